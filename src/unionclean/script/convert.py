"""Conversion of traditional text, with the places that need their context."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ..edits import BY_CHARACTER, Replacement
from ..search import PIECE
from . import zhe
from .lexicon import rows
from .tables import tables

# At the end of a clause 沈 is the verb, but for a form of address or a list of surnames.
_SUNK = re.compile("[一-鿿](?<![老小大姓阿叫于和与及同氏君公辽])沈[，。！？；）」』”,.!?;)\n]")


@cache
def _contexts() -> tuple[Any, list[str], int]:
    import ahocorasick_rs

    listed = dict(_framed())
    listed.update(zhe.contexts())
    listed.update((row[0], row[1]) for row in rows("contexts"))
    automaton = ahocorasick_rs.AhoCorasick(
        listed, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, list(listed.values()), max(map(len, listed)) - 1


def _framed() -> Iterator[tuple[str, str]]:
    for openings, string, becomes, *rest in rows("frames"):
        exceptions, otherwise = rest or ("", "")
        for opening in openings.split():
            yield opening + string, opening + becomes
            for word in exceptions.split():
                yield opening + string + word, opening + otherwise + word


def convert(text: str) -> str:
    """Traditional text in simplified characters, of the same length.

    Example:
        >>> convert("隨著乾隆年間的顯著變化，餅乾也有了著名的品牌")
        '随着乾隆年间的显著变化，饼干也有了著名的品牌'
    """
    if len(text) > PIECE:
        return "".join([convert(text[start:end]) for start, end in pieces(text)])
    # A line break at the end is a context of its own.
    return _convert(text + "\n")[0][:-1]


def _convert(text: str) -> tuple[str, list[int], dict[int, str]]:
    """The converted text, where characters stand that need their context, and what word it was."""
    t = tables()
    simple = text.translate(t.simple)
    late = [match.start() for match in t.decided_late.finditer(simple)]
    words: dict[int, str] = {}
    if not late:
        return simple, late, words
    automaton, becomes, far = _contexts()
    decided = {at: t.otherwise[simple[at]] for at in late}
    for low, high in windows(late, far):
        for index, start, end in automaton.find_matches_as_indexes(simple[low:high]):
            decided.update(enumerate(becomes[index], low + start))
            words.update(dict.fromkeys(range(low + start, low + end), becomes[index]))
    for at in late:
        if at not in words:
            if simple[at] == "著" and zhe.is_of_author(simple, at):
                decided[at] = "著"
            elif simple[at] == "沈" and _SUNK.search(simple, max(0, at - 1), at + 2):
                decided[at] = "沉"
    parts: list[str] = []
    done = 0
    for at in late:
        parts += (simple[done:at], decided[at])
        done = at + 1
    parts.append(simple[done:])
    return "".join(parts), late, words


def reach() -> int:
    """How many characters away from one that needs its context a listed context may extend."""
    return _contexts()[2]


def kept(simple: str) -> set[int]:
    """Places where a character that needs context is right as it is, because a word is listed.

    Args:
        simple: text without traditional characters, but for those that need context.

    Example:
        >>> kept("乾部读乾隆")
        {3}
    """
    t = tables()
    automaton, becomes, far = _contexts()
    late = [match.start() for match in t.decided_late.finditer(simple)]
    return {
        low + i
        for low, high in windows(late, far)
        for index, start, end in automaton.find_matches_as_indexes(simple[low:high])
        for i in range(start, end)
        if simple[low + i] == becomes[index][i - start] and simple[low + i] in t.otherwise
    }


def windows(late: Sequence[int], far: int) -> Iterator[tuple[int, int]]:
    """Spans that hold so many characters before and after each place; what overlaps is one span.

    One character in two hundred needs its context, and every listed context holds such a one.

    Example:
        >>> list(windows([2, 4, 30], 3))
        [(0, 8), (27, 34)]
    """
    low, high = 0, -1
    for at in late:
        if high >= 0 and at - far > high:
            yield low, high
            high = -1
        if high < 0:
            low = max(0, at - far)
        high = at + 1 + far
    if high >= 0:
        yield low, high


def conversions(texts: Sequence[str]) -> Iterator[Iterator[Replacement]]:
    """What to replace in traditional texts, for one after the other.

    Characters whose context was weighed are proposals of their own, with the word that decided as
    evidence, unless none did. All that lies between two of
    them and was read off the character table is a single proposal, from its first changed character
    to its last: half of all characters change, and one proposal for each would tell no more.

    Args:
        texts: blocks of one document; many are taken together because a call a block costs more
            than the conversion itself.

    Example:
        >>> found = next(conversions(["面臨著發展"]))
        >>> [(r.start, r.end, r.text, r.rule) for r in found]
        [(1, 2, '临', 'script.t2s'), (2, 3, '着', 'script.zhe'), (3, 4, '发', 'script.t2s')]
    """
    held: list[str] = []
    size = 0
    for text in texts:
        if held and size + len(text) > PIECE:
            yield from _together(held)
            held, size = [], 0
        if len(text) > PIECE:
            yield _alone(text)
            continue
        held.append(text)
        size += len(text) + 1
    yield from _together(held)


def _together(texts: Sequence[str]) -> Iterator[Iterator[Replacement]]:
    old = "\n".join([*texts, ""])
    new, found, words = _convert(old)
    base = 0
    for text in texts:
        yield _changes(old, new, found, words, base, base + len(text))
        base += len(text) + 1


def _alone(text: str) -> Iterator[Replacement]:
    for start, end in pieces(text):
        old = text[start:end] + text[end : end + 1]
        new, found, words = _convert(old)
        for change in _changes(old, new, found, words, 0, end - start):
            yield change._replace(start=change.start + start, end=change.end + start)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a long text that end with a sentence or clause, if there is one.

    Example:
        >>> list(pieces("短文。"))
        [(0, 3)]
    """
    start = 0
    while start < len(text):
        end = start + PIECE
        if end < len(text):
            end = max(text.rfind(sign, start, end) for sign in "\n，。 ") + 1 or end
        yield start, min(end, len(text))
        start = end


def _changes(
    old: str, new: str, found: Sequence[int], words: Mapping[int, str], start: int, end: int
) -> Iterator[Replacement]:
    """What changed in ``old[start:end]``, counted from ``start``."""
    rules = tables().rule
    done = start
    for k in range(bisect_left(found, start), bisect_left(found, end)):
        at = found[k]
        if new[at] == old[at] or old[at] not in rules:
            continue
        yield from _stretch(old, new, done, at, start)
        known = {"word": words[at]} if at in words else None
        yield Replacement(at - start, at + 1 - start, new[at], rules[old[at]], known)
        done = at + 1
    yield from _stretch(old, new, done, end, start)


def _stretch(old: str, new: str, start: int, end: int, base: int) -> Iterator[Replacement]:
    while start < end and old[start] == new[start]:
        start += 1
    while start < end and old[end - 1] == new[end - 1]:
        end -= 1
    if start < end:
        yield Replacement(start - base, end - base, new[start:end], "script.t2s", BY_CHARACTER)
