"""Files, folders and globs to a list of files, each with the name that its result will have."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError

#: What a folder is searched for. A file that is named itself is read whatever it is called.
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".md"})


#: What names of files cannot hold on one system or another, and halves of characters.
_UNFIT = re.compile('[\\x00-\\x1f\\x7f<>:"|?*\\ud800-\\udfff]')
#: Bytes of a name; file systems take 255, and a result has a suffix of its own.
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes:
        path: where it is.
        relative: its path below the folder that was asked for; just its name otherwise.
        outside: it is a link that leads out of that folder.
    """

    path: Path
    relative: Path
    outside: bool = False


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
        root = path.resolve()
        for entry in _walk(path):
            if entry.suffix.lower() in SUFFIXES or (every is not None and every(entry.name)):
                found = True
                # Somebody who can put a link among documents must not have any file read.
                outside = entry.is_symlink() and not entry.resolve().is_relative_to(root)
                yield Found(entry, entry.relative_to(path), outside)
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


def inside(name: str, number: int) -> Path:
    """A path below a folder for a name that a stranger gave, such as a member of an archive has.

    What would climb out of the folder is left out, and what no file system takes is replaced.

    Args:
        name: with slashes or backslashes.
        number: what to call it if nothing is left of the name.

    Example:
        >>> str(inside("../../etc/passwd.txt", 1)), str(inside("C:\\\\a\\\\新闻?.html", 2))
        ('etc/passwd.txt', 'a/新闻_.html')
    """
    parts = [
        shortened(_UNFIT.sub("_", part).rstrip(" ."))
        for part in re.sub(r"^[A-Za-z]:", "", name).replace("\\", "/").split("/")
        if part.strip(". ")
    ]
    return Path(*parts) if parts else Path(str(number))


def shortened(name: str) -> str:
    """A name of at most so many bytes that suffixes can be added to it; it keeps its own."""
    if len(os.fsencode(name)) <= _LONGEST_NAME:
        return name
    stem, suffix = os.path.splitext(name)
    suffix = suffix[:10]
    most = _LONGEST_NAME - len(os.fsencode(suffix))
    return os.fsencode(stem)[:most].decode(errors="ignore") + suffix


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
