"""Writing a document out: each writer makes a string, and never opens a file itself."""

from __future__ import annotations

from collections.abc import Callable

from ..document import Document
from ..errors import UnknownFilterError
from .json import to_json, to_jsonl
from .markdown import to_markdown
from .text import to_text

#: Formats of ``unionclean clean --format``: name to (writer, file suffix).
FORMATS: dict[str, tuple[Callable[[Document], str], str]] = {
    "txt": (to_text, ".txt"),
    "md": (to_markdown, ".md"),
    "json": (to_json, ".json"),
    "jsonl": (to_jsonl, ".jsonl"),
}


def render(doc: Document, form: str = "txt") -> str:
    """The document in one of the :data:`FORMATS`.

    Raises:
        UnknownFilterError: there is no such format.

    Example:
        >>> render(Document.from_lines("你好"))
        '你好\\n'
    """
    if form not in FORMATS:
        raise UnknownFilterError(f"no format {form!r}", remedy="formats: " + ", ".join(FORMATS))
    return FORMATS[form][0](doc)


__all__ = ["FORMATS", "render", "to_json", "to_jsonl", "to_markdown", "to_text"]
