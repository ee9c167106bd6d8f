// One row a block: the source on the left, what became of it on the right.
const FOLD = 6;
const CHUNK = 150;

// A long paragraph is laid out part by part, so that only what is looked at costs anything.
const PART = 2000;
const LONG = 2 * PART;

// Puts text and marks into an element, in parts where it is long.
class Pen {
  constructor(element, length) {
    this.element = element;
    this.left = length > LONG ? 0 : Infinity;
    this.part = element;
  }

  // Makes room; returns how many of so many characters go into the part.
  room(length) {
    if (this.left <= 0) {
      this.part = el("div", { class: "part-of" });
      this.element.append(this.part);
      this.left = PART;
    }
    const fits = Math.min(length, this.left);
    this.left -= fits;
    return fits;
  }

  text(text) {
    for (let place = 0; place < text.length;) {
      let end = place + this.room(text.length - place);
      // Both halves of a character stay together.
      if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1])) end += 1;
      this.part.append(text.slice(place, end));
      place = end;
    }
  }

  mark(mark, length) {
    this.room(length || 1);
    this.part.append(mark);
  }
}

class Rows {
  constructor(view) {
    this.view = view;
    this.model = view.model;
    this.element = el("div", { class: "rows", role: "table", "aria-label": t("document") });
    this.rows = this.model.blocks.map((block) => ({ block, group: null, element: null }));
    this.groups = [];
    this.group();
    this.built = 0;
    this.element.append(el("div", { class: "row headings", role: "row" },
      el("div", { role: "columnheader" }, t("source")), el("div", { role: "columnheader" }, t("result"))));
    this.build(CHUNK);
    this.later();
  }

  // Runs of removed blocks, such as a site's menu, fold into one line.
  group() {
    const removed = (k) => k < this.rows.length && this.rows[k].block.removed;
    for (let k = 0; k < this.rows.length; k++) {
      let end = k;
      while (removed(end)) end += 1;
      if (end - k >= FOLD) {
        const group = { rows: this.rows.slice(k, end), open: false, element: null };
        for (const row of group.rows) row.group = group;
        this.groups.push(group);
      }
      k = Math.max(k, end - 1);
    }
  }

  later() {
    if (this.built >= this.rows.length) return;
    setTimeout(() => {
      if (!this.element.isConnected && this.built) return;
      this.build(this.built + CHUNK * 2);
      this.later();
    });
  }

  build(upTo) {
    const made = [];
    for (; this.built < Math.min(upTo, this.rows.length); this.built++) {
      const row = this.rows[this.built];
      if (row.group && row.group.rows[0] === row) made.push(this.header(row.group));
      made.push(this.make(row));
    }
    this.element.append(...made);
    if (made.length) this.view.built();
  }

  all() {
    this.build(this.rows.length);
  }

  header(group) {
    const counts = new Map();
    for (const { block } of group.rows) counts.set(block.removed, (counts.get(block.removed) || 0) + 1);
    const label = el("button", { type: "button", "aria-expanded": "false", onclick: () => this.open(group, !group.open) },
      el("b", {}, t("blocksRemoved", group.rows.length)), " ",
      [...counts].map(([rule, count]) => el("span", {}, chip(rule), ` ${count} `)));
    group.element = el("div", { class: "row fold", role: "row" }, el("div", { role: "cell" }, label));
    return group.element;
  }

  open(group, open) {
    group.open = open;
    group.element.firstChild.firstChild.setAttribute("aria-expanded", String(open));
    for (const row of group.rows) this.hide(row);
  }

  hide(row) {
    if (row.element) row.element.hidden = Boolean(row.group && !row.group.open && !this.model.kept(row.block));
  }

  make(row) {
    const { block } = row;
    row.source = el("div", { class: "text", lang: "zh" });
    row.result = el("div", { class: "text", lang: "zh" });
    row.verdict = el("div", { class: "verdict" });
    this.fillSource(row);
    row.element = el("div", { class: "row", role: "row", id: `b${block.index}` },
      el("div", { class: "cell source", role: "cell" }, row.source),
      el("div", { class: "cell result", role: "cell" }, row.result, row.verdict));
    this.fillResult(row);
    return row.element;
  }

  fillSource(row) {
    const { block } = row;
    const all = [...leaves(block.nodes)];
    const rooted = new Set(all.filter((leaf) => leaf.end > leaf.start).flatMap((leaf) => leaf.chain));
    const seen = new Set();
    let last = null;
    const pen = new Pen(row.source, block.end - block.start);
    for (const { start, end, chain } of all) {
      if (start === end && chain.some((edit) => rooted.has(edit) || seen.has(edit))) continue;
      const text = this.model.source.slice(start, end);
      if (!chain.length) {
        pen.text(text);
        last = null;
      } else if (last && start < end && last.chain.length === chain.length && last.chain.every((e, k) => e === chain[k])) {
        last.element.append(text);
      } else {
        for (const edit of chain) seen.add(edit);
        const mark = el("mark", {
          class: start < end ? "from" : "from gone", "data-e": chain[0].index,
          "data-all": chain.map((edit) => edit.index).join(" "),
        }, text);
        pen.mark(tint(mark, chain[0].rule), end - start);
        last = { element: mark, chain };
      }
    }
  }

  fillResult(row) {
    const { block } = row;
    const kept = this.model.kept(block);
    const text = this.model.textOf(block.nodes);
    row.text = kept ? text : "";
    row.changed = text !== this.model.source.slice(block.start, block.end);
    row.result.replaceChildren();
    row.verdict.replaceChildren();
    if (kept) this.fill(new Pen(row.result, text.length), block.nodes);
    if (block.removed) {
      row.verdict.append(kept ? t("restored") : t("removed"), " ",
        button(chip(block.removed), () => this.view.pinRemoval(row), { class: "plain", "aria-label": `${t("removed")}: ${block.removed}` }));
    }
    const level = block.kind === "heading" ? ` level${Math.min(block.level || 1, 4)}` : "";
    row.element.className = `row kind-${block.kind}${level}${kept ? "" : " removed"}`
      + (block.removed && kept ? " restored" : "") + (row.changed || block.removed ? " touched" : "")
      + (kept && block.lead.length > 1 ? " border" : "");
    this.hide(row);
  }

  fill(pen, nodes) {
    for (const node of nodes) {
      if (node.edit === null) pen.text(this.model.source.slice(node.start, node.end));
      else {
        const on = this.model.inEffect(node.edit);
        const kind = on ? (node.length ? "to" : "to gone") : "off";
        const mark = el("mark", { class: kind, "data-e": node.edit.index });
        if (on) mark.append(node.text.text);
        else this.fill(new Pen(mark, 0), node.children);
        pen.mark(tint(mark, node.edit.rule), node.length);
      }
    }
  }

  refresh(rule) {
    for (const row of this.rows) if (row.element && row.block.rules.has(rule)) this.fillResult(row);
    for (const { element, rows } of this.groups) {
      if (element) element.hidden = rows.every(({ block }) => this.model.kept(block));
    }
  }

  // The row of a block, built and unfolded.
  reach(index) {
    this.build(index + 1);
    const row = this.rows[index];
    if (row.element.hidden) this.open(row.group, true);
    return row;
  }
}
