// Searching a document, in source and result. What is found is painted without touching the text.
class Search {
  constructor(view) {
    this.view = view;
    this.hits = [];
    this.current = -1;
    this.input = el("input", {
      type: "search", placeholder: t("search"), "aria-label": t("search"), enterkeyhint: "search",
      oninput: () => this.find(), onkeydown: (event) => this.key(event),
    });
    this.count = el("output", { class: "small" });
    this.element = el("div", { class: "search", role: "search" }, this.input, this.count,
      button("↑", () => this.go(-1), { "aria-label": t("searchPrevious") }),
      button("↓", () => this.go(1), { "aria-label": t("searchNext") }));
  }

  key(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      this.go(event.shiftKey ? -1 : 1);
    }
  }

  clear() {
    this.input.value = "";
    this.find();
  }

  find() {
    const wanted = this.input.value.toLowerCase();
    this.hits = [];
    this.current = -1;
    if (wanted) {
      this.view.rows.all();
      for (const row of this.view.rows.rows) {
        // Where nothing happened to a block, both panes say the same: one hit is enough.
        if (row.changed || row.block.removed) this.collect(row, row.source, wanted);
        if (row.text) this.collect(row, row.result, wanted);
      }
    }
    this.paint();
    if (this.hits.length) this.go(1, false);
    else this.count.textContent = wanted ? t("noMatch") : "";
  }

  collect(row, element, wanted) {
    const text = element.textContent.toLowerCase();
    const spans = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      spans.push([at, at + wanted.length]);
    }
    for (const range of rangesOf(element, spans)) this.hits.push({ row, range });
  }

  go(step, focus = true) {
    if (!this.hits.length) return;
    this.current = (this.current + step + this.hits.length) % this.hits.length;
    const { row, range } = this.hits[this.current];
    this.view.rows.reach(row.block.index);
    reveal(row, range);
    paint("found-now", [range]);
    this.count.textContent = t("matches", this.current + 1, this.hits.length);
    if (focus) say(`${t("matches", this.current + 1, this.hits.length)}: ${row.result.textContent.slice(0, 80)}`);
  }

  paint() {
    paint("found", this.hits.map((hit) => hit.range));
    paint("found-now", []);
  }
}

// Ranges over an element's text, for spans in UTF-16 units from left to right, in one walk.
function* rangesOf(element, spans) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  let place = 0;
  for (const [start, end] of spans) {
    const range = new Range();
    while (node && start >= place + node.length) {
      place += node.length;
      node = walker.nextNode();
    }
    if (!node) return;
    range.setStart(node, start - place);
    while (node && end > place + node.length) {
      place += node.length;
      node = walker.nextNode();
    }
    if (node) range.setEnd(node, end - place);
    yield range;
  }
}

// Scrolls to a row, and in a long one to the place itself, if its pane is shown.
function reveal(row, range) {
  row.element.scrollIntoView({ block: "center" });
  sought = range;
  approach(range, 12);
}

let sought = null;

// What is far out of sight is laid out only once it comes near, and what is laid out then moves what
// stands below it: so the place is looked at again in the next frames, whether it was in sight or not.
function approach(range, frames) {
  const holder = range.startContainer.parentElement;
  if (range !== sought || !holder.getClientRects().length) return;
  const box = range.getBoundingClientRect();
  if (!box.height) holder.scrollIntoView({ block: "center" });
  else if (box.top < 0 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 2);
  if (frames) requestAnimationFrame(() => approach(range, frames - 1));
}

function paint(name, ranges) {
  // Browsers without highlights still scroll to the row.
  if (typeof CSS !== "undefined" && CSS.highlights) CSS.highlights.set(name, new Highlight(...ranges));
}
