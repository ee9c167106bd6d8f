"""Rows: one for each record that went in, in the same order, cleaned or with its error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .. import rows
from ..document import Document
from ..errors import FilterError, MemoryLimitError, UnioncleanError
from ..interchange import plain
from ..pipeline import Pipeline
from ..readers import MAX_BYTES, Fields, Record, from_fields
from .spec import PipelineSpec

#: Columns that a row has in front of those of :data:`unionclean.rows.COLUMNS`: the identifier,
#: file and row of the input, its other fields as a JSON object, and the error or None.
INPUT_COLUMNS = ("id", "file", "row", "metadata", "error")
#: All columns of a row, in order. ``row`` and ``schema`` are integers, ``sections`` is a list of
#: structs (``article``, ``level``, ``marker``, ``heading``, ``text``) in reading order, all others
#: are strings; which of them hold JSON is said in :mod:`unionclean.rows`.
COLUMNS = (*INPUT_COLUMNS, "sections", *rows.COLUMNS)
#: The columns without the evidence.
BRIEF = tuple(
    name for name in COLUMNS if name not in ("edits", "removed", "raw", "blocks", "switched_off")
)


def clean_batch(
    records: Iterable[Record | Mapping[str, Any]],
    pipeline: Any = "default",
    *,
    fields: Fields | None = None,
    evidence: bool = True,
    max_bytes: int = MAX_BYTES,
) -> list[dict[str, Any]]:
    """Clean records; what all adapters call.

    Args:
        records: records, or mappings that hold what ``fields`` says.
        pipeline: a :class:`~unionclean.Pipeline`, the name of a preset, a function that returns a
            pipeline, or a :class:`PipelineSpec`.
        fields: which field holds what.
        evidence: with the columns from which the document with all its edits comes back.
        max_bytes: refuse larger documents.

    Returns:
        A row for each record, in order, with the keys :data:`COLUMNS` (:data:`BRIEF` without
        evidence). A record that failed has its ``error`` there and no text; nothing is raised for
        it.

    Example:
        >>> [row] = clean_batch([{"id": "a", "text": "中華人民共和國", "lang": "zh"}])
        >>> row["id"], row["text"], row["metadata"], row["error"]
        ('a', '中华人民共和国', '{"lang": "zh"}', None)
    """
    pipe = pipeline if isinstance(pipeline, Pipeline) else PipelineSpec.of(pipeline).build()
    fields = fields or Fields()
    done = []
    for entry in records:
        record = entry if isinstance(entry, Record) else from_fields(entry, fields)
        cleaned = clean_record(record, pipe, max_bytes=max_bytes)
        done.append(to_row(record, cleaned, evidence=evidence))
    return done


def clean_record(
    record: Record, pipe: Pipeline, *, charset: str | None = None, **limits: int
) -> Document | UnioncleanError:
    """The cleaned document, or the error that the record failed with."""
    try:
        return pipe.run(record.document(charset=charset, **limits))
    except MemoryError:
        return MemoryLimitError(f"{record.id or 'a document'}: needs more memory than there is")
    except UnioncleanError as error:
        return error
    except Exception as error:
        # A reader that fails on one odd page must not cost the other pages of the batch.
        return FilterError(
            f"{record.id or 'a document'}: {type(error).__name__}: {error}",
            remedy="please report the document",
        )


def to_row(
    record: Record, cleaned: Document | UnioncleanError, *, evidence: bool = True
) -> dict[str, Any]:
    """The row of a record and what became of it."""
    failed = isinstance(cleaned, UnioncleanError)
    head = {
        "id": visible(record.id),
        "file": visible(record.file) or None,
        "row": record.row or None,
        "metadata": json.dumps(plain_fields(record.metadata)),
        "error": visible(str(cleaned)) if failed else None,
    }
    if isinstance(cleaned, UnioncleanError):
        body: dict[str, Any] = dict.fromkeys(("sections", *rows.COLUMNS))
        body["url"] = visible(record.url)
    else:
        body = {"sections": _sections(cleaned), **rows.to_row(cleaned, evidence=evidence)}
    if not evidence:
        body = {name: body[name] for name in BRIEF[len(INPUT_COLUMNS) :]}
    return {**head, **body}


def _sections(doc: Document) -> list[dict[str, Any]]:
    return [
        {
            "article": number,
            "level": section.level,
            "marker": visible(section.marker),
            "heading": visible(section.heading),
            "text": visible("\n".join(block.text for block in section.paragraphs)),
        }
        for number, article in enumerate(doc.articles)
        for section in article.walk()
    ]


def plain_fields(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of the input as JSON can hold them; bytes become escapes, dates their ISO form."""
    return {str(key): _plain(value) for key, value in metadata.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "backslashreplace")
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Mapping):
        return plain_fields(value)
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return plain(value)


def visible(text: str) -> str:
    """Text that is UTF-8 for certain: lone surrogates become escapes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text
