"""Find the set phrases of Chinese web pages in lines of text.

The phrases are data (``lexicons/boilerplate/cues.tsv``): each belongs to a rule, says where on a
page it counts and how it must lie in the line. Lines are compared in a form of their own, see
:func:`compact`, so that one entry serves simplified and traditional, full-width and half-width.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..script.fold import fold
from ..search import exchanged, words_in
from .labels import LabelRows

_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_WIDE |= {"\u3000": " ", "\xa0": " ", "—": "-", "–": "-", "―": "-", "⋅": "·", "・": "·"}
# What every text is full of is replaced one by one, which costs next to nothing; the rest is looked
# for with one pattern.
_FREQUENT = [(wide, _WIDE[wide]) for wide in "，：；（）？！—\u3000"]
# Patterns without a trigger are about numbers, and so is every line that they match.
_NUMERAL = frozenset("0123456789[(<")
_DECORATION = "【】[]()<>«»《》:·|-•●◆■▪▶►▸○◇□★☆※§#*+~=_.,…↑↓→←\"'“”&;/!?✕×"


def compact(text: str) -> str:
    """The form in which lines are compared: simplified, half-width, lower case.

    Length is kept; blanks are taken out line by line afterwards.

    Example:
        >>> compact("當前位置：首頁")
        '当前位置:首页'
    """
    for wide, narrow in _FREQUENT:
        text = text.replace(wide, narrow)
    table, others = _table()
    folded = exchanged(others, table, text)
    lowered = folded.lower()
    # A few capitals of other scripts have longer lower-case forms.
    return lowered if len(lowered) == len(text) else folded


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    """Half-width for full-width and simplified for traditional, in one step."""
    characters = "".join(map(chr, range(0x4E00, 0xA000)))
    pairs = dict(zip(characters, fold(characters), strict=True))
    table = _WIDE | {a: b for a, b in pairs.items() if a != b}
    return table, re.compile(f"[{''.join(table)}]")


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """An entry of the lexicon.

    Attributes:
        rule: the rule it speaks for.
        place: ``"head"``, ``"tail"``, ``"edge"`` (either) or ``"any"``.
        how: ``"whole"``, ``"start"``, ``"part"``, ``"regex"``, or ``"row"`` for a row of labels.
        longest: the cue says nothing about a longer line, in characters.
        sure: it is enough by itself; otherwise it only supports other evidence.
        text: the phrase or pattern.
    """

    rule: str
    place: str
    how: str
    longest: int
    sure: bool
    text: str


class Lexicon:
    """All cues, ready for lookup.

    Example:
        >>> [[cue.rule for cue in cues] for cues in lexicon().find(["上一篇:某事", "正文。"])]
        [['nav.prev-next', 'nav.prev-next'], []]
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.whole: dict[str, list[Cue]] = {}
        self.always: list[tuple[Cue, _Test]] = []
        literal: dict[str, list[tuple[Cue, _Test | None]]] = {}
        for rule, place, how, longest, strength, text, trigger in rows:
            cue = Cue(rule, place, how, int(longest), strength == "sure", text)
            if how == "whole":
                self.whole.setdefault(text.strip(_DECORATION), []).append(cue)
            elif how == "regex":
                test = _test_of(text)
                if not trigger:
                    self.always.append((cue, test))
                # An alternative that contains another one is found whenever that one is.
                for word in _shortest(trigger.split("|")) if trigger else ():
                    literal.setdefault(word, []).append((cue, test))
            else:
                literal.setdefault(text, []).append((cue, None))
        self.rows = LabelRows({text: cues[0].rule for text, cues in self.whole.items()})
        self.near = _Phrases(literal)
        self.far = _Phrases(
            {
                text: far
                for text, entries in literal.items()
                if (far := [entry for entry in entries if entry[0].longest > _NEAR])
            }
        )

    def find(self, lines: Sequence[str]) -> list[list[Cue]]:
        """The cues of each line.

        Args:
            lines: lines in compact form without blanks.
        """
        found: list[list[Cue]] = [[] for _ in lines]
        near: list[int] = []
        far: list[int] = []
        # Nothing speaks about a paragraph that is longer than all reach.
        longest = self.near.longest
        for number, line in enumerate(lines):
            size = len(line)
            if size <= _NEAR:
                near.append(number)
                if size <= 40:
                    found[number] += self.whole.get(line.strip(_DECORATION), ())
                if line[:1] in _NUMERAL and size <= 80:
                    found[number] += [
                        c for c, test in self.always if size <= c.longest and test(line)
                    ]
            elif size <= longest:
                far.append(number)
        for phrases, numbers in ((self.near, near), (self.far, far)):
            if numbers:
                phrases.search(lines, numbers, found)
        for number, rule, sure in self.rows.find(lines):
            found[number].append(row_of(rule, sure))
        return found


#: Lines up to this length, in characters, are looked through for all phrases; only half of those
#: say anything about longer lines, which hold most of the text.
_NEAR = 90

_Test = Callable[[str], re.Match[str] | None]


def _test_of(text: str) -> _Test:
    """What tells whether a pattern is in a line; one that is bound to its beginning looks there."""
    pattern = re.compile(text)
    depth = 0
    for token in _TOKEN.findall(text):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            return pattern.search
    return pattern.match if text.startswith("^") else pattern.search


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.")


class _Phrases:
    """Phrases and what each may stand for.

    Args:
        entries: for each phrase its cues, each with the test that the line has to pass, if any.
    """

    def __init__(self, entries: Mapping[str, list[tuple[Cue, _Test | None]]]) -> None:
        import ahocorasick_rs

        self.entries = list(entries.values())
        # The longest line that any entry of a phrase speaks about.
        self.reach = [max(cue.longest for cue, _ in found) for found in self.entries]
        self.longest = max(self.reach, default=0)
        # The searches of several steps take turns in the processor's cache, so small tables are
        # quicker than quick ones.
        self.automaton: Any = ahocorasick_rs.AhoCorasick(
            list(entries), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def search(self, lines: Sequence[str], numbers: Sequence[int], found: list[list[Cue]]) -> None:
        """Add to ``found`` the cues in the lines of these numbers."""
        texts = [lines[number] for number in numbers]
        hits = words_in(self.automaton, "\n".join(texts), overlapping=True)
        upcoming = iter(numbers)
        number, line, begin, end = -1, "", 0, -1
        tested: set[Cue] = set()
        # In order of where they end, and a phrase never spans lines: so line by line.
        for index, start, _ in hits:
            while start > end:
                number = next(upcoming)
                line = lines[number]
                begin, end = end + 1, end + 1 + len(line)
                tested = set()
            if len(line) > self.reach[index]:
                continue
            for cue, test in self.entries[index]:
                if len(line) > cue.longest or cue in tested:
                    continue
                if test is not None:
                    tested.add(cue)
                    if test(line):
                        found[number].append(cue)
                elif cue.how == "part" or not line[: start - begin].strip(_DECORATION):
                    tested.add(cue)
                    found[number].append(cue)


@cache
def row_of(rule: str, sure: bool) -> Cue:
    """The cue that a row of labels is."""
    return Cue(rule, "edge", "row", 100, sure, "")


def _shortest(words: Sequence[str]) -> list[str]:
    return [w for w in set(words) if w and not any(o != w and o in w for o in words if o)]


@cache
def lexicon() -> Lexicon:
    """The lexicon that is shipped, read on first use."""
    table = files("unionclean") / "lexicons" / "boilerplate" / "cues.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return Lexicon([line.split("\t") for line in lines if line and not line.startswith("#")])
