"""JSON and JSON Lines: text, structure, metadata and the evidence."""

from __future__ import annotations

import json
from typing import Any

from ..block import Block
from ..document import Document
from ..edits import Edit

SCHEMA_VERSION = 1


def to_dict(doc: Document, *, evidence: bool = True) -> dict[str, Any]:
    """Plain data: what the document says, its tree, and what was done to it.

    Args:
        doc: the document.
        evidence: with the edits and the dropped blocks.
    """
    source = doc.source
    data: dict[str, Any] = {
        "schema": SCHEMA_VERSION,
        "name": source.name,
        **({"url": source.url} if source.url else {}),
        **doc.metadata.to_dict(),
        "text": doc.text,
        "articles": [article.to_dict() for article in doc.articles],
        "flags": [
            {
                "kind": f.kind,
                "start": f.start,
                "end": f.end,
                "note": f.note,
                **_evidence(f.evidence),
            }
            for f in doc.flags
        ],
        "warnings": list(doc.warnings),
        "facts": dict(doc.facts),
        "encoding": source.encoding,
    }
    if evidence:
        data["edits"] = [_edit(edit) for edit in doc.edits]
        data["removed"] = [_removed(block, doc) for block in doc.dropped]
    return data


def to_json(doc: Document) -> str:
    """One indented JSON object, for people and programs.

    Example:
        >>> json.loads(to_json(Document.from_lines("你好")))["text"]
        '你好'
    """
    return json.dumps(to_dict(doc), ensure_ascii=False, indent=1, default=str) + "\n"


def to_jsonl(doc: Document) -> str:
    """One JSON object on one line."""
    # U+2028 and its like end a line for many readers, though not for JSON.
    line = json.dumps(to_dict(doc), ensure_ascii=False, default=str)
    for character in "\u0085\u2028\u2029":
        line = line.replace(character, f"\\u{ord(character):04x}")
    return line + "\n"


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "rule": edit.rule,
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        **_evidence(edit.evidence),
    }


def _removed(block: Block, doc: Document) -> dict[str, Any]:
    return {
        "rule": block.dropped,
        "start": block.start,
        "end": block.end,
        "text": doc.source.text[block.start : block.end],
    }


def _evidence(evidence: Any) -> dict[str, Any]:
    return {"evidence": dict(evidence)} if evidence else {}
