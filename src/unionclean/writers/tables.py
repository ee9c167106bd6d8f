"""Arrow tables of rows: the schema of Parquet files and of the frames that adapters return."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
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
    arrays = [_array([row[field.name] for row in held], field.type) for field in wanted]
    return pa.RecordBatch.from_arrays(arrays, schema=wanted)


def _array(values: list[Any], kind: Any) -> Any:
    """An Arrow array, made of buffers.

    ``pyarrow.array`` imports pandas where that is installed, which costs each worker process half a
    second and 50 MB.
    """
    pa = require("pyarrow", "parquet")
    size = len(values)
    nulls = sum(value is None for value in values)
    valid = _bits(value is not None for value in values) if nulls else None
    if pa.types.is_list(kind):
        entries = [entry for value in values for entry in value or ()]
        struct = kind.value_type
        children = [
            _array([entry[field.name] for entry in entries], field.type) for field in struct
        ]
        child = pa.StructArray.from_arrays(children, fields=list(struct))
        buffers = [valid, _offsets(len(value or ()) for value in values)]
        return pa.Array.from_buffers(kind, size, buffers, nulls, children=[child])
    if pa.types.is_string(kind):
        data = [b"" if value is None else value.encode() for value in values]
        buffers = [valid, _offsets(map(len, data)), pa.py_buffer(b"".join(data))]
        return pa.Array.from_buffers(kind, size, buffers, nulls)
    code = {4: "i", 8: "q"}[kind.bit_width // 8]
    numbers = array(code, [value or 0 for value in values]).tobytes()
    return pa.Array.from_buffers(kind, size, [valid, pa.py_buffer(numbers)], nulls)


def _offsets(lengths: Iterable[int]) -> Any:
    pa = require("pyarrow", "parquet")
    return pa.py_buffer(array("i", accumulate(lengths, initial=0)).tobytes())


def _bits(flags: Iterable[bool]) -> Any:
    pa = require("pyarrow", "parquet")
    packed = bytearray()
    for index, flag in enumerate(flags):
        if index % 8 == 0:
            packed.append(0)
        packed[-1] |= flag << index % 8
    return pa.py_buffer(bytes(packed))
