"""Lay the collected text of a page out as its text layer, one block a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..block import Block
from .tree import Element, Run, Tree

_BLANKS = re.compile(" {2,}")


def blocks_of(
    runs: Sequence[Run], elements: Sequence[Element], title: str = ""
) -> tuple[str, tuple[Block, ...]]:
    """Lay the collected runs out as text and describe each as a block.

    Args:
        runs: the pieces of text in document order.
        elements: the elements they stand in; a parent comes before its children.
        title: what the page's head gives as its title.

    Returns:
        the text layer, and its blocks with these features:

        - ``path``: element path, root first; ``tag``: nearest block tag
        - ``link_density``: share of characters inside links, 0 to 1; ``links``: number of links
        - ``hidden``: out of the reader's sight; ``control``: part of a form
        - ``code``, ``lists`` (nesting depth), ``table`` (cells of a row, 0 outside a data table)
        - ``region``: ``nav``, ``footer``, ``aside``, ``header``, ``article``, ``main`` or empty
        - ``senses``: what class and id words say, of the elements off the main line
        - ``around``: link density of the nearest element with several blocks
        - ``title``: it is the page's title
    """
    return lay_out(list(join_rows(runs, elements)), elements, title)


def lay_out(
    runs: Sequence[Run], elements: Sequence[Element], title: str
) -> tuple[str, tuple[Block, ...]]:
    """The same, for runs in which the rows of data tables are joined already."""
    texts = [_text(run, elements) for run in runs]
    pairs = [(run, text) for run, text in zip(runs, texts, strict=True) if text.strip()]
    tree = Tree(pairs, elements, title)
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0
    for number, (run, text) in enumerate(pairs):
        blocks.append(
            Block(position, position + len(text), text, features=tree.features(number, run, text))
        )
        pieces.append(text)
        position += len(text) + 1
    return "\n".join(pieces), tuple(blocks)


def _text(run: Run, elements: Sequence[Element]) -> str:
    text = "".join(run.pieces)
    if elements[run.element].code:
        return text.rstrip()
    return _BLANKS.sub(" ", text).strip() if "  " in text else text.strip()


def join_rows(runs: Sequence[Run], elements: Sequence[Element]) -> Iterable[Run]:
    """Make one run of each row of a data table; layout tables stay as they are."""
    tables: dict[int, list[Run]] = {}
    for run in runs:
        element = elements[run.element]
        if element.cell >= 0:
            tables.setdefault(element.table, []).append(run)
    outer = {elements[elements[t].parent].table for t in tables}
    data = {t for t, inside in tables.items() if t not in outer and _is_data(inside, elements)}
    row: Run | None = None
    here = last = -1
    for run in runs:
        element = elements[run.element]
        if element.table not in data or element.cell < 0:
            if row is not None:
                yield row
                row = None
            yield run
            continue
        if row is not None and element.row == here:
            row.pieces += [" " if element.cell == last else "\t", "".join(run.pieces).strip()]
            row.linked += run.linked
            row.links += run.links
            row.cells += element.cell != last
        else:
            if row is not None:
                yield row
            row = Run(run.element, ["".join(run.pieces).strip()], run.linked, run.links, run.hidden)
            row.cells = 1
            here = element.row
        last = element.cell
    if row is not None:
        yield row


def _is_data(inside: Sequence[Run], elements: Sequence[Element]) -> bool:
    cells: Counter[int] = Counter()
    for run in inside:
        cells[elements[run.element].cell] += sum(len(piece) for piece in run.pieces)
    rows = {elements[cell].row for cell in cells}
    size = sum(cells.values())
    if len(rows) < 2 or len(cells) < 1.5 * len(rows):
        return False
    # A layout table has a column of the page in a cell, a data table a word or a few.
    if max(cells.values()) > 400 or size > 60 * len(cells):
        return False
    return sum(run.linked for run in inside) < 0.5 * size and not any(run.hidden for run in inside)
