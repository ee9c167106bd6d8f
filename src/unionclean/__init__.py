"""unionclean: raw scraped Chinese documents to clean, simplified, structured text.

    >>> import unionclean
    >>> doc = unionclean.clean("首頁 > 新聞 > 正文\\n\\n發展中的城市正在改變人們的生活方式。")
    >>> doc.text
    '发展中的城市正在改变人们的生活方式。'

Every character that was removed or changed is accounted for in ``doc.dropped`` and ``doc.edits``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .block import Block
    from .document import Document, Flag, Metadata, Source
    from .edits import Drop, Edit, Replacement
    from .filter import Filter, block_filter, document_filter
    from .outline import Article, Section
    from .pipeline import Pipeline, lift
    from .readers import read
    from .sections.chunks import chunks
    from .sections.sentences import sentences
    from .writers import render

_HOMES = {
    "Article": "outline",
    "Block": "block",
    "Document": "document",
    "Drop": "edits",
    "Edit": "edits",
    "Filter": "filter",
    "Flag": "document",
    "Metadata": "document",
    "Pipeline": "pipeline",
    "Replacement": "edits",
    "Section": "outline",
    "Source": "document",
    "block_filter": "filter",
    "chunks": "sections.chunks",
    "document_filter": "filter",
    "lift": "pipeline",
    "read": "readers",
    "render": "writers",
    "sentences": "sections.sentences",
}

__all__ = [
    "Article",
    "Block",
    "Document",
    "Drop",
    "Edit",
    "Filter",
    "Flag",
    "Metadata",
    "Pipeline",
    "Replacement",
    "Section",
    "Source",
    "block_filter",
    "chunks",
    "clean",
    "document_filter",
    "lift",
    "read",
    "render",
    "sentences",
]


def clean(raw: Any, preset: str = "default", **about: Any) -> Document:
    """Clean one document.

    Args:
        raw: bytes of a file, text, a ``pathlib.Path`` or a ``BeautifulSoup``.
        preset: name of a preset (:mod:`unionclean.presets`).
        about: ``name``, ``url``, ``charset``, ``kind``, ``max_bytes``, ``max_depth``,
            ``max_blocks``; see :func:`unionclean.readers.read`. ``timeout``; see
            :meth:`unionclean.Pipeline.run`.

    Returns:
        The cleaned document.

    Raises:
        unionclean.errors.InputError: the input cannot be read.

    Example:
        >>> clean("中華人民共和國").text
        '中华人民共和国'
    """
    from . import presets

    return presets.get(preset).clean(raw, **about)


def __getattr__(name: str) -> Any:
    # Names are loaded when they are first used: the command must start fast.
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    if name in ("presets", "registry", "recipe", "errors"):
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
