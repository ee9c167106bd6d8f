"""Of the lines inside of the main stretch, those that stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .gains import RECURS
from .lines import Line
from .running import chapters, in_form
from .span import Span

_AT_ENDS = frozenset(["meta.line", "nav.breadcrumb"])
_STATEMENTS = 4
_HEADLINE = 8
_DATED = re.compile(
    r"(?:(?:19|20)\d\d|[一二三四五六七八九〇零○0]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
)


def lines_kept(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    span: Span,
    marked: int,
) -> set[int]:
    """The lines of the main stretch without what stands between its paragraphs and at its ends.

    Args:
        lines: all lines.
        markup: features of their blocks; empty mappings for plain text.
        mass: running text in each.
        span: the main stretch.
        marked: index of the title where markup tells it, -1 otherwise.
    """
    kept = {
        n
        for n in range(span.first, span.last + 1)
        if _stays(
            lines[n],
            markup[n],
            inner=any(mass[n + 1 : span.last + 1]),
            listing=span.listing,
            form=in_form(lines, n),
        )
    }
    times = Counter(line.key for line in lines)
    kept -= {n for n in kept if _among_buttons(lines, n, times)}
    if span.listing:
        kept |= {n for n, listed in enumerate(chapters(lines)) if listed and n >= span.first}
    # A title that stands in the stretch is its own first line.
    first = span.first
    if marked == first or (first + 1 < len(lines) and not lines[first].cues):
        first += 1
    _trim(lines, kept, range(span.last, first, -1))
    _trim(lines, kept, range(first, span.last))
    return kept


def _trim(lines: Sequence[Line], kept: set[int], order: range) -> None:
    """Take source, author, date and the place on the site off an end of the text."""
    series = 0
    for n in order:
        if n in kept and (in_form(lines, n) or not _at_end(lines[n])):
            break
        series += 1
    if series > _STATEMENTS:
        # So many lines with a date are the entries of an index.
        return
    for n in order[:series]:
        if order.step < 0 and n in kept and _DATED.fullmatch(lines[n].key):
            # Who issued a text signs above its date.
            above = max((m for m in kept if m < n), default=n)
            if above >= n - 2 and not lines[above].cues:
                break
        kept.discard(n)


def _at_end(line: Line) -> bool:
    return any(cue.rule in _AT_ENDS for cue in line.cues)


def _among_buttons(lines: Sequence[Line], n: int, times: Mapping[str, int]) -> bool:
    """Whether a line is a label, and one beside it is sure to be one: buttons come in rows.

    A button that stands below each heading says nothing about them.
    """
    if not any(cue.rule == "nav.menu" and cue.how == "whole" for cue in lines[n].cues):
        return False
    beside = (m for m in (n - 1, n + 1) if 0 <= m < len(lines))
    return any(
        cue.sure and cue.rule in ("nav.menu", "nav.share") and cue.how == "whole"
        for m in beside
        if m < n or times[lines[m].key] < RECURS
        for cue in lines[m].cues
    )


def _stays(line: Line, mark: Mapping[str, Any], *, inner: bool, listing: bool, form: bool) -> bool:
    if (line.sure("tail") or line.sure("head")) and not form:
        # Inside of the text a paragraph may speak of registering, reporting or copyright.
        phrases = all(cue.how == "part" for cue in line.cues if cue.sure)
        if not (inner and phrases and line.prose):
            return False
    if not mark:
        return True
    if mark["hidden"] or mark["control"]:
        return False
    if mark["link_density"] <= 0.6:
        return True
    # Linked entries of an index are headlines, and shorter ones are a menu's.
    each = line.size / max(1, mark["links"])
    return each >= _HEADLINE if listing else line.size >= 40
