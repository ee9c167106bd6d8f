// The table of documents: sorted, filtered, filled as one scrolls.
const NAME = 0, TITLE = 1, SITE = 2, SCRIPT = 3, BEFORE = 4, AFTER = 5, REMOVED = 6, EDITS = 7,
  SPUN = 8, FLAGS = 9, WARNINGS = 10, WORTH = 11, REASONS = 12, RULES = 13;
const STEP = 100;

class Table {
  constructor(app) {
    this.app = app;
    this.filters = { text: "", script: "", site: null, rule: "", removed: 0, spun: 0, warned: false };
    this.sort = [WORTH, -1];
    this.body = el("tbody");
    this.more = button("", () => this.add(STEP), { class: "wide" });
    this.count = el("output", { class: "small" });
    this.columns = [
      [TITLE, "name"], [BEFORE, "before"], [AFTER, "after"], [REMOVED, "removedShare"], [EDITS, "edits"],
      [SPUN, "spun"], [SCRIPT, "script"], [FLAGS, "flags"], [WARNINGS, "warnings"], [WORTH, "worth"],
    ];
    this.head = el("tr");
    this.controls = this.makeControls();
    this.element = el("section", { "aria-label": t("documents", "") }, this.controls,
      el("div", { class: "scroll" }, el("table", {}, el("thead", {}, this.head), this.body)), this.more);
    this.fill();
  }

  makeControls() {
    const { filters } = this;
    const set = (name, read) => (event) => {
      filters[name] = read(event.target);
      this.fill();
    };
    const value = (input) => input.value;
    const figure = (scale) => (input) => Number(input.value || 0) / scale;
    const scripts = Object.keys(this.app.data.stats.scripts);
    const select = (label, name, choices, nameOf) => el("label", {}, label, el("select", {
      "data-filter": name, onchange: set(name, value),
    }, el("option", { value: "" }, t("any")), choices.map((choice) => el("option", { value: choice }, nameOf(choice)))));
    this.inputs = el("div", { class: "filters" },
      el("label", {}, t("filter"), el("input", { type: "search", id: "filter", oninput: set("text", (input) => input.value.toLowerCase()) })),
      select(t("script"), "script", scripts.filter(Boolean), valueName),
      select(t("rule"), "rule", Object.keys(this.app.data.stats.rules).sort(), (rule) => rule),
      el("label", {}, t("removedLeast"), el("input", { type: "number", min: 0, max: 100, "data-filter": "removed", oninput: set("removed", figure(100)) })),
      el("label", {}, t("spunLeast"), el("input", { type: "number", min: 0, step: "any", "data-filter": "spun", oninput: set("spun", figure(1)) })),
      el("label", { class: "check" }, el("input", { type: "checkbox", "data-filter": "warned", onchange: set("warned", (input) => input.checked) }), t("onlyWarned")),
      button(t("clear"), () => this.clear()), this.count);
    return this.inputs;
  }

  // Filter by one thing, as the charts ask.
  only(wanted) {
    this.clear();
    Object.assign(this.filters, wanted);
    const select = this.inputs.querySelector('[data-filter="rule"]');
    select.value = this.filters.rule;
    this.fill();
    this.element.scrollIntoView({ block: "start" });
  }

  clear() {
    Object.assign(this.filters, { text: "", script: "", site: null, rule: "", removed: 0, spun: 0, warned: false });
    for (const input of this.inputs.querySelectorAll("input, select")) {
      if (input.type === "checkbox") input.checked = false;
      else input.value = "";
    }
    this.fill();
  }

  fits(row) {
    const f = this.filters;
    return (!f.text || `${row[NAME]}\n${row[TITLE]}\n${row[SITE]}`.toLowerCase().includes(f.text))
      && (!f.script || row[SCRIPT] === f.script)
      && (f.site === null || row[SITE] === f.site)
      && (!f.removed || row[REMOVED] >= f.removed)
      && (!f.spun || row[SPUN] >= f.spun)
      && (!f.warned || row[WARNINGS].length > 0)
      && (!f.rule || row[RULES].some(([rule]) => this.app.data.rules[rule] === f.rule));
  }

  fill() {
    const [column, way] = this.sort;
    const key = ([, row]) => {
      if (column === WARNINGS) return row[WARNINGS].length;
      return column === TITLE ? row[TITLE] || row[NAME] : row[column];
    };
    this.order = this.app.data.documents.map((row, index) => [index, row]).filter(([, row]) => this.fits(row));
    this.order.sort((a, b) => {
      const one = key(a), other = key(b);
      const less = typeof one === "string" ? one.localeCompare(other, "zh") : one - other;
      return way * less || a[0] - b[0];
    });
    this.head.replaceChildren(...this.columns.map(([id, label]) => {
      const sorted = id === column ? (way < 0 ? "descending" : "ascending") : "none";
      return el("th", { scope: "col", "aria-sort": sorted }, button(t(label), () => this.sortBy(id), { class: "plain", "data-sort": id, title: t("sortedBy") }));
    }));
    this.body.replaceChildren();
    this.filled = 0;
    this.add(STEP);
    this.count.textContent = this.order.length ? t("documents", number(this.order.length)) : t("noneLeft");
    if (this.filters.site !== null) this.count.textContent += ` · ${this.filters.site || t("siteNone")}`;
  }

  sortBy(id) {
    const [column, way] = this.sort;
    this.sort = [id, id === column ? -way : id === TITLE || id === SCRIPT ? 1 : -1];
    this.fill();
  }

  add(count) {
    const rows = this.order.slice(this.filled, this.filled + count);
    this.filled += rows.length;
    this.body.append(...rows.map(([index, row]) => this.row(index, row)));
    const left = this.order.length - this.filled;
    this.more.hidden = left === 0;
    this.more.textContent = t("more", Math.min(left, STEP));
  }

  row(index, row) {
    const name = row[TITLE] || row[NAME];
    const meter = el("span", { class: "meter", "aria-hidden": "true" });
    meter.style.setProperty("--share", `${100 * row[REMOVED]}%`);
    const cell = (key, ...content) => el("td", { "data-label": t(key) }, content);
    return el("tr", {},
      el("th", { scope: "row" }, el("a", { href: `#${index}`, lang: "zh" }, name),
        el("div", { class: "small" }, row[TITLE] ? row[NAME] : "", row[SITE] ? ` ${row[SITE]}` : "")),
      cell("before", number(row[BEFORE])), cell("after", number(row[AFTER])),
      el("td", { "data-label": t("removedShare"), class: "share" }, meter, `${percent(row[REMOVED])}%`), cell("edits", number(row[EDITS])),
      cell("spun", row[SPUN] > 0 ? row[SPUN] : ""), cell("script", valueName(row[SCRIPT])), cell("flags", row[FLAGS] || ""),
      el("td", { "data-label": t("warnings"), title: row[WARNINGS].join("\n") }, row[WARNINGS].length || ""),
      cell("worth", reasonsOf(row)));
  }
}

function reasonsOf(row) {
  return row[REASONS].map(([name, figure]) => {
    const key = `reason${name[0].toUpperCase()}${name.slice(1)}`;
    return el("span", { class: `reason ${name}` }, t(key, name === "removed" ? percent(figure) : shown(figure)));
  });
}
