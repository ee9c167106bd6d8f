"""Was this document spun at all? Nothing is repaired before that is answered with yes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .lexicon import Lexicon

#: At least so many different hard strings …
KINDS = 2
#: … and so many occurrences in a thousand characters.
DENSITY = 2.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about a document.

    Attributes:
        spun: whether the document was spun.
        density: hard spun strings in a thousand characters.
        evidence: hard spun strings and how often each was met, most frequent first.
    """

    spun: bool
    density: float
    evidence: tuple[tuple[str, int], ...]


def judge(text: str, lexicon: Lexicon) -> Verdict:
    """Count the hard evidence in a text.

    Args:
        text: simplified text of a whole document.
        lexicon: the pairs.

    Example:
        >>> from unionclean.repair.lexicon import default
        >>> judge("阐扬泛博职工的乐观性", default()).spun
        True
        >>> judge("发挥广大职工的积极性", default()).spun
        False
    """
    found = Counter(string for _, _, string in lexicon.find_hard(text))
    density = 1000 * found.total() / max(len(text), 1)
    return Verdict(len(found) >= KINDS and density >= DENSITY, density, tuple(found.most_common()))
