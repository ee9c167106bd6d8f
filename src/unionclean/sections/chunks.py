"""Cut a document by section and by sentence to a size, for retrieval and training pipelines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..block import Block
from ..document import Document
from ..outline import Section
from .sentences import sentences


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document that lies within one section.

    Attributes:
        text: the piece, ``doc.text[start:end]``.
        start: first character in ``doc.text``.
        end: one past its last character there.
        source: span of the source from which it comes.
        path: headings above it, from the article's title down to its own section.
        level: level of its section.
    """

    text: str
    start: int
    end: int
    source: tuple[int, int]
    path: tuple[str, ...]
    level: int


class _Run(NamedTuple):
    """Consecutive blocks under the same headings."""

    path: tuple[str, ...]
    level: int
    blocks: list[Block]


def chunks(doc: Document, size: int = 500, *, merge: bool = False) -> Iterator[Chunk]:
    """Cut a document into pieces of at most ``size`` characters.

    A piece never crosses the border of a section; within a section it ends with a block where it
    can, else with a sentence, else with a clause, and only then in the middle of one. Put together,
    the pieces hold every character of the text but the white space between them.

    Args:
        doc: a document that the ``sections`` filter has seen.
        size: the most characters that a piece may have.
        merge: let neighbouring sections of one article share a piece where both fit; its path is
            then what their paths have in common.

    Raises:
        ValueError: ``size`` is less than 1.

    Example:
        >>> from unionclean.filters.sections import sections
        >>> text = "一、目标\\n完成任务。\\n二、措施\\n加强领导。落实责任。"
        >>> for chunk in chunks(sections(Document.from_lines(text)), size=12):
        ...     print(chunk.path, repr(chunk.text))
        ('一、目标',) '一、目标\\n完成任务。'
        ('二、措施',) '二、措施\\n加强领导。'
        ('二、措施',) '落实责任。'
    """
    if size < 1:
        raise ValueError(f"a piece of {size} characters")
    starts = _starts(doc)
    pending: tuple[int, int, tuple[str, ...], int] | None = None
    for run in _runs(doc):
        begin = starts[id(run.blocks[0])]
        end = starts[id(run.blocks[-1])] + len(run.blocks[-1].text)
        if merge and end - begin <= size:
            if pending and end - pending[0] <= size and pending[2][:1] == run.path[:1]:
                path = _common(pending[2], run.path)
                pending = (pending[0], end, path, min(pending[3], run.level))
                continue
            if pending:
                yield _chunk(doc, *pending)
            pending = (begin, end, run.path, run.level)
            continue
        if pending:
            yield _chunk(doc, *pending)
            pending = None
        for i, j in _pack(run.blocks, starts, size):
            yield _chunk(doc, i, j, run.path, run.level)
    if pending:
        yield _chunk(doc, *pending)


def _starts(doc: Document) -> dict[int, int]:
    """Where each kept block begins in the text."""
    starts: dict[int, int] = {}
    position = 0
    for index, block in enumerate(doc.kept):
        position += len(block.lead) if index else 0
        starts[id(block)] = position
        position += len(block.text)
    return starts


def _runs(doc: Document) -> Iterator[_Run]:
    """The kept blocks in order, each with the headings above it."""
    paths: dict[int, tuple[tuple[str, ...], int]] = {}

    def note(section: Section, above: tuple[str, ...]) -> None:
        own = section.block.text if section.block else section.marker
        path = (*above, own) if own else above
        for block in (section.block, *section.paragraphs):
            if block is not None:
                paths[id(block)] = path, section.level
        for child in section.children:
            note(child, path)

    for article in doc.articles:
        top = (article.title,) if article.title else ()
        for block in article.blocks:
            paths[id(block)] = top, 0
        for section in article.sections:
            note(section, top)
    current: _Run | None = None
    for block in doc.kept:
        path, level = paths.get(id(block), ((), 0))
        if (
            current is not None
            and current.path == path
            and block.kind not in ("heading", "article")
        ):
            current.blocks.append(block)
            continue
        if current is not None:
            yield current
        current = _Run(path, level, [block])
    if current is not None:
        yield current


def _pack(blocks: list[Block], starts: dict[int, int], size: int) -> Iterator[tuple[int, int]]:
    """Spans of at most ``size`` characters over consecutive blocks."""
    begin = end = -1
    for block in blocks:
        offset = starts[id(block)]
        # A heading is not left alone: what follows is cut so that some of it stands with it.
        alone = block is not blocks[0] and begin == starts[id(blocks[0])] and _is_heading(blocks[0])
        tight = (
            alone and end - begin == len(blocks[0].text) and offset + len(block.text) - begin > size
        )
        for i, j in _pieces(block.text, size, whole=not tight):
            if begin >= 0 and offset + j - begin <= size:
                end = offset + j
                continue
            if begin >= 0:
                yield begin, end
            begin, end = offset + i, offset + j
    if begin >= 0:
        yield begin, end


def _is_heading(block: Block) -> bool:
    return block.kind in ("heading", "article", "title")


def _pieces(text: str, size: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    """The whole text if it fits, else its sentences, those too long cut at a clause."""
    if whole and len(text) <= size:
        yield 0, len(text)
        return
    for start, end in sentences(text):
        while end - start > size:
            cut = max(text.rfind(mark, start, start + size) for mark in "，,；;、：:")
            cut = cut + 1 if cut > start else start + size
            yield start, cut
            start = cut
        yield start, end


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return a[:shared]


def _chunk(doc: Document, start: int, end: int, path: tuple[str, ...], level: int) -> Chunk:
    return Chunk(doc.text[start:end], start, end, doc.source_span(start, end), path, level)
