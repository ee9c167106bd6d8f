"""The documents that ``report``, ``stats`` and ``diff`` look at: raw ones and cleaned ones."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..document import Document
from ..errors import InputError, UnioncleanError
from ..interchange import from_record
from ..pipeline import Pipeline
from ..readers import Fields, Raw, parse
from ..readers.sources import Sources
from ..rows import from_row
from ..stats import Stats
from . import setup

#: The line of a cleaned document holds its text several times, its blocks and its edits.
_LARGER = 32


class Entry(NamedTuple):
    """A document, and whether a pipeline has been over it."""

    doc: Document
    cleaned: bool


class Corpus:
    """Documents of files, folders and collections, one after the other.

    What ``unionclean clean`` wrote with its evidence (JSON, JSON Lines, Parquet) comes back as it
    was; everything else is cleaned on the way.

    Attributes:
        failures: name and error of each document that could not be had, once it was come to.
        counts: what ``unionclean stats --json`` had written, where such files were among the paths.
    """

    def __init__(self, paths: list[str], arguments: argparse.Namespace) -> None:
        self.paths = paths
        self.charset: str | None = arguments.charset
        self.limits = setup.limits(arguments)
        self.limit = self.limits["max_bytes"]
        self.failures: list[tuple[str, str]] = []
        self.counts = Stats()

    def cleaned(self, pipe: Pipeline) -> Iterator[Document]:
        """Every document, cleaned with ``pipe`` if it was not cleaned before."""
        for doc, cleaned in self.entries():
            try:
                yield doc if cleaned else pipe.run(doc)
            except UnioncleanError as error:
                self.fail(doc.source.name, error)

    def entries(self) -> Iterator[Entry]:
        """Every document as it stands in the files."""
        for asked in self.paths:
            path = Path(asked)
            if path.suffix.lower() == ".json" and path.is_file():
                yield from self._json(path, named=True)
                continue
            records = sorted(path.rglob("*.json")) if path.is_dir() else []
            for record in records:
                yield from self._json(record, named=False)
            for raw in Sources([asked], limit=self.limit * _LARGER):
                if records and raw.form == "error" and raw.file == asked:
                    continue  # a folder of records need not hold raw documents
                try:
                    yield self._entry(raw)
                except UnioncleanError as error:
                    self.fail(raw.where, error)

    def fail(self, name: str, error: UnioncleanError) -> None:
        """Keep the error of a document."""
        self.failures.append((name, str(error)))

    def _json(self, path: Path, *, named: bool) -> Iterator[Entry]:
        try:
            data = json.loads(path.read_bytes())
            if isinstance(data, dict) and "stats" in data and named:
                self.counts.merge(Stats.from_dict(data))
            elif _is_record(data) or named:
                yield Entry(from_record(data if isinstance(data, dict) else {}), True)
        except UnioncleanError as error:
            self.fail(str(path), error)
        except (OSError, ValueError) as error:
            # Any other JSON file beside documents in a folder is none of our business.
            if named:
                remedy = "give what unionclean clean --format json wrote"
                self.fail(str(path), InputError(f"{path}: {error}", remedy=remedy))

    def _entry(self, raw: Raw) -> Entry:
        record = parse(raw, Fields())
        fields = _record_in(raw)
        if fields is not None:
            row = isinstance(fields["raw"], str)
            return Entry(from_row(fields) if row else from_record(fields), True)
        return Entry(record.document(charset=self.charset, **self.limits), False)


def _record_in(raw: Raw) -> Mapping[str, Any] | None:
    if raw.form not in ("json", "fields"):
        return None
    data = json.loads(raw.data) if raw.form == "json" else raw.data
    return data if _is_record(data) else None


def _is_record(data: Any) -> bool:
    return isinstance(data, Mapping) and "schema" in data and data.get("raw") is not None
