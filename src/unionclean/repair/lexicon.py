"""The table of pairs (original, spun): reading it, looking strings up, finding them in text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import isfinite
from typing import IO, Any

from ..errors import InputError
from ..search import words_in
from ..textfile import read_text

#: Weight of an entry that states none: as of a pair that was met in one spun text.
DEFAULT_WEIGHT = -1.0
#: Evidence from which a spun string is called hard, and what an entry without a number has then.
HARD = 2.0
#: Bytes of a lexicon that a user gives, some 70,000 entries; each takes 2 kB of memory.
_LARGEST = 1 << 21
#: Natural words that hold a telling string: New Year's Eve, its dinner, "easy of approach".
NATURAL = ("大年夜", "年夜饭", "年夜里", "平易近人", "人平易近人")
#: Those of them that are never made by a spinner, so that nothing in them is read as spun.
GUARDED = ("大年夜", "年夜饭", "年夜里")
COLUMNS = ("original", "spun", "weight", "strength", "family", "source", "evidence")


@dataclass(frozen=True, slots=True)
class Pair:
    """One entry of the lexicon.

    Attributes:
        original: what authors write.
        spun: what spinners put there.
        weight: log-odds that the pair is behind its spun string, before the context is looked at:
            about -4 for a pair out of an unverified table, 0 for one met again and again.
        evidence: logarithm of how much commoner the spun string is in spun text than in natural
            text; 0 for a string that says nothing.
        old: the spun string is natural in older prose.
        family: the kind of spinner that it is typical of, ``""`` for no kind in particular.
        source: where the pair was met (``"wild"``, ``"known"``, ``"table"`` …).
    """

    original: str
    spun: str
    weight: float
    evidence: float = 0.0
    old: bool = False
    family: str = ""
    source: str = ""

    @property
    def hard(self) -> bool:
        """Whether meeting the spun string is by itself strong evidence of spinning."""
        return self.evidence >= HARD


class Lexicon:
    """A set of pairs that can be looked up by what a spinner wrote.

    Args:
        pairs: the entries. Where two have the same original and spun string, the later one counts,
            so a user's file may correct a built-in entry.

    Example:
        >>> lexicon = Lexicon([Pair("发展", "成长", -0.5), Pair("广大", "泛博", -0.4)])
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
    def evidence(self) -> Mapping[str, float]:
        """How much each telling spun string says for spinning."""
        return {
            spun: max(pair.evidence for pair in found)
            for spun, found in self.by_spun.items()
            if any(pair.evidence > 0 for pair in found)
        }

    @cached_property
    def _longest(self) -> int:
        return max((len(s) for pair in self.pairs for s in (pair.original, pair.spun)), default=0)

    @cached_property
    def _automaton(self) -> Any:
        return _automaton(self._strings)

    @cached_property
    def _originals(self) -> tuple[str, ...]:
        return tuple({pair.original: None for pair in self.pairs})

    @cached_property
    def _original_automaton(self) -> Any:
        return _automaton(self._originals)

    @cached_property
    def _telling(self) -> tuple[tuple[str, ...], Any]:
        strings = (*self.evidence, *NATURAL)
        return strings, _automaton(strings, longest=True)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """All places where a spun string stands, also overlapping ones: (start, end, string)."""
        strings = self._strings
        return [
            (start, end, strings[index])
            for index, start, end in words_in(
                self._automaton, text, overlapping=True, longest=self._longest
            )
        ]

    def count_originals(self, text: str, limit: int) -> dict[str, int]:
        """How often originals stand in a text, overlapping or not; counted up to a limit."""
        counts: dict[str, int] = {}
        originals = self._originals
        found = words_in(self._original_automaton, text, overlapping=True, longest=self._longest)
        for index, _, _ in found:
            original = originals[index]
            counts[original] = min(limit, counts.get(original, 0) + 1)
        return counts

    def find_natural(self, text: str) -> list[tuple[int, int]]:
        """Places of natural words that only look as if a spinner had been in them."""
        return [(i, i + len(word)) for word in GUARDED if word in text for i in _places(word, text)]

    def find_evidence(self, text: str) -> list[str]:
        """The telling spun strings that a text holds, in order, found in one fast pass."""
        strings, automaton = self._telling
        last = len(self.evidence)
        found = words_in(automaton, text, longest=self._longest)
        return [strings[index] for index, _, _ in found if index < last]

    def extended(self, *more: Iterable[Pair]) -> Lexicon:
        """A lexicon with further pairs, which win over those that are there."""
        return Lexicon([*self.pairs, *(pair for pairs in more for pair in pairs)])


