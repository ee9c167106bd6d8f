"""The working state of the section stage: one mutable record per line of the kept text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ..document import Document
from .numbering import Marker, parse

#: Punctuation that ends a sentence or a clause; a heading does not end in one of these.
CLAUSE_END = frozenset("。；;，,、．…!！.")


_HASHES = re.compile(r"(#{1,6})[ 　\t]+(?=\S)")


def _after_hashes(text: str, hashes: re.Match[str]) -> Marker | None:
    marker = parse(text[hashes.end() :])
    return marker._replace(end=marker.end + hashes.end()) if marker else None


class Line:
    """A kept block, or the part of one that a cut will make a block of its own.

    Attributes:
        block: index into ``doc.blocks``.
        start: where the part begins in the block's text.
        text: the part's text.
        marker: the number at its head, or None.
        kind: what the block will be; ``""`` while undecided.
        level: depth in the article's tree, 0 outside.
        number: value of the marker if it opens a section.
        shown: the marker as it will be written on the block.
        run_in: the heading ends in the 。 of the sentence that it was cut from.
        opens: the line begins a section although it is neither heading nor numbered.
        lead: what separates it from the line before, None for the default.
        details: what was read from it, for the article.
        features: what else the block shall remember.
        tag: name of the HTML element, ``""`` for plain text.
    """

    __slots__ = (
        "block",
        "details",
        "features",
        "kind",
        "lead",
        "level",
        "marker",
        "number",
        "opens",
        "run_in",
        "shown",
        "start",
        "tag",
        "text",
    )

    def __init__(self, block: int, start: int, text: str, kind: str = "", tag: str = "") -> None:
        self.block = block
        self.start = start
        self.text = text
        hashes = _HASHES.match(text) if text[:1] == "#" else None
        if hashes and not tag:
            tag = f"h{len(hashes[1])}"
        self.marker: Marker | None = _after_hashes(text, hashes) if hashes else parse(text)
        self.kind = kind
        self.level = 0
        self.number: tuple[int, ...] = ()
        self.shown = ""
        self.run_in = False
        self.opens = False
        self.lead: str | None = None
        self.details: dict[str, Any] | None = None
        self.tag = tag
        self.features: dict[str, Any] | None = None

    def __repr__(self) -> str:
        return f"Line({self.kind or '?'} {self.level} {self.text[:20]!r})"

    @property
    def rest(self) -> str:
        """The text after the marker."""
        return self.text[self.marker.end :] if self.marker else self.text

    def note(self, **details: Any) -> None:
        """Keep something that was read here, for the article's details."""
        if self.details is None:
            self.details = {}
        self.details.update(details)

    def cut(self, at: int) -> Line:
        """Keep what stands before ``at`` and return the rest as a line of its own."""
        tail = self.text[at:]
        stripped = tail.lstrip()
        right = Line(
            self.block, self.start + at + len(tail) - len(stripped), stripped, "", self.tag
        )
        self.text = self.text[:at].rstrip()
        self.marker = Line(0, 0, self.text).marker
        return right

    def cut_all(self, cuts: Sequence[int]) -> list[Line]:
        """Cut before each of several rising positions; white space around a cut goes."""
        text, start = self.text, self.start
        pieces: list[Line] = []
        for at, stop in pairwise((0, *cuts, len(text))):
            part = text[at:stop]
            stripped = part.strip() if cuts else part
            if not stripped:
                continue
            if not pieces:
                self.text = part.rstrip()
                self.marker = Line(0, 0, self.text).marker
                pieces.append(self)
            else:
                begin = start + at + len(part) - len(part.lstrip())
                pieces.append(Line(self.block, begin, stripped, "", self.tag))
        return pieces


#: Kinds that earlier steps may have settled and that the section stage respects.
SETTLED = frozenset(
    ("title", "subtitle", "byline", "table-row", "code", "quote", "caption", "post")
)


def read(doc: Document) -> list[Line]:
    """The kept blocks as lines.

    Example:
        >>> read(Document.from_lines("一、强化理论武装"))
        [Line(? 0 '一、强化理论武装')]
    """
    lines: list[Line] = []
    for index, block in enumerate(doc.blocks):
        if block.dropped:
            continue
        features = block.features
        tag = features.get("tag", "") if features else ""
        if tag and features.get("bold") and tag[0] != "h":
            tag = "b"
        kind = block.kind
        if features and kind == "line":
            kind = (
                "code" if features.get("code") else "table-row" if features.get("table") else kind
            )
        lines.append(Line(index, 0, block.text, kind if kind in SETTLED else "", tag))
    return lines


def is_short(text: str, limit: int) -> bool:
    """Whether a line could be a heading: not longer than ``limit`` and no clause mark at its end.

    Example:
        >>> is_short("强化理论武装", 45), is_short("强化理论武装。", 45)
        (True, False)
    """
    return 0 < len(text) <= limit and text[-1] not in CLAUSE_END and "。" not in text
