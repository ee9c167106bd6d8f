"""Where the command's results go: standard output, or a folder with a file a document."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..batch.sinks import Sink
from ..errors import OutputError
from ..readers import Raw
from ..readers.paths import shortened
from ..writers.whole import reported, whole


class Stream(Sink):
    """Standard output; several texts get a line with their name before each."""

    def __init__(self, *, named: bool) -> None:
        self.named = named
        self.held: tuple[str, Path] | None = None
        self.count = 0

    def name(self, raw: Raw) -> Path:
        """The name that stands before a text."""
        return raw.relative

    def write(self, part: int, names: Sequence[Any], output: Any) -> None:
        """Print documents; the first waits until it is known whether it is the only one."""
        if isinstance(output, bytes):
            sys.stdout.write(output.decode())
            return
        for index, text, _ in output:
            if self.count == 0 and self.named:
                self.held = (text, names[index])
            else:
                if self.held:
                    self._print(*self.held, first=True)
                    self.held = None
                self._print(text, names[index], first=False)
            self.count += 1

    def finish(self, parts: Sequence[int]) -> Sequence[Any]:
        """Print what still waits."""
        if self.held:
            sys.stdout.write(self.held[0])
            self.held = None
        sys.stdout.flush()
        return ()

    def abandon(self) -> None:
        """Print what still waits: it is whole."""
        self.finish(())

    def _print(self, text: str, relative: Path, *, first: bool) -> None:
        if self.named:
            sys.stdout.write(("" if first else "\n") + f"==> {relative} <==\n")
        sys.stdout.write(text)


class Single(Sink):
    """One file for the one document that there is; it is written at the end, whole or not at all.

    Raises:
        OutputError: there are more documents.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.held: tuple[str, str | None] | None = None

    def write(self, part: int, names: Sequence[Any], output: Any) -> None:
        """Keep the document until it is known to be the only one."""
        for _, text, raw in output:
            if self.held is not None:
                raise OutputError(
                    f"{self.target}: one file, and more than one document",
                    remedy="give a folder, or a .jsonl, .csv or .parquet file",
                )
            self.held = (text, raw)

    def finish(self, parts: Sequence[int]) -> Sequence[Any]:
        """Write the document."""
        if self.held is not None:
            text, raw = self.held
            _write(self.target, text, raw, "another output file")
        return ()


class Folder(Sink):
    """A folder with one file a document, laid out like the input.

    Raises:
        OutputError: the folder cannot be made or written to.
    """

    def __init__(self, suffix: str, folder: Path) -> None:
        self.suffix = suffix
        self.folder = folder
        self.taken: set[Path] = set()
        self.folders: set[Path] = set()
        with reported(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # Found out now and not after an hour of work.
            tempfile.TemporaryFile(dir=folder).close()

    def sweep(self) -> None:
        """Remove what a killed run left behind."""
        with reported(self.folder):
            for left in self.folder.rglob(".*.part"):
                left.unlink(missing_ok=True)

    def name(self, raw: Raw) -> Path:
        """The file for a document: its own name, beside any that would have the same."""
        relative = raw.relative
        name = shortened(relative.name)
        folder = self.folder / relative.parent
        while not self.taken.isdisjoint((folder, *folder.parents)):
            # An archive may have a file and a folder of one name.
            folder = folder.with_name(folder.name + "-folder")
        self.folders.update((folder, *folder.parents))
        target = folder / Path(name).with_suffix(self.suffix)
        if not self._free(target):
            target = target.with_name(name + self.suffix)
        number = 2
        while not self._free(target):
            target = target.with_name(f"{name}-{number}{self.suffix}")
            number += 1
        self.taken.add(target)
        return target

    def _free(self, target: Path) -> bool:
        return target not in self.taken and target not in self.folders

    def write(self, part: int, names: Sequence[Any], output: Any) -> None:
        """Write documents, each whole or not at all."""
        for index, text, raw in output:
            _write(names[index], text, raw, "another output folder")


def _write(target: Path, text: str, raw: str | None, instead: str) -> None:
    if raw and target.exists() and target.samefile(raw):
        raise OutputError(f"{target}: would overwrite the raw document", remedy=f"choose {instead}")
    with reported(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole(target) as file:
            file.write(text)
