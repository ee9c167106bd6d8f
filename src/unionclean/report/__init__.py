"""The report: one HTML page on which people see what was removed and changed, and by which rule.

    >>> import io
    >>> from unionclean import Document, Drop
    >>> doc = Document.from_lines("首页 > 新闻\\n正文").drop({0: Drop("nav.breadcrumb")})
    >>> sink = io.StringIO()
    >>> write([doc], sink)
    >>> sink.getvalue()[:15]
    '<!DOCTYPE html>'

The page holds everything it needs and asks the network for nothing. Documents are written one by
one, so memory stays flat, and are unpacked in the browser when they are opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

from ..document import Document
from ..stats import Stats
from . import page
from .evidence import evidence, pack
from .overview import line

VERSION = 1


def write(
    docs: Iterable[Document],
    sink: IO[str],
    *,
    title: str = "unionclean",
    rules: Mapping[str, str] | None = None,
    language: str = "",
    failures: Iterable[tuple[str, str]] = (),
) -> None:
    """Write a report.

    Args:
        docs: cleaned documents; each is looked at once and let go.
        sink: open text file, UTF-8.
        title: heading of the page.
        rules: one-line descriptions by rule id, as :attr:`unionclean.Pipeline.rules` gives them.
        language: ``"zh"`` or ``"en"`` for the labels; ``""`` leaves it to the browser.
        failures: names and errors of documents that could not be cleaned, read after ``docs``.
    """
    sink.write(page.head(title))
    stats = Stats()
    numbers: dict[str, int] = {}
    rows = []
    for index, doc in enumerate(docs):
        sink.write(page.block(f"d{index}", pack(evidence(doc))))
        stats.add(doc)
        rows.append(line(doc).row(numbers))
    counts = stats.to_dict()
    index_of = {
        "version": VERSION,
        "title": title,
        "language": language,
        "documents": rows,
        "rules": list(numbers),
        "descriptions": page.descriptions(counts["rules"], rules or {}),
        "stats": counts,
        "failures": [list(failure) for failure in failures],
    }
    sink.write(page.block("index", page.inert(index_of)))
    sink.write(page.tail())


__all__ = ["write"]
