"""Text that a document holds twice: a page pasted again, a paragraph repeated by a scraper."""

from __future__ import annotations

from collections.abc import Sequence

#: Shortest paragraph that counts when repeated alone. Refrains, formulas of laws and judgments and
#: the lines of forms are shorter.
_LONG = 120
#: So many blocks may stand between a paragraph and its copy where markup was there to be read.
_NEAR = 3
#: Least share of a document that a repeated run of paragraphs makes up: it was pasted again.
_PASTED = 0.25
#: Least mean length of its paragraphs; verse, forms and pieces of markup are shorter.
_RUN_MEAN = 30


def repeated(texts: Sequence[str], *, near: bool = False) -> list[int]:
    """Which blocks repeat an earlier part of the document, word for word.

    Args:
        texts: the blocks' texts in order.
        near: a paragraph alone counts only close to its copy. On a page of replies people quote
            each other, and what is shown twice was meant to be.

    Returns:
        Indexes of later copies.

    Example:
        >>> long = "各项工作要落到实处，" * 20
        >>> repeated(["标题", long, "副歌", "副歌", long])
        [4]
    """
    first: dict[str, int] = {}
    twin: dict[int, int] = {}
    for index, text in enumerate(texts):
        known = first.setdefault(text, index)
        if known != index:
            twin[index] = known
    if not twin:
        return []
    out = {
        index
        for index, known in twin.items()
        if len(texts[index]) >= _LONG and (not near or index - known <= _NEAR)
    }
    least = _PASTED * sum(map(len, texts))
    run: list[int] = []
    for index in range(len(texts) + 1):
        follows = bool(run) and index in twin and twin[index] == twin[run[-1]] + 1
        if run and not follows:
            length = sum(len(texts[i]) for i in run)
            if len(run) >= 3 and length >= max(least, _RUN_MEAN * len(run)):
                out.update(run)
            run = []
        if index in twin:
            run.append(index)
    return sorted(out)
