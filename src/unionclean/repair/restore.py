"""Restoring one document that is known to be spun: score the arcs, choose, look again, propose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from .evidence import Context
from .lattice import Arc, choose, find_arcs, set_margins, stretches
from .lexicon import Lexicon
from .model import LanguageModel


@dataclass(frozen=True)
class Weights:
    """Weights of the log-linear model that decides, fitted to passages restored by hand.

    The utility of an arc is the weight of its pair, plus ``bias``, plus ``features`` times what
    :class:`~unionclean.repair.evidence.Context` measured, plus ``unspun`` times the number of
    places where the original stands in the text as it is: a spinner that knew the pair would have
    replaced it there. The second look adds what the first one learned about the document:
    ``same`` times the mean margin of the pair in its other places (``met``, if there are any), and
    ``density`` times the logarithm of sure restorations per character.
    """

    bias: float
    features: tuple[float, ...]
    unspun: float
    same: float = 0.0
    met: float = 0.0
    density: float = 0.0


FIRST_LOOK = Weights(bias=-1.728, features=(0.204, 0.206, 0.140), unspun=-0.758)
SECOND_LOOK = Weights(
    bias=0.322,
    features=(0.242, 0.075, 0.080),
    unspun=-1.101,
    same=0.232,
    met=-0.343,
    density=0.517,
)
#: A margin from which a restoration counts as sure; margins beyond LIMIT count as LIMIT.
SURE = 1.5
LIMIT = 4.0


@dataclass(frozen=True, slots=True)
class Restoration:
    """A place where the author most likely wrote something else.

    Attributes:
        start: first character in the text.
        end: one past the last.
        spun: what stands there.
        text: what the author wrote; for an undecided place the likeliest reading.
        margin: log-odds that this reading is right.
        alternatives: other readings of the same characters and their margins, best first.
        family: the kind of spinner that the pair is typical of, or ``""``.
        source: where the pair was met.
    """

    start: int
    end: int
    spun: str
    text: str
    margin: float
    alternatives: Mapping[str, float]
    family: str
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a document's restoration came to.

    Attributes:
        restored: places to change, in order, not overlapping.
        undecided: places that look spun, but where no reading is clearly the best.
    """

    restored: tuple[Restoration, ...]
    undecided: tuple[Restoration, ...]


def restore(
    text: str,
    lexicon: Lexicon,
    model: LanguageModel,
    *,
    threshold: float = 0.5,
    looks: tuple[Weights, ...] = (FIRST_LOOK, SECOND_LOOK, SECOND_LOOK),
) -> Result:
    """Find what the author wrote.

    Args:
        text: a whole document, its blocks separated by line feeds.
        lexicon: the pairs.
        model: the language model.
        threshold: least margin of a change that is made; not below 0.
        looks: the weights for each time that the arcs are scored, with the choice of the time
            before as context.

    Example:
        >>> from unionclean.repair import lexicon, model
        >>> result = restore("组织泛博职工进修科学成长不美观", lexicon.default(), model.default())
        >>> [r.text for r in result.restored]
        ['广大', '学习', '发展', '观']
    """
    context = Context(model, text)
    arcs = find_arcs(text, lexicon)
    groups = list(stretches(arcs))
    path: list[Arc] = []
    for weights in looks:
        for group in groups:
            context.measure(group)
        weigh(arcs, weights, len(text))
        set_margins(arcs)
        path = choose(arcs, threshold)
        context.accept(path)
    return Result(tuple(_describe(path, groups)), tuple(_describe(_doubtful(groups, path), groups)))


def weigh(arcs: Sequence[Arc], weights: Weights, length: int) -> None:
    """Set the utilities of arcs; margins of an earlier look are evidence about the document.

    Args:
        arcs: measured arcs.
        weights: what each piece of evidence counts.
        length: number of characters of the text.
    """
    elsewhere: dict[tuple[str, str], list[float]] = defaultdict(list)
    density = 0.0
    if weights.density:
        for arc in arcs:
            pair = arc.pair
            margin = max(-LIMIT, min(LIMIT, arc.margin))
            elsewhere[pair.original, pair.spun].append(margin)
        sure = sum(arc.margin > SURE for arc in arcs)
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
            others = elsewhere[arc.pair.original, arc.pair.spun]
            if len(others) > 1:
                own = max(-LIMIT, min(LIMIT, arc.margin))
                mean = (sum(others) - own) / (len(others) - 1)
                utility += weights.same * mean + weights.met
        arc.utility = utility


def _doubtful(groups: Sequence[list[Arc]], path: Sequence[Arc]) -> list[Arc]:
    """The likeliest reading of each stretch that is probably spun, but was left alone."""
    return []


def _describe(chosen: Iterable[Arc], groups: Sequence[list[Arc]]) -> Iterable[Restoration]:
    by_span = {(group[0].start, group[0].end): group for group in groups}
    for arc in chosen:
        rivals = sorted(by_span[arc.start, arc.end], key=lambda other: -other.margin)
        yield Restoration(
            arc.start,
            arc.end,
            arc.pair.spun,
            arc.pair.original,
            round(arc.margin, 2),
            {r.pair.original: round(r.margin, 2) for r in rivals if r is not arc},
            arc.pair.family,
            arc.pair.source,
        )


__all__ = ["FIRST_LOOK", "SECOND_LOOK", "Restoration", "Result", "Weights", "restore", "weigh"]
