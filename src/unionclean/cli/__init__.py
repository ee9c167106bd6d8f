"""The ``unionclean`` command: it parses arguments and calls what users import."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence

OK, FAILED, USAGE = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """The command's argument parser."""
    top = argparse.ArgumentParser(
        prog="unionclean",
        description="Clean raw scraped Chinese documents, and say what was removed.",
        epilog="Exit codes: 0 all well, 1 some documents failed, 2 usage.",
    )
    top.add_argument("--version", action="store_true", help="print the version and stop")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _add_clean(commands)

    filters = commands.add_parser("filters", help="list every filter and rule")
    filters.add_argument("name", nargs="*", help="only these filters, each with its whole page")

    _add_evidence(commands)
    return top


def _add_evidence(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    any_paths = "raw documents, or what clean wrote as json, jsonl or parquet"
    explain = commands.add_parser("explain", help="show what is removed and changed, and why")
    explain.add_argument("path", metavar="FILE", help="file to explain, - for standard input")
    explain.add_argument("--context", type=int, default=12, metavar="N", help="default: 12")
    explain.add_argument("--colour", "--color", choices=("auto", "always", "never"), default="auto")

    report = commands.add_parser("report", help="one page that shows what was removed and changed")
    report.add_argument("paths", nargs="+", metavar="PATH", help=any_paths)
    report.add_argument(
        "-o", "--output", default="report.html", metavar="FILE", help="default: report.html"
    )
    report.add_argument("--title", default="unionclean", help="heading of the page")
    report.add_argument(
        "--language", choices=("zh", "en"), default="", help="of the labels; default: the browser's"
    )

    stats = commands.add_parser("stats", help="count by rule, site, script and length")
    stats.add_argument(
        "paths", nargs="+", metavar="PATH", help=f"{any_paths}, or JSON of earlier counts, added up"
    )

    diff = commands.add_parser("diff", help="what two outputs or two recipes do differently")
    diff.add_argument("a", metavar="A", help="cleaned output; with PATHs a recipe or preset")
    diff.add_argument("b", metavar="B", help="the same of the other version")
    diff.add_argument("paths", nargs="*", metavar="PATH", help="raw documents for two recipes")
    diff.add_argument("--all", action="store_true", help="all differences of each document")
    diff.add_argument("--summary", action="store_true", help="only the counts at the end")
    diff.add_argument("--exit-code", action="store_true", help="exit with 1 if documents differ")

    learn = commands.add_parser(
        "learn", help="propose pairs of words from spun texts and originals"
    )
    learn.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="SPUN ORIGINAL, in turn, or one folder in which to find such texts",
    )
    learn.add_argument("-o", "--output", metavar="FILE", help="lexicon file; default: print it")
    learn.add_argument(
        "--least", type=int, default=2, metavar="N", help="pairs met at least N times; default: 2"
    )

    for command in (explain, diff):
        command.add_argument(
            "--rule", action="append", metavar="ID", help="only this rule or family"
        )
    for command in (explain, stats, diff):
        command.add_argument("--json", action="store_true", help="machine-readable")
    for command in (explain, report, stats):
        _add_pipeline(command)
    _add_reading(diff)


def _add_clean(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    clean = commands.add_parser("clean", help="clean files, folders, globs or standard input")
    clean.add_argument(
        "paths", nargs="+", metavar="PATH", help="file, folder, glob, or - for stdin"
    )
    clean.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="folder for the results, or a .jsonl, .csv or .parquet file, or for one document a "
        ".txt, .md or .json file; standard output without it",
    )
    clean.add_argument(
        "--format",
        choices=("txt", "md", "json", "jsonl", "csv", "parquet"),
        help="default: by the name of the output, else txt",
    )
    clean.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    _add_pipeline(clean)
    _add_collections(clean)
    _add_run(clean)


def _add_collections(clean: argparse.ArgumentParser) -> None:
    data = clean.add_argument_group("collections of documents")
    data.add_argument(
        "--input-format",
        choices=("file", "jsonl", "csv", "parquet", "warc", "zip", "tar"),
        help="default: by the name of the file; file is one document a file",
    )
    for name, usual in (("text", "text"), ("id", "id"), ("url", "url"), ("html", None)):
        about = f"; default: {usual}" if usual else ", preferred to the text"
        data.add_argument(
            f"--{name}-field", default=usual, metavar="NAME", help=f"field with the {name}{about}"
        )
    data.add_argument("--no-evidence", action="store_true", help="leave out what was changed")
    data.add_argument(
        "--shard-size", type=_count, metavar="N", help="one output file for each N documents"
    )
    data.add_argument("--compress", choices=("gz", "zst"), help="compress JSON Lines and CSV")
    data.add_argument(
        "--dedup", choices=("exact", "near"), help="leave out all but the first of duplicates"
    )
    data.add_argument(
        "--similarity", type=float, default=0.8, metavar="S", help="of near ones; default: 0.8"
    )


