"""Says what became worse or slower between two results.

Machines differ, and one machine differs from minute to minute. A rate is therefore compared after
division by that of a fixed loop that was timed with the same table, and only beyond a tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Results = dict[str, Any]
Row = dict[str, Any]

#: Figures of quality that should not sink, and by how much they may. Those in percent may sink by
#: half a point.
SHARES = dict.fromkeys(("P", "R", "F1", "precision", "recall", "found", "untouched"), 0.005)
PERCENT = dict.fromkeys(
    ("words", "ambiguous", "sentences", "unionclean", "lossless exact", "lossy exact"), 0.5
)
#: Figures that should not rise, and by how much they may.
FALSE = {"changed": 1.0, "false": 0.1, "empty": 0.0}
#: Rates, costs and sizes: a share of them may go.
RATES = ("pages/s", "MB/s", "documents/s", "characters/s", "simplified MB/s", "traditional MB/s")
COSTS = ("cost", "look", "restore", "build", "plain", "traditional", "spun", "html", "seconds")
SIZES = ("MB",)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in ("set", "kind", "name", "bytes", "pairs") if key in row)


def _own(table: str, row: Row) -> bool:
    """Peers may become slower."""
    name = str(row.get("name", "unionclean"))
    if table in ("html", "bare", "decoding-speed", "mojibake", "script"):
        return name.startswith("unionclean")
    return name not in ("opencc t2s", "trafilatura") and not name.startswith("python -c")


def differences(old: Results, new: Results, tolerance: float) -> Iterator[str]:
    """A line for each figure that is worse beyond its tolerance, or gone."""
    for name, before in old["tables"].items():
        after = new["tables"].get(name)
        if after is None:
            yield f"{name}: not measured any more"
            continue
        if before["material"] != after["material"]:
            yield f"{name}: measured on other material, cannot be compared"
            continue
        speed = after["calibration"] / before["calibration"]
        rows = {_key(row): row for row in after["rows"]}
        for row in before["rows"]:
            if not _own(name, row):
                continue
            where = f"{name}: {' '.join(_key(row))}"
            if _key(row) not in rows:
                yield f"{where}: not measured any more"
                continue
            for line in _worse(row, rows[_key(row)], speed, tolerance):
                yield f"{where}: {line}"


def _worse(old: Row, new: Row, speed: float, tolerance: float) -> Iterator[str]:
    for key, was in old.items():
        now = new.get(key)
        if isinstance(was, bool) or not isinstance(was, int | float) or now is None:
            continue
        lost = (SHARES | PERCENT).get(key)
        if lost is not None and now < was - lost:
            yield f"{key} fell from {was:g} to {now:g}"
        elif key in FALSE and now > was + FALSE[key]:
            yield f"{key} rose from {was:g} to {now:g}"
        elif key in RATES and now / speed < was * (1 - tolerance):
            yield f"{key} is {now / speed / was:.2f} times what it was"
        elif key in COSTS and now * speed > was * (1 + tolerance):
            yield f"{key} is {now * speed / was:.2f} times what it was"
        elif key in SIZES and now > was * (1 + tolerance):
            yield f"{key} is {now / was:.2f} times what it was"


def report(old: Results, new: Results, tolerance: float) -> int:
    """Print the differences; 1 if there are any."""
    lines = list(differences(old, new, tolerance))
    print("\n".join(lines) or "nothing is worse or slower beyond the tolerance")
    return int(bool(lines))
