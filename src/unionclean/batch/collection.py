"""Results in one file or in shards: JSON Lines, CSV or Parquet, parts first and then the whole."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from ..dedup import Duplicates
from ..extras import require
from ..writers.whole import place, reported, whole
from .encode import header
from .parts import Bytes, RowGroups, lines, texts
from .sinks import Sink, seal
from .work import Reject


class Collection(Sink):
    """A sink for the formats of :data:`unionclean.batch.encode.COLLECTIONS`.

    Args:
        target: the file; a folder if ``sharded``.
        folder: where the parts are until the end.
        form: the format.
        compression: ``""``, ``".gz"`` or ``".zst"``; for JSON Lines and CSV.
        evidence: rows have the evidence.
        sharded: each part is a file of its own in the result.
        duplicates: finds documents to leave out at the end.
    """

    keeps_parts = True

    def __init__(
        self,
        target: Path,
        folder: Path,
        form: str,
        *,
        compression: str = "",
        evidence: bool = True,
        sharded: bool = False,
        duplicates: Duplicates | None = None,
    ) -> None:
        self.target = target
        self.folder = folder
        self.form = form
        self.suffix = f".{form}{compression}"
        self.compression = compression
        self.evidence = evidence
        self.sharded = sharded
        self.duplicates = duplicates
        self.open: dict[int, tuple[Path, Any, Any]] = {}
        if form == "parquet":
            require("pyarrow.parquet", "parquet")
        if compression == ".zst":
            require("zstandard", "zstd")
        parent = target if sharded else target.parent
        with reported(target):
            parent.mkdir(parents=True, exist_ok=True)

    def part(self, number: int) -> Path:
        """The file of a part."""
        return self.folder / f"documents-{number:05}{self.suffix}"

    def write(self, part: int, names: Sequence[Any], output: Any) -> None:
        """Append the output of a chunk to its part."""
        with reported(self.part(part)):
            self._writer(part)(output)

    def end_part(self, part: int) -> dict[str, int]:
        """Close the part's file and give it its name."""
        target = self.part(part)
        with reported(target):
            self._writer(part)  # a part of which every document failed has a file too
            temporary, file, writer = self.open[part]
            writer.close()
            size = seal(temporary, target, file)
            del self.open[part]  # until here, it would have to be removed in case of an error
            return {target.name: size}

    def finish(self, parts: Sequence[int]) -> Iterable[Reject]:
        """Put the parts together, or under their final names; without duplicates if asked for."""
        left_out: list[Reject] = []
        keep: Callable[[int], set[int]] | None = None
        if self.duplicates:
            kept, left_out = self._unique(parts, self.duplicates)
            keep = kept.__getitem__
        for number in parts if self.sharded else ():
            target = self.target / self.part(number).name
            with reported(target):
                if keep is None and self.form != "csv":
                    place(self.part(number), target)
                else:
                    self._together(target, [number], keep)
        if not self.sharded:
            with reported(self.target):
                self._together(self.target, parts, keep)
        return left_out

    def abandon(self) -> None:
        """Close and remove the files of parts that are not whole."""
        for temporary, file, writer in self.open.values():
            with contextlib.suppress(OSError, ValueError):
                writer.close()
            with contextlib.suppress(OSError, ValueError):
                file.close()
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        self.open.clear()

    def _writer(self, part: int) -> Callable[[Any], Any]:
        if part not in self.open:
            temporary = self.part(part).with_suffix(".half")
            file = temporary.open("wb")
            writer = (
                RowGroups(file, evidence=self.evidence)
                if self.form == "parquet"
                else Bytes(file, self.compression)
            )
            self.open[part] = (temporary, file, writer)
        written: Callable[[Any], Any] = self.open[part][2].write
        return written

    def _together(
        self, target: Path, parts: Sequence[int], keep: Callable[[int], set[int]] | None
    ) -> None:
        with whole(target, binary=True, folder=self.folder) as out:
            if self.form == "parquet":
                self._join_parquet(out, parts, keep)
                return
            first = Bytes(out, self.compression)
            first.write(header(self.form, evidence=self.evidence))
            first.close()
            for number in parts:
                if keep is None:
                    with self.part(number).open("rb") as file:
                        shutil.copyfileobj(file, out, 1 << 20)
                    continue
                kept = keep(number)
                again = Bytes(out, self.compression)
                for index, line in enumerate(lines(self.part(number), self.form, self.suffix)):
                    if index in kept:
                        again.write(line)
                again.close()

    def _unique(
        self, parts: Sequence[int], duplicates: Duplicates
    ) -> tuple[dict[int, set[int]], list[Reject]]:
        """Which rows of each part stay, and a reject for every other."""
        kept: dict[int, set[int]] = {}
        left_out: list[Reject] = []
        with reported(self.folder), duplicates.index(self.folder) as index:
            for number in parts:
                stay = kept[number] = set()
                for row, entry in enumerate(texts(self.part(number), self.form, self.suffix)):
                    found = index.add(entry.id, entry.text)
                    if found is None:
                        stay.add(row)
                    else:
                        reject = Reject(entry.id, entry.file, entry.row, found.slug, found.reason)
                        left_out.append(reject)
        return kept, left_out

    def _join_parquet(
        self, out: IO[bytes], parts: Sequence[int], keep: Callable[[int], set[int]] | None
    ) -> None:
        arrow, parquet = require("pyarrow", "parquet"), require("pyarrow.parquet", "parquet")
        writer = RowGroups(out, evidence=self.evidence)
        for number in parts:
            kept = keep(number) if keep else None
            row = 0
            with parquet.ParquetFile(self.part(number)) as file:
                for group in range(file.num_row_groups):
                    table = file.read_row_group(group, use_threads=False)
                    if kept is not None:
                        wanted = [row + i in kept for i in range(table.num_rows)]
                        row += table.num_rows
                        table = table.filter(arrow.array(wanted, arrow.bool_()))
                    writer.write_table(table)
        writer.close()
