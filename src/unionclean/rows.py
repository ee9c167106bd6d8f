"""Documents as rows of a table: Parquet, CSV, data frames.

A row has the keys of a record (:mod:`unionclean.interchange`), always all of them, with lists and
objects as JSON strings: a rule's evidence has no fixed columns, and any engine carries a string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from .document import Document
from .errors import InputError
from .interchange import from_record, to_record

#: Columns of a row that hold plain strings; every other one but ``schema`` holds JSON.
STRINGS = (
    "name",
    "url",
    "title",
    "subtitle",
    "author",
    "source",
    "date",
    "category",
    "kind",
    "text",
    "encoding",
)
COLUMNS = (
    "schema",
    *STRINGS,
    "extra",
    "articles",
    "flags",
    "warnings",
    "facts",
    "edits",
    "removed",
    "raw",
    "blocks",
    "switched_off",
)

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_row(doc: Document, *, evidence: bool = True) -> dict[str, Any]:
    """The record for a table: :data:`COLUMNS`, nested values as JSON strings, None where absent.

    Example:
        >>> row = to_row(Document.from_lines("你好"))
        >>> row["text"], row["warnings"], from_row(row).text
        ('你好', '[]', '你好')
    """
    record = to_record(doc, evidence=evidence)
    row: dict[str, Any] = {}
    for name in COLUMNS:
        value = record.get(name)
        if name == "schema":
            row[name] = value
        elif name in STRINGS:
            row[name] = value if value is None else _visible(value)
        else:
            row[name] = None if value is None else json.dumps(value)
    return row


def from_row(row: Mapping[str, Any]) -> Document:
    """The document of a row.

    Raises:
        InputError: as :func:`from_record`.
    """
    known = {name: row[name] for name in COLUMNS if row.get(name) is not None}
    try:
        return from_record(
            {k: v if k in STRINGS or k == "schema" else json.loads(v) for k, v in known.items()}
        )
    except (ValueError, TypeError) as error:
        raise InputError(f"damaged row: {error}", remedy="clean the document again") from error


def _visible(text: str) -> str:
    # A lone surrogate, which damaged input may hold, is no UTF-8; the JSON columns escape it.
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
