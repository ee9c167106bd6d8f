// A document: the unpacked data, with every edit in its place, and the rules that are switched off.
class Model {
  constructor(data) {
    this.data = data;
    this.source = new Text(data.source);
    this.off = new Set();
    this.edits = [];
    this.damaged = false;
    this.blocks = data.blocks.map((row, index) => this.block(row, index));
    this.lines = [0];
    for (let place = data.source.indexOf("\n"); place >= 0; place = data.source.indexOf("\n", place + 1)) {
      this.lines.push(place + 1);
    }
  }

  block([start, end, removed, lead, kind, level, rows], index) {
    const edits = rows.map(([rule, from, to, at, before, after, evidence]) => {
      const edit = {
        index: this.edits.length, block: index, rule: this.data.rules[rule],
        start: from, end: to, at, before, after, evidence, needs: new Set(),
      };
      this.edits.push(edit);
      return edit;
    });
    const block = { index, start, end, lead, kind, level, edits };
    block.removed = removed < 0 ? "" : this.data.rules[removed];
    block.rules = new Set(edits.map((edit) => edit.rule));
    if (block.removed) block.rules.add(block.removed);
    try {
      block.nodes = replay(start, end, edits);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.damaged = true;
      block.nodes = [rawNode(start, end)];
    }
    return block;
  }

  inEffect(edit) {
    if (this.off.has(edit.rule)) return false;
    for (const other of edit.needs) if (!this.inEffect(other)) return false;
    return true;
  }

  kept(block) {
    return !block.removed || this.off.has(block.removed);
  }

  textOf(nodes) {
    let text = "";
    for (const node of nodes) {
      if (node.edit === null) text += this.source.slice(node.start, node.end);
      else text += this.inEffect(node.edit) ? node.text.text : this.textOf(node.children);
    }
    return text;
  }

  text() {
    const kept = this.blocks.filter((block) => this.kept(block));
    return kept.map((block, k) => (k ? block.lead : "") + this.textOf(block.nodes)).join("");
  }

  // Every rule with what it did here, the busiest first.
  rules() {
    const counts = new Map(this.data.rules.map((rule) => [rule, { rule, removed: 0, edits: 0 }]));
    for (const block of this.blocks) {
      if (block.removed) counts.get(block.removed).removed += 1;
      else for (const edit of block.edits) counts.get(edit.rule).edits += 1;
    }
    return [...counts.values()]
      .filter((count) => count.removed + count.edits)
      .sort((a, b) => b.removed + b.edits - a.removed - a.edits);
  }

  // The edit and those that it built on, first to last.
  history(edit, found = new Set()) {
    for (const other of edit.needs) this.history(other, found);
    found.add(edit);
    return [...found];
  }

  // Line and column, from 1, of a place in the source.
  place(offset) {
    const at = this.source.slice(0, offset).length;
    let line = 0;
    let above = this.lines.length;
    while (above - line > 1) {
      const middle = (line + above) >> 1;
      if (this.lines[middle] <= at) line = middle;
      else above = middle;
    }
    return [line + 1, new Text(this.data.source.slice(this.lines[line], at)).length + 1];
  }

  blockAt(offset) {
    return this.blocks.find((block) => offset < block.end) || this.blocks[this.blocks.length - 1];
  }
}
