// The view of one document.
class DocumentView {
  constructor(app, index, data) {
    this.app = app;
    this.index = index;
    this.model = new Model(data);
    this.focus = "";
    this.stop = -1;
    this.card = new Card(this);
    this.rows = new Rows(this);
    this.search = new Search(this);
    this.panel = new Panel(this);
    this.stops = this.stopsOf("");
    this.element = el("div", { class: "document view-both" }, this.header(),
      el("div", { class: "columns" }, this.panel.element, el("main", {}, this.rows.element)), this.card.element);
    this.listen();
    this.built();
  }

  header() {
    const [name, title, , , before, after, removed] = this.app.data.documents[this.index];
    const { many } = this.app;
    const go = (step) => this.app.open(this.index + step);
    const switches = ["both", "source", "result"].map((pane) =>
      button(t({ both: "paneBoth", source: "paneSource", result: "paneResult" }[pane]), () => this.pane(pane), { "data-pane": pane, "aria-pressed": String(pane === "both") }));
    this.only = el("input", { type: "checkbox", onchange: () => this.element.classList.toggle("only-changed", this.only.checked) });
    this.stopCount = el("output", { class: "small" });
    return el("header", { class: "bar" },
      el("div", { class: "line" },
        many ? button(`← ${t("back")}`, () => this.app.overview(), { id: "back" }) : null,
        many ? button("‹", () => go(-1), { "aria-label": t("previousDocument"), disabled: this.index === 0 }) : null,
        many ? button("›", () => go(1), { "aria-label": t("nextDocument"), disabled: this.index === this.app.data.documents.length - 1 }) : null,
        el("h1", { lang: "zh" }, title || name),
        this.app.tools()),
      el("div", { class: "line" },
        el("span", { class: "small" }, title ? `${name} · ` : "", t("total", number(before), number(after), percent(removed))),
        this.model.damaged ? el("strong", { class: "small" }, t("damaged")) : null),
      el("div", { class: "line controls" },
        el("div", { class: "group steps-group" },
          button("↑", () => this.step(-1), { "aria-label": t("previous"), title: `${t("previous")} (p)` }),
          button("↓", () => this.step(1), { "aria-label": t("next"), title: `${t("next")} (n)`, id: "next" }),
          this.stopCount),
        el("div", { class: "group panes", role: "group", "aria-label": t("view") }, switches),
        el("label", {}, this.only, t("changedOnly")),
        button(t("panel"), () => this.element.classList.toggle("panel-open"), { class: "narrow" }),
        this.search.element));
  }

  listen() {
    const found = (event) => event.target.closest("mark[data-e]");
    const { element } = this.rows;
    element.addEventListener("pointerover", (event) => {
      const mark = found(event);
      if (mark && event.pointerType === "mouse" && !this.card.pinned) this.explain(mark, false);
    });
    element.addEventListener("pointerout", (event) => {
      if (!this.card.pinned && !this.card.element.contains(event.relatedTarget)) this.card.hide();
    });
    element.addEventListener("click", (event) => {
      const mark = found(event);
      if (!mark) return;
      const edit = this.model.edits[mark.dataset.e];
      this.stop = this.stops.findIndex((stop) => stop.edit === edit);
      this.light(edit);
      this.explain(mark, true);
    });
  }

  explain(mark, pinned) {
    this.card.edit(mark, this.model.edits[mark.dataset.e], pinned);
  }

  pinRemoval(row) {
    this.card.removal(row.verdict, row.block, true);
  }

  unpin() {
    this.card.hide();
    const now = this.element.querySelector("mark.now");
    if (now) now.focus();
  }

  // Where the keyboard stops: every removed run and every edit that can be seen in the result.
  stopsOf(rule) {
    const stops = [];
    for (const row of this.rows.rows) {
      const { block } = row;
      if (block.removed) {
        const first = !row.group || row.group.rows[0] === row;
        if (rule ? block.removed === rule : first) stops.push({ row, edit: null });
        continue;
      }
      const top = new Set(block.nodes.map((node) => node.edit).filter(Boolean));
      for (const edit of top) {
        if (!rule || this.model.history(edit).some((step) => step.rule === rule)) stops.push({ row, edit });
      }
    }
    return stops;
  }

  // Step through one rule's work only; asked for again, through everything.
  stepThrough(rule) {
    this.focus = this.focus === rule ? "" : rule;
    this.stops = this.stopsOf(this.focus);
    this.stop = -1;
    this.panel.update();
    this.step(1);
  }

  step(direction) {
    if (!this.stops.length) {
      say(t("noChange"));
      return;
    }
    this.stop = this.stop < 0 && direction < 0 ? this.stops.length - 1
      : (this.stop + direction + this.stops.length) % this.stops.length;
    const { row, edit } = this.stops[this.stop];
    this.stopCount.textContent = t("matches", number(this.stop + 1), number(this.stops.length));
    if (edit) this.goEdit(edit);
    else this.goRemoval(row);
  }

