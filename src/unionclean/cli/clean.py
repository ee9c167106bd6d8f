"""``unionclean clean``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..document import Document
from ..errors import UnioncleanError
from ..readers import Found, find
from ..writers import FORMATS
from . import setup
from .output import Folder, Lines, Output, Stream


def run(arguments: argparse.Namespace) -> int:
    """Clean everything that was asked for; a bad document never stops the others."""
    pipe = setup.pipeline(arguments)
    output = _output(arguments)
    summary = Summary(quiet=arguments.quiet)
    found = list(_found(arguments.paths, summary))
    watched = sys.stderr.isatty() and len(found) > 1 and not arguments.quiet
    with output:
        for number, (asked, entry) in enumerate(found, 1):
            if watched:
                print(f"\r{number}/{len(found)} {asked[-60:]:<60}", end="", file=sys.stderr)
            try:
                doc = pipe.run(setup.document(entry, arguments))
                output.write(doc, entry.relative if entry else Path("stdin"))
                summary.add(doc)
            except UnioncleanError as error:
                summary.fail(error)
    if watched:
        print("\r" + " " * 72 + "\r", end="", file=sys.stderr)
    summary.show()
    return 1 if summary.failed else 0


def _output(arguments: argparse.Namespace) -> Output:
    writer, suffix = FORMATS[arguments.format]
    if arguments.output is None:
        return Stream(writer, named=arguments.format in ("txt", "md"))
    if arguments.format == "jsonl":
        return Lines(writer, Path(arguments.output))
    return Folder(writer, suffix, Path(arguments.output))


def _found(asked: list[str], summary: Summary) -> Iterator[tuple[str, Found | None]]:
    for name in asked:
        if name == "-":
            yield name, None
            continue
        try:
            for entry in find(name):
                yield str(entry.path), entry
        except (UnioncleanError, OSError) as error:
            summary.fail(error)


class Summary:
    """Counts what was done, and prints it at the end on standard error."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.documents = self.failed = self.characters_in = self.characters_out = 0
        self.rules: Counter[str] = Counter()
        self.flags: Counter[str] = Counter()

    def add(self, doc: Document) -> None:
        """Count a cleaned document, and print its warnings."""
        self.documents += 1
        self.characters_in += len(doc.source.text)
        self.characters_out += len(doc.text)
        self.rules.update(block.dropped for block in doc.dropped)
        self.rules.update(edit.rule for edit in doc.edits)
        self.flags.update(flag.kind for flag in doc.flags)
        for warning in doc.warnings:
            print(f"unionclean: {doc.source.name}: warning: {warning}", file=sys.stderr)

    def fail(self, error: Exception) -> None:
        """Count a document that could not be cleaned, and say why at once."""
        self.failed += 1
        print(f"unionclean: {error}", file=sys.stderr)

    def show(self) -> None:
        """Print the summary."""
        if self.quiet:
            return
        say = [
            f"{self.documents} documents cleaned"
            + (f", {self.failed} failed" if self.failed else "")
            + f": {self.characters_in:,} characters in, {self.characters_out:,} out"
        ]
        if self.rules:
            say.append("rules: " + ", ".join(f"{r} {n}" for r, n in self.rules.most_common()))
        if self.flags:
            say.append("flags: " + ", ".join(f"{k} {n}" for k, n in self.flags.most_common()))
        print("\n".join(say), file=sys.stderr)
