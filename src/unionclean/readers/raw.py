"""What readers of collections give: raw documents that are not parsed yet, and how to parse them.

Readers run in one process and stay cheap: a line of JSON is handed on as bytes and a file as its
path. Parsing happens where the cleaning happens, in the worker processes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..document import Document
from ..errors import EmptyInputError, InputError
from .documents import MAX_BYTES, Kind, read


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a record holds what.

    Attributes:
        text: field with the text.
        id: field with the record's identifier; without it, or where it is null, the identifier is
            the file and the row.
        url: field with the address of the page.
        html: field with HTML. If named, it is preferred to the text; ``"html"`` is looked at
            anyway where there is no text.
    """

    text: str = "text"
    id: str = "id"
    url: str = "url"
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """One document as a reader found it, or the reason why there is none.

    Attributes:
        file: where it was found.
        row: number of the record in the file from 1; 0 if the file is the document.
        relative: the path that its result has in a folder of results, without suffix change.
        form: ``"path"`` (``data`` is None, the file is the document), ``"bytes"``, ``"json"``
            (bytes of one JSON object), ``"fields"`` (a mapping) or ``"error"`` (``data`` is the
            error).
        data: see ``form``.
        about: ``id``, ``url``, ``charset``, ``kind`` and ``metadata`` where the reader knows them.
        size: bytes, about; used to make batches of equal work.
    """

    file: str
    row: int
    relative: Path
    form: str
    data: Any = None
    about: Mapping[str, Any] = field(default_factory=dict)
    size: int = 0

    @property
    def where(self) -> str:
        """File and row, for messages and as the identifier of last resort."""
        return f"{self.file}:{self.row}" if self.row else self.file

    @classmethod
    def failure(cls, file: str, row: int, error: InputError) -> Raw:
        """A place where nothing could be read."""
        return cls(file, row, Path(Path(file).name), "error", error)


@dataclass(frozen=True, slots=True)
class Record:
    """One raw document with what its collection says about it.

    Attributes:
        id: identifier.
        content: bytes, text or path.
        url: address of the page, if known.
        charset: encoding that was declared for it, if known.
        kind: ``"html"`` or ``"text"`` where the collection says so.
        metadata: all other fields, carried through to the result.
        file: where it was found.
        row: number of the record in the file from 1; 0 if the file is the document.
    """

    id: str
    content: Any
    url: str = ""
    charset: str | None = None
    kind: Kind | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    row: int = 0

    def document(
        self, *, charset: str | None = None, max_bytes: int = MAX_BYTES, **limits: int
    ) -> Document:
        """The document that no filter has touched yet.

        Args:
            charset: encoding to take it for, if the collection knows none.
            max_bytes: refuse what is larger.
            limits: other limits of :func:`unionclean.readers.read`.

        Raises:
            InputError: it cannot be read.
            EmptyInputError: there is no text in it.
        """
        # Errors name file and row; the identifier is what users know the document by.
        name = self.file if self.file and not self.row else self.id
        where = f"{self.file}:{self.row}" if self.row else name
        if self.content is None:
            raise EmptyInputError(
                f"{where}: record without text", remedy="name the field with --text-field"
            )
        if isinstance(self.content, str) and len(self.content) > max_bytes:
            raise InputError(
                f"{where}: {len(self.content):,} characters are more than the {max_bytes:,} "
                "bytes allowed",
                remedy="allow more (max_bytes, --max-size)",
            )
        doc = read(
            self.content,
            name=name,
            url=self.url,
            charset=charset or self.charset,
            kind=self.kind,
            max_bytes=max_bytes,
            **limits,
        )
        if not doc.blocks:
            raise EmptyInputError(f"{where}: empty, no text in it")
        return doc


def parse(raw: Raw, fields: Fields) -> Record:
    """Make a record of what a reader found.

    Raises:
        InputError: there is nothing, or it is not a record.

    Example:
        >>> line = Raw("a.jsonl", 3, Path("a/3"), "json", b'{"id": 7, "text": "abc", "lang": "zh"}')
        >>> parse(line, Fields())
        Record(id='7', content='abc', url='', charset=None, kind=None, metadata={'lang': 'zh'},
               file='a.jsonl', row=3)
    """
    if raw.form == "error":
        raise raw.data
    if raw.form in ("path", "bytes"):
        content = Path(raw.file) if raw.form == "path" else raw.data
        about = dict(raw.about)
        return Record(about.pop("id", raw.where), content, file=raw.file, row=raw.row, **about)
    row = raw.data if raw.form == "fields" else _object(raw)
    return from_fields(row, fields, file=raw.file, row=raw.row)


def from_fields(
    values: Mapping[str, Any], fields: Fields, *, file: str = "", row: int = 0
) -> Record:
    """Make a record of a mapping of fields; the content of one without text is None."""
    rest = dict(values)
    name = rest.pop(fields.id, None)
    url = rest.pop(fields.url, None)
    kind: Kind | None = None
    content = None
    for key in (fields.html, fields.text, "html"):
        if key is None or key not in rest:
            continue
        if isinstance(rest[key], (str, bytes)) and len(rest[key]):
            content = rest.pop(key)
            kind = "html" if key in (fields.html, "html") and key != fields.text else None
            break
        # An empty one is no metadata either; the next field may have it.
        if content is None and isinstance(rest[key], (str, bytes)):
            content = rest.pop(key)
    where = f"{file}:{row}" if row else file
    return Record(
        where if name is None else str(name),
        content,
        url if isinstance(url, str) else "",
        None,
        kind,
        rest,
        file,
        row,
    )


def _object(raw: Raw) -> dict[str, Any]:
    try:
        row = json.loads(raw.data)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{raw.where}: not JSON: {error}", remedy="give one JSON object a line"
        ) from error
    if not isinstance(row, dict):
        raise InputError(
            f"{raw.where}: a JSON {type(row).__name__}, not an object",
            remedy="give one JSON object a line",
        )
    return row
