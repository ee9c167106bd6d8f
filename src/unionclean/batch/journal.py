"""The journal of a run: which parts are whole, so that a stopped run goes on where it was.

A run is cut into parts of so many raw documents each. The files of a part are written under another
name, moved into place, and only then entered in the journal, which is on disk before the next part
is entered. A part that is not in the journal does not exist, whatever lies in the folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path
from typing import IO, Any

from ..errors import OutputError
from ..writers.whole import reported
from .errors import RunError
from .work import Counts

VERSION = 1


class Journal:
    """A folder with the journal and the parts of one run.

    Args:
        folder: where; it is made when it is first needed.
        fingerprint: stands for the input and everything that decides the output. A run is only
            continued if it is the same.
        resume: go on with what is there.

    Attributes:
        parts: for each part that is done, its entry.

    Raises:
        RunError: there is an unfinished run and ``resume`` is not given, or it is another run's,
            or another process is at it.
    """

    def __init__(self, folder: Path, fingerprint: str, *, resume: bool = False) -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        self.parts: dict[int, dict[str, Any]] = {}
        self.file: IO[str] | None = None
        path = self.folder / "journal.jsonl"
        try:
            with reported(path):
                if path.exists():
                    self._take_up(path, resume)
        except BaseException:
            self.close()
            raise

    def counts(self) -> Counts:
        """The counts of all parts that are done."""
        total = Counts()
        for entry in self.parts.values():
            total.update(Counts.from_dict(entry["counts"]))
        return total

    def open(self) -> None:
        """Make the folder and begin the journal, if that is not done yet."""
        if self.file is not None:
            return
        path = self.folder / "journal.jsonl"
        with reported(path):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.file = path.open("a", encoding="utf-8")
            try:
                _lock(self.file, self.folder)
            except RunError:
                self.close()
                raise
            self._write({"journal": VERSION, "fingerprint": self.fingerprint})

    def enter(self, part: int, counts: Counts, files: dict[str, int]) -> None:
        """Enter a part that is whole.

        Args:
            part: its number.
            counts: what was done for it.
            files: names of its files in the folder, with their sizes in bytes.
        """
        self.open()
        entry = {"part": part, "files": files, "counts": counts.to_dict()}
        with reported(self.folder):
            _sync_folder(self.folder)
            self._write(entry)
        self.parts[part] = entry

    def close(self) -> None:
        """Let go of the journal, and leave it for a later run."""
        if self.file is not None:
            self.file.close()
            self.file = None

    def remove(self) -> None:
        """Take everything away: the run is over."""
        self.close()
        # The journal first: parts without a journal are nothing, a journal without parts lies.
        with contextlib.suppress(OSError):
            (self.folder / "journal.jsonl").unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _take_up(self, path: Path, resume: bool) -> None:
        whole, entries = _read(path)
        head = entries[0] if entries else {}
        if len(entries) > 1 and not resume:
            raise RunError(
                f"{self.folder}: an unfinished run of {len(entries) - 1} parts is here",
                remedy="continue it with --resume, or remove that folder to begin anew",
            )
        if len(entries) > 1 and head.get("journal") != VERSION:
            raise RunError(f"{path}: written by another version", remedy="remove that folder")
        if len(entries) > 1 and head.get("fingerprint") != self.fingerprint:
            raise RunError(
                f"{self.folder}: the unfinished run here had other input or other settings",
                remedy="give the same as then, or remove that folder to begin anew",
            )
        self.file = path.open("r+", encoding="utf-8")
        _lock(self.file, self.folder)
        # A line that was cut off must not run into the next one.
        self.file.truncate(whole if len(entries) > 1 else 0)
        self.file.seek(0, os.SEEK_END)
        if len(entries) <= 1:
            self._write({"journal": VERSION, "fingerprint": self.fingerprint})
        for entry in entries[1:]:
            sizes = {name: _size(self.folder / name) for name in entry["files"]}
            if sizes == entry["files"]:
                self.parts[entry["part"]] = entry

    def _write(self, entry: dict[str, Any]) -> None:
        if self.file is None:
            raise OutputError(f"{self.folder}: the journal is closed")
        self.file.write(json.dumps(entry) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())


def _read(path: Path) -> tuple[int, list[dict[str, Any]]]:
    """The bytes that hold whole lines, and the entries in them."""
    data = path.read_bytes()
    entries: list[dict[str, Any]] = []
    position = 0
    for line in data.splitlines(keepends=True):
        try:
            entry = json.loads(line)
        except ValueError:
            break
        if not line.endswith(b"\n") or not isinstance(entry, dict):
            break
        position += len(line)
        entries.append(entry)
    return position, entries


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _sync_folder(folder: Path) -> None:
    # Names of files are on disk only when their folder is; where folders cannot be opened, the
    # system sees to it.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(file: IO[str], folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise RunError(
            f"{folder}: another process is at this run", remedy="wait for it, or stop it"
        ) from error
