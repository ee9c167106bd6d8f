"""The tree of a document: articles and sections, read off the annotated blocks.

The section stage (:mod:`unionclean.sections`) decides and writes its decisions on the blocks:
``kind``, ``level``, ``marker`` and a few features. The tree is only ever a view of them, so text
and tree cannot disagree, and a filter that runs later changes both at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .block import Block

#: What a block can be. ``line`` is the state before the section stage ran.
KINDS = (
    "line",
    "paragraph",
    "heading",
    "list-item",
    "table-row",
    "code",
    "quote",
    "caption",
    "title",
    "subtitle",
    "byline",
    "article",
    "front",
    "back",
    "closing",
    "post",
)

_HASHES = re.compile(r"^#{1,6}[ \t\u3000]+")
_HEADING = frozenset(("title", "subtitle", "byline", "article"))


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the tree.

    Attributes:
        level: depth in the article's tree; 0 for a lead or closing without a heading.
        marker: the number as written (``"（一）"``), ``""`` without one.
        number: what the marker says as integers (``(1,)``; ``(2, 1)`` for 2.1), ``()`` without one.
        heading: the heading's text without marker and final 。; ``""`` for a numbered paragraph.
        run_in: the heading is a sentence that was cut from the paragraph after it.
        paragraphs: the blocks directly under the heading, in order.
        children: sections one level below, in order.
        block: the heading's own block, or None.
    """

    level: int
    marker: str = ""
    number: tuple[int, ...] = ()
    heading: str = ""
    run_in: bool = False
    paragraphs: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()
    block: Block | None = None

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks of this section and of those below it, in reading order."""
        if self.block is not None:
            yield self.block
        yield from self.paragraphs
        for child in self.children:
            yield from child.blocks

    @property
    def text(self) -> str:
        """The section's text with its heading, one block a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def span(self) -> tuple[int, int]:
        """Where the section stands in the source, from its first block to its last."""
        blocks = list(self.blocks)
        return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, with the source span.

        The marker of a numbered paragraph is left out of its text, as a heading's is. The form is
        that of ``unionclean/schema/document.schema.json``.
        """
        start, end = self.span
        texts = [block.text for block in self.paragraphs]
        if self.marker and self.block is None:
            texts[0] = texts[0].removeprefix(self.marker).lstrip()
        return {
            "level": self.level,
            "marker": self.marker,
            "number": list(self.number),
            "heading": self.heading,
            **({"run_in": True} if self.run_in else {}),
            "start": start,
            "end": end,
            "paragraphs": texts,
            "children": [child.to_dict() for child in self.children],
        }


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a document; a compilation has several.

    Attributes:
        title: the article's title, ``""`` when it has none.
        front: blocks before the body (abstract, keywords, editor's note), in order.
        sections: the body.
        back: blocks after the body (references, attachments, signature), in order.
        heading: the blocks that carry title, subtitle and byline.
        details: what was read from front and back matter: ``editor_note``, ``abstract``,
            ``keywords``, ``references``, ``clc``, ``document_code`` and the like.
        blocks: all blocks of the article, in the order of the text.
    """

    title: str = ""
    front: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    back: tuple[Block, ...] = ()
    heading: tuple[Block, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "title": self.title,
            **({"front": [block.text for block in self.front]} if self.front else {}),
            **self.details,
            "sections": [section.to_dict() for section in self.sections],
            **({"back": [block.text for block in self.back]} if self.back else {}),
        }


