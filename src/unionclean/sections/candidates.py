"""Which markers count: the lines of an article that open a section, and of what sort.

A strong marker (``一、``, ``（一）``, ``第一章``) counts unless it stands alone and heads a full
paragraph; a weak one (a bare digit, ``2.1``, ``第三条为了``) counts only where it continues a
sequence. Items of an enumeration (``第一，``, ``一是``), entries of a bibliography and, in the
articles of a law, everything below them never do.
"""

from __future__ import annotations

from collections.abc import Sequence

from .levels import follows
from .lines import Line, is_short
from .numbering import Marker
from .styles import FIXED, LIST, PRIOR

#: Longest heading, in characters after the marker.
HEADING = 45

_DIVISIONS = frozenset(("编", "分编", "部分", "篇", "章", "节", "目"))


class Node:
    """A line that opens a section.

    Attributes:
        line: the line.
        style: its style, with the form where the document nests two forms of one style.
        number: its number.
        parent: index of the node above it, -1 at the top.
        level: depth in the tree.
    """

    __slots__ = ("level", "line", "number", "parent", "style")

    def __init__(self, line: Line, style: str, number: tuple[int, ...]) -> None:
        self.line = line
        self.style = style
        self.number = number
        self.parent = -1
        self.level = 1


def headlike(line: Line) -> bool:
    """Whether a numbered line has the shape of a heading.

    Example:
        >>> headlike(Line(0, 0, "一、指导思想")), headlike(Line(0, 0, "一、加强领导。"))
        (True, False)
        >>> headlike(Line(0, 0, "第三条 下列权利，依法登记："))
        False
    """
    marker = line.marker
    if marker is None:
        return False
    rest = line.rest
    style = marker.style
    if not rest:
        return style in _DIVISIONS
    if style == "条":
        return is_short(rest, 20) and rest[-1] not in ":：" and "，" not in rest
    if not is_short(rest, 60 if style in _DIVISIONS else HEADING):
        return False
    if rest[-1] in ":：":
        return len(rest) <= 16 and "，" not in rest
    # A heading holds no second clause after ；, and its quotes are closed.
    return "；" not in rest and rest.count("“") <= rest.count("”") + 1


def nodes(lines: Sequence[Line]) -> list[Node]:
    """The numbered lines of an article's body that open a section, in order."""
    numbered = [
        (i, line, line.marker)
        for i, line in enumerate(lines)
        if line.marker is not None and line.kind == "" and line.marker.style in PRIOR
    ]
    if not numbered:
        return []
    forms = _nested_forms(numbered)
    found: list[Node] = []
    last: dict[str, tuple[int, ...]] = {}
    above: set[str] = set()
    in_article = False
    for k, (_, line, marker) in enumerate(numbered):
        style = f"1.|{marker.form}" if forms and marker.style == "1." else marker.style
        if style == "条":
            if not in_article:
                above = set(last)
            in_article = True
        elif style in FIXED:
            in_article = style == "款"
        elif in_article and not (style in above and follows(last[style], marker.number)):
            line.kind = "list-item"
            continue
        else:
            in_article = False
        if not _counts(numbered, k, style, last, forms):
            in_article = in_article and style != "条"
            continue
        last[style] = marker.number
        if len(marker.number) == 1 and style[0] in "1第":
            _forget_decimals(last)
        found.append(Node(line, style, marker.number))
    return found


_Numbered = list[tuple[int, Line, Marker]]


def _forget_decimals(last: dict[str, tuple[int, ...]]) -> None:
    for style in ("1.1.1", "1.1.1.1"):
        last.pop(style, None)


def _nested_forms(numbered: _Numbered) -> bool:
    """Whether ``1.`` and ``1、`` both start from one, and so are two styles."""
    begins = {m.form for _, _, m in numbered if m.style == "1." and m.number == (1,)}
    return "." in begins and "、" in begins


def _counts(
    numbered: _Numbered, k: int, style: str, last: dict[str, tuple[int, ...]], forms: bool
) -> bool:
    _, line, marker = numbered[k]
    if style in _DIVISIONS and not marker.weak:
        return headlike(line) or follows(last.get(style), marker.number)
    continues = style in last and follows(last[style], marker.number)
    if style.startswith("1.1"):
        return (headlike(line) or not marker.weak) and _decimal_fits(marker, last, continues)
    if marker.weak:
        if style == "条":
            return continues or _goes_on(marker, last.get(style), numbered, k, forms)
        if style in ("A.", "a.", "（A）"):
            return False
        return headlike(line) and (
            continues
            or (
                marker.number[-1] <= 1
                and style not in last
                and _has_next(numbered, k, style, forms)
            )
        )
    if continues or style == "条":
        return True
    if headlike(line):
        return True
    return _has_next(numbered, k, style, forms)


def _goes_on(
    marker: Marker,
    before: tuple[int, ...] | None,
    numbered: _Numbered,
    k: int,
    forms: bool,
) -> bool:
    """Whether an article whose mark touches its text belongs to the sequence; some may lack."""
    if before is not None and 0 < marker.number[0] - before[0] <= 30:
        return True
    if before is None and marker.number == (1,):
        return True
    return _has_next(numbered, k, "条", forms)


def _decimal_fits(marker: Marker, last: dict[str, tuple[int, ...]], continues: bool) -> bool:
    number = marker.number
    if continues:
        return True
    above = [last[s] for s in ("1.", "1.|.", "1.|、", "章", "节", "一、", "部分") if s in last]
    if len(number) == 2:
        return any(number[0] == n[0] for n in above) or number == (1, 1)
    return number[:-1] in last.values() or number[-1] == 1


def _has_next(numbered: _Numbered, k: int, style: str, forms: bool) -> bool:
    """Whether the sequence goes on from here."""
    number = numbered[k][2].number
    for _, _, marker in numbered[k + 1 : k + 80]:
        other = f"1.|{marker.form}" if forms and marker.style == "1." else marker.style
        if other == style:
            return follows(number, marker.number)
    return False


def nest(found: Sequence[Node], ranks: dict[str, int]) -> None:
    """Give every node its parent and its level."""
    stack: list[int] = []
    for k, node in enumerate(found):
        rank = ranks[node.style]
        while stack and (
            ranks[found[stack[-1]].style] >= rank or found[stack[-1]].style == "framing"
        ):
            stack.pop()
        node.parent = stack[-1] if stack else -1
        node.level = len(stack) + 1
        stack.append(k)


def is_list(line: Line) -> bool:
    """Whether the line is an item of an enumeration (第一，首先，一是)."""
    return line.marker is not None and line.marker.style == LIST
