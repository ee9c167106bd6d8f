"""The body of one article: cuts, headings, levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from . import closing, plain, runin
from .candidates import Node, headlike, is_list, nest, nodes
from .levels import order
from .lines import Line

#: Styles that number plain lists as often as sections.
_LEAF = frozenset(("1.", "（1）", "1）", "①"))


def parse(
    lines: list[Line],
    *,
    before_border: bool,
    known: frozenset[str] = frozenset(),
    split: bool = True,
) -> tuple[list[Line], list[Node]]:
    """Decide what the lines of a body are, cutting some in two.

    Args:
        lines: the lines between front and back matter.
        before_border: another article follows.
        known: entries of the table of contents, as :func:`unionclean.sections.contents.key`.
        split: whether run-in headings and the like may be cut.

    Returns:
        The lines, more than before where some were cut, and the nodes of the tree.
    """
    if split:
        lines = _cut_lists(_cut_pairs(lines))
    found = nodes(lines)
    for node in found:
        node.line.kind = "numbered"
    found = _merge(lines, found, [line for line in lines if line.kind == "post"], "post")
    unnumbered = plain.mark(lines, before_border=before_border, known=known)
    found = _merge(lines, found, unnumbered, "plain", known)
    if found:
        nest(found, order([(node.style, node.number) for node in found]))
        found = _without_lists(lines, found)
        lines = _headings(lines, found, split)
    closing.mark_closing(lines, found)
    closing.mark_returns(lines, found)
    _settle(lines, found)
    return lines, found


def _without_lists(lines: Sequence[Line], found: list[Node]) -> list[Node]:
    """Leave out runs of three and more short items with nothing between them: plain lists."""
    if sum(1 for node in found if node.style.split("|")[0] in _LEAF) < 3:
        return found
    following = _following(lines, found)
    groups: dict[tuple[int, str], list[int]] = {}
    for k, node in enumerate(found):
        if node.style.split("|")[0] in _LEAF:
            groups.setdefault((node.parent, node.style), []).append(k)
    lists: set[int] = set()
    for members in groups.values():
        bare = sum(1 for k, after in pairwise(members) if _bare(found, following, k, after))
        if (
            len(members) >= 3
            and bare == len(members) - 1
            and all(headlike(found[k].line) for k in members)
        ):
            lists.update(members)
    if not lists:
        return found
    for k in lists:
        found[k].line.kind = "list-item"
    kept = [node for k, node in enumerate(found) if k not in lists]
    nest(kept, order([(node.style, node.number) for node in kept]))
    return kept


def _bare(found: Sequence[Node], following: dict[int, Line | None], k: int, after: int) -> bool:
    return after == k + 1 and following[k] is found[after].line


def _merge(
    lines: Sequence[Line],
    found: list[Node],
    unnumbered: Sequence[Line],
    style: str,
    known: frozenset[str] = frozenset(),
) -> list[Node]:
    if not unnumbered:
        return found
    by_line = {id(node.line): node for node in found}
    extra = {id(line) for line in unnumbered}
    merged: list[Node] = []
    count = 0
    for line in lines:
        node = by_line.get(id(line))
        if node is None and id(line) in extra:
            count += 1
            node = Node(line, plain.style_of(line, known) if style == "plain" else style, (count,))
        if node is not None:
            merged.append(node)
    return merged


def _cut_pairs(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        out.append(line)
        while not line.kind and line.marker is not None:
            at = runin.two_headings(line)
            if at is None:
                break
            line = line.cut(at)
            out.append(line)
    return out


def _headings(lines: list[Line], found: list[Node], split: bool) -> list[Line]:
    following = _following(lines, found)
    numbered = [k for k, node in enumerate(found) if node.line.kind == "numbered"]
    if split:
        heads = runin.heads(found, following)
    else:
        heads = {k: 0 for k in numbered if headlike(found[k].line)}
    cuts: dict[int, int] = {}
    for k in numbered:
        stop = heads.get(k)
        if stop is not None:
            found[k].line.kind = "heading"
            if stop:
                cuts[id(found[k].line)] = stop
    if not cuts:
        return lines
    out: list[Line] = []
    for line in lines:
        out.append(line)
        stop = cuts.get(id(line))
        if stop:
            out.append(line.cut(stop))
    return out


def _following(lines: Sequence[Line], found: Sequence[Node]) -> dict[int, Line | None]:
    place = {id(node.line): k for k, node in enumerate(found)}
    following: dict[int, Line | None] = {}
    for index, line in enumerate(lines):
        k = place.get(id(line))
        if k is not None:
            following[k] = lines[index + 1] if index + 1 < len(lines) else None
    return following


def _cut_lists(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for index, line in enumerate(lines):
        out.append(line)
        if index + 1 < len(lines) and not line.kind:
            after = lines[index + 1]
            if after.marker is not None and (after.marker.number == (2,) or is_list(after)):
                at = runin.first_item(line, after)
                if at is not None:
                    out.append(line.cut(at))
    return out


def _settle(lines: Sequence[Line], found: Sequence[Node]) -> None:
    for node in found:
        line = node.line
        line.level = node.level
        if line.kind == "post":
            continue
        numbered = line.marker is not None and not node.style.startswith(("plain", "framing"))
        line.number = node.number if numbered else ()
        line.shown = line.marker.text if line.number and line.marker else ""
        if line.kind == "numbered":
            line.kind = "paragraph"
    for line in lines:
        if not line.kind:
            line.kind = "list-item" if is_list(line) or line.tag == "li" else "paragraph"
