"""ZIP and TAR: the documents in them, one after the other, without unpacking to disk."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from ..errors import InputError
from .paths import SUFFIXES, inside
from .raw import Raw
from .streams import BROKEN, broken

# RuntimeError: a member is encrypted; NotImplementedError, one of its kind, an unknown compression.
# The others come out of numbers that make no sense.
_DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    ValueError,
    OverflowError,
    struct.error,
    *BROKEN,
)
_NO_ARCHIVE: tuple[type[Exception], ...] = (*_DAMAGED, OSError)
#: Bytes of a header that holds a long name; one that says more was made to fill memory.
_LONGEST_HEADER = 1 << 20
_CUT: tuple[type[Exception], ...] = (tarfile.TarError, *BROKEN)


def read_zip(path: Path, file: str, limit: int) -> Iterator[Raw]:
    """Documents of a ZIP file, found by their suffix.

    Raises:
        InputError: it is not a ZIP file.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _NO_ARCHIVE as error:
        raise InputError(f"{file}: not a ZIP file: {error}", remedy="fetch it again") from error
    with archive:
        for number, entry in enumerate(archive.infolist(), 1):
            name = _name(entry)
            if name.endswith("/") or not _wanted(name):
                continue
            try:
                # The size that the directory states may lie: no more is read than is allowed.
                with archive.open(entry) as member:
                    data = member.read(limit + 1)
            except _DAMAGED as error:
                problem = InputError(f"{file}/{name}: {error}", remedy="mend or unpack the archive")
                yield Raw.failure(file, number, problem)
                continue
            yield _member(file, number, name, data, limit)


def read_tar(stream: IO[bytes], file: str, limit: int) -> Iterator[Raw]:
    """Documents of a TAR stream, found by their suffix; links are passed over."""
    number = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Entry) as archive:
            for entry in archive:
                number += 1
                if not entry.isfile() or not _wanted(entry.name):
                    continue
                member = archive.extractfile(entry)
                data = member.read(limit + 1) if member else b""
                if len(data) < min(entry.size, limit + 1):
                    raise EOFError("the archive ends inside a file")
                yield _member(file, number, entry.name, data, limit)
    except _CUT as error:
        yield Raw.failure(file, number + 1, broken(file, number + 1, error))


class _Entry(tarfile.TarInfo):
    """An entry whose headers are no larger than names are."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in _HEADERS and self.size > _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        return super()._proc_member(archive)  # type: ignore[misc]  # it has no public name


_HEADERS = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)


def _member(file: str, number: int, name: str, data: bytes, limit: int) -> Raw:
    if len(data) > limit:
        problem = InputError(
            f"{file}/{name}: more than the {limit:,} bytes allowed",
            remedy="allow more (--max-size)",
        )
        return Raw.failure(file, number, problem)
    about = {"id": f"{file}/{name}"}
    return Raw(file, number, inside(name, number), "bytes", data, about, len(data))


def _wanted(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def _name(entry: zipfile.ZipInfo) -> str:
    # Names without the UTF-8 flag come decoded as cp437; Chinese programs wrote GBK.
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
