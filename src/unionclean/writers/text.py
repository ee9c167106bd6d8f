"""Plain text: the cleaned text and a final line feed."""

from __future__ import annotations

from ..document import Document


def to_text(doc: Document) -> str:
    """The cleaned text, ended by a line feed; nothing for a document without text.

    Example:
        >>> to_text(Document.from_lines("你好"))
        '你好\\n'
    """
    return f"{doc.text}\n" if doc.text else ""
