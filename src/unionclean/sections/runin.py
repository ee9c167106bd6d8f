"""Headings that run into their paragraph, two headings on one line, lists that begin in a lead-in.

``（一）强化理论武装。坚持不懈……`` is cut after its first sentence, but only where every sibling is
a short heading too; one whole paragraph among them, and all stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from .candidates import Node, headlike, is_list
from .levels import follows
from .lines import Line
from .numbering import parse
from .numerals import chinese
from .styles import FIXED, LIST

#: Longest first sentence that is taken for a heading.
SHORT = 30
#: The same where the sentence has a line of its own.
ALONE = 60
# A sentence that is cut off must leave a paragraph behind, not another short sentence.
_LEFT = {"1.": 40, "（1）": 60, "1）": 60, "①": 80}

_FIRST_ITEM = re.compile(
    r"[:：][ 　]*(?=第一[，,、:：]|首先[，,]|一是|一要|其一[，,是:：]|1[.．、](?!\d)"
    r"|[（(][1一][)）]|①)"
)


def heads(found: Sequence[Node], following: dict[int, Line | None]) -> dict[int, int]:
    """Decide which nodes are headings.

    Args:
        found: the nodes with parents and levels.
        following: for an index into ``found``, the line after the node's.

    Returns:
        For the index of each heading, where in the line's text to cut it off, 0 for no cut.
    """
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for k, node in enumerate(found):
        if node.line.kind != "numbered":
            continue
        groups[node.parent, node.style].append(k)
    result: dict[int, int] = {}
    for (_, style), members in groups.items():
        whole = False
        cuts: dict[int, int] = {}
        left = 0
        for k in members:
            line = found[k].line
            if headlike(line):
                result[k] = 0
                continue
            if style in FIXED:
                whole = True
                continue
            stop = _first_sentence(line)
            after = following[k]
            if stop is None:
                whole = True
            elif stop < len(line.text):
                cuts[k] = stop
                left += len(line.text) - stop
            elif _stands_over(found, k, after):
                cuts[k] = 0
            else:
                whole = True
        if whole or not cuts:
            continue
        real = [k for k in cuts if cuts[k]]
        if len(members) < 2 or (real and left < _LEFT.get(style[:3].rstrip("|"), 20) * len(real)):
            continue
        for k, stop in cuts.items():
            result[k] = stop
            found[k].line.run_in = True
    return result


def _first_sentence(line: Line) -> int | None:
    """End of the first sentence if it is short enough for a heading."""
    assert line.marker is not None
    text = line.text
    begin = line.marker.end
    stop = text.find("。", begin, begin + ALONE + 2)
    if stop < 0:
        return None
    stop += 1
    limit = SHORT if stop < len(text) else ALONE
    sentence = text[begin:stop]
    if len(sentence) - 1 > limit or len(sentence) < 3 or "；" in sentence or ";" in sentence:
        return None
    if sentence.count("（") != sentence.count("）") or sentence.count("《") != sentence.count("》"):
        return None
    if stop < len(text) and text[stop] in "”’」』":
        return None
    # What is left must be read as a paragraph again, not as a section of its own.
    left = parse(text[stop:].lstrip())
    if left is not None and left.style != LIST:
        return None
    return stop


def _stands_over(found: Sequence[Node], k: int, after: Line | None) -> bool:
    """Whether a sentence on a line of its own has something under it."""
    if after is None:
        return False
    if k + 1 < len(found) and found[k + 1].line is after:
        return found[k + 1].level > found[k].level
    return after.kind in ("", "list-item", "paragraph")


def two_headings(line: Line) -> int | None:
    """Where the second heading of a line begins, None if there is only one.

    Example:
        >>> two_headings(Line(0, 0, "一、加强宣传教育二、关心职工生活"))
        8
    """
    marker = line.marker
    if marker is None or len(line.text) > 90 or marker.weak or "。" in line.text:
        return None
    upcoming = chinese(marker.number[-1] + 1) if marker.number[-1:] and marker.number[-1] else ""
    if not upcoming:
        return None
    if marker.style == "一、":
        wanted = f"{upcoming}{marker.text[-1]}"
    elif marker.style == "（一）" and len(marker.text) > 2:
        wanted = f"{marker.text[0]}{upcoming}{marker.text[-1]}"
    elif marker.style in ("章", "节"):
        wanted = f"第{upcoming}{marker.style}"
    else:
        return None
    at = line.text.find(wanted, marker.end + 2)
    # 第二、 and 十二、 are other numbers; after a comma or 、 the text enumerates.
    if at < 0 or line.text[at - 1] in "第十百、,，:：；;" or line.text[at - 1].isdigit():
        return None
    if not headlike(Line(0, 0, line.text[:at].rstrip())) or line.text.find(
        "“", 0, at
    ) >= 0 > line.text.find("”", 0, at):
        return None
    return at


def first_item(line: Line, after: Line) -> int | None:
    """Where the first item of a list is to be cut from its lead-in, None if nowhere.

    It is where the second item begins the next line.
    """
    if after.marker is None or len(line.text) < 8:
        return None
    if is_list(after):
        if after.marker.text[0] not in "第二其":
            return None
        if "一" in after.marker.text and "方面" not in after.marker.text:
            return None
    elif after.marker.number != (2,):
        return None
    last = None
    for match in _FIRST_ITEM.finditer(line.text):
        last = match
    if last is None:
        return None
    first = Line(0, 0, line.text[last.end() :]).marker
    if first is None or first.style != after.marker.style:
        return None
    if not is_list(after) and not follows(first.number, after.marker.number):
        return None
    # Two items on the lead-in's line: the list runs inside its paragraph.
    rest = line.text[last.end() :]
    if any(
        sign in rest for sign in ("第二，", "第二,", "第二、", "二是", "二要", "其次，", "其二")
    ):
        return None
    return last.end()
