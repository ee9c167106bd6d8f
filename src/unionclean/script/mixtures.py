"""Traditional characters in simplified text: left by careless converters, or meant to stand.

Simplified prose holds a traditional character for one of three reasons. A converter chose a wrong
one (方麵, 製度), or left a right one (比較, 採用): the character then makes a common word with its
neighbour once it is simplified. Or an author meant it: a name, a quotation, a sample of the script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from ..edits import Replacement
from .convert import convert
from .lexicon import rows
from .tables import tables

# What is put in quotation marks or brackets, if it does not run on for long.
_QUOTED = re.compile("《[^《》]{1,80}》|〈[^〈〉]{1,80}〉|「[^「」]{1,200}」|『[^『』]{1,200}』|“[^“”]{1,200}”|‘[^‘’]{1,80}’|（[^（）]{1,80}）|\\([^()]{1,80}\\)|【[^【】]{1,80}】")

# Said where characters themselves are the subject.
_ABOUT_SCRIPT = re.compile("[繁正異异简簡]体|[繁正異]體|繁[写寫]|[写作写為為]作|[亦又本古也]作|[字体]形|汉字|漢字|古字|通假")

_HAN = "一-鿿㐀-䶿"
_RUN = re.compile(f"[{_HAN}]+")

# A longer quotation is a quotation; a shorter one may be a word in quotation marks.
_WORD = 4

# So many words of a document certainly left by a converter say that the rest is, too.
_MANY = 4


class Stray(NamedTuple):
    """A traditional character in simplified text.

    Attributes:
        at: where it stands.
        becomes: what it would become.
        word: whether that makes a common word with a neighbour.
        quoted: whether it stands in a passage that is wholly traditional and marked as quoted.
        wrong: whether no traditional text would have it there.
    """

    at: int
    becomes: str
    word: bool
    quoted: bool
    wrong: bool


@cache
def _neighbours() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    before, after = {}, {}
    for character, left, right in rows("neighbours"):
        before[character] = frozenset(left)
        after[character] = frozenset(right)
    return before, after


@cache
def _misread() -> Any:
    import ahocorasick_rs

    listed = rows("misread")
    automaton = ahocorasick_rs.AhoCorasick(
        [row[0] for row in listed], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, [row[1] for row in listed]


@cache
def _s2t() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


def strays(text: str) -> list[Stray]:
    """The traditional characters of a text that is simplified on the whole.

    Example:
        >>> [(s.becomes, s.word, s.wrong) for s in strays("各方麵比較好")]
        [('面', True, True), ('较', True, False)]
    """
    t = tables()
    if t.traditional.search(text) is None:
        return []
    found: list[Stray] = []
    quotations: list[tuple[int, int]] | None = None
    for run in _RUN.finditer(text):
        old = run[0]
        if t.traditional.search(old) is None:
            continue
        new = convert(old)
        expected = _s2t().convert(new)
        if len(expected) != len(new):
            expected = old
        if quotations is None:
            quotations = _quotations(text)
        quoted = any(start <= run.start() and run.end() <= end for start, end in quotations)
        for match in t.traditional.finditer(old):
            i = match.start()
            found.append(
                Stray(run.start() + i, new[i], _is_word(new, i), quoted, expected[i] != old[i])
            )
    if found and _ABOUT_SCRIPT.search(text):
        return []
    return found


def repairs(blocks: Sequence[str]) -> list[list[Replacement]]:
    """What to replace in blocks of a document that are simplified on the whole, a list for each.

    Example:
        >>> [(r.text, r.rule) for r in repairs(["各方麵比較好，乾隆曆法說"])[0]]
        [('面', 'script.over-converted'), ('较', 'script.half-converted'), ('历', 'script.half-converted'), ('说', 'script.half-converted')]
    """
    found = [strays(text) for text in blocks]
    plain = [s for block in found for s in block if not s.quoted]
    sure = sum(s.word for s in plain)
    careless = sure >= _MANY and sure >= 2 * (len(plain) - sure)
    wanted: list[list[Replacement]] = []
    for text, block in zip(blocks, found, strict=True):
        proposals = [
            Replacement(s.at, s.at + 1, s.becomes, _rule(s))
            for s in block
            if not s.quoted and (s.word or careless)
        ]
        taken = {p.start for p in proposals}
        automaton, becomes = _misread()
        for index, start, end in automaton.find_matches_as_indexes(text):
            new = becomes[index]
            for i in range(start, end):
                if text[i] != new[i - start] and i not in taken:
                    rule = "script.over-converted"
                    proposals.append(Replacement(i, i + 1, new[i - start], rule))
        wanted.append(proposals)
    return wanted


def _rule(stray: Stray) -> str:
    return "script.over-converted" if stray.wrong else "script.half-converted"


def _is_word(text: str, i: int) -> bool:
    before, after = _neighbours()
    here = text[i]
    if i and text[i - 1] in before.get(here, ()):
        return True
    return i + 1 < len(text) and text[i + 1] in after.get(here, ())


def _quotations(text: str) -> list[tuple[int, int]]:
    t = tables()
    return [
        match.span()
        for match in _QUOTED.finditer(text)
        if t.simplified.search(match[0]) is None
        and (len(match[0]) - 2 > _WORD or len(t.traditional.findall(match[0])) > 1)
    ]
