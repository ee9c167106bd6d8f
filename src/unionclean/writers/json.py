"""JSON and JSON Lines: text, structure, metadata and the evidence."""

from __future__ import annotations

import json

from ..document import Document
from ..interchange import to_json as to_line
from ..interchange import to_record


def to_json(doc: Document) -> str:
    """One indented JSON object, for people and programs.

    Example:
        >>> json.loads(to_json(Document.from_lines("你好")))["text"]
        '你好'
    """
    return json.dumps(to_record(doc), ensure_ascii=False, indent=1) + "\n"


def to_jsonl(doc: Document) -> str:
    """One JSON object on one line."""
    return to_line(doc) + "\n"
