"""Lines that were cut at a fixed width, put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..block import Block
from ..document import Document
from .joining import join_pairs
from .lines import STOPS, breaks_off, glue, starts_block

#: Narrowest column; verse and lists keep below it.
_NARROWEST = 28
#: Widest column of terminals, mail and printed pages.
_WIDEST = 180
_FEWEST = 4
#: Fewer lines may be of one width by chance.
_MANY = 8
#: How far a full line may fall short of the column.
_SLACK = 4
#: What a line may not be cut inside: a Latin word or number, a character with the marks after it.
_PIECE = re.compile(r"[\w.,:/@%+-]+|.[，。、；：！？”’）》」』】…]*", re.ASCII)
_STOP = re.compile(r"[。！？!?；;]")
_KEPT_TAGS = frozenset(("pre", "code", "td", "th", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"))


def width(text: str) -> int:
    """Columns that a line takes: two for a Chinese character, one for a Latin one.

    Example:
        >>> width("中文ab")
        6
    """
    # The encoding gives every Chinese character and mark two bytes, and counts in C.
    return len(text.encode("gb18030", "replace"))


def column(texts: Sequence[str]) -> int:
    """The width at which lines were cut, 0 if they were not.

    Prose that was cut at a width has many lines of nearly that width that stop inside a sentence,
    none that is wider, and its full stops fall anywhere in the lines. Verse fails the last test,
    lists and paragraphs the first two.

    Example:
        >>> prose = "我们要坚持统筹兼顾，把各项工作做细做实。大家回去以后，要马上行动起来！" * 9
        >>> column([prose[i:i + 20] for i in range(0, len(prose), 20)])
        40
        >>> column(["床前明月光，疑是地上霜。", "举头望明月，低头思故乡。"] * 10)
        0
    """
    cut = _cut(texts)
    if len(cut) < _FEWEST or 3 * len(cut) < len(texts):
        return 0
    widest = max(map(width, cut))
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    most = len(cut) / 4 if len(cut) >= _MANY else 0
    short = 0
    for text, following in pairwise(texts):
        if (
            len(text) >= _NARROWEST // 2
            and breaks_off(text)
            and not is_full(text, following, widest)
        ):
            short += 1
            if short > most:
                return 0
    if len(cut) < _MANY and len({text.strip()[:2] for text in cut}) < len(cut):
        return 0  # a few lines built alike are a list
    if sum(len(text) > _WIDEST or width(text) > widest + 4 for text in texts) * 50 > len(texts):
        return 0
    inside = sum(len(_STOP.findall(text, 1, max(1, len(text) - 2))) for text in texts)
    at_end = sum(not breaks_off(text) for text in texts)
    return widest if inside >= 3 and 2 * inside >= at_end else 0


def is_full(line: str, following: str, wide: int) -> bool:
    """Whether the first piece of the next line had no room left in a column.

    Example:
        >>> is_full("采用开放", "源代码", 8), is_full("采用 open", "source", 12)
        (True, True)
        >>> is_full("采用", "源", 14)
        False
    """
    piece = _PIECE.match(following)
    # A blank between two words, or half of a Chinese character, may be lost at the cut; printed
    # pages justify their lines, so their widths differ a little.
    room = wide - width(line)
    return room <= _SLACK or (piece is not None and room <= width(piece[0]))


def _cut(texts: Sequence[str]) -> list[str]:
    return [
        text
        for text in texts
        if _NARROWEST // 2 <= len(text) <= _WIDEST and text[-1:] not in STOPS and breaks_off(text)
    ]


def rejoin(doc: Document, rule: str) -> Document:
    """Put the lines of each paragraph together where the text was cut at a fixed width.

    A paragraph ends where a line stops short, where a blank line follows, where the next line is
    indented (if the text indents at all), and before a number or bullet.
    """
    kept, texts = doc.lines.indexes, doc.lines.texts
    if len(kept) < _FEWEST or rule in doc.switched_off:
        return doc
    if sum(map(len, texts)) > _WIDEST * len(texts) or 3 * len(_cut(texts)) < len(texts):
        return doc
    indents = [_indent(doc.source.text, doc.blocks[i].start) for i in kept]
    lines = [indent + text for indent, text in zip(indents, texts, strict=True)]
    wide = column(lines)
    if not wide:
        return doc
    usual = len(Counter(indents).most_common(1)[0][0])
    indenting = sum(len(indent) > usual for indent in indents) >= 2
    empty = [
        doc.source.text.count("\n", doc.blocks[a].end, doc.blocks[b].start) > 1
        for a, b in pairwise(kept)
    ]
    # Where every line is followed by an empty one, empty lines mean nothing.
    parting = 0 < sum(empty) < 0.7 * len(empty)
    pairs: list[tuple[int, int, str]] = []
    for place, (a, b) in enumerate(pairwise(kept)):
        following = texts[place + 1]
        if (
            not is_full(lines[place], following, wide)
            or starts_block(following)
            or (parting and empty[place])
            or (indenting and len(indents[place + 1]) > usual)
            or any(_is_fixed(doc.blocks[i]) for i in (a, b))
        ):
            continue
        # A full stop at the very end of a full line may be chance: then other signs must be there.
        if breaks_off(texts[place]) or indenting or parting:
            pairs.append((a, b, glue(texts[place], following)))
    return join_pairs(doc, pairs, rule)


def _is_fixed(block: Block) -> bool:
    """Whether markup says that the block's lines are meant as they are."""
    known = block.features
    return bool(known.get("code") or known.get("table")) or known.get("tag") in _KEPT_TAGS


def _indent(source: str, start: int) -> str:
    """The white space that stands before a block on its line."""
    line = source.rfind("\n", 0, start) + 1
    indent = source[line:start]
    return indent if indent.isspace() and len(indent) <= 8 else ""
