"""One line that says how far a run is; nothing where nobody looks."""

from __future__ import annotations

import time
from typing import IO


class Progress:
    """A line on a terminal.

    Args:
        stream: where to write; nothing is written if it is not a terminal.
        total: how much there is to do, in any unit; None where that is unknown.
        quiet: write nothing at all.
        every: seconds between two states of the line.

    Example:
        >>> Progress.line(1234, 10.0, 250, 1000)
        '1,234 documents  123/s  25%  0:00:30 left'
    """

    def __init__(
        self, stream: IO[str], total: int | None, *, quiet: bool = False, every: float = 0.5
    ) -> None:
        self.stream = stream
        self.total = total
        self.shown = not quiet and stream.isatty()
        self.every = every
        self.began = self.last = time.monotonic()
        self.first: int | None = None

    def show(self, documents: int, position: int) -> None:
        """Show the state, if the last one is old enough.

        Args:
            documents: documents done.
            position: how much of ``total`` is done.
        """
        now = time.monotonic()
        if self.first is None:
            # What an earlier run has done says nothing about the speed of this one.
            self.first = min(position, self.total or 0)
        if not self.shown or now - self.last < self.every:
            return
        self.last = now
        total = None if self.total is None else self.total - self.first
        text = self.line(documents, now - self.began, position - self.first, total)
        self.stream.write(f"\r{text[:78]:<78}")
        self.stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            self.stream.write("\r" + " " * 78 + "\r")
            self.stream.flush()

    @staticmethod
    def line(documents: int, seconds: float, position: int, total: int | None) -> str:
        """The state in words."""
        rate = documents / seconds if seconds > 0 else 0.0
        text = f"{documents:,} documents  {rate:,.0f}/s"
        if total and position:
            share = min(1.0, position / total)
            left = round(seconds * (1 - share) / share)
            clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
            text += f"  {share:.0%}  {clock} left"
        return text
