"""Where results go. A sink is told of parts, and has each of them whole or not at all."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..readers import Raw
from .work import Reject


class Sink(ABC):
    """A place for results.

    Attributes:
        keeps_parts: parts are files in the folder of the journal; it cannot be without one.
    """

    keeps_parts = False

    def name(self, raw: Raw) -> Any:
        """Say where the result of a raw document will go; asked for each of them, in order."""
        return None

    @abstractmethod
    def write(self, part: int, names: Sequence[Any], output: Any) -> None:
        """Take the output of a chunk.

        Args:
            part: number of the part that it belongs to.
            names: what :meth:`name` said of the chunk's raw documents.
            output: see :class:`unionclean.batch.work.Done`.

        Raises:
            OutputError: it cannot be written.
        """

    def end_part(self, part: int) -> dict[str, int]:
        """Make a part whole; names of its files in the folder of the journal, and their sizes."""
        return {}

    def finish(self, parts: Sequence[int]) -> Iterable[Reject]:
        """Make the result of all parts, in their order.

        Returns:
            Documents that are left out of it after all.
        """
        return ()

    def abandon(self) -> None:  # noqa: B027  # not every sink holds something to let go of
        """Let go of everything that is not whole."""


def seal(temporary: Path, target: Path, file: Any) -> int:
    """Bring a written file to disk and under its name; its size."""
    file.flush()
    os.fsync(file.fileno())
    size = file.tell()
    file.close()
    temporary.replace(target)
    return int(size)
