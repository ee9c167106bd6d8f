"""Where the main text of a document lies: one stretch of lines, found before lines are judged.

A page reads from top to bottom: site, place on the site, title, the line with date and source, the
text, and then everything that follows a text: editor, share bar, previous and next, related items,
comments, the site's own words. The stretch is the one with the most running text, where labels and
cues count against it; and where title and metadata stand above a text of some size that ends at one
of the marks that end texts, it is that one, however long the next text on the same page may be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .lines import Line

#: Rules that end a text: what follows is no longer part of it.
BARRIERS = frozenset(
    ["nav.prev-next", "comment.form", "related.list", "links.friend", "notice.copyright"]
)
_LONG = 150
_LABEL_COST = 8.0
_CUE_COST = 40.0
_BARRIER_COST = 120.0


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of the main text.

    Attributes:
        first: first line; ``last``: last line, included. Empty when ``last < first``.
        anchor: the title or metadata line above it, -1 when there is none.
        mass: running text inside, in characters.
        share: of all running text of the document, 0 to 1.
    """

    first: int
    last: int
    anchor: int
    mass: float
    share: float


def masses(lines: Sequence[Line], markup: Sequence[Mapping[str, Any]]) -> list[float]:
    """How much running text each line holds, in characters; what markup says counts too."""
    return [_mass(line, mark) for line, mark in zip(lines, markup, strict=True)]


def _mass(line: Line, mark: Mapping[str, Any]) -> float:
    size = float(min(line.size, _LONG * 2))
    if line.prose:
        mass = size
    elif line.ends and line.grammar:
        mass = (0.8 if line.stops + line.commas > 1 or line.key[-1] in "。:" else 0.4) * size
    elif line.grammar >= 2 and line.size >= 8:
        mass = 0.4 * size
    else:
        return 0.0
    if mark:
        if mark["hidden"] or mark["control"]:
            return 0.0
        mass *= max(0.0, 1.0 - 1.4 * mark["link_density"])
        if mark["around"] > 0.5:
            mass *= 0.5
        if mark["region"] in ("nav", "footer", "aside", "menu"):
            mass *= 0.2
        if mark["senses"] & _BESIDE and "content" not in mark["senses"]:
            mass *= 0.3
    return mass


_BESIDE = frozenset(["comment", "side", "related", "footer", "nav", "ads", "signature", "links"])


_CLOSING = re.compile(
    r"^[\[(【]?.{0,6}(?:责任编辑|责编|编辑|责任校对|校对|审校|编审|监制|审核|原标题|本文来源)[:/|丨]"
)


def barrier(line: Line) -> bool:
    """Whether a line is one of those that end a text."""
    if line.size > 60:
        return False
    return bool(_CLOSING.match(line.key)) or any(
        cue.sure and cue.rule in BARRIERS for cue in line.cues
    )


def find_span(lines: Sequence[Line], markup: Sequence[Mapping[str, Any]], anchor: int) -> Span:
    """The main stretch.

    Args:
        lines: all lines.
        markup: features of their blocks; empty mappings for plain text.
        anchor: index of the title or metadata line, -1 if not known.
    """
    mass = masses(lines, markup)
    gains = _gains(lines, markup, mass)
    first, last = _best(gains, 0, len(lines))
    first, last = _piece(lines, gains, mass, first, last)
    if anchor >= 0 and anchor < first:
        end = _end(lines, mass, anchor)
        a, b = _best(gains, anchor + 1, end)
        inside = sum(mass[a : b + 1])
        if inside >= 40 and b < first and (end < first or end < len(lines)):
            first, last = a, b
    first, last = _widen(lines, markup, mass, first, last, anchor)
    inside = sum(mass[first : last + 1])
    return Span(first, last, anchor, inside, inside / max(sum(mass), 1.0))


