"""Running text and what interrupts it, line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .lines import Line

#: Rules that end a text: what follows is no longer part of it.
BARRIERS = frozenset(
    ["nav.prev-next", "comment.form", "related.list", "links.friend", "notice.copyright"]
)
_BESIDE = frozenset(["comment", "side", "related", "footer", "nav", "ads", "signature", "links"])
_OFF = _BESIDE | {"crumb", "share", "form", "header"}
_UNSURE = frozenset(["comment", "meta", "header", "side"])
# Cells of tables of facts, whose classes are often named info too.
_CELLS = frozenset(["dt", "dd", "td", "th", "tr"])
_ASIDE = frozenset(["nav", "footer", "aside", "menu"])
#: Share of linked characters above which a block is links.
LINKED = 0.3
# Marks with which a paragraph ends and a headline does not.
_STOPS = tuple("。:;…")
# What a line counts that may be a sentence and may be a headline.
_HEADLINE = 0.3
# The same far from any paragraph, and how many lines away is far.
_FAR = 0.3
_NEAR = 6
# More characters of a line than these do not count.
_COUNTED = 300
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}:.")
_CHAPTER = re.compile(r"(?:正文)?第[零〇一二两三四五六七八九十百千\d]{1,7}[章节回卷集部篇讲课]")
# So many chapters in a row are a table of contents.
_CONTENTS = 5
_CLOSING = re.compile(
    r"^[\[(【]?.{0,6}(?:责任编辑|责编|编辑|责任校对|校对|审校|编审|监制|审核|原标题|本文来源)[:/|丨]"
)


def masses(lines: Sequence[Line], markup: Sequence[Mapping[str, Any]]) -> list[float]:
    """How much running text each line holds, in characters; what markup says counts too.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> masses(lines_of(["首页", "他说，这件事已经过去了。"]), [{}, {}])[0]
        0.0
    """
    mass = [_mass(line, mark) for line, mark in zip(lines, markup, strict=True)]
    # What may be a sentence or a headline is a headline where no paragraph is near.
    paragraphs = [
        n for n, m in enumerate(mass) if m >= 20 and m >= 0.75 * min(lines[n].size, _COUNTED)
    ]
    near = {m for n in paragraphs for m in range(n - _NEAR, n + _NEAR + 1)}
    return [m if n in near else _FAR * m for n, m in enumerate(mass)]


def _mass(line: Line, mark: Mapping[str, Any]) -> float:
    size = float(min(line.size, _COUNTED))
    # Headlines are long too, have a comma, and end in question and exclamation marks.
    stopped = line.key.rstrip("\"'”’」』)]】")[-1:] in _STOPS or line.stops > 1 or size >= 50
    sentence = line.ends and stopped
    if line.prose:
        mass = size if sentence or line.commas + line.stops > 2 else _HEADLINE * size
    elif line.ends and (line.grammar or (line.commas and line.key[-1] == "。")):
        mass = (0.8 if sentence else _HEADLINE) * size
    elif line.grammar >= 2 and line.size >= 8:
        mass = _HEADLINE * size
    else:
        mass = 0.0
    if mark:
        if mark["table"] > 1:
            mass = max(mass, _HEADLINE * size)
        if mark["hidden"] or mark["control"]:
            return 0.0
        mass *= max(0.0, 1.0 - 1.4 * mark["link_density"])
        if mark["around"] > 0.5:
            mass *= 0.5
        if mark["region"] in _ASIDE:
            mass *= 0.2
        if mark["senses"] & _BESIDE and "content" not in mark["senses"]:
            mass *= 0.3
    return mass


def in_form(lines: Sequence[Line], n: int) -> bool:
    """Whether a line states time or date of what the text is about: 时间 above or below 地点.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> meeting = lines_of(["时间：2020年3月8日上午9:00", "地点：会议室", "主持：赵主任"])
        >>> page = lines_of(["时间：2020-03-08", "各部门要认真研究。"])
        >>> in_form(meeting, 0), in_form(page, 0)
        (True, False)
    """
    if not lines[n].key.startswith(("时间:", "日期:")):
        return False
    beside = (lines[m] for m in (n - 1, n + 1) if 0 <= m < len(lines))
    return any(_FIELD.match(line.key) and not line.cues for line in beside)


def chapters(lines: Sequence[Line]) -> list[bool]:
    """Which lines are entries of a table of contents: chapters by number, several in a row.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> chapters(lines_of([*(f"第{n}章 某事" for n in "一二三四五"), "第一章 某事", "某事"]))
        [True, True, True, True, True, True, False]
        >>> any(chapters(lines_of(["第一章 某事", "他说。", "第二章 某事"])))
        False
    """
    found = [line.size <= 40 and _CHAPTER.match(line.key) is not None for line in lines]
    start = 0
    for n in range(len(found) + 1):
        if n == len(found) or not found[n]:
            if n - start < _CONTENTS:
                found[start:n] = [False] * (n - start)
            start = n + 1
    return found


def aside(mark: Mapping[str, Any], own: frozenset[str] = frozenset()) -> bool:
    """Whether markup says that a block is something beside the text: links, a box, a form.

    Args:
        mark: features of the block.
        own: senses of class and id words that the text itself has, and that say nothing here.

    Example:
        >>> mark = {"hidden": False, "control": False, "link_density": 0.0, "region": "nav"}
        >>> aside({**mark, "senses": frozenset(), "tag": "li"})
        True
    """
    return (
        mark["hidden"]
        or mark["control"]
        or mark["link_density"] > LINKED
        or mark["region"] in _ASIDE
        or named_aside(mark, own)
    )


def named_aside(mark: Mapping[str, Any], own: frozenset[str] = frozenset()) -> bool:
    """Whether class and id words alone say so."""
    senses = mark["senses"] - own
    if mark["region"] == "article":
        # The tag is surer than what its names may be short for.
        senses -= _UNSURE
    return not senses.isdisjoint(_OFF) or ("meta" in senses and mark["tag"] not in _CELLS)


def barrier(line: Line) -> bool:
    """Whether a line reads like one of those that end a text.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> [barrier(line) for line in lines_of(["相关阅读", "(责任编辑:张三)", "正文。"])]
        [True, True, False]
    """
    if line.size > 60:
        return False
    return bool(_CLOSING.match(line.key)) or any(
        cue.sure and cue.rule in BARRIERS for cue in line.cues
    )


def barriers(
    lines: Sequence[Line], markup: Sequence[Mapping[str, Any]], mass: Sequence[float]
) -> list[bool]:
    """Which lines end a text, seen among their neighbours.

    A line that only looks like one stands in the middle of the text: between paragraphs of the very
    same element, or, without markup, between long paragraphs.
    """
    found = [
        barrier(line) and not (mark and (mark["hidden"] or mark["control"]))
        for line, mark in zip(lines, markup, strict=True)
    ]
    for n in (n for n, is_barrier in enumerate(found) if is_barrier):
        before = next((m for m in range(n - 1, max(n - 4, -1), -1) if mass[m] > 0), -1)
        after = next((m for m in range(n + 1, min(n + 4, len(lines))) if mass[m] > 0), -1)
        if before < 0 or after < 0:
            continue
        if markup[n]:
            path = markup[n]["path"]
            inner = path == markup[before].get("path") == markup[after].get("path")
            found[n] = not (inner and "comment" not in markup[n]["senses"])
        elif any(cue.rule == "comment.form" and cue.how == "whole" for cue in lines[n].cues):
            continue
        else:
            long = mass[before] >= 60 and mass[after] >= 60 and after == n + 1
            found[n] = not (long and lines[after].ends and not _CLOSING.match(lines[n].key))
    return found