class Sections(Sequence[Section]):
    """The top-level sections of a document, with search."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = tuple(sections)

    def __len__(self) -> int:
        return len(self._sections)

    def __getitem__(self, index: Any) -> Any:
        return self._sections[index]

    def __repr__(self) -> str:
        return f"Sections({list(self._sections)!r})"

    def walk(self) -> Iterator[Section]:
        """Every section at every depth, in reading order."""
        for section in self._sections:
            yield from section.walk()

    def find_all(
        self, heading: str = "", *, marker: str = "", level: int | None = None
    ) -> Iterator[Section]:
        """The sections whose heading contains ``heading`` and that fit the rest, in order."""
        for section in self.walk():
            if (
                heading in section.heading
                and (not marker or section.marker == marker)
                and (level is None or section.level == level)
                and (section.heading or section.marker)
            ):
                yield section

    def find(
        self, heading: str = "", *, marker: str = "", level: int | None = None
    ) -> Section | None:
        """The first section whose heading contains ``heading`` and that fits the rest, or None."""
        return next(self.find_all(heading, marker=marker, level=level), None)


def headline(text: str) -> str:
    """The text of a heading without Markdown's marks.

    Example:
        >>> headline("## 安装"), headline("#话题#")
        ('安装', '#话题#')
    """
    return _HASHES.sub("", text)


def articles(blocks: Sequence[Block]) -> tuple[Article, ...]:
    """Read the articles off the kept blocks.

    Every block lands in exactly one place of one article, in the order of the text; only the title
    lines of a compilation stand before its first article and belong to none.
    """
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "article":
            if any(b.kind not in _HEADING or b.kind == "article" for b in groups[-1]):
                groups.append([])
            else:
                groups[-1] = []
        groups[-1].append(block)
    return tuple(_article(group) for group in groups if group)


def _article(blocks: Sequence[Block]) -> Article:
    heading: list[Block] = []
    front: list[Block] = []
    back: list[Block] = []
    body: list[Block] = []
    places = dict.fromkeys(_HEADING, heading) | {"front": front, "back": back}
    details: dict[str, Any] = {}
    for block in blocks:
        places.get(block.kind, body).append(block)
        if block.features:
            details.update(block.features.get("details", ()))
    named = [headline(b.text) for b in heading if b.kind in ("article", "title")]
    # 附件 says where a document is attached; its title stands below.
    title = named[1] if len(named) > 1 and named[0][0] == "附" else "".join(named[:1])
    return Article(
        title, tuple(front), tree(body), tuple(back), tuple(heading), details, tuple(blocks)
    )


def tree(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Nest annotated body blocks by their level.

    A block opens a section where its kind is ``heading``, ``closing`` or ``post``, where it carries
    a marker at a level above 0 (a numbered paragraph), or where its features say ``opens`` (the
    continuation of a parent after its children); any other block is a paragraph of the section that
    is open, or of a lead at level 0 where none is.
    """
    roots: list[_Open] = []
    stack: list[_Open] = []
    for block in blocks:
        level = block.level
        if level > 0 and (
            block.kind in ("heading", "post") or block.marker or block.features.get("opens")
        ):
            while stack and stack[-1].level >= level:
                stack.pop()
            if stack and stack[-1].level == 0:
                stack.clear()
            node = _Open(block, level)
            (stack[-1].children if stack else roots).append(node)
            stack.append(node)
        elif not stack or block.kind == "closing":
            node = _Open(block, 0)
            roots.append(node)
            stack = [node]
        else:
            stack[-1].paragraphs.append(block)
    return tuple(node.close() for node in roots)


class _Open:
    """A section under construction."""

    __slots__ = ("block", "children", "level", "paragraphs")

    def __init__(self, block: Block, level: int) -> None:
        self.block = block if level and block.kind == "heading" else None
        self.level = level
        self.paragraphs: list[Block] = [] if self.block else [block]
        self.children: list[_Open] = []

    def close(self) -> Section:
        block = self.block or self.paragraphs[0]
        heading = ""
        if self.block:
            heading = headline(block.text).removeprefix(block.marker)
            heading = heading.strip().lstrip(":：").strip().removesuffix("。")
        return Section(
            level=self.level,
            marker=block.marker if self.level else "",
            number=tuple(block.features.get("number", ())),
            heading=heading,
            run_in=bool(self.block and block.features.get("run_in")),
            paragraphs=tuple(self.paragraphs),
            children=tuple(child.close() for child in self.children),
            block=self.block,
        )
