"""Ray Data: a dataset of raw documents to one of cleaned ones.

>>> from unionclean.adapters.ray import clean_dataset  # doctest: +SKIP
>>> clean_dataset(ray.data.read_parquet("raw/")).write_parquet("cleaned/")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..batch import PipelineSpec
from ..extras import require
from ..pipeline import Pipeline
from ..readers import MAX_BYTES, Fields

require("ray.data", "ray")

from .arrow import ArrowCleaner  # noqa: E402  # the extra of this adapter is named first


def clean_dataset(
    dataset: Any,
    pipeline: Pipeline | str | PipelineSpec | Callable[[], Pipeline] = "default",
    *,
    fields: Fields | None = None,
    evidence: bool = True,
    max_bytes: int = MAX_BYTES,
    batch_size: int = 256,
    **options: Any,
) -> Any:
    """Clean the documents of a dataset.

    Args:
        dataset: a ``ray.data.Dataset`` with one raw document a row.
        pipeline: a pipeline, the name of a preset, or an importable function that returns one.
        fields: which column holds what.
        evidence: with the columns from which the documents with all their edits come back.
        max_bytes: refuse larger documents.
        batch_size: rows that are cleaned at a time.
        options: passed on to ``map_batches``, such as ``num_cpus`` and ``concurrency``.

    Returns:
        A lazy ``ray.data.Dataset`` with the columns :data:`unionclean.batch.COLUMNS`. A row that
        failed has its ``error`` and no text.

    Raises:
        MissingExtraError: raised by the import of this module where ray is not installed.
    """
    cleaner = ArrowCleaner(PipelineSpec.of(pipeline), fields or Fields(), evidence, max_bytes)
    return dataset.map_batches(
        cleaner.__call__, batch_format="pyarrow", batch_size=batch_size, **options
    )
