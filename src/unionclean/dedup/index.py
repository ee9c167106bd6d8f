"""An index on disk of the documents seen so far, asked with each new one."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from ..extras import require

#: With 20 bands of 6 rows, documents of similarity 0.8 meet with probability 0.998, those of 0.5
#: with 0.27; candidates are compared by the whole signature.
_BANDS = 20
_ROWS = 6
_PERMUTATIONS = _BANDS * _ROWS
_SHINGLE = 5
_SEED = 1
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Why a document is left out.

    Attributes:
        of: identifier of the document that stays.
        similarity: 1.0 for an exact duplicate, else the estimated share of common runs of five
            characters (Jaccard), with a standard error of at most 0.05.
        exact: the letters are the same.
    """

    of: str
    similarity: float
    exact: bool

    @property
    def slug(self) -> str:
        """Stable name of the reason."""
        return "dedup.exact" if self.exact else "dedup.near"

    @property
    def reason(self) -> str:
        """The reason in words."""
        if self.exact:
            return f"the same text as {self.of}"
        return f"nearly the text of {self.of} (similarity {self.similarity:.2f})"


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What counts as a duplicate.

    Attributes:
        near: least similarity of near duplicates; None for exact ones only.
    """

    near: float | None = None

    def index(self, folder: Path | None = None) -> Index:
        """An empty index.

        Args:
            folder: where its file is made; it is removed when the index is closed.
        """
        return Index(self.near, folder)


class Index:
    """Documents seen so far, used as a context manager.

    Args:
        near: least similarity of near duplicates; None for exact ones only.
        folder: where its file is made.

    Raises:
        MissingExtraError: ``near`` is asked for and rensa is not installed.

    Example:
        >>> with Index() as index:
        ...     index.add("a", "各项工作,都要落实。"), index.add("b", "各项工作都要落实")
        (None, Duplicate(of='a', similarity=1.0, exact=True))
    """

    def __init__(self, near: float | None = None, folder: Path | None = None) -> None:
        self.near = near
        self.minhash: Any = require("rensa", "dedup").RMinHash if near is not None else None
        handle, self.path = tempfile.mkstemp(dir=folder, prefix=".dedup.")
        os.close(handle)
        self.data = sqlite3.connect(self.path, isolation_level=None)
        # The file is of no use after a crash, so nothing needs to be safe in one.
        self.data.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
            "CREATE TABLE texts (digest BLOB PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
            "CREATE TABLE documents (n INTEGER PRIMARY KEY, id TEXT, signature BLOB);"
            "CREATE TABLE bands (band BLOB, n INTEGER, PRIMARY KEY (band, n)) WITHOUT ROWID;"
            "BEGIN"
        )
        self.count = 0

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.data.close()
        os.unlink(self.path)

    def add(self, name: str, text: str) -> Duplicate | None:
        """Look for a duplicate of a document among those that stayed; add it if there is none.

        Args:
            name: identifier of the document.
            text: its text.
        """
        letters = _NOT_LETTERS.sub("", text).casefold()
        digest = hashlib.blake2b(letters.encode("utf-8", "backslashreplace"), digest_size=16)
        row = self.data.execute(
            "SELECT id FROM texts JOIN documents USING (n) WHERE digest = ?", (digest.digest(),)
        ).fetchone()
        if row:
            return Duplicate(row[0], 1.0, exact=True)
        signature = self._signature(letters) if self.near is not None else b""
        if signature and (found := self._nearest(signature)):
            return found
        self.count += 1
        number = self.count
        self.data.execute("INSERT INTO texts VALUES (?, ?)", (digest.digest(), number))
        self.data.execute("INSERT INTO documents VALUES (?, ?, ?)", (number, name, signature))
        self.data.executemany(
            "INSERT INTO bands VALUES (?, ?)", [(band, number) for band in _bands(signature)]
        )
        return None

    def _signature(self, letters: str) -> bytes:
        shingles = {letters[i : i + _SHINGLE] for i in range(len(letters) - _SHINGLE + 1)}
        if not shingles:
            return b""
        minhash = self.minhash(num_perm=_PERMUTATIONS, seed=_SEED)
        minhash.update(sorted(shingles))
        return struct.pack(f"<{_PERMUTATIONS}I", *minhash.digest())

    def _nearest(self, signature: bytes) -> Duplicate | None:
        """The most similar document that stayed; the earliest of several."""
        marks = ",".join("?" * _BANDS)
        rows = self.data.execute(
            "SELECT id, signature FROM documents WHERE n IN "
            f"(SELECT n FROM bands WHERE band IN ({marks})) ORDER BY n",
            list(_bands(signature)),
        )
        best: tuple[float, str] | None = None
        mine = struct.unpack(f"<{_PERMUTATIONS}I", signature)
        for name, other in rows:
            theirs = struct.unpack(f"<{_PERMUTATIONS}I", other)
            same = sum(a == b for a, b in zip(mine, theirs, strict=True)) / _PERMUTATIONS
            if same >= (self.near or 1.0) and (best is None or same > best[0]):
                best = (same, name)
        return Duplicate(best[1], best[0], exact=False) if best else None


def _bands(signature: bytes) -> list[bytes]:
    width = 4 * _ROWS
    return [
        bytes([number]) + signature[number * width : (number + 1) * width]
        for number in range(_BANDS if signature else 0)
    ]
