"""Joining many pairs of blocks in one sweep."""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Document
from ..edits import Replacement


def join_pairs(doc: Document, pairs: Iterable[tuple[int, int, str]], rule: str) -> Document:
    """Join blocks, chains of pairs becoming one block.

    Args:
        doc: the document.
        pairs: ``(first, last, glue)``: indexes of two blocks, and what to put between them. A
            pair that begins where another ends continues it.
        rule: id of the rule that joins.

    Example:
        >>> doc = Document.from_lines("open\\nsource\\n好")
        >>> join_pairs(doc, [(0, 1, " "), (1, 2, "")], "layout.wrap").text
        'open source好'
    """
    runs: list[tuple[int, int]] = []
    glued: dict[int, list[Replacement]] = {}
    for first, last, glue in sorted(pairs):
        if glue:
            end = len(doc.blocks[first].text)
            glued[first] = [Replacement(end, end, glue, rule)]
        if runs and runs[-1][1] == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return doc.apply(glued).join(runs, rule)