def _add_run(clean: argparse.ArgumentParser) -> None:
    run = clean.add_argument_group("long runs")
    run.add_argument(
        "--jobs",
        type=natural_number,
        default=1,
        metavar="N",
        help="processes; 0 for one a core; default: 1",
    )
    run.add_argument("--unordered", action="store_true", help="results as they are ready")
    run.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    run.add_argument("--rejects", metavar="FILE", help="JSON Lines file for what failed, and why")
    run.add_argument("--max-failures", type=int, metavar="N", help="stop when more have failed")
    run.add_argument(
        "--timeout",
        type=float,
        metavar="S",
        help="give a document up after S seconds, 0 for never; "
        "default: 60 with several processes, else never",
    )
    run.add_argument(
        "--max-memory",
        type=_count,
        metavar="MB",
        help="give a document up for which a process needs more memory than this, of which some "
        "200 are its own (Linux); default: no limit",
    )
    run.add_argument(
        "--checkpoint",
        type=_count,
        default=1000,
        metavar="N",
        help="documents between two entries of the journal; default: 1000",
    )


def natural_number(text: str) -> int:
    """An argument's number; its name is what argparse shows for a wrong one."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    number = natural_number(text)
    if number == 0:
        raise ValueError(text)
    return number


def _size(text: str) -> float:
    number = float(text)
    if not 0 <= number < 1e12:
        raise ValueError(text)
    return number


def _add_pipeline(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group()
    # No default here: argparse takes a value equal to the default for one that was not given.
    which.add_argument("--preset", help="default, gentle, strict, extract or structure-only")
    which.add_argument("--recipe", metavar="FILE", help="TOML recipe")
    command.add_argument(
        "--without",
        nargs="+",
        default=[],
        metavar="ID",
        help="switch off filters, rules or families",
    )
    _add_reading(command)


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--charset", help="encoding that the server declared")
    command.add_argument(
        "--max-size", type=_size, default=16, metavar="MB", help="refuse larger files; default: 16"
    )
    command.add_argument(
        "--max-depth",
        type=_count,
        default=256,
        metavar="N",
        help="tell elements apart up to this depth; deeper ones are read with those around them; "
        "default: 256",
    )
    command.add_argument(
        "--max-blocks",
        type=_count,
        default=150_000,
        metavar="N",
        help="refuse documents of more lines or elements; default: 150000",
    )


class _Terminated(BaseException):
    """Somebody asked the process to end; what is half written is taken away on the way out."""


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    def end(*_: object) -> None:
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # in another thread than the main one, which no signal reaches
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        0 when all went well, 1 when some documents failed, 2 for a wrong call.
    """
    top = parser()
    try:
        arguments = top.parse_args(argv)
    except SystemExit as stop:
        return USAGE if stop.code else OK
    if arguments.version:
        from .. import __version__

        print(f"unionclean {__version__}")
        return OK
    if arguments.command is None:
        top.print_usage(sys.stderr)
        return USAGE
    try:
        with _terminable():
            return _run(arguments)
    except _Terminated:
        print("unionclean: stopped", file=sys.stderr)
        return 128 + signal.SIGTERM
    except BrokenPipeError:
        # The reader of our output went away (``| head``); nothing is left to be said.
        sys.stderr.close()
        return FAILED
    except KeyboardInterrupt:
        print("unionclean: stopped", file=sys.stderr)
        return 130


def _run(arguments: argparse.Namespace) -> int:
    from ..errors import UnioncleanError

    # Documents hold any character, whatever the terminal's encoding; files are UTF-8 always.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        if arguments.command == "clean":
            from .clean import run
        elif arguments.command == "explain":
            from .explain import run
        elif arguments.command == "report":
            from .report import run
        elif arguments.command == "stats":
            from .stats import run
        elif arguments.command == "diff":
            from .diff import run
        elif arguments.command == "learn":
            from .learn import run
        else:
            from .filters import run
        return run(arguments)
    except UnioncleanError as error:
        print(f"unionclean: {error}", file=sys.stderr)
        return USAGE
