"""One raw document: bytes, text, a path or a soup, to a :class:`~unionclean.document.Document`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..blocks.guard import MAX_BLOCKS, MAX_DEPTH
from ..document import Document, Source
from ..errors import BinaryInputError, InputError
from ..search import count

if TYPE_CHECKING:
    from ..decode import Decoded

#: Documents above this size are refused unless the caller allows more; a book of a million
#: characters is 3 MB, so what is larger is nearly always a dump of many documents.
MAX_BYTES = 16 * 1024 * 1024

#: Share of control characters from which on a file is no text, whatever it can be decoded as. NUL
#: is not among them: files that were damaged by it can be read.
MOST_CONTROLS = 0.03
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OTHER_BYTES = bytes(code for code in range(256) if not _CONTROLS.match(chr(code)))

Kind = Literal["text", "html", "markdown"]


def read(
    raw: Any,
    *,
    name: str = "",
    url: str = "",
    charset: str | None = None,
    kind: Kind | None = None,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    max_blocks: int = MAX_BLOCKS,
) -> Document:
    """Make a document of raw input.

    Args:
        raw: bytes of a file, text, a path (``pathlib.Path``), or a ``BeautifulSoup``.
        name: what to call the document in messages; a path's own name by default.
        url: address of the page, if known.
        charset: encoding that the server declared, if known; evidence, not truth.
        kind: ``"html"``, ``"markdown"`` or ``"text"`` where the caller knows; found out by default.
        max_bytes: refuse what is larger.
        max_depth: read elements that are nested deeper as part of those around them, with a
            warning.
        max_blocks: refuse what has more blocks (lines of text, elements of a page).

    Returns:
        A document with its blocks. Blank input gives a document without blocks and a warning.

    Raises:
        InputError: the file cannot be read, or is too large.
        BinaryInputError: the bytes are not text.

    Example:
        >>> read("<p>你好</p>").text, read("你好").source.kind
        ('你好', 'text')
    """
    if isinstance(raw, Document):
        return raw
    if isinstance(raw, os.PathLike):
        path = Path(raw)
        name = name or str(path)
        raw = _load(path, max_bytes)
    source = Source("", name=name, url=url)
    if isinstance(raw, (bytes, bytearray, memoryview)):
        text, source = _decode(bytes(raw), charset, source, max_bytes)
    elif isinstance(raw, str):
        text = raw
    elif hasattr(raw, "find_all"):
        return _from_soup(raw, source)
    else:
        raise InputError(
            f"cannot read a {type(raw).__name__}",
            remedy="give bytes, str, pathlib.Path or a BeautifulSoup",
        )
    if kind is None and name.lower().endswith((".md", ".markdown")):
        kind = "markdown"
    try:
        return _blocks(text, source, kind, max_depth, max_blocks)
    except InputError as error:
        raise InputError(
            f"{source.name or 'document'}: {error.message}", remedy=error.remedy
        ) from error


def _load(path: Path, max_bytes: int) -> bytes:
    try:
        _check_size(path.stat().st_size, str(path), max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # a device has no size and no end
        _check_size(len(data), str(path), max_bytes)
        return data
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = {
            "FileNotFoundError": "check the path",
            "PermissionError": "give yourself the right to read it",
            "IsADirectoryError": "give a file, or the folder to the command",
        }.get(type(error).__name__, "check the file")
        raise InputError(f"{path}: {reason}", remedy=remedy) from error


def _check_size(size: int, name: str, max_bytes: int) -> None:
    if size > max_bytes:
        raise InputError(
            f"{name or 'document'}: {size:,} bytes are more than the {max_bytes:,} allowed",
            remedy="split the file, or allow more (max_bytes, --max-size)",
        )


def _decode(data: bytes, charset: str | None, source: Source, max_bytes: int) -> tuple[str, Source]:
    from ..decode import decode

    _check_size(len(data), source.name, max_bytes)
    decoded = decode(data, declared=charset)
    if decoded.binary or _controls(data, decoded) > MOST_CONTROLS * len(decoded.text):
        raise BinaryInputError(f"{source.name or 'document'}: not text ({decoded.decided_by})")
    source = Source(
        "",
        source.name,
        source.url,
        encoding=decoded.encoding,
        decided_by=decoded.decided_by,
        confidence=decoded.confidence,
        undecodable=tuple(decoded.undecodable),
    )
    return decoded.text, source


def _controls(data: bytes, decoded: Decoded) -> int:
    """Number of control characters that no text has."""
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        return count(_CONTROLS, decoded.text)
    # In every other encoding these are the same bytes, which are counted ten times as fast.
    return len(data.translate(None, _OTHER_BYTES))


def _blocks(
    text: str, source: Source, kind: Kind | None, max_depth: int, max_blocks: int
) -> Document:
    from .. import blocks
    from ..blocks.guard import check_lines

    if "\r" in text:
        text, moved = _unix_lines(text, source.undecodable)
        source = _with(source, undecodable=moved)
    if not _is_unicode(text):
        # Half of a pair, as broken JSON has it: no library takes it, and no file can hold it.
        spans = [match.span() for match in re.finditer("[\ud800-\udfff]", text)]
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
        source = _with(source, undecodable=tuple(sorted((*source.undecodable, *spans))))
    metadata: dict[str, Any] = {}
    warnings: list[str] = []
    if kind == "html" or (kind is None and blocks.looks_like_html(text)):
        layer, found, metadata = blocks.read_html(
            text,
            url=source.url,
            max_depth=max_depth,
            max_blocks=max_blocks,
            warn=warnings.append,
        )
        # The spans of undecodable bytes were in the markup's text, which is not the text layer.
        source = _with(source, text=layer, kind="html", undecodable=_replacement_spans(layer))
    elif kind == "markdown" or (kind is None and blocks.looks_like_markdown(text)):
        check_lines(text, max_blocks)
        found = blocks.read_markdown(text)
        _, metadata = blocks.front_matter(text)
        source = _with(source, text=text, kind="markdown")
    else:
        check_lines(text, max_blocks)
        found = blocks.read_text(text)
        source = _with(source, text=text)
    doc = _finish(source, found, metadata)
    return doc.with_(warnings=(*doc.warnings, *warnings)) if warnings else doc


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _from_soup(soup: Any, source: Source) -> Document:
    from .. import blocks

    layer, found, metadata = blocks.read_soup(soup, url=source.url)
    return _finish(_with(source, text=layer, kind="html"), found, metadata)


def _finish(source: Source, found: tuple[Any, ...], metadata: dict[str, Any]) -> Document:
    doc = Document(source, found).with_metadata(**metadata)
    if not found:
        return doc.with_(warnings=("empty-input: the document holds no text",))
    if source.undecodable:
        lost = sum(end - start for start, end in source.undecodable)
        doc = doc.with_(warnings=(f"undecodable: {lost} characters could not be decoded",))
    return doc


def _with(source: Source, **changes: Any) -> Source:
    from dataclasses import replace

    return replace(source, **changes)


def _replacement_spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in re.finditer("\ufffd+", text)) if "\ufffd" in text else ()


def _unix_lines(
    text: str, spans: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Lines ended by LF alone, as the text layer of the source; spans move along."""
    moved = []
    for start, end in spans:
        # Only a CR before a LF disappears; a lone CR (old Mac files) becomes a LF.
        moved.append((start - text.count("\r\n", 0, start), end - text.count("\r\n", 0, end)))
    return text.replace("\r\n", "\n").replace("\r", "\n"), tuple(moved)
