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

#: Source of pairs that no table has: those of a table, used the other way round.
INFERRED = "reverse"
#: How much higher the threshold is for those.
CLEARLY = 0.7
#: How far beside a restored word a second substitution is looked for.
BESIDE = 2
#: What a chain of two substitutions weighs less than the weaker of them.
CHAINED = 1.0
#: Occurrences of an original beyond this number say no more.
MOST_UNSPUN = 3


@dataclass(slots=True, eq=False)
class Arc:
    """One way to read a stretch of text: as the spun form of something else.

    Attributes:
        start: first character in the text.
        end: one past the last.
        pair: the entry of the lexicon.
        gain: what the language model thinks of it, see :mod:`.evidence`.
        rule: what kind of reading it is: ``"lexicon"``, ``"inferred"`` or ``"chain"``.
        unspun: how often the original stands elsewhere in the text as it is, 0 to 3.
        utility: log-odds of this arc against leaving its stretch alone, rivals left aside.
        margin: log-odds that the author wrote this, all rivals considered.
    """

    start: int
    end: int
    pair: Pair
    gain: tuple[float, ...] = ()
    unspun: int = 0
    rule: str = "lexicon"
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
    found = []
    guarded = lexicon.find_natural(text)
    for start, end, spun in lexicon.find(text):
        if guarded and any(start < last and first < end for first, last in guarded):
            continue
        for pair in by_spun[spun]:
            rule = "inferred" if pair.source == INFERRED else "lexicon"
            found.append(Arc(start, end, pair, rule=rule))
    found += _chains(text, found, lexicon)
    found.sort(key=lambda arc: (arc.start, arc.end))
    count_unspun(text, found, (), lexicon)
    return found


def _chains(text: str, arcs: Sequence[Arc], lexicon: Lexicon) -> list[Arc]:
    """Arcs that undo two substitutions one after the other: 明白 → 大白 → 年夜白.

    The second one took in the product of the first, whole or in part, and text beside it. Only
    hard spun strings are followed up: there are few, and soft ones chain up with everything.
    """
    chains = []
    known = {(arc.start, arc.end, arc.pair.original) for arc in arcs}
    for arc in arcs:
        pair = arc.pair
        if not pair.hard:
            continue
        left = max(text.rfind("\n", 0, arc.start) + 1, arc.start - BESIDE)
        stop = text.find("\n", arc.end)
        right = min(stop if stop >= 0 else len(text), arc.end + BESIDE)
        begin, end = arc.start - left, arc.start - left + len(pair.original)
        window = text[left : arc.start] + pair.original + text[arc.end : right]
        for i, j, spun in lexicon.find(window):
            if j <= begin or i >= end:
                continue
            for other in lexicon.by_spun[spun]:
                original = window[begin:i] + other.original + window[j:end]
                start = min(arc.start, left + i)
                last = max(arc.end, arc.end + j - end)
                if (start, last, original) in known or original == text[start:last]:
                    continue
                families = set(pair.family.split("+")) & set(other.family.split("+"))
                both = Pair(
                    original,
                    text[start:last],
                    min(pair.weight, other.weight) - CHAINED,
                    family="+".join(sorted(families)),
                    source=f"{pair.original}<{pair.spun}",
                )
                known.add((start, last, original))
                chains.append(Arc(start, last, both, rule="chain"))
    return chains


def count_unspun(text: str, arcs: Sequence[Arc], chosen: Sequence[Arc], lexicon: Lexicon) -> None:
    """Set how often the originals of arcs stand in the text, outside of the chosen arcs."""
    pieces = []
    done = 0
    for arc in chosen:
        pieces.append(text[done : arc.start])
        done = arc.end
    pieces.append(text[done:])
    counts = lexicon.count_originals("\0".join(pieces), MOST_UNSPUN)
    for arc in arcs:
        arc.unspun = counts.get(arc.pair.original, 0)


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
    """The arcs whose margin exceeds a threshold, in order; inferred ones must exceed it clearly.

    Above a margin of 0 an arc is likelier than all others together, so that no two of the chosen
    overlap.

    Raises:
        ValueError: the threshold is below 0.
    """
    if threshold < 0:
        raise ValueError("below 0, overlapping arcs could be chosen")
    clear = threshold + CLEARLY
    return [
        arc
        for arc in arcs
        if arc.margin > threshold and (arc.margin > clear or arc.rule != "inferred")
    ]


def _add(a: float, b: float) -> float:
    """ln(e^a + e^b)."""
    if a < b:
        a, b = b, a
    return a + log1p(exp(b - a)) if a - b < 36 else a


__all__ = ["Arc", "choose", "find_arcs", "set_margins", "stretches"]
