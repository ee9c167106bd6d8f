"""Restoring one document that is known to be spun: score the arcs, choose, look again, propose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf

from .evidence import Context
from .lattice import Arc, choose, count_unspun, find_arcs, set_margins, stretches
from .lexicon import Lexicon
from .model import LanguageModel
from .weights import FIRST_LOOK, SECOND_LOOK, Weights, home_family, weigh

#: Probability of some original or other from which a place that is left alone is flagged.
DOUBTFUL = 0.7
#: Arcs of less utility are dropped.
HOPELESS = -3.0
#: An arc that loses more than this within the word is not measured further at first sight.
LEFT_ENOUGH = -2.5


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
        old: the spun string is natural in older prose.
        rule: what kind of reading it is: ``"lexicon"``, ``"inferred"`` or ``"chain"``.
    """

    start: int
    end: int
    spun: str
    text: str
    margin: float
    alternatives: Mapping[str, float]
    family: str
    source: str
    old: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a document's restoration came to.

    Attributes:
        restored: places to change, in order, not overlapping.
        undecided: places that look spun, but where no reading is clearly the best.
        family: the kind of spinner that the sure pairs point to, ``""`` if to none.
    """

    restored: tuple[Restoration, ...]
    undecided: tuple[Restoration, ...]
    family: str = ""


def restore(
    text: str,
    lexicon: Lexicon,
    model: LanguageModel,
    *,
    threshold: float = 0.25,
    looks: tuple[Weights, ...] = (FIRST_LOOK, SECOND_LOOK),
    hopeful: Callable[[Result], bool] | None = None,
) -> Result:
    """Find what the author wrote.

    Args:
        text: a whole document, its blocks separated by line feeds.
        lexicon: the pairs.
        model: the language model.
        threshold: least margin of a change that is made; not below 0.
        looks: the weights for each time that the arcs are scored, with the choice of the time
            before as context.
        hopeful: whether to look again, given what the first look found.

    Example:
        >>> from unionclean.repair import lexicon, model
        >>> result = restore("组织泛博职工进修科学成长不美观", lexicon.default(), model.default())
        >>> [r.text for r in result.restored]
        ['广大', '学习', '发展', '观']
    """
    context = Context(model, text)
    arcs = find_arcs(text, lexicon)
    groups = list(stretches(arcs))
    places = Counter((arc.pair.original, arc.pair.spun) for arc in arcs)
    path: list[Arc] = []
    for number, weights in enumerate(looks):
        if number:
            context.accept(path)
            count_unspun(text, arcs, path, lexicon)
        for group in groups:
            context.measure(group, -inf if number else LEFT_ENOUGH)
        weigh(arcs, weights, places, len(text))
        # Most readings are out of the question at first sight and need no second look.
        arcs = [arc for arc in arcs if arc.utility > HOPELESS]
        groups = list(stretches(arcs))
        set_margins(arcs)
        path = choose(arcs, threshold)
        if not number and hopeful is not None:
            found = Result(tuple(_describe(path, groups)), ())
            if not hopeful(found):
                return found
    family, belonging = home_family(arcs)
    return Result(
        tuple(_describe(path, groups)),
        tuple(_describe(_doubtful(groups, path), groups)),
        family if belonging else "",
    )


def _doubtful(groups: Sequence[list[Arc]], path: Sequence[Arc]) -> list[Arc]:
    """The likeliest reading of each stretch that is most likely spun, but was left alone."""
    doubtful: list[Arc] = []
    taken = iter(path)
    nearest = next(taken, None)
    for group in groups:
        start, end = group[0].start, group[0].end
        while nearest is not None and nearest.end <= start:
            nearest = next(taken, None)
        if nearest is not None and nearest.start < end:
            continue
        spun = sum(1 / (1 + exp(-arc.margin)) for arc in group)
        if spun > DOUBTFUL and not (doubtful and doubtful[-1].end > start):
            doubtful.append(max(group, key=lambda arc: arc.margin))
    return doubtful


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
            arc.pair.old,
            arc.rule,
        )
