"""Files of parts: how they are written, and read again when the parts are put together."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ..extras import require
from ..readers.streams import decompressed
from ..writers.tables import schema
from .rows import BRIEF, COLUMNS

#: Bytes of Arrow data that are gathered for one Parquet row group.
_ROW_GROUP = 4 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """What a part says of a document.

    Attributes:
        id: its identifier.
        text: its text.
        file: where it was found.
        row: number of the record in the file from 1; 0 if the file is the document.
    """

    id: str
    text: str
    file: str
    row: int


def lines(path: Path, form: str, suffix: str) -> Iterator[bytes]:
    """The lines of a part; of CSV whole records, whatever breaks are in their cells."""
    with path.open("rb") as file, decompressed(file, suffix) as stream:
        held = b""
        for line in stream:
            held += line
            if form != "csv" or held.count(b'"') % 2 == 0:
                yield held
                held = b""


def texts(path: Path, form: str, suffix: str) -> Iterator[Entry]:
    """Identifier and text of each document of a part, in order."""
    if form == "parquet":
        parquet = require("pyarrow.parquet", "parquet")
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(256, columns=["id", "text", "file", "row"]):
                for row in batch.to_pylist():
                    yield Entry(row["id"], row["text"], row["file"] or "", row["row"] or 0)
        return
    for line in lines(path, form, suffix):
        if form == "jsonl":
            data = json.loads(line)
            place = data["input"]
            yield Entry(data["id"], data["text"], place["file"], place["row"] or 0)
        else:
            [cells] = csv.reader(io.StringIO(line.decode(), newline=""))
            row = dict(zip(COLUMNS if len(cells) == len(COLUMNS) else BRIEF, cells, strict=True))
            yield Entry(row["id"], row["text"], row["file"], int(row["row"] or 0))


class Bytes:
    """Bytes into a file, compressed as a member of their own."""

    def __init__(self, file: IO[bytes], compression: str) -> None:
        self.out: Any = file
        self.own = bool(compression)
        if compression == ".gz":
            # Without time and name, the same input gives the same bytes.
            self.out = gzip.GzipFile("", "wb", 6, file, mtime=0)
        elif compression == ".zst":
            compressor = require("zstandard", "zstd").ZstdCompressor(level=3)
            self.out = compressor.stream_writer(file, closefd=False)

    def write(self, data: bytes) -> None:
        """Append bytes."""
        self.out.write(data)

    def close(self) -> None:
        """End the member; the file stays open."""
        if self.own:
            self.out.close()


class RowGroups:
    """Arrow streams into a Parquet file, some megabytes a row group."""

    def __init__(self, file: IO[bytes], *, evidence: bool = True) -> None:
        self.file = file
        self.evidence = evidence
        self.writer: Any = None
        self.held: list[Any] = []
        self.size = 0

    def write(self, data: bytes) -> None:
        """Append the table of an Arrow stream."""
        pa = require("pyarrow", "parquet")
        self.write_table(pa.ipc.open_stream(pa.py_buffer(data)).read_all())

    def write_table(self, table: Any) -> None:
        """Append a table."""
        self.held.append(table)
        self.size += table.nbytes
        if self.size >= _ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is held and the footer; the file stays open."""
        self._flush()
        if self.writer is None:
            self._begin()
        self.writer.close()

    def _flush(self) -> None:
        if not self.held:
            return
        pa = require("pyarrow", "parquet")
        table = pa.concat_tables(self.held)
        self.held, self.size = [], 0
        if self.writer is None:
            self._begin()
        if table.num_rows:
            self.writer.write_table(table, row_group_size=table.num_rows)

    def _begin(self) -> None:
        parquet = require("pyarrow.parquet", "parquet")
        wanted = schema(COLUMNS if self.evidence else BRIEF)
        self.writer = parquet.ParquetWriter(self.file, wanted, compression="zstd")