def _piece(
    lines: Sequence[Line], gains: Sequence[float], mass: Sequence[float], first: int, last: int
) -> tuple[int, int]:
    """Of a stretch that runs across barriers, the part that is the text itself.

    What follows a comment form is comments, however much it is; after any other barrier a part has
    to be twice as large.
    """
    best, span, factor, start = 0.0, (first, last), 1.0, first
    for n in range(first, last + 2):
        if n > last or barrier(lines[n]):
            a, b = _best(gains, start, n)
            total = factor * sum(mass[a : b + 1])
            if total > best:
                best, span = total, (a, b)
            start = n + 1
            if n <= last and best >= 40:
                comments = any(c.rule == "comment.form" and c.sure for c in lines[n].cues)
                factor *= 0.05 if comments else 0.5
                factor = max(factor, 0.05)
    return span


def _widen(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    first: int,
    last: int,
    anchor: int,
) -> tuple[int, int]:
    """Take in the short lines at both ends that belong to the text: headings, verses, signatures."""
    if last < first:
        return first, last
    if not any(markup):
        if 0 <= anchor < first <= anchor + 4:
            while first - 1 > anchor and not lines[first - 1].cues:
                first -= 1
        return first, last
    kin = {markup[n].get("path") for n in range(first, last + 1) if mass[n] > 0}
    floor = anchor if anchor < first else -1

    def sibling(n: int) -> bool:
        mark = markup[n]
        return (
            mark.get("path") in kin
            and mark["link_density"] < 0.5
            and not barrier(lines[n])
            and not lines[n].sure("head")
            and not lines[n].sure("tail")
        )

    for n in range(first - 1, max(floor, first - 60), -1):
        if sibling(n):
            first = n
        elif barrier(lines[n]) or first - n > 4:
            break
    for n in range(last + 1, min(len(lines), last + 60)):
        if sibling(n):
            last = n
        elif barrier(lines[n]) or n - last > 4:
            break
    return first, last


def find_anchor(lines: Sequence[Line], mass: Sequence[float], title: int) -> int:
    """The line after which the text should begin: the title, or the line with date and source.

    Args:
        lines: all lines.
        mass: running text in each.
        title: index of the title where markup tells it, -1 otherwise.
    """
    stated = [
        n
        for n, line in enumerate(lines)
        if line.date and any(cue.rule == "meta.line" for cue in line.cues)
    ]
    if title >= 0:
        below = (n for n in stated if title < n <= title + 8)
        return next((n for n in below if not any(mass[title + 1 : n])), title)
    for n in stated:
        above = lines[max(n - 4, 0) : n]
        if sum(mass[n + 1 : n + 7]) >= 30 and any(_headline(line) for line in above):
            return n
    return -1


def _headline(line: Line) -> bool:
    return 8 <= line.size <= 45 and line.han >= 6 and not line.cues and line.key[-1] not in "。:,;"


def _gains(
    lines: Sequence[Line], markup: Sequence[Mapping[str, Any]], mass: Sequence[float]
) -> list[float]:
    gains: list[float] = []
    for n, line in enumerate(lines):
        if barrier(line):
            gains.append(-_BARRIER_COST)
        elif line.sure("tail") or line.sure("head"):
            gains.append(-_CUE_COST)
        elif mass[n] > 0:
            gains.append(min(mass[n], float(_LONG)))
        else:
            cost = _LABEL_COST
            if markup[n]:
                cost *= 0.4 + 2.0 * markup[n]["link_density"]
            gains.append(-cost)
    return gains


def _best(gains: Sequence[float], start: int, end: int) -> tuple[int, int]:
    best, total, begin = 0.0, 0.0, start
    span = (start, start - 1)
    for n in range(start, end):
        if total <= 0:
            total, begin = 0.0, n
        total += gains[n]
        if total > best:
            best, span = total, (begin, n)
    return span


def _end(lines: Sequence[Line], mass: Sequence[float], anchor: int) -> int:
    """The first barrier below the anchor that has some running text above it."""
    seen = 0.0
    for n in range(anchor + 1, len(lines)):
        if seen >= 40 and barrier(lines[n]):
            return n
        seen += mass[n]
    return len(lines)
