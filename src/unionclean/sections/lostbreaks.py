"""Headings inside a line that lost its line breaks.

``第一章 总则 第一条 为了……。第二条 ……`` is cut before each mark that continues the sequence and
stands after a sentence or a blank; a reference (依照第三条) has neither. ``一、`` inside a line is
cut only where at least two of them follow each other so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .levels import follows
from .lines import Line
from .numbering import Marker, parse
from .numerals import CHINESE
from .styles import PRIOR

_N = rf"(?:[{CHINESE}]{{1,7}}|\d{{1,4}})"
_ORDINAL = re.compile(
    rf"第(?<![^\s　。；;：:！？”）)]第){_N}(?:分编"
    rf"|[编章节条])(?:之[{CHINESE}]{{1,3}})?(?=[\s　一-鿿])"
)
_LISTED = re.compile(
    rf"(?:(?<=[\s　。；;！？”）)：:])|^)(?:[{CHINESE}]{{1,3}}、"
    rf"|[（(][{CHINESE}]{{1,3}}[）)])(?=[一-鿿“《])"
)
#: A line shorter than this has not lost its breaks, unless it begins with a division of its own.
LONG = 200


def cut(lines: list[Line]) -> list[Line]:
    """The lines, with those that hold several headings cut before each."""
    if not any(_suspect(line) for line in lines):
        return lines
    out: list[Line] = []
    last: dict[str, tuple[int, ...]] = {}
    for line in lines:
        if _suspect(line):
            for piece in _pieces(line, last):
                out.append(piece)
                _remember(piece.marker, last)
        else:
            _remember(line.marker, last)
            out.append(line)
    return out


def _suspect(line: Line) -> bool:
    if line.kind in ("table-row", "code", "quote"):
        return False
    if line.marker is not None and line.marker.style in ("编", "分编", "章", "节"):
        return "第" in line.rest
    return len(line.text) > LONG and ("条" in line.text or "二、" in line.text)


def _remember(marker: Marker | None, last: dict[str, tuple[int, ...]]) -> None:
    if marker is not None and marker.style in PRIOR:
        last[marker.style] = marker.number
        if marker.style in ("编", "分编", "章"):
            last.pop("节", None)


def _pieces(line: Line, last: dict[str, tuple[int, ...]]) -> Iterable[Line]:
    """Cut one line from left to right."""
    known = dict(last)
    cuts: list[int] = []
    _remember(line.marker, known)
    _ordinals(line.text, known, cuts)
    if len(line.text) > LONG and "二、" in line.text:
        _listed(line.text, cuts)
    return line.cut_all(sorted(set(cuts)))


def _ordinals(text: str, known: dict[str, tuple[int, ...]], cuts: list[int]) -> None:
    for match in _ORDINAL.finditer(text):
        at = match.start()
        if not at or _quoted(text, at):
            continue
        marker = parse(text[at : at + 40])
        if marker is None:
            continue
        style, number = marker.style, marker.number
        continues = follows(known[style], number) if style in known else number == (1,)
        spaced = text[at - 1] in " 　\t" and not marker.weak
        restarts = number == (1,) and (style == "节" or (spaced and text.find("第二", at) > 0))
        if continues or restarts or (spaced and style == "条" and _near(known.get(style), number)):
            cuts.append(at)
            _remember(marker, known)


def _near(before: tuple[int, ...] | None, number: tuple[int, ...]) -> bool:
    """Whether a number is a little further on: some may be missing."""
    return before is not None and 0 < number[0] - before[0] <= 20


def _quoted(text: str, at: int) -> bool:
    opened = text.rfind("“", max(0, at - 300), at)
    return opened >= 0 and text.find("”", opened, at) < 0


def _listed(text: str, cuts: list[int]) -> None:
    """Cut before 一、 二、 …, and before （一） （二） … where the former were found."""
    top: list[int] = []
    inner: list[int] = []
    expected = 1
    for match in _LISTED.finditer(text):
        marker = parse(match.group() + "项目")
        if marker is None or _quoted(text, match.start()):
            continue
        if marker.style == "一、":
            if marker.number == (expected,):
                top.append(match.start())
                expected += 1
        elif marker.style == "（一）":
            inner.append(match.start())
    if len(top) >= 2:
        cuts.extend(at for at in top if at)
        cuts.extend(at for at in inner if at > top[0])
