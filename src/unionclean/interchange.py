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
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from .block import Block, replay
from .document import Document, Flag, Metadata, Source
from .edits import Edit
from .errors import InputError
from .offsets import Piece

#: Grows by one when a reader of the old form would misread the new one.
SCHEMA_VERSION = 1

_NAMED = ("title", "subtitle", "author", "source", "date", "category", "kind")
_PLACE = {"kind": "line", "lead": "\n", "level": 0, "marker": ""}
_SURROGATE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def to_record(doc: Document, *, evidence: bool = True) -> dict[str, Any]:
    """Plain data of a document.

    Facts, features and evidence keep their values; tuples and sets among them become lists.

    Args:
        doc: the document.
        evidence: with raw text, blocks, edits and removed blocks; without them the record is
            small, and no document comes back from it.

    Example:
        >>> from unionclean import Drop, Document
        >>> doc = Document.from_lines("标题\\n首页 > 新闻").drop({1: Drop("nav.breadcrumb")})
        >>> record = to_record(doc)
        >>> record["text"], record["removed"][0]["rule"]
        ('标题', 'nav.breadcrumb')
        >>> from_record(record) == doc
        True
    """
    source, metadata = doc.source, doc.metadata
    record: dict[str, Any] = {
        "schema": SCHEMA_VERSION,
        "name": source.name,
        "url": source.url,
        **{name: getattr(metadata, name) for name in _NAMED},
        "extra": plain(metadata.extra),
        "text": doc.text,
        "articles": plain([article.to_dict() for article in doc.articles]),
        "flags": [_flag(flag) for flag in doc.flags],
        "warnings": list(doc.warnings),
        "facts": plain(doc.facts),
        "encoding": source.encoding,
    }
    if not evidence:
        return record
    raw = source.text
    numbered = list(enumerate(doc.blocks))
    record["edits"] = [
        {"block": index, **_edit(edit)}
        for index, b in numbered
        if not b.dropped
        for edit in b.edits
    ]
    record["removed"] = [
        {
            "rule": b.dropped,
            "block": index,
            "start": b.start,
            "end": b.end,
            "text": raw[b.start : b.end],
            **({"edits": [_edit(edit) for edit in b.edits]} if b.edits else {}),
        }
        for index, b in numbered
        if b.dropped
    ]
    record["raw"] = {
        "text": raw,
        "kind": source.kind,
        "decided_by": source.decided_by,
        "confidence": source.confidence,
        "undecodable": [list(span) for span in source.undecodable],
    }
    record["blocks"] = [_block(block, raw) for block in doc.blocks]
    record["switched_off"] = sorted(doc.switched_off)
    return record


def from_record(record: Mapping[str, Any]) -> Document:
    """The document that a record was made of.

    Raises:
        InputError: it is not such a record, of a newer form, written without its evidence, or its
            edits do not fit its raw text.
    """
    version = record.get("schema")
    if not isinstance(version, int):
        raise InputError(
            "not a record of a cleaned document: it has no schema number",
            remedy="give what unionclean clean --format jsonl wrote",
        )
    if version > SCHEMA_VERSION:
        raise InputError(
            f"the record has schema {version}, this version reads up to {SCHEMA_VERSION}",
            remedy="install a newer unionclean",
        )
    if "raw" not in record:
        raise InputError(
            f"{record.get('name') or 'record'}: written without its evidence",
            remedy="clean again and keep the evidence",
        )
    try:
        return _document(record)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError(
            f"{record.get('name') or 'record'}: damaged record: {type(error).__name__}: {error}",
            remedy="clean the document again",
        ) from error


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
    except ValueError as error:
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

    text = (files(__package__) / "schema" / "document.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def plain(value: Any) -> Any:
    """The same value made of dicts, lists, strings, numbers, booleans and None only.

    Example:
        >>> plain({"number": (2, 1), 3: {"b", "a"}, "share": float("nan")})
        {'number': [2, 1], '3': ['a', 'b'], 'share': None}
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(list(value)), key=str)
    if isinstance(value, Iterable):
        return [plain(entry) for entry in value]
    return str(value)


def _edit(edit: Edit) -> dict[str, Any]:
    data: dict[str, Any] = {
        "rule": edit.rule,
        "start": edit.start,
        "end": edit.end,
        "at": edit.at,
        "before": edit.before,
        "after": edit.after,
    }
    return data if edit.evidence is None else {**data, "evidence": plain(edit.evidence)}


def _flag(flag: Flag) -> dict[str, Any]:
    data = {"kind": flag.kind, "start": flag.start, "end": flag.end, "note": flag.note}
    return data if flag.evidence is None else {**data, "evidence": plain(flag.evidence)}


def _block(block: Block, raw: str) -> dict[str, Any]:
    data: dict[str, Any] = {"start": block.start, "end": block.end}
    for name, usual in _PLACE.items():
        if (value := getattr(block, name)) != usual:
            data[name] = value
    if block.offsets:
        data["offsets"] = [list(piece) for piece in block.offsets]
    if block.features:
        data["features"] = plain(block.features)
    return data


def _document(record: Mapping[str, Any]) -> Document:
    raw = record["raw"]
    text = raw["text"]
    edits: dict[int, list[Edit]] = {}
    for entry in record["edits"]:
        edits.setdefault(entry["block"], []).append(_read_edit(entry))
    dropped: dict[int, str] = {}
    for entry in record["removed"]:
        dropped[entry["block"]] = entry["rule"]
        edits[entry["block"]] = [_read_edit(edit) for edit in entry.get("edits", ())]
    blocks = []
    if strays := [index for index in edits if not 0 <= index < len(record["blocks"])]:
        raise IndexError(f"an edit names block {strays[0]}, which is not there")
    for index, entry in enumerate(record["blocks"]):
        start, end, record_of = entry["start"], entry["end"], tuple(edits.get(index, ()))
        blocks.append(
            Block(
                start,
                end,
                replay(text[start:end], record_of),
                dropped=dropped.get(index, ""),
                edits=record_of,
                offsets=tuple(Piece(*piece) for piece in entry.get("offsets", ())),
                features=entry.get("features", {}),
                **{name: entry.get(name, usual) for name, usual in _PLACE.items()},
            )
        )
    return Document(
        Source(
            text,
            record["name"],
            record["url"],
            raw["kind"],
            record["encoding"],
            raw["decided_by"],
            raw["confidence"],
            tuple((start, end) for start, end in raw["undecodable"]),
        ),
        tuple(blocks),
        record["facts"],
        Metadata(**{name: record.get(name) for name in _NAMED}, extra=record["extra"]),
        tuple(
            Flag(f["kind"], f["start"], f["end"], f["note"], f.get("evidence"))
            for f in record["flags"]
        ),
        tuple(record["warnings"]),
        frozenset(record["switched_off"]),
    )


def _read_edit(entry: Mapping[str, Any]) -> Edit:
    return Edit(
        entry["rule"],
        entry["start"],
        entry["end"],
        entry["at"],
        entry["before"],
        entry["after"],
        entry.get("evidence"),
    )
