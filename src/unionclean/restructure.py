"""Cutting text into blocks, and blocks into others or together, on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .block import Block
from .edits import Replacement


def lines(text: str) -> tuple[Block, ...]:
    """One block for each line that is not blank, without the blanks around it.

    Example:
        >>> [(b.start, b.end, b.text) for b in lines("  甲\\r\\n\\n乙 ")]
        [(2, 3, '甲'), (6, 7, '乙')]
    """
    blocks: list[Block] = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            blocks.append(Block(start, start + len(stripped), stripped))
        position += len(line) + 1
    return tuple(blocks)


def split(blocks: Sequence[Block], cuts: Mapping[int, Sequence[int]]) -> tuple[Block, ...]:
    """Blocks, some of them cut.

    Args:
        blocks: all blocks of a document.
        cuts: for an index, rising positions in that block's text before which to cut. White space
            around a cut goes, under the rule ``layout.blank``.

    Example:
        >>> [b.text for b in split([Block.of("一。 二。", 0, 5)], {0: [2]})]
        ['一。', '二。']
    """
    out: list[Block] = []
    for index, block in enumerate(blocks):
        parts: list[Block] = []
        rest = block
        for cut in reversed(cuts.get(index, ())):
            if 0 < cut < len(rest.text):
                rest, right = rest.split(cut)
                parts.append(_strip(right))
        parts.append(_strip(rest) if parts else rest)
        out.extend(reversed(parts))
    return tuple(out)


def join(
    blocks: Sequence[Block], runs: Sequence[tuple[int, int]], source: str, rule: str, glue: str
) -> tuple[Block, ...]:
    """Blocks, some of them put together.

    Args:
        blocks: all blocks of a document.
        runs: sorted pairs ``(first, last)``, both included, not overlapping. Dropped blocks in
            between are swallowed; their text stays on record as part of the joining edit.
        source: the document's source text.
        rule: id of the rule that joins.
        glue: what to put between two texts.

    Example:
        >>> text = "一\\n二"
        >>> both = [Block.of(text, 0, 1), Block.of(text, 2, 3)]
        >>> [b.text for b in join(both, [(0, 1)], text, "layout.wrap", "")]
        ['一二']
    """
    out: list[Block] = []
    position = 0
    for first, last in runs:
        out.extend(blocks[position:first])
        others = [block for block in blocks[first + 1 : last + 1] if not block.dropped]
        out.append(blocks[first].join(others, source, rule, glue))
        if blocks[last].dropped and last > first:
            out.append(blocks[last])
        position = last + 1
    return (*out, *blocks[position:])


def _strip(block: Block) -> Block:
    text = block.text
    head = len(text) - len(text.lstrip())
    tail = len(text.rstrip())
    if head == 0 and tail == len(text):
        return block
    wanted = []
    if head:
        wanted.append(Replacement(0, head, "", "layout.blank"))
    if head <= tail < len(text):
        wanted.append(Replacement(tail, len(text), "", "layout.blank"))
    return block.replace(wanted)
