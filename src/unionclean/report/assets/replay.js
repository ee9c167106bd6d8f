// Replaying the record of a block, in such a way that any rule can be left out afterwards.
//
// The text of a block is a list of nodes. A raw node stands for a span of the source; a part of an
// edit holds the text that the edit put there, and beneath it the nodes that it put that in the
// place of. An edit is in effect if its rule is on and every edit whose work it built on is; where
// it is not, what lies beneath it is shown instead.

// Offsets count characters; a JavaScript string counts UTF-16 units.
class Text {
  constructor(text) {
    this.units = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
    this.text = text;
    this.length = this.units ? this.units.length : text.length;
  }

  slice(start, end) {
    return this.units ? this.units.slice(start, end).join("") : this.text.slice(start, end);
  }
}

const rawNode = (start, end) => ({ edit: null, start, end, length: end - start });
const partOf = (edit, text, children) => ({ edit, text, length: text.length, children });

function cut(node, at) {
  if (node.edit === null) {
    return [rawNode(node.start, node.start + at), rawNode(node.start + at, node.end)];
  }
  const beneath = node.children.reduce((sum, child) => sum + child.length, 0);
  let left = node.children;
  let right = [];
  if (beneath === node.length) {
    left = [];
    let place = 0;
    for (const child of node.children) {
      const end = place + child.length;
      if (end <= at) left.push(child);
      else if (place >= at) right.push(child);
      else {
        const [one, two] = cut(child, at - place);
        left.push(one);
        right.push(two);
      }
      place = end;
    }
  }
  return [
    partOf(node.edit, new Text(node.text.slice(0, at)), left),
    partOf(node.edit, new Text(node.text.slice(at, node.length)), right),
  ];
}

// Edits of one pass run from left to right; each such run is one sweep over the nodes.
function sweep(nodes, edits, index) {
  const out = [];
  let next = 0;
  let rest = null;
  let done = 0;
  let delta = 0;
  const take = (upTo, target) => {
    while (done < upTo) {
      const node = rest || nodes[next++];
      if (!node) throw new RangeError("an edit lies outside its block");
      if (node.length <= upTo - done) {
        rest = null;
        done += node.length;
        target.push(node);
      } else {
        const [left, right] = cut(node, upTo - done);
        rest = right;
        done = upTo;
        target.push(left);
      }
    }
  };
  for (; index < edits.length; index++) {
    const edit = edits[index];
    const begin = edit.at - delta;
    if (begin < done) break;
    take(begin, out);
    // What was deleted exactly here stays before the edit.
    while (!rest && next < nodes.length && nodes[next].length === 0) out.push(nodes[next++]);
    const children = [];
    const length = new Text(edit.before).length;
    take(begin + length, children);
    for (const child of children) if (child.edit !== null) edit.needs.add(child.edit);
    const part = partOf(edit, new Text(edit.after), children);
    out.push(part);
    delta += part.length - length;
  }
  if (rest) out.push(rest);
  return [out.concat(nodes.slice(next)), index];
}

function replay(start, end, edits) {
  let nodes = start < end ? [rawNode(start, end)] : [];
  let index = 0;
  while (index < edits.length) [nodes, index] = sweep(nodes, edits, index);
  return nodes;
}

// The runs of source text under some nodes, each with the edits that it went through,
// the last one first. What an edit put where nothing was comes as an empty run.
function* leaves(nodes, chain = []) {
  for (const node of nodes) {
    if (node.edit === null) yield { start: node.start, end: node.end, chain };
    else if (node.children.length) yield* leaves(node.children, [...chain, node.edit]);
    else yield { start: 0, end: 0, chain: [...chain, node.edit] };
  }
}
