"""The formats that hold many documents in one file, and how documents are put into them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from ..document import Document
from ..extras import require
from ..interchange import to_record
from ..readers import Record
from ..writers import FORMATS
from ..writers.tables import to_batch
from .rows import BRIEF, COLUMNS, plain_fields, to_row, visible

#: The formats that hold many documents in one file.
COLLECTIONS = ("jsonl", "csv", "parquet")


def encode(
    cleaned: Sequence[tuple[int, Record, Document]], form: str, *, evidence: bool = True
) -> Any:
    """Cleaned documents in a format.

    Args:
        cleaned: for each its index in the chunk, its record and the document.
        form: one of :data:`COLLECTIONS` or of :data:`unionclean.writers.FORMATS`.
        evidence: with the evidence; formats for people have none.

    Returns:
        For a collection, bytes to append, of Parquet those of an Arrow stream; otherwise a list of
        index, text and the path of the raw document (``""`` if it was part of a file).
    """
    if form == "jsonl":
        return b"".join(jsonl(record, doc, evidence=evidence) for _, record, doc in cleaned)
    columns = COLUMNS if evidence else BRIEF
    if form in COLLECTIONS:
        rows = [to_row(record, doc, evidence=evidence) for _, record, doc in cleaned]
        return _csv(rows, columns) if form == "csv" else _arrow(rows, columns)
    writer = FORMATS[form][0]
    return [
        (index, writer(doc), record.file if not record.row else "")
        for index, record, doc in cleaned
    ]


def jsonl(record: Record, doc: Document, *, evidence: bool = True) -> bytes:
    """One line of JSON: the document's record with ``id`` and ``input`` in front."""
    data = {
        "id": record.id,
        "input": {
            "file": record.file,
            "row": record.row or None,
            "metadata": plain_fields(record.metadata),
        },
        **to_record(doc, evidence=evidence),
    }
    return line(data)


def line(data: dict[str, Any]) -> bytes:
    """JSON on one line for every reader of lines."""
    text = json.dumps(data, ensure_ascii=False)
    # U+0085, U+2028 and U+2029 end a line for many readers, though not for JSON.
    for character in "\x85\u2028\u2029":
        if character in text:
            text = text.replace(character, f"\\u{ord(character):04x}")
    # A lone surrogate becomes what is an escape in JSON too.
    return (visible(text) + "\n").encode()


def _csv(rows: list[dict[str, Any]], columns: Sequence[str]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\r\n")
    for row in rows:
        writer.writerow({**row, "sections": json.dumps(row["sections"])})
    return file.getvalue().encode()


def header(form: str, *, evidence: bool = True) -> bytes:
    """What stands before everything else in a file of this format."""
    if form != "csv":
        return b""
    return (",".join(COLUMNS if evidence else BRIEF) + "\r\n").encode()


def _arrow(rows: list[dict[str, Any]], columns: Sequence[str]) -> bytes:
    pa = require("pyarrow", "parquet")
    sink = pa.BufferOutputStream()
    batch = to_batch(rows, columns)
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())
