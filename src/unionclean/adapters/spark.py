"""Apache Spark: a data frame of raw documents to one of cleaned ones.

>>> from unionclean.adapters.spark import clean_dataframe  # doctest: +SKIP
>>> clean_dataframe(spark.read.parquet("raw/")).write.parquet("cleaned/")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..batch import PipelineSpec
from ..extras import require
from ..pipeline import Pipeline
from ..readers import MAX_BYTES, Fields

require("pyspark", "spark")
require("pyarrow", "spark")

from .arrow import ArrowCleaner  # noqa: E402  # the extra of this adapter is named first

#: The result's columns, as a schema of Spark.
_SECTIONS = "array<struct<article:int,level:int,marker:string,heading:string,text:string>>"
_KINDS = {"row": "bigint", "schema": "int", "sections": _SECTIONS}


def clean_dataframe(
    frame: Any,
    pipeline: Pipeline | str | PipelineSpec | Callable[[], Pipeline] = "default",
    *,
    fields: Fields | None = None,
    evidence: bool = True,
    max_bytes: int = MAX_BYTES,
) -> Any:
    """Clean the documents of a data frame, without a shuffle.

    Args:
        frame: a ``pyspark.sql.DataFrame`` with one raw document a row; text, HTML or bytes.
        pipeline: a pipeline, the name of a preset, or an importable function that returns one.
        fields: which column holds what.
        evidence: with the columns from which the documents with all their edits come back.
        max_bytes: refuse larger documents.

    Returns:
        A data frame with the columns :data:`unionclean.batch.COLUMNS` (``id``, ``text``,
        ``sections``, ``metadata``, ``edits`` …). A row that failed has its ``error`` and no text.

    Raises:
        MissingExtraError: raised by the import of this module where pyspark is not installed.
    """
    cleaner = ArrowCleaner(PipelineSpec.of(pipeline), fields or Fields(), evidence, max_bytes)

    def clean(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            # Spark hands over 10,000 rows at a time; the results of so many need too much room.
            for start in range(0, batch.num_rows, 256):
                yield cleaner.batch(batch.slice(start, 256))

    schema = ", ".join(f"`{name}` {_KINDS.get(name, 'string')}" for name in cleaner.columns)
    return frame.mapInArrow(clean, schema)
