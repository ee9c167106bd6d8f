"""A run over many documents: from a stream of raw ones to a sink, in processes, with a journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..readers import Raw
from ..writers.whole import reported, whole
from .errors import TooManyFailuresError
from .journal import Journal
from .pool import Chunk, Pool, in_this_process
from .sinks import Sink, seal
from .work import Counts, Done, Job, Reject

#: A chunk is what a worker gets at a time: so many documents or bytes, whichever is reached first.
_CHUNK_DOCUMENTS = 64
_CHUNK_BYTES = 1 << 19


@dataclass
class _Part:
    """A part while it is worked on."""

    waiting: int = 0
    complete: bool = False
    counts: Counts = field(default_factory=Counts)
    rejects: list[Reject] = field(default_factory=list)


class Run:
    """A run.

    Args:
        raws: raw documents; the same ones in the same order whenever the run is continued.
        job: what to do with them.
        sink: where results go.
        journal: which parts are done; without one, a run that was stopped cannot be continued.
        jobs: number of worker processes; with 1 and no ``timeout`` or ``max_memory``, all is done
            in this process.
        timeout: seconds for one document.
        max_memory: bytes for a worker process; see :class:`~unionclean.batch.pool.Pool`.
        ordered: results come in the order of the input; otherwise in the order in which they are
            ready, which never waits for a slow document.
        part_size: raw documents in a part.
        max_failures: end the run when more documents have failed.
        rejects: file for what failed; made only if something did.
        told: called with what became of each chunk.

    Attributes:
        counts: what was done, with the parts that were done before.
        left_out: documents that the sink left out at the end, such as duplicates.

    Example:
        >>> from unionclean.batch import PipelineSpec
        >>> from unionclean.readers import Raw
        >>> class Shout(Sink):
        ...     def write(self, part, names, output):
        ...         print(output.decode()[:24])
        >>> raws = [Raw("a", 1, Path("a"), "json", b'{"id": "x", "text": "abc"}')]
        >>> job = Job(PipelineSpec.of("structure-only"))
        >>> Run(raws, job, Shout()).execute().documents
        {"id": "x", "input": {"f
        1
    """

    def __init__(
        self,
        raws: Iterable[Raw],
        job: Job,
        sink: Sink,
        journal: Journal | None = None,
        *,
        jobs: int = 1,
        timeout: float | None = None,
        max_memory: int | None = None,
        ordered: bool = True,
        part_size: int = 1000,
        max_failures: int | None = None,
        rejects: Path | None = None,
        told: Callable[[Done], None] | None = None,
    ) -> None:
        self.raws = raws
        self.job = job
        self.sink = sink
        self.journal = journal
        self.jobs = jobs
        self.timeout = timeout
        self.max_memory = max_memory
        self.ordered = ordered
        self.part_size = part_size
        self.max_failures = max_failures
        self.rejects = rejects
        self.told = told
        self.counts = journal.counts() if journal else Counts()
        self.left_out = 0
        self._done = journal.parts if journal else {}
        self._parts: dict[int, _Part] = {}
        self._chunks: dict[int, tuple[int, Sequence[Any]]] = {}
        self._last: list[tuple[int, _Part]] = []
        self._exhausted = False

    def execute(self) -> Counts:
        """Do everything that is not done yet.

        Returns:
            What was done, with the parts that were done before.

        Raises:
            OutputError: nothing more can be written; what is in the journal stays done.
            TooManyFailuresError: see ``max_failures``.
            WorkerError: workers cannot start.
        """
        if self.journal and self.sink.keeps_parts:
            self.journal.open()
        try:
            self._check_failures()
            if self.jobs == 1 and self.timeout is None and self.max_memory is None:
                self._take(in_this_process(self._cut(), self.job))
            else:
                with Pool(self.job, self.jobs, self.timeout, self.max_memory) as pool:
                    self._take(pool.run(self._cut()))
            self._finish()
        except BaseException:
            self.sink.abandon()
            if self.journal:
                self.journal.close()
            raise
        if self.journal:
            self.journal.remove()
        return self.counts

    # --- cutting the input ---------------------------------------------------------------------

    def _cut(self) -> Iterator[Chunk]:
        """Chunks of raw documents, numbered from 0; those of parts that are done are left out."""
        number = size = 0
        part = 0
        held: list[Raw] = []
        names: list[Any] = []
        for index, raw in enumerate(self.raws):
            name = self.sink.name(raw)
            now = index // self.part_size
            if held and (
                now != part or len(held) >= _CHUNK_DOCUMENTS or size + raw.size > _CHUNK_BYTES
            ):
                yield self._chunk(number, part, held, names, complete=now != part)
                number, size, held, names = number + 1, 0, [], []
            part = now
            if part not in self._done:
                held.append(raw)
                names.append(name)
                size += raw.size
        self._exhausted = True
        if held:
            yield self._chunk(number, part, held, names, complete=True)

    def _chunk(
        self, number: int, part: int, held: list[Raw], names: list[Any], *, complete: bool
    ) -> Chunk:
        state = self._parts.setdefault(part, _Part())
        state.waiting += 1
        state.complete = complete
        self._chunks[number] = (part, names)
        return number, held

    # --- taking results ------------------------------------------------------------------------

    def _take(self, results: Iterator[tuple[int, Done]]) -> None:
        early: dict[int, Done] = {}
        following = 0
        for number, done in results:
            if not self.ordered:
                self._accept(number, done)
                continue
            early[number] = done
            while following in early:
                self._accept(following, early.pop(following))
                following += 1

    def _accept(self, number: int, done: Done) -> None:
        part, names = self._chunks.pop(number)
        state = self._parts[part]
        self.sink.write(part, names, done.output)
        state.counts.update(done.counts)
        state.rejects += done.rejects
        state.waiting -= 1
        self.counts.update(done.counts)
        if self.told:
            self.told(done)
        if state.complete and state.waiting == 0:
            self._end_part(part, self._parts.pop(part))
        self._check_failures()

    def _end_part(self, part: int, state: _Part) -> None:
        journal = self.journal
        if journal is None or (
            self._exhausted and not self.sink.keeps_parts and journal.file is None
        ):
            # All in one part: there is nothing that a journal could be good for.
            self._last.append((part, state))
            return
        files = self.sink.end_part(part)
        if state.rejects:
            journal.open()
            target = _rejects_of(part, journal)
            with reported(target):
                half = target.with_suffix(".half")
                file = half.open("wb")
                file.writelines(reject.to_line() for reject in state.rejects)
                files[target.name] = seal(half, target, file)
        journal.enter(part, state.counts, files)

    def _check_failures(self) -> None:
        if self.max_failures is not None and self.counts.failed > self.max_failures:
            raise TooManyFailuresError(
                f"{self.counts.failed} documents failed, more than the {self.max_failures} allowed"
            )

    # --- the end -------------------------------------------------------------------------------

    def _finish(self) -> None:
        parts = sorted(self._done)
        left_out = [reject.to_line() for reject in self.sink.finish(parts)]
        self.left_out = len(left_out)
        if self.rejects is None:
            return
        with reported(self.rejects):
            if not self.counts.failed and not left_out:
                self.rejects.unlink(missing_ok=True)  # those of an earlier run are no longer true
                return
            self.rejects.parent.mkdir(parents=True, exist_ok=True)
            with whole(self.rejects, binary=True) as out:
                for part in parts:
                    if (
                        self.journal
                        and _rejects_of(part, self.journal).name in (self._done[part]["files"])
                    ):
                        out.write(_rejects_of(part, self.journal).read_bytes())
                for _, state in self._last:
                    out.writelines(reject.to_line() for reject in state.rejects)
                out.writelines(left_out)


def _rejects_of(part: int, journal: Journal) -> Path:
    return journal.folder / f"rejects-{part:05}.jsonl"
