"""CSV and TSV: a header, then one record a row."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from ..errors import InputError
from .raw import Raw
from .streams import BROKEN, broken

_SNIFF = 1 << 16


def read_delimited(
    stream: IO[bytes], file: str, limit: int, charset: str | None = None
) -> Iterator[Raw]:
    """Records of a stream; rows count from 1 without the header.

    The encoding is UTF-8, or UTF-16 with a mark, or else GB18030, which is what spreadsheet
    programs write in China.
    """
    csv.field_size_limit(min(limit, sys.maxsize))
    folder = Path(Path(file).name.split(".")[0] or "stdin")
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), _SNIFF)
    try:
        encoding = charset or _encoding(buffered.peek(_SNIFF)[:_SNIFF])
    except BROKEN as error:
        yield Raw.failure(file, 1, broken(file, 1, error))
        return
    text = io.TextIOWrapper(buffered, encoding, errors="replace", newline="")
    delimiter = "\t" if ".tsv" in Path(file).name.lower() else ","
    rows = csv.DictReader(_lines(text, limit), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            values = next(rows, None)
        except (csv.Error, _LongLineError) as error:
            problem = InputError(f"{file}:{number}: {error}", remedy="mend the row")
            yield Raw.failure(file, number, problem)
            continue
        except BROKEN as error:
            yield Raw.failure(file, number, broken(file, number, error))
            return
        if values is None:
            return
        surplus = values.pop(None, None)  # DictReader's key for it
        if surplus is not None:
            problem = InputError(
                f"{file}:{number}: more cells than the header has", remedy="quote the row's cells"
            )
            yield Raw.failure(file, number, problem)
            continue
        size = sum(len(value) for value in values.values() if value)
        yield Raw(file, number, folder / str(number), "fields", values, size=3 * size)


class _LongLineError(Exception):
    """A line is longer than a document may be."""


class _lines:  # noqa: N801  # used as a function; a generator would end with its first error
    """Lines of a text; one that is too long is an error, and is never held as a whole."""

    def __init__(self, text: IO[str], limit: int) -> None:
        self.text = text
        self.limit = limit

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(self.limit + 1)
        if not line:
            raise StopIteration
        if len(line) > self.limit and not line.endswith(("\n", "\r")):
            while (rest := self.text.readline(1 << 20)) and not rest.endswith(("\n", "\r")):
                pass
            raise _LongLineError(f"a line of more than the {self.limit:,} characters allowed")
        return line


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"
