"""Parquet: read a row group at a time and in it some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..extras import require
from .raw import Raw

#: Rows that are held at a time, of a row group above so many bytes and of a smaller one. A value
#: that is stored once may stand in every row, and is held as often as there are rows.
_ROWS, _LARGE_GROUP, _ROWS_OF_LARGE = 4, 1 << 26, 1
#: Bytes of a batch that is made into Python objects at once.
_SMALL_BATCH = 1 << 20


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
            about = table.metadata.row_group(group)
            count = about.num_rows
            rows = _ROWS_OF_LARGE if about.total_byte_size > _LARGE_GROUP else _ROWS
            row = first
            try:
                for batch in table.iter_batches(rows, row_groups=[group]):
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
    if batch.nbytes < _SMALL_BATCH:
        yield from batch.to_pylist()
        return
    # A row at a time: as Python objects they take several times the room of the batch.
    for start in range(batch.num_rows):
        yield from batch.slice(start, 1).to_pylist()


def _size(values: dict[str, Any]) -> int:
    return sum(len(v) * (3 if isinstance(v, str) else 1) for v in values.values() if _sized(v))


def _sized(value: Any) -> bool:
    return isinstance(value, (str, bytes))
