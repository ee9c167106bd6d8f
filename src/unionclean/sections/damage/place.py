"""Flags over spans of the cleaned text."""

from __future__ import annotations

from typing import Any

from ...block import Block
from ...document import Document, Flag


def over_text(doc: Document, kind: str, start: int, end: int, note: str, **evidence: Any) -> Flag:
    """A flag over ``doc.text[start:end]``.

    Example:
        >>> over_text(Document.from_lines("党的XX大"), "placeholder", 2, 4, "masked").start
        2
    """
    s0, s1 = doc.source_span(start, end)
    return Flag(kind, s0, s1, note, evidence or None)


def over_block(block: Block, kind: str, note: str, **evidence: Any) -> Flag:
    """A flag over a whole block."""
    return Flag(kind, block.start, block.end, note, evidence or None)
