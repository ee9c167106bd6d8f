"""What a crawl would cost at the rates that were measured: arithmetic, not a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
CRAWL = 10e12  # bytes of compressed files
CHINESE = 0.05  # share of a crawl
DUPLICATES = 100e6  # documents


def crawl(rows: list[Row]) -> Iterator[Row]:
    """What 10 TB of compressed files cost at the rates of a table."""
    known = {row["name"]: row for row in rows}
    for kind in ("texts", "pages"):
        if f"read {kind}" in known:
            read, clean = known[f"read {kind}"], known[f"clean {kind}"]
            whole = CRAWL / read["shrunk"]
            for name, row, amount in (
                (f"read {kind}", read, whole),
                (f"clean {kind}, a twentieth", clean, CHINESE * whole),
                (f"clean {kind}, all", clean, whole),
            ):
                hours = amount / (1e6 * row["MB/s"]) / 3600
                yield {"name": name, "TB": amount / 1e12, "MB/s": row["MB/s"], "core hours": hours}
    if row := known.get("duplicates"):
        hours = DUPLICATES / row["documents/s"] / 3600
        yield {"name": "duplicates, 100 million", "TB": DUPLICATES * row["kept"] / 1e12} | {
            "MB/s": row["MB/s"],
            "core hours": hours,
        }
