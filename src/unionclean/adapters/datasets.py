"""Hugging Face datasets: a dataset of raw documents to one of cleaned ones.

>>> from unionclean.adapters.datasets import clean_dataset  # doctest: +SKIP
>>> clean_dataset(load_dataset("json", data_files="raw.jsonl", split="train"))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..batch import PipelineSpec
from ..extras import require
from ..pipeline import Pipeline
from ..readers import MAX_BYTES, Fields

datasets = require("datasets", "datasets")

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
        dataset: a ``datasets.Dataset`` or ``IterableDataset`` with one raw document a row.
        pipeline: a pipeline, the name of a preset, or an importable function that returns one.
        fields: which column holds what.
        evidence: with the columns from which the documents with all their edits come back.
        max_bytes: refuse larger documents.
        batch_size: rows that are cleaned at a time.
        options: passed on to ``map``, such as ``num_proc``.

    Returns:
        A dataset of the same kind with the columns :data:`unionclean.batch.COLUMNS`. A row that
        failed has its ``error`` and no text. The same recipe on the same data is taken from the
        cache of ``datasets``.

    Raises:
        MissingExtraError: raised by the import of this module where datasets is not installed.
    """
    cleaner = ArrowCleaner(PipelineSpec.of(pipeline), fields or Fields(), evidence, max_bytes)
    # A stream that was never looked into does not know its columns.
    names = dataset.column_names or list(next(iter(dataset.take(1)), {}))
    features = datasets.Features.from_arrow_schema(cleaner.schema)
    cleaned = dataset.with_format("arrow").map(
        cleaner,
        batched=True,
        batch_size=batch_size,
        # Of a stream, columns that are removed are removed from the result too.
        remove_columns=[name for name in names if name not in cleaner.columns],
        features=features,
        **options,
    )
    return cleaned.with_format(None)
