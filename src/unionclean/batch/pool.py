"""Worker processes that may hang or die without taking anything else with them.

The parent sends a worker one chunk at a time. The worker notes in shared memory which document it
is at, so that the parent knows which one a hanging or dead worker was at: that one is given up with
a reason, the worker is replaced, and the rest of its chunk is done again without it.
"""

from __future__ import annotations

import contextlib
import mmap
import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from ..errors import DocumentTimeoutError, MemoryLimitError, UnioncleanError
from ..readers import Raw, parse
from . import worker
from .errors import WorkerError
from .work import Done, Job, Reject, work

Chunk = tuple[int, Sequence[Raw]]

#: Workers that may die while they start, one after the other, before the run is given up.
_STARTS = 3
#: Chunks that may be worked on or wait ahead of the oldest one that is not done, for each worker:
#: while one document holds up the order, results of others pile up no further.
_WINDOW = 8
_PAGE = mmap.PAGESIZE
_CONTEXT = multiprocessing.get_context("spawn")


def in_this_process(chunks: Iterable[Chunk], job: Job) -> Iterator[tuple[int, Done]]:
    """Clean chunks one after the other, without limits of time."""
    pipe = job.spec.build()
    for number, raws in chunks:
        yield number, work(raws, job, pipe)


@dataclass
class _Task:
    number: int
    raws: list[Raw]
    rejects: list[Reject] = field(default_factory=list)


class _Worker:
    """A process with its connection, and what it is at."""

    def __init__(self, job: Job) -> None:
        self.connection: Connection
        self.connection, theirs = _CONTEXT.Pipe()
        self.at = _CONTEXT.RawValue("l", 0)
        arguments = (theirs, self.at, job)
        self.process = _CONTEXT.Process(target=worker.main, args=arguments, daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.task: _Task | None = None
        self.seen = (0, time.monotonic())

    def give(self, task: _Task) -> None:
        """Send a chunk to an idle worker."""
        self.task = task
        self.at.value = 0
        self.seen = (0, time.monotonic())
        # A dead one is found out where its answer is waited for.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task.raws)

    def seconds(self) -> float:
        """For how long it has been seen at the document that it is at."""
        if self.at.value != self.seen[0]:
            self.seen = (self.at.value, time.monotonic())
        return time.monotonic() - self.seen[1]

    def memory(self) -> int:
        """Bytes that it has in memory; 0 where the system does not tell."""
        # Nothing is set for the process itself: an interpreter that is refused a few bytes may
        # never come back from the error, and so may libraries in C.
        try:
            with open(f"/proc/{self.process.pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * _PAGE
        except (OSError, ValueError, IndexError):
            return 0

    def end(self) -> None:
        """Kill the process; it may be beyond listening."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Worker processes, used as a context manager.

    Args:
        job: what the workers do.
        size: how many there are.
        timeout: seconds for one document; None for no limit.
        max_memory: bytes that a worker may have in memory, where the system tells (Linux); one
            that has more is ended like one that hangs. None for no limit.

    Raises:
        WorkerError: workers cannot start.
    """

    def __init__(
        self, job: Job, size: int, timeout: float | None = None, max_memory: int | None = None
    ) -> None:
        self.job = job
        self.size = size
        self.timeout = timeout
        self.max_memory = max_memory
        self.workers: list[_Worker] = []
        self.again: deque[_Task] = deque()
        self.results: deque[tuple[int, Done]] = deque()
        self.failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self.workers:
            one.end()
        self.workers.clear()

    def run(self, chunks: Iterable[Chunk]) -> Iterator[tuple[int, Done]]:
        """Clean chunks, numbered from 0 without gaps; results come as they are ready."""
        source = iter(chunks)
        ahead: _Task | None = None
        more = True
        while True:
            if ahead is None and more:
                following = next(source, None)
                more = following is not None
                ahead = _Task(following[0], list(following[1])) if following else None
            if ahead is not None and self._give(ahead):
                ahead = None
                continue
            while self.again and self._give(self.again[0]):
                self.again.popleft()
            if ahead is None and not self.again and not self._busy():
                return
            self._listen()
            if ahead is not None and self._give(ahead):
                ahead = None  # before anything is done with results: workers must not wait
            while self.results:
                yield self.results.popleft()

    def _busy(self) -> list[_Task]:
        return [one.task for one in self.workers if one.task]

    def _give(self, task: _Task) -> bool:
        """Hand a chunk to a free worker; False if there is none now."""
        pending = [*self._busy(), *self.again]
        oldest = min((entry.number for entry in pending), default=task.number)
        if task.number - oldest > _WINDOW * self.size:
            return False
        for one in self.workers:
            if one.ready and one.task is None:
                one.give(task)
                return True
        if len(self.workers) < self.size:
            self.workers.append(_Worker(self.job))
        return False

    def _listen(self) -> None:
        """Take in what workers have to say, and look for those that hang or are dead."""
        by_connection: dict[Any, _Worker] = {one.connection: one for one in self.workers}
        pause = 1.0 if self.timeout is None else min(1.0, self.timeout / 4)
        if self.max_memory is not None:
            pause = min(pause, 0.05)
        for connection in wait(list(by_connection), pause):
            one = by_connection[connection]
            try:
                self._hear(one, *one.connection.recv())
            except (EOFError, ConnectionResetError):
                self._replace(one, None)
        if self.max_memory is not None:
            for one in list(self.workers):
                if one.task and one.memory() > self.max_memory and not one.connection.poll():
                    most = f"{self.max_memory / (1 << 20):g} MB"
                    self._replace(one, MemoryLimitError(f"given up at more than {most}"))
        if self.timeout is None:
            return
        for one in list(self.workers):
            # What it has said by now, or our being late would be taken for its being late.
            if one.task and one.seconds() > self.timeout and not one.connection.poll():
                self._replace(one, DocumentTimeoutError(f"given up after {self.timeout:g} seconds"))

    def _hear(self, one: _Worker, what: str, said: Any) -> None:
        if what == worker.READY:
            one.ready, self.failed_starts = True, 0
        elif what == worker.BROKEN:
            raise WorkerError(f"a worker process cannot work: {said}")
        elif one.task is not None:
            said.rejects = one.task.rejects + said.rejects
            said.counts.failed += len(one.task.rejects)
            self.results.append((one.task.number, said))
            one.task = None

    def _replace(self, one: _Worker, error: UnioncleanError | None) -> None:
        """Do away with a worker, give up the document that it was at, and keep the others."""
        index = one.at.value
        self.workers.remove(one)
        one.end()
        if not one.ready:
            self.failed_starts += 1
            if self.failed_starts >= _STARTS:
                raise WorkerError(
                    f"worker processes end with code {one.process.exitcode} while they start",
                    remedy="call from under `if __name__ == '__main__':`, or use one process",
                )
        if one.task is None:
            return
        if error is None:
            error = WorkerError(
                f"the worker process died of it (exit code {one.process.exitcode})",
                remedy="look at the document by itself; it may need too much memory",
            )
        raw = one.task.raws.pop(index)
        one.task.rejects.append(_reject(raw, error, self.job))
        self.again.append(one.task)


def _reject(raw: Raw, error: UnioncleanError, job: Job) -> Reject:
    error = type(error)(f"{raw.where}: {error.message}", remedy=error.remedy)
    try:
        return Reject.of(raw, parse(raw, job.fields), error)
    except UnioncleanError:
        return Reject.of(raw, None, error)
