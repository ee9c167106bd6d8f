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


class Folder(Sink):
    """A folder with one file a document, laid out like the input.

    Raises:
        OutputError: the folder cannot be made or written to.
    """

    def __init__(self, suffix: str, folder: Path) -> None:
        self.suffix = suffix
        self.folder = folder
        self.taken: set[Path] = set()
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
        target = self.folder / relative.with_suffix(self.suffix)
        if target in self.taken:
            target = target.with_name(relative.name + self.suffix)
        number = 2
        while target in self.taken:
            target = target.with_name(f"{relative.name}-{number}{self.suffix}")
            number += 1
        self.taken.add(target)
        return target

    def write(self, part: int, names: Sequence[Any], output: Any) -> None:
        """Write documents, each whole or not at all."""
        for index, text, raw in output:
            target = names[index]
            if raw and target.exists() and target.samefile(raw):
                raise OutputError(
                    f"{target}: would overwrite the raw document",
                    remedy="choose another output folder",
                )
            with reported(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                with whole(target) as file:
                    file.write(text)
