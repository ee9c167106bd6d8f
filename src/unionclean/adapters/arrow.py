"""Arrow tables in, Arrow tables out: what Spark, Ray and any engine with Arrow can call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..batch import BRIEF, COLUMNS, PipelineSpec, clean_batch
from ..extras import require
from ..readers import MAX_BYTES, Fields
from ..writers.tables import schema, to_batch

require("pyarrow", "parquet")


@dataclass(frozen=True, slots=True)
class ArrowCleaner:
    """A function from table to table that can be pickled.

    The result has a row for each row that came in, in the same order. Fields that are not text,
    identifier or address come back in the column ``metadata``, as JSON.

    Attributes:
        spec: the pipeline.
        fields: which column holds what.
        evidence: with the columns from which the documents with all their edits come back.
        max_bytes: refuse larger documents.

    Example:
        >>> import pyarrow
        >>> table = pyarrow.table({"id": ["a"], "text": ["中華人民共和國"], "lang": ["zh"]})
        >>> cleaned = ArrowCleaner(PipelineSpec.of("default"))(table)
        >>> cleaned["text"].to_pylist(), cleaned["metadata"].to_pylist()
        (['中华人民共和国'], ['{"lang": "zh"}'])
    """

    spec: PipelineSpec
    fields: Fields = field(default_factory=Fields)
    evidence: bool = True
    max_bytes: int = MAX_BYTES

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the result."""
        return COLUMNS if self.evidence else BRIEF

    @property
    def schema(self) -> Any:
        """The ``pyarrow.Schema`` of the result."""
        return schema(self.columns)

    def batch(self, batch: Any) -> Any:
        """Clean a ``pyarrow.RecordBatch``."""
        rows = clean_batch(
            batch.to_pylist(),
            self.spec,
            fields=self.fields,
            evidence=self.evidence,
            max_bytes=self.max_bytes,
        )
        return to_batch(rows, self.columns)

    def __call__(self, table: Any) -> Any:
        """Clean a ``pyarrow.Table``."""
        pa = require("pyarrow", "parquet")
        return pa.Table.from_batches(
            [self.batch(batch) for batch in table.to_batches(max_chunksize=256)], self.schema
        )
