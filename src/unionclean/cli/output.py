"""Where results go: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ..document import Document
from ..errors import OutputError

Writer = Callable[[Document], str]


class Output:
    """A place for results, used as a context manager."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to close by default."""

    def write(self, doc: Document, relative: Path) -> None:
        """Write one document."""
        raise NotImplementedError


class Stream(Output):
    """Standard output; several texts get a line with their name before each."""

    def __init__(self, writer: Writer, *, named: bool) -> None:
        super().__init__(writer)
        self.named = named
        self.held: tuple[str, Path] | None = None
        self.count = 0

    def write(self, doc: Document, relative: Path) -> None:
        """Print one document; the first waits until it is known whether it is the only one."""
        text = self.writer(doc)
        if self.count == 0 and self.named:
            self.held = (text, relative)
        else:
            if self.held:
                self._print(*self.held, first=True)
                self.held = None
            self._print(text, relative, first=False)
        self.count += 1

    def _print(self, text: str, relative: Path, *, first: bool) -> None:
        if self.named:
            sys.stdout.write(("" if first else "\n") + f"==> {relative} <==\n")
        sys.stdout.write(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.held:
            sys.stdout.write(self.held[0])
        sys.stdout.flush()


class Folder(Output):
    """A folder with one file a document, laid out like the input.

    Raises:
        OutputError: the folder cannot be made or written to.
    """

    def __init__(self, writer: Writer, suffix: str, folder: Path) -> None:
        super().__init__(writer)
        self.suffix = suffix
        self.folder = folder
        self.taken: set[Path] = set()
        with _reported(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # Found out now and not after an hour of work.
            tempfile.TemporaryFile(dir=folder).close()

    def write(self, doc: Document, relative: Path) -> None:
        """Write one document under its own name, beside any that would have the same."""
        target = self.folder / relative.with_suffix(self.suffix)
        if target in self.taken:
            target = target.with_name(relative.name + self.suffix)
        number = 2
        while target in self.taken:
            target = target.with_name(f"{relative.name}-{number}{self.suffix}")
            number += 1
        if (
            doc.source.name
            and os.path.exists(doc.source.name)
            and _same(Path(doc.source.name), target)
        ):
            raise OutputError(
                f"{target}: would overwrite the raw document", remedy="choose another output folder"
            )
        text = self.writer(doc)
        with _reported(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            with whole(target) as file:
                file.write(text)
        self.taken.add(target)


class Lines(Output):
    """One JSON Lines file for all documents, moved into place when it is complete."""

    def __init__(self, writer: Writer, path: Path) -> None:
        super().__init__(writer)
        self.path = path if path.suffix == ".jsonl" else path / "documents.jsonl"
        self.stack = contextlib.ExitStack()
        with _reported(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.file = self.stack.enter_context(whole(self.path))

    def write(self, doc: Document, relative: Path) -> None:
        """Append one document."""
        with _reported(self.path):
            self.file.write(self.writer(doc))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with _reported(self.path):
            self.stack.__exit__(kind, error, trace)


@contextlib.contextmanager
def whole(target: Path) -> Iterator[IO[str]]:
    """A file to write to that appears under its name only when all of it is there."""
    handle, name = tempfile.mkstemp(
        dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part"
    )
    temporary = Path(name)
    try:
        # Lone surrogates of damaged input cannot be UTF-8; they become visible escapes.
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        # mkstemp makes files private; results get the rights that any new file would have.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot write: {error.strerror or error}",
            remedy="choose another output folder or free some space",
        ) from error


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)
