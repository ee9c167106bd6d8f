"""Conversion of a traditional text, with the places that need their context."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..edits import Replacement
from . import zhe
from .lexicon import rows
from .tables import tables


@cache
def _contexts() -> tuple[Any, list[str]]:
    import ahocorasick_rs

    listed = [*((row[0], row[1]) for row in rows("contexts")), *zhe.contexts()]
    automaton = ahocorasick_rs.AhoCorasick(
        [row[0] for row in listed], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, [row[1] for row in listed]


def convert(text: str) -> str:
    """Traditional text in simplified characters, of the same length.

    Example:
        >>> convert("隨著乾隆年間的顯著變化，餅乾也有了著名的品牌")
        '随着乾隆年间的显著变化，饼干也有了著名的品牌'
    """
    t = tables()
    simple = text.translate(t.simple)
    if t.decided_late.search(simple) is None:
        return simple
    automaton, becomes = _contexts()
    pieces: list[str] = []
    done = 0
    otherwise = t.otherwise

    def decide(match: Any) -> str:
        return otherwise[match[0]]

    for index, start, end in automaton.find_matches_as_indexes(simple):
        pieces += (t.decided_late.sub(decide, simple[done:start]), becomes[index])
        done = end
    pieces.append(t.decided_late.sub(decide, simple[done:]))
    return "".join(pieces)


def conversion(text: str) -> list[Replacement]:
    """What to replace in a traditional text.

    Characters whose context was weighed are proposals of their own. All that lies between two of
    them and was read off the character table is a single proposal, from its first changed character
    to its last: half of all characters change, and one proposal for each would tell no more.

    Example:
        >>> [(r.start, r.end, r.text, r.rule) for r in conversion("面臨著發展")]
        [(1, 2, '临', 'script.t2s'), (2, 3, '着', 'script.zhe'), (3, 4, '发', 'script.t2s')]
    """
    t = tables()
    new = convert(text)
    proposals: list[Replacement] = []
    done = 0
    for match in t.decided_late.finditer(text):
        at = match.start()
        if new[at] == text[at]:
            continue
        _add(proposals, text, new, done, at)
        proposals.append(Replacement(at, at + 1, new[at], t.rule[text[at]]))
        done = at + 1
    _add(proposals, text, new, done, len(text))
    return proposals


def _add(proposals: list[Replacement], text: str, new: str, start: int, end: int) -> None:
    while start < end and text[start] == new[start]:
        start += 1
    while start < end and text[end - 1] == new[end - 1]:
        end -= 1
    if start < end:
        proposals.append(Replacement(start, end, new[start:end], "script.t2s"))