  goEdit(edit) {
    const row = this.rows.reach(edit.block);
    const marks = this.light(edit);
    const mark = marks.find((m) => m.classList.contains("to") && m.offsetParent) || marks.find((m) => m.offsetParent) || row.element;
    row.element.scrollIntoView({ block: "nearest" });
    mark.scrollIntoView({ block: "center" });
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    this.card.edit(mark, edit, true);
    say(`${edit.rule}: ${brief(edit.before, 80) || t("inserted")} → ${brief(edit.after, 80) || t("deleted")}`);
  }

  goRemoval(row) {
    this.light(null);
    const folded = row.group && !row.group.open;
    this.rows.build(row.block.index + 1);
    const target = folded ? row.group.element.querySelector("button") : row.verdict.querySelector("button");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    row.element.classList.add("now");
    if (folded) this.card.hide();
    else this.card.removal(target, row.block, true);
    say(`${t("removed")}: ${row.block.removed}: ${row.source.textContent.slice(0, 60)}`);
  }

  // Marks an edit on both sides; returns the marks.
  light(edit) {
    for (const old of this.element.querySelectorAll(".now")) old.classList.remove("now");
    if (!edit) return [];
    const { source, result } = this.rows.reach(edit.block);
    const marks = [
      ...result.querySelectorAll(`mark[data-e="${edit.index}"]`),
      ...source.querySelectorAll(`mark[data-all~="${edit.index}"]`),
    ];
    for (const mark of marks) mark.classList.add("now");
    return marks;
  }

  goBlock(index) {
    const row = this.rows.reach(index);
    this.element.classList.remove("panel-open");
    row.element.scrollIntoView({ block: "start" });
    row.element.tabIndex = -1;
    row.element.focus({ preventScroll: true });
  }

  goSource(start, end) {
    const block = this.model.blockAt(start);
    const row = this.rows.reach(block.index);
    const range = this.sourceRange(row, start, end);
    reveal(row, range);
    paint("found-now", [range]);
  }

  sourceRange(row, start, end) {
    const { block } = row;
    const units = (offset) => this.model.source.slice(block.start, Math.min(Math.max(offset, block.start), block.end)).length;
    const from = units(start);
    return rangesOf(row.source, [[from, Math.max(units(end), from + 1)]]).next().value || new Range();
  }

  // Rows were added: paint the flags that lie in them.
  built() {
    const ranges = [];
    if (!this.rows) return;
    for (const [, start, end] of this.model.data.flags) {
      const block = this.model.blockAt(start);
      const row = block && this.rows.rows[block.index];
      if (row && row.element && start >= block.start) ranges.push(this.sourceRange(row, start, end));
    }
    paint("flagged", ranges);
  }

  toggle(rule) {
    const { off } = this.model;
    if (off.has(rule)) off.delete(rule);
    else off.add(rule);
    this.toggled([rule]);
  }

  toggleAll(off) {
    this.model.off = new Set(off ? this.model.data.rules : []);
    this.toggled(this.model.data.rules);
  }

  toggled(rules) {
    this.rows.all();
    for (const rule of rules) this.rows.refresh(rule);
    this.panel.update();
    this.card.hide();
    if (this.search.input.value) this.search.find();
    say(`${rules.join(", ")}: ${t(this.model.off.has(rules[0]) ? "isOff" : "isOn")}`);
  }

  pane(name) {
    this.element.classList.remove("view-both", "view-source", "view-result");
    this.element.classList.add(`view-${name}`);
    for (const key of this.element.querySelectorAll("[data-pane]")) {
      key.setAttribute("aria-pressed", String(key.dataset.pane === name));
    }
  }

  key(event) {
    const { key } = event;
    if (key === "n" || key === "j") this.step(1);
    else if (key === "p" || key === "k") this.step(-1);
    else if (key === "/") this.search.input.focus();
    else if (key === "t") this.toggleCurrent();
    else if (key === "c") this.only.click();
    else if (key === "]") this.app.open(this.index + 1);
    else if (key === "[") this.app.open(this.index - 1);
    else if (key === "u") this.app.overview();
    else return false;
    return true;
  }

  toggleCurrent() {
    const stop = this.stops[this.stop];
    if (stop) this.toggle(stop.edit ? stop.edit.rule : stop.row.block.removed);
  }

  escape() {
    if (!this.card.element.hidden) this.unpin();
    else if (document.activeElement === this.search.input) {
      this.search.clear();
      this.search.input.blur();
    } else this.element.classList.remove("panel-open");
  }
}
