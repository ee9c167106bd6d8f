"""How much each piece of evidence counts, and what a document as a whole says about its spinner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from .lattice import Arc


@dataclass(frozen=True)
class Weights:
    """Weights of the log-linear model that decides, fitted to passages restored by hand.

    The utility of an arc is the weight of its pair, plus ``bias``, plus ``features`` times what
    :class:`~unionclean.repair.evidence.Context` measured, plus ``unspun`` times the number of
    places where the original stands in the text as it is: a spinner that knew the pair would have
    replaced it there. The second look adds what the first one learned about the document:
    ``same`` times the mean margin of the pair in its other places (``met``, if there are any), and
    ``density`` times the logarithm of sure restorations per character, and ``otherwise`` where the
    same original surely became another word elsewhere: a spinner tends to have one for each. Where
    more than ``HOME`` of the sure pairs are of one family, ``family`` speaks for its other pairs
    and against all that are not known to be in its table.
    """

    bias: float
    features: tuple[float, ...]
    unspun: float
    same: float = 0.0
    met: float = 0.0
    density: float = 0.0
    otherwise: float = 0.0
    family: float = 0.0


FIRST_LOOK = Weights(bias=-1.532, features=(0.214, 0.184, 0.153), unspun=-0.107)
SECOND_LOOK = Weights(
    bias=0.201,
    features=(0.222, 0.185, 0.107),
    unspun=-0.553,
    same=0.268,
    met=-0.225,
    density=0.534,
    otherwise=-1.485,
    family=2.0,
)
#: A margin from which a restoration counts as sure; margins beyond LIMIT count as LIMIT.
SURE = 1.5
LIMIT = 4.0
#: With fewer sure pairs nothing is said about the family.
FEW = 8
#: Share of a document's sure pairs from which a family is taken to be the document's own.
HOME = 0.7


def weigh(
    arcs: Sequence[Arc], weights: Weights, places: Mapping[tuple[str, str], int], length: int
) -> None:
    """Set the utilities of arcs; margins of an earlier look are evidence about the document.

    Args:
        arcs: measured arcs.
        weights: what each piece of evidence counts.
        places: in how many places each pair had an arc at first.
        length: number of characters of the text.
    """
    total: dict[tuple[str, str], float] = defaultdict(float)
    became: dict[str, set[str]] = defaultdict(set)
    density = 0.0
    family, belonging = "", 0.0
    if weights.density:
        for arc in arcs:
            pair = arc.pair
            if arc.margin > SURE:
                became[pair.original].add(pair.spun)
            # Counted from the least, so that arcs that were dropped need not be there.
            total[pair.original, pair.spun] += LIMIT + _bound(arc.margin)
        sure = sum(arc.margin > SURE for arc in arcs)
        family, belonging = home_family(arcs)
        density = weights.density * log(0.01 + sure / max(length, 1))
    gain_weight, over_weight, left_weight = weights.features
    for arc in arcs:
        gain, over, left = arc.gain
        utility = (
            arc.pair.weight
            + weights.bias
            + gain_weight * gain
            + over_weight * over
            + left_weight * left
            + weights.unspun * arc.unspun
            + density
        )
        if weights.density:
            pair = arc.pair
            others = places[pair.original, pair.spun] - 1
            if others:
                mean = (total[pair.original, pair.spun] - LIMIT - _bound(arc.margin)) / others
                utility += weights.same * (mean - LIMIT) + weights.met
            if became[pair.original] - {pair.spun}:
                utility += weights.otherwise
            if belonging:
                # Membership makes a natural reading likely, never an unnatural one.
                if family not in pair.family.split("+"):
                    utility -= belonging * weights.family
                elif gain > 0:
                    utility += belonging * weights.family
        arc.utility = utility


def home_family(arcs: Iterable[Arc]) -> tuple[str, float]:
    """The family that a document's sure pairs point to, and from 0 to 1 how clearly they do."""
    sure = {
        (arc.pair.original, arc.pair.spun): arc.pair.family for arc in arcs if arc.margin > SURE
    }
    members = Counter(name for families in sure.values() for name in families.split("+") if name)
    if len(sure) < FEW or not members:
        return "", 0.0
    name, count = members.most_common(1)[0]
    return name, max(0.0, (count / len(sure) - HOME) / (1 - HOME))


def _bound(margin: float) -> float:
    return max(-LIMIT, min(LIMIT, margin))
