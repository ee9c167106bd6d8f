"""Shares and counts of a text. Chinese has no blanks between words: Han characters count."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import regex

from ..search import without_blanks

# Unicode's own classes, which the standard library's patterns do not have.
_KINDS = {
    "han": regex.compile(r"\p{Unified_Ideograph}"),
    "latin": regex.compile(r"\p{Latin}"),
    "digit": regex.compile(r"\p{Nd}"),
    "punctuation": regex.compile(r"[\p{P}$+<=>^`|~]"),
    "blank": regex.compile(r"\s"),
}
_BULLET = re.compile(
    r"[•·●○■□◆◇★☆▪\-*–—]|\(?[（]?\d{1,3}[)）.、．]|[（(]?[一二三四五六七八九十]{1,3}[）)、.]"
)
_END = frozenset("。！？!?…；;：:”’」』.")
#: Length of the runs of characters that are counted for repetition.
_GRAM = 10
#: So many runs are counted as they are; of more, their hashes, in so many shares.
_FEW_RUNS, _SHARES = 100_000, 64
#: Longest line that counts as a list's for want of a stop.
_ITEM = 40


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured. Shares are 0 to 1, of all characters that are not white space.

    Attributes:
        han: number of Han characters.
        lines: number of lines.
        mean_line: mean number of Han characters in a line.
        han_share: share of Han characters.
        latin_share: share of Latin letters.
        digit_share: share of digits.
        punctuation_share: share of punctuation marks, Chinese and Western.
        symbol_share: share of characters that are none of these.
        list_lines: share of lines that open with a bullet or number, or are short and end without
            a stop.
        repeated_lines: share of characters in lines that stood before.
        repeated_runs: share of positions where a run of ten characters begins that stood before.
    """

    han: int = 0
    lines: int = 0
    mean_line: float = 0.0
    han_share: float = 0.0
    latin_share: float = 0.0
    digit_share: float = 0.0
    punctuation_share: float = 0.0
    symbol_share: float = 0.0
    list_lines: float = 0.0
    repeated_lines: float = 0.0
    repeated_runs: float = 0.0

    def to_dict(self) -> dict[str, float]:
        """Plain data, rounded to four places."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def measure(lines: Sequence[str]) -> Measures:
    """Measure the lines of a text.

    Example:
        >>> measures = measure(["今年成绩显著。", "共 3 项。"])
        >>> measures.han, measures.lines, round(measures.han_share, 2)
        (8, 2, 0.73)
    """
    text = "\n".join(lines)
    # Far fewer different characters than characters: only those are looked at.
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        counts[_kind(character)] += count
    total = len(text) - counts["blank"]
    if total == 0:
        return Measures(lines=len(lines))
    listed = sum(
        _BULLET.match(line) is not None or (line[-1:] not in _END and len(line) <= _ITEM)
        for line in lines
    )
    return Measures(
        han=counts["han"],
        lines=len(lines),
        mean_line=counts["han"] / len(lines),
        han_share=counts["han"] / total,
        latin_share=counts["latin"] / total,
        digit_share=counts["digit"] / total,
        punctuation_share=counts["punctuation"] / total,
        symbol_share=counts["symbol"] / total,
        list_lines=listed / len(lines),
        repeated_lines=_repeated_lines(lines),
        repeated_runs=_repeated_runs(without_blanks(text)),
    )


@lru_cache(maxsize=20_000)
def _kind(character: str) -> str:
    return next((name for name, form in _KINDS.items() if form.match(character)), "symbol")


def _repeated_lines(lines: Sequence[str]) -> float:
    counts = Counter(lines)
    extra = sum(len(line) * (count - 1) for line, count in counts.items())
    return extra / (sum(map(len, lines)) or 1)


def _repeated_runs(text: str) -> float:
    positions = len(text) - _GRAM + 1
    if positions <= 0:
        return 0.0
    if positions <= _FEW_RUNS:
        distinct = len({text[i : i + _GRAM] for i in range(positions)})
        return 1 - distinct / positions
    # Numbers of 64 bits in the place of the runs, a share of them at a time: a set of the runs of
    # a book takes a hundred times the room of the book.
    shares = [array("q") for _ in range(_SHARES)]
    for i in range(positions):
        number = hash(text[i : i + _GRAM])
        shares[number % _SHARES].append(number)
    return 1 - sum(len(set(share)) for share in shares) / positions
