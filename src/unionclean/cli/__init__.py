"""The ``unionclean`` command: it parses arguments and calls what users import."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

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

    explain = commands.add_parser("explain", help="show what is removed and changed, and why")
    explain.add_argument("path", metavar="FILE", help="file to explain, - for standard input")
    explain.add_argument("--rule", action="append", metavar="ID", help="only this rule or family")
    explain.add_argument("--json", action="store_true", help="machine-readable")
    _add_pipeline(explain)
    return top


def _add_clean(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    clean = commands.add_parser("clean", help="clean files, folders, globs or standard input")
    clean.add_argument(
        "paths", nargs="+", metavar="PATH", help="file, folder, glob, or - for stdin"
    )
    clean.add_argument(
        "-o", "--output", metavar="DIR", help="folder for the results; standard output without it"
    )
    clean.add_argument(
        "--format", choices=("txt", "md", "json", "jsonl"), default="txt", help="default: txt"
    )
    clean.add_argument("-q", "--quiet", action="store_true", help="no summary")
    _add_pipeline(clean)


def _add_pipeline(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group()
    # No default here: argparse takes a value equal to the default for one that was not given.
    which.add_argument("--preset", help="default, gentle, strict or structure-only")
    which.add_argument("--recipe", metavar="FILE", help="TOML recipe")
    command.add_argument(
        "--without",
        nargs="+",
        default=[],
        metavar="ID",
        help="switch off filters, rules or families",
    )
    command.add_argument("--charset", help="encoding that the server declared")
    command.add_argument(
        "--max-size", type=float, default=32, metavar="MB", help="refuse larger files; default: 32"
    )


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
        return _run(arguments)
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
        else:
            from .filters import run
        return run(arguments)
    except UnioncleanError as error:
        print(f"unionclean: {error}", file=sys.stderr)
        return USAGE
