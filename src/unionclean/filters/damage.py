"""Damage that cannot be mended: flagged with kind and place, never filled in."""

from __future__ import annotations

from ..document import Document
from ..filter import document_filter


@document_filter("damage")
def damage(doc: Document) -> Document:
    """Flag what a reader should look at."""
    return doc
