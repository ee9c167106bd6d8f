"""What is done with a chunk of raw documents: parse, clean, encode, and count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..blocks.guard import MAX_BLOCKS, MAX_DEPTH
from ..document import Document
from ..errors import UnioncleanError
from ..pipeline import Pipeline
from ..readers import MAX_BYTES, Fields, Raw, Record, parse
from .encode import encode
from .rows import clean_record, plain_fields
from .spec import PipelineSpec


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that a worker must know; it can be pickled.

    Attributes:
        spec: the pipeline.
        format: one of :data:`unionclean.writers.FORMATS` (a text a document) or
            :data:`unionclean.batch.encode.COLLECTIONS`.
        fields: which field of a record holds what.
        evidence: with the evidence.
        charset: encoding that was declared for all documents.
        max_bytes: refuse larger documents.
        max_depth: do not tell elements apart that are nested deeper.
        max_blocks: refuse documents of more blocks.
    """

    spec: PipelineSpec
    format: str = "jsonl"
    fields: Fields = field(default_factory=Fields)
    evidence: bool = True
    charset: str | None = None
    max_bytes: int = MAX_BYTES
    max_depth: int = MAX_DEPTH
    max_blocks: int = MAX_BLOCKS

    @property
    def limits(self) -> dict[str, int]:
        """The limits of :func:`unionclean.readers.read`."""
        return {
            "max_bytes": self.max_bytes,
            "max_depth": self.max_depth,
            "max_blocks": self.max_blocks,
        }


@dataclass(slots=True)
class Counts:
    """What was done; counts of parts add up."""

    documents: int = 0
    failed: int = 0
    characters_in: int = 0
    characters_out: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)

    def add(self, doc: Document) -> None:
        """Count a cleaned document."""
        self.documents += 1
        self.characters_in += len(doc.source.text)
        self.characters_out += len(doc.text)
        self.rules.update(block.dropped for block in doc.dropped)
        self.rules.update(edit.rule for edit in doc.edits)
        self.flags.update(flag.kind for flag in doc.flags)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "documents": self.documents,
            "failed": self.failed,
            "characters_in": self.characters_in,
            "characters_out": self.characters_out,
            "rules": dict(self.rules),
            "flags": dict(self.flags),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Counts:
        """The counts that :meth:`to_dict` wrote."""
        counters = {name: Counter(data[name]) for name in ("rules", "flags")}
        return cls(**{**data, **counters})

    def update(self, other: Counts) -> None:
        """Add the counts of another part."""
        self.documents += other.documents
        self.failed += other.failed
        self.characters_in += other.characters_in
        self.characters_out += other.characters_out
        self.rules.update(other.rules)
        self.flags.update(other.flags)


@dataclass(slots=True)
class Reject:
    """A record that gave no document.

    Attributes:
        id: its identifier, None where it could not even be read.
        file: where it stands.
        row: number of the record in the file from 1; 0 if the file is the document.
        slug: the error's stable name.
        message: what is wrong, and what to do about it.
        metadata: the fields that the input has besides text, identifier and address.
    """

    id: str | None
    file: str
    row: int
    slug: str
    message: str
    metadata: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: Raw, record: Record | None, error: UnioncleanError) -> Reject:
        """From a raw document and its error."""
        name = record.id if record else raw.about.get("id")
        metadata = plain_fields(record.metadata) if record else {}
        return cls(name, raw.file, raw.row, error.slug, str(error), metadata)

    def to_line(self) -> bytes:
        """One line of the file of rejects."""
        data = {
            "id": self.id,
            "file": self.file,
            "row": self.row or None,
            "error": self.slug,
            "message": self.message,
            "metadata": self.metadata,
        }
        return (json.dumps(data, ensure_ascii=True) + "\n").encode()


@dataclass(slots=True)
class Done:
    """What became of a chunk.

    Attributes:
        output: for a collection, bytes to append or the bytes of an Arrow stream; otherwise, for
            each cleaned document, its index in the chunk, its text and the path that it came from.
        rejects: what failed.
        warnings: sentences about cleaned documents, with their names.
        counts: how much was done.
    """

    output: Any
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)


def work(
    raws: Sequence[Raw], job: Job, pipe: Pipeline, began: Callable[[int], None] | None = None
) -> Done:
    """Clean a chunk.

    Args:
        raws: the raw documents.
        job: what to do.
        pipe: the pipeline of ``job``.
        began: called with the index of each document before it is begun.
    """
    done = Done(None)
    cleaned: list[tuple[int, Record, Document]] = []
    for index, raw in enumerate(raws):
        if began:
            began(index)
        record: Record | None = None
        try:
            record = parse(raw, job.fields)
            result = clean_record(record, pipe, charset=job.charset, **job.limits)
        except UnioncleanError as error:
            result = error
        if isinstance(result, UnioncleanError):
            done.rejects.append(Reject.of(raw, record, result))
            done.counts.failed += 1
        elif record is not None:
            done.counts.add(result)
            done.warnings += [f"{result.source.name}: warning: {w}" for w in result.warnings]
            cleaned.append((index, record, result))
    done.output = encode(cleaned, job.format, evidence=job.evidence)
    return done
