"""Conversion of traditional text, with the places that need their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ..edits import BY_CHARACTER, Replacement
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
    pieces: list[str] = []
    done = 0
    for at in late:
        pieces += (simple[done:at], decided[at])
        done = at + 1
    pieces.append(simple[done:])
    return "".join(pieces), late, words


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


def conversions(texts: Sequence[str]) -> list[list[Replacement]]:
    """What to replace in traditional texts, a list for each.

    Characters whose context was weighed are proposals of their own, with the word that decided as
    evidence, unless none did. All that lies between two of
    them and was read off the character table is a single proposal, from its first changed character
    to its last: half of all characters change, and one proposal for each would tell no more.

    Args:
        texts: blocks of one document; taken together because a call a block costs more than the
            conversion itself.

    Example:
        >>> [(r.start, r.end, r.text, r.rule) for r in conversions(["面臨著發展"])[0]]
        [(1, 2, '临', 'script.t2s'), (2, 3, '着', 'script.zhe'), (3, 4, '发', 'script.t2s')]
    """
    rules = tables().rule
    old = "\n".join([*texts, ""])
    new, found, words = _convert(old)
    late = [at for at in found if new[at] != old[at] and old[at] in rules]
    late.append(len(old))
    wanted: list[list[Replacement]] = []
    base, k = 0, 0
    for text in texts:
        end = base + len(text)
        proposals: list[Replacement] = []
        done = base
        while late[k] < end:
            at = late[k]
            if at > done:
                _add(proposals, old, new, done, at, base)
            known = {"word": words[at]} if at in words else None
            proposals.append(Replacement(at - base, at + 1 - base, new[at], rules[old[at]], known))
            done = at + 1
            k += 1
        _add(proposals, old, new, done, end, base)
        wanted.append(proposals)
        base = end + 1
    return wanted


def _add(proposals: list[Replacement], old: str, new: str, start: int, end: int, base: int) -> None:
    while start < end and old[start] == new[start]:
        start += 1
    while start < end and old[end - 1] == new[end - 1]:
        end -= 1
    if start < end:
        proposals.append(
            Replacement(start - base, end - base, new[start:end], "script.t2s", BY_CHARACTER)
        )
