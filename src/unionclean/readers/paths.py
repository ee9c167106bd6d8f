"""Files, folders and globs to a list of files, each with the name that its result will have."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError

#: What a folder is searched for. A file that is named itself is read whatever it is called.
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".md"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes:
        path: where it is.
        relative: its path below the folder that was asked for; just its name otherwise.
    """

    path: Path
    relative: Path


def find(asked: str, *, every: Callable[[str], bool] | None = None) -> Iterator[Found]:
    """The files that an argument of the command means.

    Args:
        asked: a file, a folder (searched at every depth for :data:`SUFFIXES`), or a glob with
            ``*``, ``?``, ``[…]`` or ``**``.
        every: says of a file's name that a folder is searched for it too.

    Raises:
        InputError: there is no such path, or nothing in it.
    """
    path = Path(asked)
    if path.is_dir():
        found = False
        for entry in _walk(path):
            if entry.suffix.lower() in SUFFIXES or (every is not None and every(entry.name)):
                found = True
                yield Found(entry, entry.relative_to(path))
        if not found:
            known = " ".join(sorted(SUFFIXES))
            raise InputError(
                f"{path}: no documents in this folder", remedy=f"it is searched for {known}"
            )
    elif path.exists() or not glob.has_magic(asked):
        # A path that is missing is reported where it is read, with all that fails there.
        yield Found(path, Path(path.name))
    else:
        files = sorted(Path(p) for p in glob.glob(asked, recursive=True) if Path(p).is_file())
        if not files:
            raise InputError(f"{asked}: no file matches", remedy="check the pattern")
        yield from (Found(p, Path(p.name)) for p in files)


def _walk(folder: Path) -> Iterator[Path]:
    # Links to folders are not followed: they may lead out of the folder or back into it.
    # Hidden ones are not meant, and one of them may be the run that is writing.
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_file():
            yield entry
