"""Where the main text of a document lies: one stretch of lines, found before lines are judged.

A page reads from top to bottom: site, place on the site, title, the line with date and source, the
text, and then everything that follows a text: editor, share bar, previous and next, related items,
comments, the site's own words. The stretch is the one with the most running text, where labels and
cues count against it; and where title and metadata stand above a text of some size that ends at one
of the marks that end texts, it is that one, however long the next text on the same page may be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .gains import Page
from .lines import Line
from .widen import widen

#: A text of this many characters below a title is a text.
_ENOUGH = 40.0


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of the main text.

    Attributes:
        first: first line.
        last: last line, included; less than ``first`` when there is no running text.
        mass: running text inside, in characters.
        listing: the page is an index, a table or verses, with hardly a paragraph.
    """

    first: int
    last: int
    mass: float
    listing: bool = False


def find_span(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    anchor: int,
) -> Span:
    """The main stretch.

    Args:
        lines: all lines.
        markup: features of their blocks; empty mappings for plain text.
        mass: running text in each line.
        anchor: index of the title or metadata line, -1 if not known.
    """
    page = Page(lines, markup, mass)
    first, last = page.best(0, len(lines))
    first, last = _piece(page, first, last)
    if 0 <= anchor < first:
        a, b = page.best(anchor + 1, _end_below(page, anchor))
        if sum(mass[a : b + 1]) >= _ENOUGH and b < first and _apart(page, b + 1, first):
            first, last = a, b
    first, last = widen(page, first, last, anchor)
    return Span(first, last, sum(mass[first : last + 1]), page.listing)


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
        if any(cue.rule == "meta.line" for cue in line.cues) and line.date
    ]
    if title >= 0:
        below = (n for n in stated if title < n <= title + 8)
        return next((n for n in below if not any(mass[title + 1 : n])), title)
    for n in stated:
        above = lines[max(n - 4, 0) : n]
        # A line that only looks like a date needs a headline above it.
        sure = any(cue.sure and cue.rule == "meta.line" for cue in lines[n].cues)
        if sum(mass[n + 1 : n + 7]) >= 30 and (sure or any(_headline(line) for line in above)):
            return n
    return -1


def _headline(line: Line) -> bool:
    if any(cue.sure for cue in line.cues):
        return False
    return 8 <= line.size <= 45 and line.han >= 6 and line.key[-1] not in "。:,;"


def _piece(page: Page, first: int, last: int) -> tuple[int, int]:
    """Of a stretch that runs across barriers, the part that is the text itself.

    What follows a comment form is comments, however much it is; after any other barrier a part
    has to be twice as large.
    """
    if page.listing:
        return _earlier(page, first, last)
    best, span, start = 0.0, (first, last), first
    # Above the text stand labels such as "comments" too; they say little.
    factor = 0.5 if any(page.barrier[max(first - 3, 0) : first]) else 1.0
    for n in range(first, last + 2):
        if n > last or page.barrier[n]:
            a, b = page.best(start, n)
            total = factor * sum(page.mass[a : b + 1])
            if total > best:
                best, span = total, (a, b)
            start = n + 1
            if n <= last and best > 0:
                factor = 0.05 if page.opens_comments(n) else 0.5
    return span


def _earlier(page: Page, first: int, last: int) -> tuple[int, int]:
    """On a page of short lines, the text above a mark that ends texts: below it are comments."""
    least = 0.5 * sum(page.gains[first : last + 1])
    running = sum(page.mass[first : last + 1])
    for n in range(first):
        if page.barrier[n]:
            a, b = page.best(0, n)
            texts = sum(page.mass[a : b + 1])
            if texts and texts >= running and sum(page.gains[a : b + 1]) >= least:
                return a, b
    return first, last


def _end_below(page: Page, anchor: int) -> int:
    """The first line below the anchor that ends the text there."""
    seen = 0.0
    for n in range(anchor + 1, len(page.lines)):
        if seen >= _ENOUGH and page.barrier[n]:
            return n
        seen += page.mass[n]
    return len(page.lines)


def _apart(page: Page, start: int, end: int) -> bool:
    """Whether what lies between two stretches parts two texts, or is a box inside of one."""
    if end - start >= 10 or any(page.buttons(n) for n in range(start, end)):
        return True
    if any(page.barrier[n] and page.opens_comments(n) for n in range(start, end)):
        return True
    marks = [
        n
        for n in range(start, end)
        if page.barrier[n] or page.lines[n].sure("tail").startswith("notice.")
    ]
    return len(marks) >= 2
