"""Find in which of a document's lines something occurs, in one search of them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from .block import Block


def occurs_in(pattern: re.Pattern[str], lines: Sequence[str], whole: str) -> list[int]:
    """Indexes of the lines that a pattern is found in, in order.

    One call for each line that has something, and not one for each line: what is rare costs as
    little in a book as in a note.

    Args:
        pattern: matches within one line, and never nothing at all.
        lines: the lines.
        whole: the lines with a character between each two of them.

    Example:
        >>> lines = ["甲1", "乙", "丙23"]
        >>> occurs_in(re.compile("[0-9]"), lines, "\\n".join(lines))
        [0, 2]
    """
    match = pattern.search(whole)
    if match is None:
        return []
    starts = _starts(lines)
    found: list[int] = []
    while match is not None:
        index = bisect_right(starts, match.start()) - 1
        found.append(index)
        match = pattern.search(whole, starts[index + 1])
    return found


class Lines:
    """The texts of a document's kept blocks, put together for searches over all of them.

    Args:
        blocks: all blocks of the document.
        among: indexes of those that are wanted; all that are kept, if not given.

    Attributes:
        indexes: where in the document's blocks they stand.
        texts: their texts.
        whole: the texts with a line feed between each two.

    Example:
        >>> from unionclean.restructure import lines
        >>> found = Lines(lines("甲1\\n乙\\n丙23"))
        >>> found.whole, found.holding(re.compile("[0-9]")), found.place(3)
        ('甲1\\n乙\\n丙23', [0, 2], 1)
    """

    __slots__ = ("_starts", "_views", "indexes", "texts", "whole")

    def __init__(self, blocks: Sequence[Block], among: Sequence[int] | None = None) -> None:
        kept = range(len(blocks)) if among is None else among
        self.indexes: Sequence[int] = [index for index in kept if not blocks[index].dropped]
        self.texts: Sequence[str] = [blocks[index].text for index in self.indexes]
        self.whole = "\n".join(self.texts)
        self._starts: list[int] = []
        self._views: dict[Callable[[str], str], str] = {}

    def view(self, change: Callable[[str], str]) -> str:
        """The whole as a function makes it, which is asked only once; it must keep positions."""
        if change not in self._views:
            self._views[change] = change(self.whole)
        return self._views[change]

    def place(self, position: int) -> int:
        """Which of the texts holds a position in the whole."""
        return bisect_right(self._all_starts(), position) - 1

    def start(self, place: int) -> int:
        """Where in the whole a text begins."""
        return self._all_starts()[place]

    def _all_starts(self) -> list[int]:
        if not self._starts:
            self._starts = _starts(self.texts)
        return self._starts

    def places(self, pattern: re.Pattern[str]) -> list[int]:
        """Places of the texts that a pattern is found in, in order; see :func:`occurs_in`."""
        return occurs_in(pattern, self.texts, self.whole)

    def holding(self, pattern: re.Pattern[str]) -> list[int]:
        """Indexes of the blocks that a pattern is found in, in order."""
        return [self.indexes[place] for place in self.places(pattern)]


def _starts(texts: Sequence[str]) -> list[int]:
    return list(accumulate([len(text) + 1 for text in texts], initial=0))
