"""Files that appear under their name only when all of them is there."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ..errors import OutputError


@contextlib.contextmanager
def whole(target: Path, *, binary: bool = False, folder: Path | None = None) -> Iterator[IO[Any]]:
    """A file to write to; it takes the place of ``target`` at the end, or leaves no trace.

    Args:
        target: the final path.
        binary: for bytes; UTF-8 text otherwise.
        folder: where the file is until then, on the same disk; beside ``target`` by default. What
            a kill leaves behind is there.
    """
    handle, name = tempfile.mkstemp(
        # A short one: the name may be as long as names can be, in characters of three bytes.
        dir=folder or target.parent,
        prefix=f".{target.name[:30]}.",
        suffix=".part",
    )
    temporary = Path(name)
    try:
        # Lone surrogates of damaged input cannot be UTF-8; they become visible escapes.
        text = {"encoding": "utf-8", "errors": "backslashreplace", "newline": ""}
        with open(handle, "wb" if binary else "w", **({} if binary else text)) as file:  # type: ignore[call-overload]
            yield file
            if binary:  # one large file; for many small ones it would cost more than the work
                file.flush()
                os.fsync(file.fileno())
        # mkstemp makes files private; results get the rights that any new file would have.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def place(source: Path, target: Path) -> None:
    """Give a whole file another name beside its own, without copying where that can be."""
    temporary = target.with_name(f".{target.name[:30]}.{os.getpid()}.part")
    try:
        temporary.unlink(missing_ok=True)
        try:
            os.link(source, temporary)
        except OSError:
            shutil.copyfile(source, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def reported(path: Path) -> Iterator[None]:
    """Errors of the file system as an error that names the path.

    Raises:
        OutputError: something could not be written.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot write: {error.strerror or error}",
            remedy="choose another output folder or free some space",
        ) from error
