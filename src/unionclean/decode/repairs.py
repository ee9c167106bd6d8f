"""What a better reading of wrongly decoded text consists of."""

from __future__ import annotations

from typing import NamedTuple

from .restore import Restored


class Repair(NamedTuple):
    """A better reading of a span of a text.

    Attributes:
        start: first character of the span.
        end: one past its last character.
        text: what to put there.
        rule: rule id, from the pair of encodings.
        before: log probability of what stood in the whole run, after: of the repaired run.
        filled: characters of the run that were filled in for lost bytes.
        lost: places of the run that could not be read.
    """

    start: int
    end: int
    text: str
    rule: str
    before: float
    after: float
    filled: int = 0
    lost: int = 0


def is_enough(text: str) -> bool:
    """Whether a reading for which bytes had to be filled in is long enough to be believed.

    Some character or other fits a lost byte between any two signs.

    Example:
        >>> is_enough("（訝"), is_enough("中国人民")
        (False, True)
    """
    return sum("\u3400" <= c < "\ua000" for c in text) >= 3


def gather(result: Restored, text: str, at: int, rule: str, before: float) -> list[Repair]:
    """The pieces of a restored text that changed, those side by side as one repair.

    Args:
        result: the restored text.
        text: what was there.
        at: where ``text`` begins in the line.
        rule: rule id of the repairs.
        before: log probability of ``text``.
    """
    repairs: list[Repair] = []
    for start, end, new in result.pieces:
        start, end = at + start, at + end
        if repairs and start == repairs[-1].end:
            repairs[-1] = repairs[-1]._replace(end=end, text=repairs[-1].text + new)
        else:
            counts = (result.filled, result.unreadable)
            repairs.append(Repair(start, end, new, rule, before, result.score, *counts))
    return [trimmed(repair, text[repair.start - at : repair.end - at]) for repair in repairs]


def trimmed(repair: Repair, old: str) -> Repair:
    """The repair without the characters at its ends that stay what they were.

    Args:
        repair: a repair.
        old: the text that it replaces.
    """
    head = _alike(old, repair.text)
    tail = min(_alike(old[::-1], repair.text[::-1]), len(old) - head, len(repair.text) - head)
    text = repair.text[head : len(repair.text) - tail]
    return repair._replace(start=repair.start + head, end=repair.end - tail, text=text)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))
