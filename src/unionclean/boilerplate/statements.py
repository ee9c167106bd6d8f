"""Metadata of a document, from what its lines state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .lines import Line
from .metadata_lines import read_breadcrumb, read_metadata_line
from .names import byline, names_only, signature

_OWN = re.compile("时间|日期|发布|发表|更新|来源|作者|编辑|记者|录入")
#: How many lines above and below the text are asked for a date or a name without a label.
REACH = 12


def from_lines(lines: Sequence[Line], rules: Mapping[int, str], title: int) -> dict[str, str]:
    """What the lines of a document state.

    Args:
        lines: all lines.
        rules: for the index of each line that goes, the rule that drops it.
        title: index of the title, -1 if not known; lines near it are believed first.

    Returns:
        any of ``date``, ``source``, ``author``, ``editor`` and ``category``.
    """
    kept = [n for n in range(len(lines)) if n not in rules and n != title]
    stated: dict[str, str] = {}
    for line in _labelled(lines, rules, title, kept):
        for key, value in read_metadata_line(line.text).items():
            stated.setdefault(key, value)
    for n in sorted(rules):
        category = read_breadcrumb(lines[n].text) if rules[n] == "nav.breadcrumb" else ""
        if category:
            stated.setdefault("category", category)
    if "author" not in stated:
        name = next(_names(lines, kept, title), "")
        if name:
            stated["author"] = name
    return stated


def _labelled(
    lines: Sequence[Line], rules: Mapping[int, str], title: int, kept: Sequence[int]
) -> Iterator[Line]:
    """Lines that may state metadata, the most trustworthy first."""
    stated = [n for n, rule in rules.items() if rule == "meta.line"]
    stated.sort(key=lambda n: (abs(n - title - 1) if title >= 0 else n, n))
    yield from (lines[n] for n in stated)
    if not kept:
        return
    first, last = kept[0], kept[-1]
    below = [n for n in range(last + 1, min(last + REACH, len(lines))) if n in rules]
    above = [n for n in range(max(first - REACH, 0), first) if n in rules]
    for n in (*reversed(above), *below):
        if rules[n] in ("comment.form", "comment.text", "related.list", "meta.line"):
            continue
        # Below a text dates of many kinds stand; one that is the text's own says so.
        if n < first or _OWN.search(lines[n].key):
            yield lines[n]


def _names(lines: Sequence[Line], kept: Sequence[int], title: int) -> Iterator[str]:
    """Names of authors in the text itself: a byline at its head, a signature at its end."""
    head = kept[:4]
    if title >= 0:
        head = [n for n in kept if n > title][:4] or head
    for n in head:
        yield from byline(lines[n].text)
    for n in reversed(kept[-4:]):
        yield from signature(lines[n].text)
        yield from byline(lines[n].text)
    for n in head:
        yield from signature(lines[n].text)
    for n in head[:2]:
        if title < 0 or lines[n].key != lines[title].key:
            yield from names_only(lines[n].text)
