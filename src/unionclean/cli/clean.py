"""``unionclean clean``."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from ..batch.collection import Collection
from ..batch.encode import COLLECTIONS
from ..batch.errors import RunError, TooManyFailuresError, WorkerError
from ..batch.journal import Journal
from ..batch.progress import Progress
from ..batch.run import Run
from ..batch.sinks import Sink
from ..batch.spec import PipelineSpec
from ..batch.work import Counts, Done, Job
from ..dedup import Duplicates
from ..errors import OutputError, UnioncleanError, shown
from ..readers import Fields, find
from ..readers.sources import Sources
from ..writers import FORMATS
from . import setup
from .output import Folder, Single, Stream

_RUN = ".unionclean.run"
#: Messages of a run into a collection that are printed; the others are in its files.
_PRINTED = 20


def run(arguments: argparse.Namespace) -> int:
    """Clean everything that was asked for; a bad document never stops the others."""
    # Arrow's own allocator keeps what it once had, and each worker process has it too.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    job = _job(arguments)
    sources = Sources(arguments.paths, arguments.input_format, arguments.charset, job.max_bytes)
    sources.measure()
    target = Path(arguments.output) if arguments.output else None
    sink, journal, rejects = _output(arguments, job, sources, target)
    progress = Progress(sys.stderr, sources.total, quiet=arguments.quiet)
    messages = Messages(limit=_PRINTED if isinstance(sink, Collection) else None)

    def told(done: Done) -> None:
        if progress.shown:
            progress.clear()
        messages.show(done)
        progress.show(following.counts.documents + following.counts.failed, sources.position)

    jobs = arguments.jobs or _cores()
    following = Run(
        sources,
        job,
        sink,
        journal,
        jobs=jobs,
        timeout=_timeout(arguments, jobs),
        max_memory=arguments.max_memory and arguments.max_memory * 1024 * 1024,
        ordered=not arguments.unordered,
        part_size=arguments.shard_size or arguments.checkpoint,
        max_failures=arguments.max_failures,
        rejects=rejects,
        told=told,
    )
    try:
        counts = following.execute()
    except (OutputError, TooManyFailuresError, WorkerError) as error:
        progress.clear()
        print(f"unionclean: {error}", file=sys.stderr)
        if journal is not None and journal.parts:
            print(
                f"unionclean: stopped with {len(journal.parts)} parts done; --resume continues",
                file=sys.stderr,
            )
        return 1
    progress.clear()
    if not arguments.quiet:
        summary(counts, following.left_out, rejects)
    return 1 if counts.failed else 0


def _job(arguments: argparse.Namespace) -> Job:
    form = arguments.format
    target = Path(arguments.output or "").name.lower()
    if form is None:
        # ``-o out.parquet`` says it all.
        known = [*(f for f in COLLECTIONS if f".{f}" in target), Path(target).suffix[1:]]
        form = next((f for f in known if f in (*COLLECTIONS, *FORMATS)), "txt")
    return Job(
        PipelineSpec.of(setup.pipeline(arguments)),
        form,
        Fields(arguments.text_field, arguments.id_field, arguments.url_field, arguments.html_field),
        not arguments.no_evidence,
        arguments.charset,
        **setup.limits(arguments),
    )


def _cores() -> int:
    # Of a machine that is shared, only some may be this process's.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _timeout(arguments: argparse.Namespace, jobs: int) -> float | None:
    if arguments.timeout is None:
        return 60.0 if jobs > 1 else None
    return arguments.timeout or None


def _refuse_overwriting(target: Path, asked: list[str]) -> None:
    if not target.is_file():
        return
    raw: list[Path] = []
    for name in asked:
        # A pattern that matches nothing is reported where its files are read.
        with contextlib.suppress(UnioncleanError, OSError):
            raw += [found.path for found in find(name)] if name != "-" else []
    if any(path.exists() and path.samefile(target) for path in raw):
        raise OutputError(
            f"{target}: would overwrite the raw documents", remedy="choose another output"
        )


def _output(
    arguments: argparse.Namespace, job: Job, sources: Sources, target: Path | None
) -> tuple[Sink, Journal | None, Path | None]:
    """The sink, its journal, and the file for rejects."""
    asked = Path(arguments.rejects) if arguments.rejects else None
    collection = job.format in COLLECTIONS
    if not collection and (arguments.dedup or arguments.shard_size):
        raise RunError(
            f"--dedup and --shard-size do not go with the format {job.format}",
            remedy="give --format jsonl, csv or parquet",
        )
    if target is None:
        if job.format == "parquet" or arguments.resume or arguments.dedup or arguments.shard_size:
            raise RunError(
                "Parquet, --resume, --dedup and --shard-size need a file to write to",
                remedy="give -o",
            )
        return Stream(named=job.format in ("txt", "md")), None, asked
    if not collection and target.suffix.lower() == FORMATS[job.format][1] and not target.is_dir():
        # ``-o a.md`` is a file, as everywhere else.
        if arguments.resume:
            raise RunError("--resume does not go with one file of text", remedy="give a folder")
        return Single(target), None, asked
    if not collection:
        folder = Folder(FORMATS[job.format][1], target)
        journal = Journal(
            target / _RUN, _fingerprint(arguments, job, sources), resume=arguments.resume
        )
        if arguments.resume:
            folder.sweep()
        return folder, journal, asked
    compression = next((c for c in (".gz", ".zst") if target.name.lower().endswith(c)), "")
    sharded = bool(arguments.shard_size)
    single = not sharded and f".{job.format}" in target.name.lower()
    compression = compression or (f".{arguments.compress}" if arguments.compress else "")
    suffix = f".{job.format}{compression}"
    if not single and not sharded:
        target = target / f"documents{suffix}"
    _refuse_overwriting(target, arguments.paths)
    folder_of_run = target / _RUN if sharded else target.parent / f".{target.name}.run"
    journal = Journal(folder_of_run, _fingerprint(arguments, job, sources), resume=arguments.resume)
    sink = Collection(
        target,
        folder_of_run,
        job.format,
        compression=compression if job.format != "parquet" else "",
        evidence=job.evidence,
        sharded=sharded,
        duplicates=_duplicates(arguments),
    )
    beside = (
        target / "rejects.jsonl"
        if sharded
        else target.with_name(target.name.removesuffix(suffix) + ".rejects.jsonl")
    )
    return sink, journal, asked or beside


def _duplicates(arguments: argparse.Namespace) -> Duplicates | None:
    if arguments.dedup is None:
        return None
    return Duplicates(arguments.similarity if arguments.dedup == "near" else None)


def _fingerprint(arguments: argparse.Namespace, job: Job, sources: Sources) -> str:
    """What has to be the same for a run to be continued."""
    from .. import __version__

    settings = [
        __version__,
        job.spec.recipe,
        job.format,
        asdict(job.fields),
        job.evidence,
        job.charset,
        job.limits,
        arguments.paths,
        arguments.input_format,
        arguments.shard_size,
        arguments.checkpoint,
        sources.digest,
    ]
    return hashlib.sha256(json.dumps(settings).encode()).hexdigest()


class Messages:
    """Prints what is wrong, on standard error, as it is found.

    Args:
        limit: how many messages are printed; None for all.
    """

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.printed = 0

    def show(self, done: Done) -> None:
        """Print the warnings and failures of a chunk."""
        for message in (*done.warnings, *(reject.message for reject in done.rejects)):
            self.printed += 1
            if self.limit is None or self.printed <= self.limit:
                print(f"unionclean: {shown(message)}", file=sys.stderr)
            elif self.printed == self.limit + 1:
                print("unionclean: further messages are in the results", file=sys.stderr)


def summary(counts: Counts, left_out: int, rejects: Path | None) -> None:
    """Print what was done."""
    say = [
        f"{counts.documents} documents cleaned"
        + (f", {counts.failed} failed" if counts.failed else "")
        + (f", {left_out} duplicates left out" if left_out else "")
        + f": {counts.characters_in:,} characters in, {counts.characters_out:,} out"
    ]
    if counts.rules:
        say.append("rules: " + ", ".join(f"{r} {n}" for r, n in counts.rules.most_common()))
    if counts.flags:
        say.append("flags: " + ", ".join(f"{k} {n}" for k, n in counts.flags.most_common()))
    if rejects and (counts.failed or left_out):
        say.append(f"rejects: {rejects}")
    print("\n".join(say), file=sys.stderr)
