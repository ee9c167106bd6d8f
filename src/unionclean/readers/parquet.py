"""Parquet: read a row group at a time and in it some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..extras import require
from .raw import Raw

_ROWS = 256


def read_parquet(path: Path, file: str) -> Iterator[Raw]:
    """Records of a file; a row group that cannot be read costs one failure that names its rows.

    Raises:
        MissingExtraError: pyarrow is not installed.
        InputError: it is not a Parquet file.
    """
    pyarrow = require("pyarrow", "parquet")
    parquet = require("pyarrow.parquet", "parquet")
    folder = Path(path.name.split(".")[0])
    try:
        table = parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{file}: not a Parquet file: {error}", remedy="fetch it again") from error
    with table:
        first = 1
        for group in range(table.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            row = first
            try:
                for batch in table.iter_batches(_ROWS, row_groups=[group]):
                    for values in _rows(batch):
                        size = _size(values)
                        yield Raw(file, row, folder / str(row), "fields", values, size=size)
                        row += 1
            except (pyarrow.ArrowException, OSError) as error:
                problem = InputError(
                    f"{file}: row group {group}: rows {row} to {first + count - 1}: {error}",
                    remedy="write the file again",
                )
                yield Raw.failure(file, row, problem)
            first += count


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    # A slice at a time: rows as Python objects take several times the room of the batch.
    for start in range(0, batch.num_rows, 32):
        yield from batch.slice(start, 32).to_pylist()


def _size(values: dict[str, Any]) -> int:
    return sum(len(v) * (3 if isinstance(v, str) else 1) for v in values.values() if _sized(v))


def _sized(value: Any) -> bool:
    return isinstance(value, (str, bytes))
