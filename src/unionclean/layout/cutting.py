"""Cutting pieces out of a block without leaving blanks or an empty shell behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..document import Document
from ..edits import Drop, Replacement, stretches
from ..script.fold import fold


def leaves_nothing(text: str, proposals: Iterable[Replacement]) -> bool:
    """Whether nothing but punctuation would be left of a text.

    Example:
        >>> leaves_nothing("（转载请注明）", [Replacement(1, 6, "", "promo.reprint")])
        True
    """
    rest: list[str] = []
    done = 0
    for start, end, new, *_ in proposals:
        rest += (text[done:start], new)
        done = end
    return not any(map(str.isalnum, "".join([*rest, text[done:]])))


def tidy(text: str, proposals: Sequence[Replacement]) -> list[Replacement]:
    """Cuts that take along the blanks which they would leave at either end of a text.

    Args:
        text: the block's text.
        proposals: replacements from left to right.

    Example:
        >>> tidy("会议结束。 更多请关注", [Replacement(6, 11, "", "promo.more")])[0][:2]
        (5, 11)
    """
    out = list(proposals)
    # Cuts that follow each other count as one when it comes to what they leave at the ends.
    for order, at_end in ((range(len(out) - 1, -1, -1), True), (range(len(out)), False)):
        border = len(text) if at_end else 0
        for k in order:
            start, end, new, rule, evidence = out[k]
            gap = text[end:border] if at_end else text[border:start]
            if new or gap.strip():
                break
            if at_end:
                previous = out[k - 1].end if k else 0
                start, end = previous + len(text[previous:start].rstrip()), border
                border = start
            else:
                following = out[k + 1].start if k + 1 < len(out) else len(text)
                start, end = border, following - len(text[end:following].lstrip())
                border = end
            out[k] = Replacement(start, end, new, rule, evidence)
    return out


def sweep(
    doc: Document, indexes: Sequence[int], find: Callable[[str], Iterable[Replacement]]
) -> Document:
    """Cut out of blocks what a search proposes, until it proposes nothing more.

    A block of which nothing would be left is dropped under the rule of its first cut.

    Args:
        doc: the document.
        indexes: the blocks to look at.
        find: proposals for a text, which is given in simplified script, from left to right.
    """
    while indexes:
        drops: dict[int, Drop] = {}
        after = doc.apply(_cuts(doc, indexes, find, drops))
        # A rule that is switched off goes on proposing; what it left alone is done.
        indexes = [i for i in indexes if after.blocks[i] is not doc.blocks[i]]
        doc = after.drop(drops)
    return doc


def _cuts(
    doc: Document,
    indexes: Sequence[int],
    find: Callable[[str], Iterable[Replacement]],
    drops: dict[int, Drop],
) -> Iterator[tuple[int, list[Replacement]]]:
    for index in indexes:
        block = doc.blocks[index]
        if block.dropped:
            continue
        proposals = stretches(block.text, find(fold(block.text)))
        if proposals and leaves_nothing(block.text, proposals):
            drops[index] = Drop(proposals[0].rule)
        elif proposals:
            yield index, tidy(block.text, proposals)
