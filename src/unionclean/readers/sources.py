"""Everything that an argument of the command can mean, as one stream of raw documents."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from ..errors import InputError, MissingExtraError, UnioncleanError
from .archives import read_tar, read_zip
from .delimited import read_delimited
from .documents import MAX_BYTES
from .jsonl import read_jsonl
from .parquet import read_parquet
from .paths import Found, find
from .raw import Raw
from .streams import Counted, decompressed
from .warc import read_warc

#: What a file can be read as. ``file`` is one document in one file.
FORMS = ("file", "jsonl", "csv", "parquet", "warc", "zip", "tar")

_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
}
_COMPRESSED = (".gz", ".zst", ".zstd")


def form_of(name: str) -> str:
    """What a file of that name holds.

    Example:
        >>> form_of("a.jsonl.gz"), form_of("CC-MAIN.warc.wet.gz"), form_of("page.html")
        ('jsonl', 'warc', 'file')
    """
    stem = name.lower()
    for suffix in _COMPRESSED:
        stem = stem.removesuffix(suffix)
    return _ENDINGS.get(Path(stem).suffix, "file")


@dataclass
class Sources:
    """Raw documents of files, folders, globs and standard input, in a fixed order.

    Attributes:
        asked: the arguments; ``-`` is standard input.
        form: one of :data:`FORMS` to read every file as; found out from the name by default.
        charset: encoding to read CSV with.
        limit: largest document in bytes.
        total: bytes of all files; None while unknown (standard input).
        done: bytes of the files that have been read to their end.
        digest: stands for names, sizes and times of all files.

    Example:
        >>> import pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.jsonl"
        >>> path.write_text('{"text": "你好"}')
        14
        >>> [raw.where.replace(str(path.parent), "") for raw in Sources([str(path)])]
        ['/a.jsonl:1']
    """

    asked: Iterable[str]
    form: str | None = None
    charset: str | None = None
    limit: int = MAX_BYTES
    total: int | None = None
    done: int = 0
    digest: str = ""
    _open: Counted | None = field(default=None, repr=False)

    @property
    def position(self) -> int:
        """Bytes read so far, compressed ones counted as they are."""
        return self.done + (self._open.count if self._open else 0)

    def measure(self) -> None:
        """Find out :attr:`total` and :attr:`digest`, which costs a walk over all files."""
        total = 0
        digest = hashlib.sha256()
        for name in self.asked:
            digest.update(f"{name}\n".encode("utf-8", "backslashreplace"))
            if name == "-":
                self.total = None
                return
            try:
                for found in find(name, every=self._listed):
                    stat = found.path.stat()
                    total += stat.st_size
                    entry = f"{found.path}\t{stat.st_size}\t{stat.st_mtime_ns}\n"
                    digest.update(entry.encode("utf-8", "backslashreplace"))
            except (OSError, UnioncleanError):
                continue  # reported where it is read
        self.total = total
        self.digest = digest.hexdigest()

    def __iter__(self) -> Iterator[Raw]:
        """Raw documents, with a failure in the place of each that cannot be had."""
        for name in self.asked:
            if name == "-":
                yield from self._standard_input()
                continue
            try:
                for found in find(name, every=self._listed):
                    yield from self._file(found)
            except MissingExtraError:
                raise
            except InputError as error:
                yield Raw.failure(name, 0, error)
            except OSError as error:
                problem = InputError(f"{name}: {error.strerror or error}", remedy="check the path")
                yield Raw.failure(name, 0, problem)

    @property
    def _listed(self) -> Callable[[str], bool] | None:
        """Which files of a folder hold collections, on top of those that are documents."""
        return None if self.form == "file" else lambda name: form_of(name) != "file"

    def _file(self, found: Found) -> Iterator[Raw]:
        file = str(found.path)
        if found.outside:
            problem = InputError(
                f"{file}: a link that leads out of the folder",
                remedy="name the file itself, or the folder that it is in",
            )
            yield Raw.failure(file, 0, problem)
            return
        form = self.form or form_of(found.path.name)
        compressed = found.path.name.lower().endswith(_COMPRESSED)
        try:
            size = found.path.stat().st_size
        except OSError:
            size = 0
        if form == "file" and not compressed:
            # It is opened where it is cleaned, and what is wrong with it is reported there.
            yield Raw(file, 0, found.relative, "path", size=size)
        elif form == "parquet":
            yield from read_parquet(found.path, file)
        elif form == "zip":
            yield from read_zip(found.path, file, self.limit)
        else:
            try:
                opened = found.path.open("rb", buffering=0)
            except OSError as error:
                raise InputError(
                    f"{file}: {error.strerror or error}", remedy="check the path"
                ) from error
            with Counted(opened) as counted:
                self._open = counted
                yield from self._stream(counted, file, form, found)
                self._open = None
        self.done += size

    def _stream(self, counted: Counted, file: str, form: str, found: Found) -> Iterator[Raw]:
        if form == "warc":
            # Each record is a gzip member of its own; the reader sees to it.
            yield from read_warc(counted, file, self.limit)  # type: ignore[arg-type]
            return
        with decompressed(counted, file) as stream:  # type: ignore[arg-type]
            if form == "jsonl":
                yield from read_jsonl(stream, file, self.limit)
            elif form == "csv":
                yield from read_delimited(stream, file, self.limit, self.charset)
            elif form == "tar":
                yield from read_tar(stream, file, self.limit)
            else:
                yield _whole(stream, file, found.relative.with_suffix(""), self.limit)

    def _standard_input(self) -> Iterator[Raw]:
        stream: IO[bytes] = sys.stdin.buffer
        form = self.form or "file"
        if form == "file":
            yield _whole(stream, "-", Path("stdin"), self.limit)
        elif form == "jsonl":
            yield from read_jsonl(stream, "-", self.limit)
        elif form == "csv":
            yield from read_delimited(stream, "-", self.limit, self.charset)
        elif form == "tar":
            yield from read_tar(stream, "-", self.limit)
        elif form == "warc":
            yield from read_warc(stream, "-", self.limit)
        else:
            raise InputError(
                f"{form} cannot be read from standard input", remedy="give the path of the file"
            )


def _whole(stream: IO[bytes], file: str, relative: Path, limit: int) -> Raw:
    try:
        data = stream.read(limit + 1)
    except (EOFError, OSError) as error:
        return Raw.failure(file, 0, InputError(f"{file}: {error}", remedy="fetch it again"))
    if len(data) > limit:
        problem = InputError(
            f"{file}: more than the {limit:,} bytes allowed", remedy="allow more (--max-size)"
        )
        return Raw.failure(file, 0, problem)
    return Raw(file, 0, relative, "bytes", data, {"id": file}, len(data))
