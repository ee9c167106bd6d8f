"""What each line of a page adds to a stretch of text, or costs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .contents import table_of_contents
from .lines import Line
from .running import LINKED, barriers, chapters, named_aside

_LONG = 150.0
# In characters of running text: what a label, a cue and a barrier cost a stretch that spans them.
_LABEL_COST = 8.0
_BUTTON_COST = 15.0
_CUE_COST = 40.0
_BARRIER_COST = 120.0
# What an entry of an index costs where there is no markup.
_ENTRY_COST = 2.0
#: A button that is there so many times stands beside each heading of one text.
RECURS = 3
#: A document with fewer characters in paragraphs is an index, a table or verses.
_PARAGRAPHS = 80.0


class Page:
    """The lines of a page with what they add to a stretch or cost it.

    Attributes:
        lines: all lines; ``markup``: features of their blocks, empty mappings for plain text.
        mass: running text in each line.
        barrier: which lines end a text.
        listing: the page is an index, a table or verses, with hardly a paragraph.
        unseen: which lines are hidden, or controls of a form.
        gains: what each line adds, in characters of running text.
    """

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
        self.chapters = chapters(lines)
        self.keys = Counter(line.key for line in lines)
        self.contents = table_of_contents(lines)
        self.gains = [self._gain(n) for n in range(len(lines))]

    def _gain(self, n: int) -> float:
        line = self.lines[n]
        if self.unseen[n]:
            return 0.0
        if self.barrier[n]:
            return -_BARRIER_COST
        if self.recurs(n) or self.contents[n]:
            return 0.0
        rule = line.sure("tail") or line.sure("head")
        if rule:
            return -_BUTTON_COST if rule in ("nav.menu", "nav.share") else -_CUE_COST
        mark = self.markup[n]
        if self.listing:
            return self._entry(n)
        if self.mass[n] > 0:
            return min(self.mass[n], _LONG)
        return -_LABEL_COST * (0.4 + 2.0 * mark["link_density"] if mark else 1.0)

    def _entry(self, n: int) -> float:
        """How much an entry of an index counts; markup tells it from a menu."""
        size, mark = min(self.lines[n].size, 40.0), self.markup[n]
        if not mark:
            label = any(cue.rule == "nav.menu" for cue in self.lines[n].cues)
            return 0.0 if label else size - _ENTRY_COST
        if mark["region"] in ("nav", "footer", "menu"):
            return -_LABEL_COST
        if mark["table"] > 1:
            return 2.0 * size
        if mark["link_density"] <= LINKED:
            return -_LABEL_COST if named_aside(mark) else size
        if self.chapters[n]:
            return size
        return size * (1.0 - 0.7 * float(mark["link_density"])) - _LABEL_COST

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

    def recurs(self, n: int) -> bool:
        """Whether a line is a button that stands beside each heading of the text."""
        line = self.lines[n]
        rule = line.suspect and (line.sure("tail") or line.sure("head"))
        return rule == "nav.menu" and self.keys[line.key] >= RECURS

    def buttons(self, at: int) -> bool:
        """Whether a bar of buttons begins at a line: one label is an accident, three are not."""
        if self.lines[at].sure("tail") != "nav.share":
            return False
        bar = self.lines[at : at + 6]
        return sum(1 for line in bar if line.sure("tail") in ("nav.share", "nav.menu")) >= 3

    def opens_comments(self, n: int) -> bool:
        """Whether readers' comments follow."""
        return any(cue.rule == "comment.form" and cue.sure for cue in self.lines[n].cues)
