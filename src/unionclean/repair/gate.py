"""Was this document spun at all? Nothing is repaired before that is answered with yes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .lexicon import Lexicon
from .model import LanguageModel
from .restore import Result, restore
from .weights import FIRST_LOOK

#: Evidence that a text may hold by chance: a constant, and for a thousand characters.
CHANCE = 3.0
CHANCE_PER_THOUSAND = 1.5
#: Evidence for each further occurrence of a string, as a share of the first; two are counted.
REPEATED = 0.3
#: Suspicion and margins, one of each kind, that an odd but natural text may add up to: a constant,
#: and for a thousand characters.
ODD = 15.0
ODD_PER_THOUSAND = 14.0
#: A text that the first look leaves below this is natural: spun ones come out above 0 at once.
HOPELESS = -8.0
#: Suspicion from which a text is read in full, whatever samples of it say.
STRONG = 15.0
#: Samples of a long text: their number, and the characters of each.
SAMPLES, SAMPLE = 10, 100
#: Margins for a thousand characters below which samples are natural. Natural prose that is suspect
#: at all has up to 18, text of which only half is spun has 48 and more.
NATURAL_PER_THOUSAND = 20.0
#: No single kind counts for more.
MOST = 5.0


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the words of a document say, before the language model is asked.

    Attributes:
        suspect: whether it is worth asking.
        score: evidence above what a natural text of the length may hold by chance.
        strings: telling spun strings and how often each was met, most frequent first.
    """

    suspect: bool
    score: float
    strings: tuple[tuple[str, int], ...]


def suspect(text: str, lexicon: Lexicon) -> Suspicion:
    """Weigh the spun strings in a text; one pass, about ten nanoseconds a character.

    Args:
        text: simplified text of a whole document.
        lexicon: the pairs.

    Example:
        >>> from unionclean.repair.lexicon import default
        >>> suspect("阐扬泛博职工的乐观性", default()).suspect
        True
        >>> suspect("发挥广大职工的积极性", default()).suspect
        False
    """
    found = Counter(lexicon.find_evidence(text))
    evidence = lexicon.evidence
    score = sum(
        evidence[string] * (1 + REPEATED * min(count - 1, 2)) for string, count in found.items()
    )
    score -= CHANCE + CHANCE_PER_THOUSAND * len(text) / 1000
    return Suspicion(len(found) > 1 and score > 0, score, tuple(found.most_common()))


def confirm(suspicion: Suspicion, result: Result, length: int) -> float:
    """How far what the language model would restore bears the suspicion out; above 0 it does.

    Restorations of words that older prose has do not count.

    Args:
        suspicion: what the words said.
        result: the restoration of the suspect text.
        length: its number of characters.
    """
    return suspicion.score + _margins(result) - ODD - ODD_PER_THOUSAND * length / 1000


def samples_natural(
    text: str, suspicion: Suspicion, lexicon: Lexicon, model: LanguageModel
) -> bool:
    """Whether samples of a long and hardly suspect text are enough to call it natural.

    Args:
        text: the whole text; a short one is not sampled.
        suspicion: what its words said.
        lexicon: the pairs.
        model: the language model.
    """
    if suspicion.score >= STRONG or len(text) < 2 * SAMPLES * SAMPLE:
        return False
    step = (len(text) - SAMPLE) // (SAMPLES - 1)
    sample = "\n".join(text[i * step : i * step + SAMPLE] for i in range(SAMPLES))
    found = restore(sample, lexicon, model, looks=(FIRST_LOOK,))
    return 1000 * _margins(found) < NATURAL_PER_THOUSAND * len(sample)


def _margins(result: Result) -> float:
    """What the language model says for the restorations, each kind once."""
    kinds: dict[tuple[str, str], float] = {}
    for place in result.restored:
        if place.old:
            continue
        kind = place.text, place.spun
        kinds[kind] = max(kinds.get(kind, 0.0), min(MOST, place.margin))
    return sum(kinds.values())
