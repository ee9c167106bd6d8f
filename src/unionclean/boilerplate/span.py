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

from .lines import Line
from .running import barriers

_LONG = 150.0
# In characters of running text: what a label, a cue and a barrier cost a stretch that spans them.
_LABEL_COST = 8.0
_BUTTON_COST = 15.0
_CUE_COST = 40.0
_BARRIER_COST = 120.0
# How many lines that are no part of a text may stand between two of its elements.
_BETWEEN = 4
# The same between paragraphs, where there is no markup.
_GAP = 6
#: A text of this many characters below a title is a text.
_ENOUGH = 40.0
#: A document with fewer characters in paragraphs is an index, a table or verses.
_PARAGRAPHS = 80.0


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of the main text.

    Attributes:
        first: first line.
        last: last line, included; less than ``first`` when there is no running text.
        mass: running text inside, in characters.
    """

    first: int
    last: int
    mass: float


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
    page = _Page(lines, markup, mass)
    first, last = page.best(0, len(lines))
    first, last = page.piece(first, last)
    if 0 <= anchor < first:
        a, b = page.best(anchor + 1, page.end_below(anchor))
        if sum(mass[a : b + 1]) >= _ENOUGH and b < first and page.apart(b + 1, first):
            first, last = a, b
    first, last = page.widen(first, last, anchor)
    return Span(first, last, sum(mass[first : last + 1]))


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


class _Page:
    """The lines of a page with what they add to a stretch or cost it."""

    def __init__(
        self,
        lines: Sequence[Line],
        markup: Sequence[Mapping[str, Any]],
        mass: Sequence[float],
    ) -> None:
        self.lines = lines
        self.markup = markup
        self.mass = mass
        self.barrier = barriers(lines, markup, mass)
        for n in range(len(lines)):
            self.barrier[n] = self.barrier[n] or self.buttons(n)
        # An index, a table or verses: hardly a paragraph anywhere, so all entries count alike.
        long = (m for m, line in zip(mass, lines, strict=True) if m >= 0.8 * min(line.size, 300))
        self.listing = sum(long) < _PARAGRAPHS
        self.unseen = [bool(m) and (m["hidden"] or m["control"]) for m in markup]
        self.gains = [self._gain(n) for n in range(len(lines))]

    def _gain(self, n: int) -> float:
        line = self.lines[n]
        if self.unseen[n]:
            return 0.0
        if self.barrier[n]:
            return -_BARRIER_COST
        rule = line.sure("tail") or line.sure("head")
        if rule:
            return -_BUTTON_COST if rule in ("nav.menu", "nav.share") else -_CUE_COST
        mark = self.markup[n]
        if self.listing:
            return self._entry(n) - _LABEL_COST
        if self.mass[n] > 0:
            return min(self.mass[n], _LONG)
        return -_LABEL_COST * (0.4 + 2.0 * mark["link_density"] if mark else 1.0)

    def _entry(self, n: int) -> float:
        """How much an entry of an index counts; markup tells it from a menu."""
        size, mark = min(self.lines[n].size, 40.0), self.markup[n]
        if not mark:
            return size
        if mark["hidden"] or mark["control"] or mark["region"] in ("nav", "footer", "menu"):
            return 0.0
        if mark["table"] > 1:
            return 2.0 * size + _LABEL_COST
        return size * (1.0 - 0.7 * float(mark["link_density"]))

    def best(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of lines from ``start`` up to ``end`` with the largest sum of gains."""
        best, total, begin = 0.0, 0.0, start
        span = (start, start - 1)
        for n in range(start, end):
            if total <= 0:
                total, begin = 0.0, n
            total += self.gains[n]
            if total > best:
                best, span = total, (begin, n)
        return span

    def piece(self, first: int, last: int) -> tuple[int, int]:
        """Of a stretch that runs across barriers, the part that is the text itself.

        What follows a comment form is comments, however much it is; after any other barrier a part
        has to be twice as large.
        """
        if self.listing:
            return first, last
        best, span, start = 0.0, (first, last), first
        # Above the text stand labels such as "comments" too; they say little.
        factor = 0.5 if any(self.barrier[max(first - 3, 0) : first]) else 1.0
        for n in range(first, last + 2):
            if n > last or self.barrier[n]:
                a, b = self.best(start, n)
                total = factor * sum(self.mass[a : b + 1])
                if total > best:
                    best, span = total, (a, b)
                start = n + 1
                if n <= last and best > 0:
                    factor = 0.05 if self._opens_comments(n) else 0.5
        return span

    def _opens_comments(self, n: int) -> bool:
        return any(cue.rule == "comment.form" and cue.sure for cue in self.lines[n].cues)

    def end_below(self, anchor: int) -> int:
        """The first line below the anchor that ends the text there."""
        seen = 0.0
        for n in range(anchor + 1, len(self.lines)):
            if seen >= _ENOUGH and self.barrier[n]:
                return n
            seen += self.mass[n]
        return len(self.lines)

    def buttons(self, at: int) -> bool:
        """Whether a bar of buttons begins at a line: one label is an accident, three are not."""
        if self.lines[at].sure("tail") != "nav.share":
            return False
        bar = self.lines[at : at + 6]
        return sum(1 for line in bar if line.sure("tail") in ("nav.share", "nav.menu")) >= 3

    def apart(self, start: int, end: int) -> bool:
        """Whether what lies between two stretches parts two texts, or is a box inside of one."""
        if end - start >= 10 or any(self.buttons(n) for n in range(start, end)):
            return True
        if any(self.barrier[n] and self._opens_comments(n) for n in range(start, end)):
            return True
        marks = [
            n
            for n in range(start, end)
            if self.barrier[n] or self.lines[n].sure("tail").startswith("notice.")
        ]
        return len(marks) >= 2

    def widen(self, first: int, last: int, anchor: int) -> tuple[int, int]:
        """Take in short lines at both ends that belong to the text: headings, verses, names."""
        if last < first:
            return first, last
        if not any(self.markup):
            if self.listing:
                return self._until_cues(first, last)
            floor = anchor if anchor < first else -1
            first = self._attach(first, range(first - 1, floor, -1))
            last = self._attach(last, range(last + 1, len(self.lines)))
            if 0 <= anchor < first <= anchor + 4:
                while first - 1 > anchor and not self.lines[first - 1].cues:
                    first -= 1
            return first, last
        kin = {self.markup[n].get("path") for n in range(first, last + 1) if self.mass[n] > 0}
        floor = anchor if anchor < first else -1
        first = self._reach(first, range(first - 1, floor, -1), kin)
        last = self._reach(last, range(last + 1, len(self.lines)), kin)
        return first, last

    def _attach(self, end: int, order: range) -> int:
        """The furthest paragraph that only a few lines part from the text."""
        others = 0
        for n in order:
            if self.barrier[n] or others > _GAP:
                break
            line = self.lines[n]
            paragraph = self.mass[n] >= 0.75 * min(line.size, _LONG) and line.ends
            if self.mass[n] >= 15 and paragraph and not line.sure("tail"):
                end, others = n, 0
            else:
                others += 1
        return end

    def _reach(self, end: int, order: range, kin: set[Any]) -> int:
        """The furthest line that belongs to the text, with few others between."""
        others = 0
        for n in order:
            if self.unseen[n]:
                continue
            if self._sibling(n, kin):
                end, others = n, 0
            else:
                others += 1
            if self.barrier[n] or others > _BETWEEN:
                break
        return end

    def _until_cues(self, first: int, last: int) -> tuple[int, int]:
        while first > 0 and not self.lines[first - 1].cues:
            first -= 1
        while last + 1 < len(self.lines) and not self.lines[last + 1].cues:
            last += 1
        return first, last

    def _sibling(self, n: int, kin: set[Any]) -> bool:
        mark, line = self.markup[n], self.lines[n]
        if self.barrier[n] or line.sure("head") or line.sure("tail"):
            return False
        return mark.get("path") in kin and mark["link_density"] < 0.5
