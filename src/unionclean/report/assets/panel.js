// Beside the text: contents, rules, facts, flags.
class Panel {
  constructor(view) {
    this.view = view;
    this.rules = el("ul", { class: "rules" });
    const { data } = view.model;
    const parts = [
      ["contents", data.toc.length ? this.contents(data.toc) : null, true],
      ["rules", el("div", {}, this.rules, el("p", { class: "small" }, t("note")), this.all()), true],
      ["flags", data.flags.length ? this.flags(data.flags) : null, true],
      ["warnings", data.warnings.length ? el("ul", {}, data.warnings.map((text) => el("li", {}, text))) : null, true],
      ["metadata", this.pairs(Object.entries(data.metadata)), false],
      ["facts", this.pairs([...this.encoding(data.encoding), ...Object.entries(data.facts)]), false],
    ];
    this.element = el("aside", { class: "panel", "aria-label": t("panel") }, parts
      .filter(([, content]) => content)
      .map(([key, content, open]) => el("details", { open }, el("summary", {}, t(key)), content)));
    this.rules.append(...this.switches());
    this.update();
  }

  contents(toc) {
    return el("nav", { "aria-label": t("contents") }, el("ul", { class: "toc" }, toc.map(([depth, label, block]) => {
      const link = button(label, () => this.view.goBlock(block), { class: "plain" });
      link.style.paddingInlineStart = `${depth}em`;
      return el("li", {}, link);
    })));
  }

  switches() {
    const counts = this.view.model.rules();
    if (!counts.length) return [el("li", {}, t("noChange"))];
    return counts.map(({ rule, removed, edits }) => {
      const box = el("input", {
        type: "checkbox", "data-rule": rule, "aria-label": `${t("switch")}: ${rule}`,
        onchange: () => this.view.toggle(rule),
      });
      const what = [removed ? `${t("removed")} ${removed}` : "", edits ? `${t("changed")} ${edits}` : ""];
      return el("li", {}, box,
        button(chip(rule), () => this.view.stepThrough(rule), { class: "plain", "data-step": rule }),
        el("span", { class: "small" }, what.filter(Boolean).join(" · ")),
        el("p", { class: "small" }, describe(rule)));
    });
  }

  // What is on, and which rule is being stepped through; the focus stays where it is.
  update() {
    const { model, focus } = this.view;
    for (const box of this.rules.querySelectorAll("[data-rule]")) box.checked = !model.off.has(box.dataset.rule);
    for (const key of this.rules.querySelectorAll("[data-step]")) {
      const pressed = key.dataset.step === focus;
      key.setAttribute("aria-pressed", String(pressed));
      key.title = t(pressed ? "stepAll" : "step");
    }
  }

  all() {
    const set = (off) => () => this.view.toggleAll(off);
    return el("p", { class: "buttons" }, button(t("allOn"), set(false)), button(t("allOff"), set(true)));
  }

  flags(flags) {
    return el("ul", { class: "flags" }, flags.map((flag) => {
      const [kind, start, end, note] = flag;
      const text = this.view.model.source.slice(start, Math.min(end, start + 30));
      return el("li", {}, button(el("span", {}, el("b", {}, kind), ` ${text}`), (event) => {
        this.view.goSource(start, end);
        this.view.card.flag(event.currentTarget, flag);
      }, { class: "plain", title: note }));
    }));
  }

  encoding([kind, encoding, by, confidence]) {
    const sure = encoding ? ` (${by}, ${percent(confidence)}%)` : "";
    return [[t("encoding"), `${kind} ${encoding}${sure}`]];
  }

  pairs(entries) {
    const filled = entries.filter(([, value]) => !blank(value));
    return filled.length ? el("dl", { class: "pairs" }, filled.flatMap(([name, value]) => [
      el("dt", {}, name), el("dd", {}, shown(value)),
    ])) : null;
  }
}
