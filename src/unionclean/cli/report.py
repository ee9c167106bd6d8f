"""``unionclean report``: one page that shows what was removed and changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import report
from ..document import Document
from ..errors import InputError
from ..writers.whole import reported, whole
from . import setup
from .corpus import Corpus


def run(arguments: argparse.Namespace) -> int:
    """Write the report; 1 when some documents could not be had."""
    pipe = setup.pipeline(arguments)
    corpus = Corpus(arguments.paths, arguments)
    target = Path(arguments.output)
    counted = _Counted(corpus.cleaned(pipe))
    with reported(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole(target) as file:
            report.write(
                counted,
                file,
                title=arguments.title,
                rules=setup.descriptions(pipe),
                language=arguments.language,
                failures=corpus.failures,
            )
            if not counted.count and not corpus.failures:
                raise InputError("no documents", remedy="give files, folders or cleaned output")
    for _, message in corpus.failures:
        print(f"unionclean: {message}", file=sys.stderr)
    size = target.stat().st_size / 1024 / 1024
    print(f"{target}: {counted.count} documents, {size:.1f} MB", file=sys.stderr)
    return 1 if corpus.failures else 0


class _Counted:
    def __init__(self, docs: Iterable[Document]) -> None:
        self.docs = docs
        self.count = 0

    def __iter__(self) -> Iterator[Document]:
        for doc in self.docs:
            self.count += 1
            yield doc
