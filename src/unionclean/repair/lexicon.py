"""The table of pairs (original, spun): reading it, looking strings up, finding them in text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import InputError

COLUMNS = ("original", "spun", "weight", "strength", "family", "source")


@dataclass(frozen=True, slots=True)
class Pair:
    """One entry of the lexicon.

    Attributes:
        original: what authors write.
        spun: what spinners put there.
        weight: natural logarithm of how likely a spinner's table holds the pair; never above 0.
        hard: natural prose hardly ever has the spun string, so meeting it is evidence of spinning.
        family: the kind of spinner that it is typical of, ``""`` for no kind in particular.
        source: where the pair was met (``"wild"``, ``"known"``, ``"table"`` …).
    """

    original: str
    spun: str
    weight: float
    hard: bool = False
    family: str = ""
    source: str = ""


class Lexicon:
    """A set of pairs that can be looked up by what a spinner wrote.

    Args:
        pairs: the entries. Where two have the same original and spun string, the later one counts,
            so a user's file may correct a built-in entry.

    Example:
        >>> lexicon = Lexicon([Pair("发展", "成长", -0.5), Pair("广大", "泛博", -0.4, hard=True)])
        >>> [pair.original for pair in lexicon.by_spun["泛博"]]
        ['广大']
        >>> lexicon.find("泛博职工健康成长")
        [(0, 2, '泛博'), (6, 8, '成长')]
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        unique = {(pair.original, pair.spun): pair for pair in pairs}
        self.pairs: tuple[Pair, ...] = tuple(unique.values())
        by_spun: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            by_spun.setdefault(pair.spun, []).append(pair)
        for found in by_spun.values():
            found.sort(key=lambda pair: -pair.weight)
        self.by_spun: Mapping[str, list[Pair]] = by_spun
        self._strings = tuple(by_spun)

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def hard(self) -> tuple[str, ...]:
        """The spun strings that are evidence of spinning wherever they are met."""
        return tuple(s for s, found in self.by_spun.items() if any(pair.hard for pair in found))

    @cached_property
    def _automaton(self) -> Any:
        return _automaton(self._strings)

    @cached_property
    def _hard_automaton(self) -> Any:
        return _automaton(self.hard)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """All places where a spun string stands, also overlapping ones: (start, end, string)."""
        strings = self._strings
        return [
            (start, end, strings[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
        ]

    def find_hard(self, text: str) -> list[tuple[int, int, str]]:
        """Places of hard spun strings, found in one fast pass; overlapping ones count once."""
        hard = self.hard
        return [
            (start, end, hard[index])
            for index, start, end in self._hard_automaton.find_matches_as_indexes(text)
        ]

    def extended(self, *more: Iterable[Pair]) -> Lexicon:
        """A lexicon with further pairs, which win over those that are there."""
        return Lexicon([*self.pairs, *(pair for pairs in more for pair in pairs)])


def read_pairs(lines: Iterable[str], name: str = "lexicon") -> Iterator[Pair]:
    """Read entries from the lines of a TSV file.

    Args:
        lines: ``original<TAB>spun`` and, each optional, weight, ``hard`` or ``soft``, family,
            source; lines that start with ``#`` and blank lines are passed over.
        name: what to call the file in messages.

    Raises:
        InputError: a line has no second column, or its weight is not a number up to 0.

    Example:
        >>> list(read_pairs(["# mine", "广大\\t泛博\\t-0.4\\thard"]))[0].hard
        True
    """
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        cells += [""] * (len(COLUMNS) - len(cells))
        original, spun, weight, strength, family, source = (cell.strip() for cell in cells[:6])
        if (original, spun) == COLUMNS[:2]:
            continue
        try:
            value = float(weight or -1)
        except ValueError:
            value = 1.0
        if not spun or spun == original or value > 0 or strength not in ("", "hard", "soft"):
            raise InputError(
                f"{name} line {number} is not an entry of a spun-text lexicon: {line!r}",
                remedy="write original, spun, weight (0 or less), hard or soft, family, source; "
                "tabs between them",
            )
        yield Pair(original, spun, value, strength == "hard", family, source or "user")


@cache
def default() -> Lexicon:
    """The lexicon that comes with the package."""
    path = files("unionclean") / "lexicons" / "spun.tsv"
    with path.open(encoding="utf-8") as lines:
        return Lexicon(read_pairs(lines, "spun.tsv"))


@cache
def extended_by(*paths: str) -> Lexicon:
    """The lexicon of the package with the entries of users' files added."""
    more: list[Pair] = []
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            more.extend(read_pairs(lines, path))
    return default().extended(more)


def _automaton(strings: tuple[str, ...]) -> Any:
    import ahocorasick_rs

    # The dense automaton is twice as fast as the others on Chinese, and the pairs are few enough.
    return ahocorasick_rs.AhoCorasick(
        list(strings), implementation=ahocorasick_rs.Implementation.DFA, store_patterns=False
    )
