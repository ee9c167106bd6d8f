"""Which numbering style stands above which, from the document's own sequence.

Custom has an order (第X章 > 第X节 > 一、 > （一） > 1. > (1) > ①), and documents break it. A style
is shown to stand below another by starting again from one each time the other moves on, or by
running from one to two and more between two steps of the other; where there is such evidence it
overrules custom. A number that is missing, repeated or out of order gives no evidence and so never
moves what follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cmp_to_key

from .styles import FIXED, PRIOR

#: A step of the sequence: style, number.
Step = tuple[str, tuple[int, ...]]


def follows(before: tuple[int, ...] | None, number: tuple[int, ...]) -> bool:
    """Whether ``number`` is the next one after ``before``.

    Example:
        >>> follows((2, 1), (2, 2)), follows((2, 3), (3, 1)), follows((12,), (12, 1))
        (True, True, True)
    """
    if before is None:
        return number[-1:] == (1,)
    if len(before) == len(number):
        if before[:-1] == number[:-1]:
            return number[-1] == before[-1] + 1
        return number[-1] == 1 and follows(before[:-1], number[:-1])
    # 第十二条之一 after 第十二条, 第十三条 after 第十二条之一
    if len(number) > len(before):
        return number[:-1] == before and number[-1] == 1
    return number[0] == before[0] + 1


def order(steps: Sequence[Step]) -> dict[str, int]:
    """Rank of every style that occurs, 0 for the highest.

    Example:
        >>> one, two = (1,), (2,)
        >>> order([("一、", one), ("（一）", one), ("（一）", two), ("一、", two), ("（一）", one)])
        {'一、': 0, '（一）': 1}
        >>> order([("1.", one), ("（一）", one), ("（一）", two), ("1.", two), ("（一）", one)])
        {'1.': 0, '（一）': 1}
    """
    styles: dict[str, None] = {}
    for style, _ in steps:
        styles.setdefault(style)
    if len(styles) < 2:
        return dict.fromkeys(styles, 0)
    evidence = _evidence(steps, list(styles))
    first = {style: k for k, style in enumerate(styles)}

    def compare(a: str, b: str) -> int:
        custom = -1 if PRIOR.get(_base(a), 100) < PRIOR.get(_base(b), 100) else 1
        if a in FIXED and b in FIXED:
            return custom
        shown = evidence[b, a] - evidence[a, b]
        # One sign against custom is enough only for a style that also comes first.
        if shown * custom < 0 and abs(shown) == 1 and (shown < 0) != (first[a] < first[b]):
            return custom
        return shown or custom

    ranked = sorted(styles, key=cmp_to_key(compare))
    return {style: rank for rank, style in enumerate(ranked)}


def _base(style: str) -> str:
    return style.split("|")[0]


def _evidence(steps: Sequence[Step], styles: list[str]) -> dict[tuple[str, str], int]:
    """How often each pair ``(upper, lower)`` is shown."""
    evidence: dict[tuple[str, str], int] = defaultdict(int)
    last: dict[str, int] = {}
    number_of: dict[str, tuple[int, ...]] = {}
    began: dict[str, int] = {}
    in_order: dict[str, bool] = {}
    for here, (style, number) in enumerate(steps):
        before = number_of.get(style)
        plain = style.startswith("plain")
        if before is not None and not plain:
            since = last[style]
            if number[-1] == 1:
                # Started again: whatever moved on meanwhile stands above.
                for other in styles:
                    if other != style and last.get(other, -1) > since and in_order[other]:
                        evidence[other, style] += 1
            elif follows(before, number):
                # Moved on: whatever ran from one to two and more meanwhile stands below.
                for other in styles:
                    if other.startswith("plain"):
                        shown = last.get(other, -1) > since
                    else:
                        shown = began.get(other, -1) > since and last[other] > began[other]
                    if shown and other != style:
                        evidence[style, other] += 1
        in_order[style] = plain or follows(before, number)
        if number[-1:] == (1,):
            began[style] = here
        last[style] = here
        number_of[style] = number
    return evidence
