"""Find the document's title and the copies of it that a page repeats."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .cues import compact
from .lines import Line
from .metadata_lines import read_breadcrumb

_NUMBERED = re.compile(r"第.{1,3}[章节篇]|[(]?[一二三四五六七八九十]{1,3}[、.)]|[(]?\d{1,2}[、.)]")
#: How many lines from the top a title is looked for.
REACH = 40
#: Characters of the shortest headline and of the longest name.
_HEADLINE = 8
_NAME = 6


def _key(text: str) -> str:
    return "".join(compact(text).split())


def find_title(
    lines: Sequence[Line],
    rules: Mapping[int, str],
    first_body: int,
    stated: str = "",
    headings: Sequence[int] = (),
) -> int:
    """Index of the line that is the document's title, -1 when none is known to be.

    Args:
        lines: all lines.
        rules: lines that are to be dropped.
        first_body: index of the first line of running text.
        stated: the title that the page's head states, if any.
        headings: lines that the markup marks as a main heading.

    A line is the title when the head of the page says so, when the markup does, when it stands
    before the line with date and source, after the breadcrumb or at its end, or when it is
    repeated.
    """
    head = [n for n in range(min(first_body, len(lines))) if _can_be_title(lines[n])]
    free = [n for n in head if n not in rules]
    if stated:
        key = _key(stated)
        for pool in (free, head, range(len(lines))):
            for n in pool:
                if lines[n].key == key:
                    return n
        for n in free:
            if lines[n].size >= 6 and (lines[n].key in key or key in lines[n].key):
                return n
    for n in headings:
        if n not in rules and _can_be_title(lines[n]):
            return n
    free = free[-REACH:]
    crumbs = {
        _key(read_breadcrumb(lines[n].text).rpartition(">")[2]): n
        for n, rule in rules.items()
        if rule == "nav.breadcrumb"
    }
    for n in free:
        # Above the breadcrumb the same words are the channel's entry in the menu.
        if lines[n].size >= 4 and n > crumbs.get(lines[n].key, n):
            return n
    above = [n for n in free if _above_statement(lines, rules, n)]
    if above:
        # A label of a table of facts stands above a date too.
        return next((n for n in above if lines[n].size >= _HEADLINE), above[0])
    again = _repeated(lines, free)
    if again >= 0:
        return again
    dropped_before = [n for n in range(first_body) if n in rules]
    if dropped_before and len(free) == 1 and free[0] > dropped_before[0]:
        # A breadcrumb stands above a text without a title too, whose first heading has a number.
        return -1 if _NUMBERED.match(lines[free[0]].key) else free[0]
    return -1


def _above_statement(lines: Sequence[Line], rules: Mapping[int, str], n: int) -> bool:
    """Whether the line with date and source follows, or the author's name and then that line."""
    if rules.get(n - 1) == rules.get(n - 2) == "meta.line":
        return False
    if rules.get(n + 1) in ("meta.line", "notice.site"):
        return True
    named = n + 1 < len(lines) and lines[n + 1].size <= _NAME < lines[n].size
    return named and rules.get(n + 2) == "meta.line" and not lines[n + 1].cues


def _repeated(lines: Sequence[Line], free: Sequence[int]) -> int:
    """The first line of the head, or first after mere pieces of it, if it stands there twice."""
    keys = [lines[n].key for n in free]
    for place, key in enumerate(keys):
        if keys.count(key) > 1 and len(key) >= 5 and not _NUMBERED.match(key):
            before = "".join(keys[:place])
            return free[place] if not before or before in key else -1
        if not any(key in other for other in keys[place + 1 :]):
            return -1
    return -1


def _can_be_title(line: Line) -> bool:
    return (
        2 <= line.size <= 80
        and line.han >= 2
        and not line.text.endswith(("。", ":", "：", ",", "，"))
    )


def repeats(
    lines: Sequence[Line], title: int, title_key: str, first_body: int, taken: Mapping[int, str]
) -> dict[int, str]:
    """Lines of the head that only repeat the title, whole or in pieces one after the other."""
    found: dict[int, str] = {}
    pieces: list[int] = []
    position = 0
    for n in range(first_body):
        key = lines[n].key
        if n == title or n in taken:
            continue
        if key == title_key:
            found[n] = "title.repeated"
            continue
        at = title_key.find(key, position) if key else -1
        if at >= 0 and (pieces == [] or pieces[-1] == n - 1):
            pieces.append(n)
            position = at + len(key)
        elif pieces and pieces[-1] == n - 1 and _covered(pieces, lines) < 0.6 * len(title_key):
            pieces, position = [], 0
    if len(pieces) > 1 and _covered(pieces, lines) >= 0.6 * len(title_key):
        found.update(dict.fromkeys(pieces, "title.repeated"))
    return found


def _covered(pieces: Sequence[int], lines: Sequence[Line]) -> int:
    return sum(lines[n].size for n in pieces)