def read_pairs(lines: Iterable[str], name: str = "lexicon") -> Iterator[Pair]:
    """Read entries from the lines of a TSV file.

    Args:
        lines: ``original<TAB>spun`` and, each optional, weight, ``hard``, ``soft`` or ``old``,
            family, source, evidence; lines that start with ``#`` and blank lines are passed over.
        name: what to call the file in messages.

    Raises:
        InputError: a line has no second column, or its weight is not a number.

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
        original, spun, weight, strength, family, source, evidence = map(str.strip, cells[:7])
        if (original, spun) == COLUMNS[:2]:
            continue
        try:
            value = float(weight or DEFAULT_WEIGHT)
            telling = float(evidence or (HARD if strength == "hard" else 0))
        except ValueError:
            spun = ""
        if spun and not (isfinite(value) and isfinite(telling)):
            spun = ""
        if not spun or spun == original or strength not in ("", "hard", "soft", "old"):
            raise InputError(
                # Not the line itself: a stranger's recipe may name any file.
                f"{name} line {number} is not an entry of a spun-text lexicon",
                remedy="write original, spun, weight, hard, soft or old, family, source; "
                "tabs between them",
            )
        yield Pair(original, spun, value, telling, strength == "old", family, source or "user")


@cache
def default() -> Lexicon:
    """The lexicon that comes with the package."""
    with _shipped() as lines:
        return Lexicon(read_pairs(lines, "spun.tsv"))


@cache
def telling() -> Lexicon:
    """Of that lexicon the pairs that say something for spinning: all that most texts ever need.

    Example:
        >>> telling().evidence == default().evidence, len(telling()) < len(default()) / 10
        (True, True)
    """
    with _shipped() as lines:
        told = (line for line in lines if not line.rstrip().endswith("\t0.0"))
        return Lexicon(read_pairs(told, "spun.tsv"))


def _shipped() -> IO[str]:
    return (files("unionclean") / "lexicons" / "spun.tsv").open(encoding="utf-8")


@cache
def extended_by(*paths: str) -> Lexicon:
    """The lexicon of the package with the entries of users' files added.

    Raises:
        InputError: a file cannot be read, or a line of it is not an entry.
    """
    more: list[Pair] = []
    for path in paths:
        try:
            text = read_text(path, _LARGEST)
        except UnicodeDecodeError as error:
            raise InputError(
                f"the spun-text lexicon {path} is not UTF-8", remedy="give a TSV file in UTF-8"
            ) from error
        except (OSError, ValueError) as error:
            raise InputError(
                f"the spun-text lexicon {path} cannot be read: {error}",
                remedy="give the path of a TSV file in UTF-8",
            ) from error
        more.extend(read_pairs(text.split("\n"), path))
    return default().extended(more)


def _places(word: str, text: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def _automaton(strings: tuple[str, ...], *, longest: bool = False) -> Any:
    import ahocorasick_rs

    kinds = ahocorasick_rs.MatchKind
    # The dense automaton is twice as fast as the others on Chinese, and the pairs are few enough.
    return ahocorasick_rs.AhoCorasick(
        list(strings),
        matchkind=kinds.LeftmostLongest if longest else kinds.Standard,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        store_patterns=False,
    )
