"""Restoring one text that is known to be spun."""

from __future__ import annotations

from ..edits import Replacement
from .lexicon import Lexicon

#: How much likelier (natural logarithm) the best original must be than the next.
CLEAR = 0.8


def restore(text: str, lexicon: Lexicon) -> list[Replacement]:
    """Propose the originals of spun strings.

    Args:
        text: one block of a spun document.
        lexicon: the pairs.

    Example:
        >>> from unionclean.repair.lexicon import default
        >>> [r.text for r in restore("阐扬泛博职工的力量", default())]
        ['发挥', '广大']
    """
    proposals: list[Replacement] = []
    for start, end, spun in lexicon.find_hard(text):
        first, *others = lexicon.by_spun[spun]
        if not first.hard or any(other.weight > first.weight - CLEAR for other in others):
            continue
        evidence = {"alternatives": [pair.original for pair in others], "weight": first.weight}
        proposals.append(Replacement(start, end, first.original, "spun.lexicon", evidence))
    return proposals
