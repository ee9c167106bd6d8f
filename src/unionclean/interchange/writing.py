"""From a document to a record."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from ..block import Block
from ..document import Document, Flag
from ..edits import Edit
from .form import SCHEMA_VERSION, STATED, USUAL


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
        >>> from unionclean.interchange import from_record
        >>> from_record(record) == doc
        True
    """
    source, metadata = doc.source, doc.metadata
    record: dict[str, Any] = {
        "schema": SCHEMA_VERSION,
        "name": source.name,
        "url": source.url,
        **{name: getattr(metadata, name) for name in STATED},
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
    for name, usual in USUAL.items():
        if (value := getattr(block, name)) != usual:
            data[name] = value
    if block.offsets:
        data["offsets"] = [list(piece) for piece in block.offsets]
    if block.features:
        data["features"] = plain(block.features)
    return data
