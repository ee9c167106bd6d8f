"""``unionclean stats``: counts over cleaned output, by rule, site, script and length."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from ..stats import BOUNDS, Stats
from . import setup
from .corpus import Corpus

#: Lines of a table before the rest is summed up.
_MOST = 25


def run(arguments: argparse.Namespace) -> int:
    """Print the counts; 1 when some documents could not be had."""
    corpus = Corpus(arguments.paths, arguments)
    stats = Stats.of(corpus.cleaned(setup.pipeline(arguments)))
    stats.merge(corpus.counts)
    for _, message in corpus.failures:
        print(f"unionclean: {message}", file=sys.stderr)
    if arguments.json:
        print(json.dumps(stats.to_dict(), ensure_ascii=False, indent=1))
    else:
        print("\n\n".join(tables(stats)))
    return 1 if corpus.failures else 0


def tables(stats: Stats) -> list[str]:
    """The counts as tables for people."""
    data = stats.to_dict()
    total = (
        f"{data['documents']:,} documents: {data['characters_in']:,} characters in, "
        f"{data['characters_out']:,} out; {data['removed']:,} in blocks left out, "
        f"{data['edits']:,} edits"
    )
    made = [total]
    rule = ("documents", "blocks", "removed", "edits", "before", "after")
    group = ("documents", "characters_in", "characters_out", "removed", "edits")
    for title, key, columns in (
        ("rule", "rules", rule),
        ("site", "sites", group),
        ("script", "scripts", group),
    ):
        if any(data[key]):
            made.append(_table(title, columns, data[key]))
    lengths = {
        _class(bound): {
            "before": data["lengths_before"][str(bound)],
            "after": data["lengths_after"][str(bound)],
        }
        for bound in BOUNDS
    }
    if data["documents"]:
        made.append(_table("characters", ("before", "after"), lengths))
    for title in ("flags", "warnings"):
        if data[title]:
            counts = {name: {"": count} for name, count in data[title].items()}
            made.append(_table(title, ("",), counts))
    return made


def _class(bound: int) -> str:
    above = [other for other in BOUNDS if other > bound]
    if not above:
        return f"{bound:,} and more"
    return str(bound) if above[0] == bound + 1 else f"{bound:,} to {above[0] - 1:,}"


def _table(title: str, columns: tuple[str, ...], rows: Mapping[str, Mapping[str, Any]]) -> str:
    cells = [[title, *(column.replace("_", " ") for column in columns)]]
    cells += [
        [name or "(unknown)", *(f"{row[column]:,}" for column in columns)]
        for name, row in list(rows.items())[:_MOST]
    ]
    if len(rows) > _MOST:
        rest = list(rows.values())[_MOST:]
        sums = [f"{sum(row[column] for row in rest):,}" for column in columns]
        cells.append([f"{len(rest)} more", *sums])
    widths = [max(len(line[k]) for line in cells) for k in range(len(columns) + 1)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if k == 0 else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )
