"""The readings that a text admits: an arc for each known pair whose spun string stands there.

A path through the lattice picks arcs that do not overlap and keeps the text between them as it is.
The weight of a path is the sum of its arcs' utilities (log-odds against keeping the text), so long,
short and crossing arcs and different originals of one string all compete with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, inf, log1p

from .lexicon import Lexicon, Pair


@dataclass(slots=True, eq=False)
class Arc:
    """One way to read a stretch of text: as the spun form of something else.

    Attributes:
        start: first character in the text.
        end: one past the last.
        pair: the entry of the lexicon.
        gain: what the language model thinks of it, see :mod:`.evidence`.
        unspun: how often the original stands elsewhere in the text as it is, 0 to 3.
        utility: log-odds of this arc against leaving its stretch alone, rivals left aside.
        margin: log-odds that the author wrote this, all rivals considered.
    """

    start: int
    end: int
    pair: Pair
    gain: tuple[float, ...] = ()
    unspun: int = 0
    utility: float = 0.0
    margin: float = -inf


def find_arcs(text: str, lexicon: Lexicon) -> list[Arc]:
    """All arcs over a text, sorted by start, then end.

    Example:
        >>> from unionclean.repair.lexicon import Pair
        >>> table = Lexicon([Pair("大", "年夜", -1.0), Pair("明白", "年夜白", -1.0)])
        >>> [(arc.start, arc.end, arc.pair.original) for arc in find_arcs("都年夜白了", table)]
        [(1, 3, '大'), (1, 4, '明白')]
    """
    by_spun = lexicon.by_spun
    counts = lexicon.count_originals(text, 3)
    found = [
        Arc(start, end, pair, unspun=counts.get(pair.original, 0))
        for start, end, spun in lexicon.find(text)
        for pair in by_spun[spun]
    ]
    found.sort(key=lambda arc: (arc.start, arc.end))
    return found


def stretches(arcs: Sequence[Arc]) -> Iterator[list[Arc]]:
    """The arcs in groups that read the same characters."""
    for _, group in groupby(arcs, key=lambda arc: (arc.start, arc.end)):
        yield list(group)


def set_margins(arcs: Sequence[Arc]) -> None:
    """Give each arc its margin, from the utilities of all paths (forward-backward).

    Example:
        >>> long = Arc(0, 4, Pair("体制", "系统体例", 0.0))
        >>> left, right = Arc(0, 2, Pair("体系", "系统", 0.0)), Arc(2, 4, Pair("方式", "体例", 0.0))
        >>> long.utility, left.utility, right.utility = 5.0, 1.0, 2.0
        >>> set_margins([left, long, right])
        >>> [round(arc.margin, 1) for arc in (left, long, right)]
        [-1.9, 1.6, -1.7]
    """
    places = sorted({arc.start for arc in arcs} | {arc.end for arc in arcs})
    index = {place: number for number, place in enumerate(places)}
    spans = [(index[arc.start], index[arc.end], arc.utility) for arc in arcs]
    ending: list[list[tuple[int, float]]] = [[] for _ in places]
    starting: list[list[tuple[int, float]]] = [[] for _ in places]
    for start, end, utility in spans:
        ending[end].append((start, utility))
        starting[start].append((end, utility))
    forward = [0.0] * len(places)
    for place in range(1, len(places)):
        total = forward[place - 1]
        for start, utility in ending[place]:
            total = _add(total, forward[start] + utility)
        forward[place] = total
    backward = [0.0] * len(places)
    for place in range(len(places) - 2, -1, -1):
        total = backward[place + 1]
        for end, utility in starting[place]:
            total = _add(total, backward[end] + utility)
        backward[place] = total
    for arc, (start, end, utility) in zip(arcs, spans, strict=True):
        share = forward[start] + utility + backward[end] - forward[-1]
        # ln(p / (1 - p)) from ln p; the bound keeps rounding from making it infinite.
        arc.margin = share - log1p(-exp(min(share, -1e-9)))


def choose(arcs: Sequence[Arc], threshold: float) -> list[Arc]:
    """The arcs whose margin exceeds a threshold, in order.

    Above a margin of 0 an arc is likelier than all others together, so that no two of the chosen
    overlap.

    Raises:
        ValueError: the threshold is below 0.
    """
    if threshold < 0:
        raise ValueError("below 0, overlapping arcs could be chosen")
    return [arc for arc in arcs if arc.margin > threshold]


def _add(a: float, b: float) -> float:
    """ln(e^a + e^b)."""
    if a < b:
        a, b = b, a
    return a + log1p(exp(b - a)) if a - b < 36 else a


__all__ = ["Arc", "choose", "find_arcs", "set_margins", "stretches"]
