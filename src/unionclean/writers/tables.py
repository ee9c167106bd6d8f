"""Arrow tables of rows: the schema of Parquet files and of the frames that adapters return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from ..extras import require

_INTEGERS = {"row": "int64", "schema": "int32"}


@cache
def schema(columns: Sequence[str]) -> Any:
    """The Arrow schema (``pyarrow.Schema``) of rows with these columns.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = require("pyarrow", "parquet")
    section = pa.struct(
        [
            ("article", pa.int32()),
            ("level", pa.int32()),
            ("marker", pa.string()),
            ("heading", pa.string()),
            ("text", pa.string()),
        ]
    )
    kinds = {name: pa.type_for_alias(alias) for name, alias in _INTEGERS.items()}
    kinds["sections"] = pa.list_(section)
    return pa.schema([(name, kinds.get(name, pa.string())) for name in columns])


def to_batch(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Any:
    """Rows as a ``pyarrow.RecordBatch`` of that schema.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = require("pyarrow", "parquet")
    held = list(rows)
    wanted = schema(tuple(columns))
    arrays = [pa.array([row[field.name] for row in held], field.type) for field in wanted]
    return pa.RecordBatch.from_arrays(arrays, schema=wanted)
