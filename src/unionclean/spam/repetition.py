"""Text that a document holds twice: a page pasted again, a paragraph repeated by a scraper."""

from __future__ import annotations

from collections.abc import Sequence

#: Shortest paragraph that counts when repeated alone. Refrains, formulas of laws and judgments and
#: the lines of forms are shorter.
_LONG = 120
#: Fewest characters of a run of paragraphs that counts when repeated in the same order.
_RUN = 300
#: Least mean length of its paragraphs; verse, forms and pieces of markup are shorter.
_RUN_MEAN = 30


def repeated(texts: Sequence[str]) -> list[int]:
    """Which blocks repeat an earlier part of the document, word for word.

    Args:
        texts: the blocks' texts in order.

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
    out: set[int] = {index for index in twin if len(texts[index]) >= _LONG}
    run: list[int] = []
    for index in range(len(texts) + 1):
        follows = bool(run) and index in twin and twin[index] == twin[run[-1]] + 1
        if run and not follows:
            length = sum(len(texts[i]) for i in run)
            if len(run) >= 3 and length >= max(_RUN, _RUN_MEAN * len(run)):
                out.update(run)
            run = []
        if index in twin:
            run.append(index)
    return sorted(out)
