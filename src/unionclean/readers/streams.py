"""Byte streams: opened, decompressed and read a line at a time, never held as a whole."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from ..errors import InputError
from ..extras import require

#: What a broken stream raises while it is read.
BROKEN: tuple[type[Exception], ...] = (EOFError, OSError, zlib.error)


class Counted(io.RawIOBase):
    """A binary file that knows how many of its bytes have been read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.count = 0

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer, counting."""
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        """Close the file below too."""
        self.file.close()
        super().close()


def decompressed(raw: IO[bytes], name: str) -> io.BufferedReader:
    """The stream behind a name that ends in ``.gz`` or ``.zst``; any other as it is.

    Raises:
        MissingExtraError: zstandard is needed and not installed.
    """
    suffix = Path(name).suffix.lower()
    if suffix in (".gz", ".tgz"):
        return io.BufferedReader(gunzipped(raw), 1 << 18)
    if suffix in (".zst", ".zstd"):
        zstandard = require("zstandard", "zstd")
        # A kilobyte of zstd can stand for 32 MB, so little is given to it at a time.
        unpacked = Members(
            raw, lambda: zstandard.ZstdDecompressor().decompressobj(), zstandard.ZstdError, 1 << 10
        )
        return io.BufferedReader(unpacked, 1 << 18)
    return io.BufferedReader(raw, 1 << 18)  # type: ignore[arg-type]  # a raw stream as any


def gunzipped(raw: IO[bytes]) -> Members:
    """The content of a gzip stream of any number of members."""
    return Members(raw, lambda: zlib.decompressobj(31), zlib.error, 1 << 14)


class Members(io.RawIOBase):
    """The content of compressed members, one after the other.

    Unlike :mod:`gzip`, everything before the place where a stream breaks off is given out before
    the error is raised; unlike readers of zstd, a stream that breaks off is an error.

    Attributes:
        failed: the error that was raised, for callers whose libraries swallow it.
    """

    def __init__(
        self,
        raw: IO[bytes],
        new: Callable[[], Any],
        error: type[Exception],
        chunk: int,
    ) -> None:
        self.raw = raw
        self.new = new
        self.error = error
        self.chunk = chunk
        self.member: Any = None
        self.rest = b""
        self.out = memoryview(b"")
        self.failed: Exception | None = None

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer.

        Raises:
            EOFError: the stream ends inside a member.
            OSError: the data are damaged.
        """
        while not self.out:
            data = self.rest or self.raw.read(self.chunk)
            self.rest = b""
            if self.member is None:
                data = data.lstrip(b"\0")  # padding between members
                if not data and not self._more():
                    return 0
                if not data:
                    continue
                self.member = self.new()
            elif not data:
                self.failed = EOFError("the stream ends inside a compressed member")
                raise self.failed
            try:
                self.out = memoryview(self.member.decompress(data))
            except self.error as error:
                self.failed = OSError(str(error))
                raise self.failed from error
            if self.member.eof:
                self.rest = self.member.unused_data
                self.member = None
        size = min(len(buffer), len(self.out))
        buffer[:size] = self.out[:size]
        self.out = self.out[size:]
        return size

    def _more(self) -> bool:
        self.rest = self.raw.read(self.chunk)
        return bool(self.rest)


def lines(stream: IO[bytes], file: str, limit: int) -> Iterator[tuple[int, bytes | InputError]]:
    """Lines with their numbers from 1; an error in the place of each that cannot be had.

    Args:
        stream: what to read.
        file: its name, for messages.
        limit: longest line in bytes; a longer one is skipped without being held.
    """
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(limit + 1)
            if len(line) > limit and not line.endswith(b"\n"):
                size = len(line)
                while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                    size += len(rest)
                yield (
                    number,
                    InputError(
                        f"{file}:{number}: a record of {size + len(rest):,} bytes; "
                        f"{limit:,} are allowed",
                        remedy="allow more (--max-size)",
                    ),
                )
                continue
        except BROKEN as error:
            yield number, broken(file, number, error)
            return
        if not line:
            return
        yield number, line


def broken(file: str, row: int, error: Exception) -> InputError:
    """The error for a stream that breaks off."""
    what = "ends in the middle of compressed data" if isinstance(error, EOFError) else "damaged"
    return InputError(
        f"{file}:{row}: {what} ({error}); what stands before is read",
        remedy="fetch the file again; the rows before this one need not be done again",
    )
