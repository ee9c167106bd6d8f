"""Metadata of a document, from the lines that are about to be dropped and from a page's head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..dates import read_date
from .lines import Line
from .metadata_lines import read_breadcrumb, read_metadata_line


def from_lines(lines: Sequence[Line], rules: Mapping[int, str], title: int) -> dict[str, str]:
    """What the dropped lines state.

    Args:
        lines: all lines.
        rules: for the index of each line that goes, the rule that drops it.
        title: index of the title, -1 if not known; lines near it are believed first.

    Returns:
        any of ``date``, ``source``, ``author`` and ``category``.
    """
    stated: dict[str, str] = {}
    near = sorted(rules, key=lambda n: (abs(n - title - 1) if title >= 0 else n, n))
    for n in near:
        line = lines[n]
        if rules[n] == "nav.breadcrumb":
            category = read_breadcrumb(line.text)
            if category:
                stated.setdefault("category", category)
        elif rules[n] == "meta.line" or any(cue.rule == "meta.line" for cue in line.cues):
            for key, value in read_metadata_line(line.text).items():
                if key != "editor":
                    stated.setdefault(key, value)
    return stated


def from_head(head: Mapping[str, Any]) -> dict[str, str]:
    """What the head of a page states, in the form of :class:`~unionclean.document.Metadata`.

    Example:
        >>> from_head({"date": "2024-05-20 09:30", "author": "张三"})
        {'author': '张三', 'date': '2024-05-20T09:30'}
    """
    stated = {key: str(head[key]) for key in ("author", "source", "category") if head.get(key)}
    date = read_date(str(head.get("date") or ""))
    if date:
        stated["date"] = date
    return stated
