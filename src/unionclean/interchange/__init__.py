"""Documents as plain data and back: what JSON, JSON Lines and Parquet files hold.

A *record* is one document as a ``dict`` that :mod:`json` can write. Its first part is for reading
(``text``, ``title``, ``articles`` …), its second part is the evidence, from which the document
comes back as it was: the raw text, every block, every edit. :func:`schema` gives its JSON Schema,
``unionclean/schema/document.schema.json``.

For tables (Parquet, CSV) see :mod:`unionclean.rows`.

The text of a block is not written: raw text and edits give it again, and that they do is checked
while reading.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ..document import Document
from ..errors import InputError
from .form import SCHEMA_VERSION
from .reading import from_record
from .writing import plain, to_record

_SURROGATE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def to_json(doc: Document) -> str:
    """The record as JSON on one line, safe in UTF-8 and in JSON Lines.

    Example:
        >>> from_json(to_json(Document.from_lines("你好"))).text
        '你好'
    """
    # U+2028 and its like end a line for many readers, though not for JSON; a lone surrogate, which
    # damaged input may hold, is no UTF-8.
    line = json.dumps(to_record(doc), ensure_ascii=False)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


def from_json(text: str | bytes) -> Document:
    """The document that :func:`to_json` wrote.

    Raises:
        InputError: the text is not JSON, or not such a record.
    """
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", remedy="give one record a line") from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object", remedy="give one record a line")
    return from_record(record)


def schema() -> dict[str, Any]:
    """The JSON Schema of a record.

    Example:
        >>> schema()["properties"]["schema"]
        {'const': 1}
    """
    from importlib.resources import files

    text = (files("unionclean") / "schema" / "document.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


__all__ = [
    "SCHEMA_VERSION",
    "from_json",
    "from_record",
    "plain",
    "schema",
    "to_json",
    "to_record",
]
