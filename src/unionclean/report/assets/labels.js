// Everything that the page says, in Chinese and in English.
const LABELS = {
  after: ["清洗后", "After"],
  afterwards: ["改后", "After"],
  allOff: ["全部关闭", "All off"],
  allOn: ["全部打开", "All on"],
  alternatives: ["备选", "Alternatives"],
  any: ["不限", "Any"],
  back: ["返回列表", "Back to the list"],
  before: ["清洗前", "Before"],
  beforehand: ["改前", "Before"],
  block: ["段", "block"],
  blocksRemoved: ["{0} 段被删除", "{0} block|blocks removed"],
  byRule: ["各规则删改的字数", "Characters removed and changed, by rule"],
  bySite: ["各网站保留与删除的比例", "Share kept and removed, by site"],
  changed: ["改动", "changed"],
  changedOnly: ["只看有改动的段", "Only what changed"],
  characters: ["字", "characters"],
  chars: ["{0} 字", "{0} characters"],
  clear: ["清除筛选", "Clear filters"],
  close: ["关闭", "Close"],
  contents: ["目录", "Contents"],
  damaged: ["本文的记录与原文对不上，下面的结果可能有误。", "The record does not fit the source; what is shown may be wrong."],
  deleted: ["删除", "deleted"],
  document: ["文档", "Document"],
  documents: ["{0} 篇文档", "{0} document|documents"],
  edits: ["改动", "Edits"],
  encoding: ["编码", "Encoding"],
  facts: ["事实", "Facts"],
  failures: ["{0} 篇未能清洗", "{0} document|documents could not be cleaned"],
  filter: ["查找文档", "Find a document"],
  flags: ["提示", "Flags"],
  help: ["按键", "Keys"],
  history: ["经过", "Steps"],
  inserted: ["插入", "inserted"],
  isOff: ["已关闭", "off"],
  isOn: ["已打开", "on"],
  keyBack: ["返回列表", "back to the list"],
  keyChanged: ["只看有改动的段", "only what changed"],
  keyClose: ["关闭窗口", "close what is open"],
  keyDocuments: ["上一篇 / 下一篇", "previous / next document"],
  keyNext: ["下一处 / 上一处改动", "next / previous change"],
  keyRule: ["开关当前规则", "switch the current rule"],
  keySearch: ["搜索", "search"],
  language: ["English", "中文"],
  languageHint: ["Switch to English", "切换到中文"],
  line: ["第 {0} 行第 {1} 字", "line {0}, column {1}"],
  margin: ["把握", "Margin"],
  matches: ["第 {0} 处，共 {1} 处", "{0} of {1}"],
  metadata: ["元数据", "Metadata"],
  more: ["再显示 {0} 篇", "Show {0} more"],
  name: ["文档", "Document"],
  next: ["下一处", "Next change"],
  nextDocument: ["下一篇", "Next document"],
  noChange: ["没有任何改动", "Nothing was changed"],
  noMatch: ["没有找到", "No match"],
  noneLeft: ["没有符合条件的文档", "No document fits"],
  note: ["在此重放的是记录；规则没有重新运行。", "The record is replayed here; the rules are not run again."],
  onlyWarned: ["只看有警告的", "Only with warnings"],
  panel: ["侧栏", "Panel"],
  paneBoth: ["对照", "Both"],
  paneResult: ["结果", "Result"],
  paneSource: ["原文", "Source"],
  previous: ["上一处", "Previous change"],
  previousDocument: ["上一篇", "Previous document"],
  reasonDoubtful: ["{0} 处把握不大", "{0} doubtful|doubtful"],
  reasonEmpty: ["没有留下文字", "nothing is left"],
  reasonFlags: ["{0} 处提示", "{0} flag|flags"],
  reasonRemoved: ["删去 {0}%", "{0}% removed"],
  reasonSpun: ["伪原创（{0}）", "spun ({0})"],
  reasonWarnings: ["{0} 条警告", "{0} warning|warnings"],
  removed: ["删除", "removed"],
  removedLeast: ["删去至少 %", "Removed at least %"],
  removedShare: ["删去", "Removed"],
  restored: ["规则已关闭，恢复显示", "rule is off, shown again"],
  result: ["结果", "Result"],
  rule: ["规则", "Rule"],
  rules: ["规则", "Rules"],
  script: ["字形", "Script"],
  search: ["在本文中搜索", "Search this document"],
  searchNext: ["下一个匹配", "Next match"],
  searchPrevious: ["上一个匹配", "Previous match"],
  siteNone: ["（无地址）", "(no address)"],
  sortedBy: ["按此列排序", "sort by this column"],
  source: ["原文", "Source"],
  spun: ["伪原创", "Spun"],
  spunLeast: ["伪原创至少", "Spun at least"],
  step: ["只在这条规则的改动间跳转", "Step through this rule only"],
  stepAll: ["在所有改动间跳转", "Step through all changes"],
  switch: ["打开或关闭", "Switch on or off"],
  switchOff: ["关闭这条规则", "Switch this rule off"],
  switchOn: ["打开这条规则", "Switch this rule on"],
  theme: ["明暗", "Theme"],
  total: ["原文 {0} 字，清洗后 {1} 字，删去 {2}%", "{0} characters in, {1} out; {2}% removed"],
  view: ["显示", "View"],
  warnings: ["警告", "Warnings"],
  worst: ["最值得先看的", "Most worth a look first"],
  worth: ["为何值得看", "Why look"],
};

const VALUES = {
  traditional: "繁体", simplified: "简体", mixed: "繁简混杂", none: "不明", other: "其他",
};

let chinese = false;

function t(key, ...values) {
  const text = LABELS[key][chinese ? 0 : 1];
  // "{0} edit|edits" is said in the number that fits.
  return text.replace(/\{(\d)\}(?: (\w+)\|(\w+))?/g, (_, place, one, many) =>
    `${values[place]}${one ? ` ${String(values[place]) === "1" ? one : many}` : ""}`);
}

function familyOf(rule) {
  return rule.split(".")[0];
}

function valueName(value) {
  return (chinese && VALUES[value]) || value;
}

function chooseLanguage(wanted) {
  chinese = wanted ? wanted === "zh" : (navigator.language || "").toLowerCase().startsWith("zh");
  document.documentElement.lang = chinese ? "zh-CN" : "en";
}

const number = (value) => Number(value).toLocaleString("en-US");
const percent = (share) => (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0);
