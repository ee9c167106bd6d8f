"""JSON Lines, plain or compressed: one object a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ..errors import InputError
from .raw import Raw
from .streams import lines


def read_jsonl(stream: IO[bytes], file: str, limit: int) -> Iterator[Raw]:
    """Records of a stream; blank lines are passed over, but they count as rows."""
    folder = Path(Path(file).name.split(".")[0] or "stdin")
    for number, line in lines(stream, file, limit):
        if isinstance(line, InputError):
            yield Raw.failure(file, number, line)
        elif number == 1 and line.startswith(b"\xef\xbb\xbf"):
            yield Raw(file, number, folder / "1", "json", line[3:], size=len(line))
        elif not line.isspace():
            yield Raw(file, number, folder / str(number), "json", line, size=len(line))
