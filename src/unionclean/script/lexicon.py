"""Read the tables of the script filters."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of ``lexicons/script/<name>.tsv``; lines that begin with ``#`` are the header.

    Example:
        >>> ("显著", "显著") in rows("contexts")
        True
    """
    text = files("unionclean").joinpath("lexicons", "script", f"{name}.tsv").read_text("utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")
    )
