"""Where one text of a compilation ends and the next begins.

Borders are lines such as ``范文第1篇``, ``篇一``, ``【篇1】``, ``工作总结（一）``, or, where
documents were pasted one after the other, a line that reads like a title and after which the
numbering of the highest style starts again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .genres import is_titlelike
from .lines import Line
from .numerals import CHINESE, parse_number
from .styles import PRIOR

_N = rf"(?:[{CHINESE}]{{1,3}}|[0-9０-９]{{1,2}})"
_SAMPLE = r"(?:优秀|精选|经典|最新)?(?:范文|例文|样文|样本|范本|模板|模版|参考|篇章|作文|佳作|材料)"
# 范文第1篇, 工作总结 第二篇, 【篇1】, 篇一：标题, 范文一, 例文（2）, 模板3
_BORDER = re.compile(
    rf"^(?P<stem>.{{0,45}}?)[\s　]*+[（(【\[「《]?[\s　]*+(?:"
    rf"(?P<sample>{_SAMPLE})?[\s　]*+第[\s　]*+(?P<a>{_N})[\s　]*+[篇份则]"
    rf"|(?:{_SAMPLE}|篇|例)[\s　]*+[（(]?(?P<b>{_N})[)）]?(?![年月日、.．\d级届名个项]))"
    rf"[\s　]*+[）)】\]」》]?[\s　]*+(?:[:：、][\s　]*+(?P<title>.{{0,50}})"
    rf"|(?<=[\s　])(?P<title2>\S.{{0,50}})|(?P<title3>[^\s。，]{{0,30}}))$"
)
# What a line must hold to be a border of the one kind, and end in to be one of the other.
_SIGN = re.compile("[篇份则例]|[范样]文|[样范]本|模[板版]|参考|作文|佳作|材料")
_NUMERALS = frozenset(f"{CHINESE}0123456789０１２３４５６７８９")
# 工会工作总结1, 工会工作总结（二）
_TRAILING = re.compile(rf"^(?P<stem>.{{4,40}}?)[\s　]*[（(【]?(?P<n>{_N})[)）】]?$")


_PART = re.compile(rf"第[\s　]*{_N}[\s　]*篇[\s　]+\S")
_ANNEX = re.compile(rf"附[\s　]*+(?:件|录)?[\s　]*+{_N}?[\s　]*+[:：]?$")
_COLLECTION = re.compile(rf"汇编|大全|合集|集锦|选编|范文|精选|制度集|{_N}[篇份则]|资料$")


class Border(NamedTuple):
    """The first line of an article.

    Attributes:
        line: index into the lines.
        number: which article it says it is, 0 if it does not.
    """

    line: int
    number: int


def borders(lines: Sequence[Line]) -> list[Border]:
    """The borders of a compilation; none for a single text."""
    return _numbered(lines) or _pasted(lines) or _annexes(lines)


def _annexes(lines: Sequence[Line]) -> list[Border]:
    """Documents that are attached to another, each under a line that says 附件 and nothing more."""
    return [
        Border(index, 0)
        for index, line in enumerate(lines[:-2])
        if index
        and line.text[0] == "附"
        and _ANNEX.match(line.text)
        and is_titlelike(lines[index + 1].text)
    ]


def _numbered(lines: Sequence[Line]) -> list[Border]:
    families: dict[str, list[Border]] = {}
    for index, line in enumerate(lines):
        text = line.text
        if (
            not 2 <= len(text) <= 70
            or text[-1] in "。；;，,、！!？?"
            or line.kind in ("table-row", "code")
        ):
            continue
        for family, number in _readings(text):
            families.setdefault(family, []).append(Border(index, number))
    best: list[Border] = []
    for family, found in families.items():
        run = _run(found)
        if family == "篇" and _is_book(lines, run):
            continue
        sure = family == "范文" and len(run) >= 1
        apart = all(b.line > a.line + 1 for a, b in pairwise(run))
        if (sure or len(run) >= 2) and apart and len(run) > len(best) and _under(lines, run):
            best = run
    return best


def _is_book(lines: Sequence[Line], run: list[Border]) -> bool:
    """Whether 第一篇, 第二篇 … are the parts of one book: chapters stand below, and run on."""
    if not all(_PART.match(lines[border.line].text) for border in run):
        return False
    chapters = [m.number for line in lines if (m := line.marker) and m.style == "章"]
    return bool(chapters) and chapters.count((1,)) < 2


def _readings(text: str) -> list[tuple[str, int]]:
    readings: list[tuple[str, int]] = []
    match = _BORDER.match(text) if _SIGN.search(text) else None
    if match:
        number = parse_number(match["a"] or match["b"])
        if number:
            sure = match["sample"] and match["a"]
            readings.append(("范文" if sure else "篇", number))
    elif text.rstrip(")）】")[-1:] in _NUMERALS:
        trailing = _TRAILING.match(text)
        if trailing and is_titlelike(trailing["stem"]):
            number = parse_number(trailing["n"])
            if number:
                readings.append((trailing["stem"], number))
    return readings


def _run(found: list[Border]) -> list[Border]:
    """The longest rising run, from one or, where it is missing, from two."""
    run: list[Border] = []
    for border in found:
        if not run:
            if border.number <= 2:
                run = [border]
        elif border.number > run[-1].number and border.number <= run[-1].number + 3:
            run.append(border)
    return run


def _under(lines: Sequence[Line], run: list[Border]) -> bool:
    """Whether there is text under most borders."""
    ends = [b.line for b in run[1:]] + [len(lines)]
    filled = sum(
        1
        for border, end in zip(run, ends, strict=True)
        if any(len(line.text) > 18 for line in lines[border.line + 1 : end])
    )
    return filled * 2 > len(run)


def _numbered_before(lines: Sequence[Line], index: int) -> bool:
    """Whether the text that the first title heads is numbered before the second title comes."""
    return any(
        line.marker is not None and line.marker.style in PRIOR and not line.marker.weak
        for line in lines[:index]
    )


def _pasted(lines: Sequence[Line]) -> list[Border]:
    """Titles after which the numbering of the highest style starts again."""
    candidates = [
        i
        for i, line in enumerate(lines)
        if (line.marker is None or line.marker.weak)
        and line.kind in ("", "title")
        and is_titlelike(line.text)
    ]
    if len(candidates) < 2:
        return []
    if lines[0].kind == "title" and candidates[0] == 0 and not _COLLECTION.search(lines[0].text):
        # A title above them all: what follows are the parts of one document.
        candidates = candidates if _numbered_before(lines, candidates[1]) else []
    marked = [
        (i, line.marker.style, line.marker.number)
        for i, line in enumerate(lines)
        if line.marker is not None and line.marker.style in PRIOR and not line.marker.weak
    ]
    borders: list[Border] = []
    seen: dict[str, int] = {}
    position = 0
    for k, index in enumerate(candidates):
        while position < len(marked) and marked[position][0] < index:
            _, style, number = marked[position]
            seen[style] = max(seen.get(style, 0), number[0])
            position += 1
        stop = candidates[k + 1] if k + 1 < len(candidates) else len(lines)
        following = next((m for m in marked[position:] if m[0] < stop), None)
        if following is None or following[2][0] != 1:
            continue
        if not seen:
            if not borders and index <= 3:
                borders.append(Border(index, 0))
            continue
        top = min(seen, key=lambda style: PRIOR[style])
        restarts = {following[1]}
        if following[1] in ("编", "章", "条"):
            restarts |= {"编", "章", "条"}
        if top in restarts and max(seen.get(style, 0) for style in restarts) >= 2:
            if not borders:
                borders.append(Border(0, 0))
            borders.append(Border(index, 0))
            seen = {}
    return borders if len(borders) > 1 else []
