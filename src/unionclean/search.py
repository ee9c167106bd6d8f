"""Find in which of a document's lines something occurs, and count how often, in little memory."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from .block import Block

#: Characters of a text that are looked at at once where all that is found there is held.
PIECE = 1 << 16


def count(pattern: re.Pattern[str], text: str) -> int:
    """How many characters of a text a pattern matches, which matches one character by itself.

    A list of what is found in a book takes forty times the room of the book, and to look at one
    match after the other takes three times as long; so a piece of the text is searched at a time.

    Example:
        >>> count(re.compile("[0-9]"), "甲1乙23")
        3
    """
    return sum(len(pattern.findall(text, at, at + PIECE)) for at in range(0, len(text), PIECE))


def occurrences(pattern: re.Pattern[str], text: str) -> int:
    """How often a pattern of any length matches in a text, which is never held as a list.

    Example:
        >>> occurrences(re.compile("[0-9]+"), "甲1乙23")
        2
    """
    return sum(1 for _ in pattern.finditer(text))


def without_blanks(text: str) -> str:
    """A text without its white space.

    Example:
        >>> without_blanks(" 甲 乙\\u3000")
        '甲乙'
    """
    # There may be as many words as characters.
    return "".join(["".join(piece.split()) for piece in _pieces(text)])


def without(pattern: re.Pattern[str], text: str) -> str:
    """A text without the characters that a pattern matches one by one.

    Example:
        >>> without(re.compile("[0-9]"), "甲1乙23")
        '甲乙'
    """
    # Between two of them there is some text, and all of these are held until the end.
    return "".join([pattern.sub("", piece) for piece in _pieces(text)])


def exchanged(pattern: re.Pattern[str], table: Mapping[str, str], text: str) -> str:
    """A text with other characters in the place of those that a pattern matches one by one.

    Example:
        >>> exchanged(re.compile("[ab]"), {"a": "1", "b": "2"}, "abc")
        '12c'
    """

    def new(match: re.Match[str]) -> str:
        return table[match[0]]

    return "".join([pattern.sub(new, piece) for piece in _pieces(text)])


def _pieces(text: str) -> Iterator[str]:
    return (text[at : at + PIECE] for at in range(0, len(text), PIECE))


def words_in(
    automaton: Any, text: str, *, overlapping: bool = False, longest: int = 256
) -> Iterator[tuple[int, int, int]]:
    """The words of an automaton that stand in a text: index of the word, start and end.

    The same as one search of it all, for which the automaton notes eight bytes for each byte.

    Args:
        automaton: an ``ahocorasick_rs.AhoCorasick``.
        text: the text.
        overlapping: also words within words.
        longest: no word has more characters.

    Example:
        >>> from ahocorasick_rs import AhoCorasick
        >>> list(words_in(AhoCorasick(["乙", "丁"]), "甲乙丙丁"))
        [(0, 1, 2), (1, 3, 4)]
    """
    if len(text) <= PIECE + longest:
        yield from automaton.find_matches_as_indexes(text, overlapping=overlapping)
        return
    at = 0
    while at < len(text):
        stop = at + PIECE
        piece = text[at : stop + longest]
        # Only the first piece of those that share a word begins before it.
        for index, start, end in automaton.find_matches_as_indexes(piece, overlapping=overlapping):
            if start >= PIECE:
                if overlapping:
                    continue
                break
            yield index, at + start, at + end
            if not overlapping:
                stop = max(stop, at + end)
        at = stop


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
