"""Find in which of a document's lines something occurs, in one search of them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .block import Block


def occurs_in(pattern: re.Pattern[str], lines: Sequence[str], whole: str) -> list[int]:
    """Indexes of the lines that a pattern is found in, in order.

    One call for each line that has something, and not one for each line: what is rare costs as
    little in a book as in a note.

    Args:
        pattern: matches within one line, and never nothing at all.
        lines: the lines.
        whole: the lines with a character between each two of them.

    Example:
        >>> lines = ["甲1", "乙", "丙23"]
        >>> occurs_in(re.compile("[0-9]"), lines, "\\n".join(lines))
        [0, 2]
    """
    match = pattern.search(whole)
    if match is None:
        return []
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found: list[int] = []
    while match is not None:
        index = bisect_right(starts, match.start()) - 1
        found.append(index)
        match = pattern.search(whole, starts[index + 1])
    return found


def kept_with(pattern: re.Pattern[str], blocks: Sequence[Block]) -> list[int]:
    """Indexes of the kept blocks that a pattern is found in, in order.

    Example:
        >>> from unionclean.restructure import lines
        >>> kept_with(re.compile("[0-9]"), lines("甲1\\n乙\\n丙23"))
        [0, 2]
    """
    kept = [index for index, block in enumerate(blocks) if not block.dropped]
    texts = [blocks[index].text for index in kept]
    return [kept[place] for place in occurs_in(pattern, texts, "\n".join(texts))]
