"""Files of settings that a user, or a stranger, wrote: read as data, up to a limit."""

from __future__ import annotations

from pathlib import Path


def read_text(path: str | Path, most: int) -> str:
    """The text of a file in UTF-8.

    Args:
        path: the file; a pipe will do.
        most: bytes that it may have. A path in a recipe may lead anywhere, to a device without end
            for instance.

    Raises:
        OSError: it cannot be read, or has more bytes.
        UnicodeDecodeError: it is not UTF-8.

    Example:
        >>> read_text(__file__, 10)
        Traceback (most recent call last):
        OSError: more than 10 bytes
    """
    with Path(path).open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(f"more than {most:,} bytes")
    return data.decode("utf-8")
