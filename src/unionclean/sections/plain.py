"""Headings without a number: short lines with siblings of their shape, HTML or bold ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import contents
from .lines import Line

#: Longest heading without a number.
LIMIT = 25
_ITEMS = frozenset(("li", "dd", "dt", "td", "th", "option"))
_HTML = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_NOT_HEADING = re.compile(
    r"[，,。；;！!？?、…:：]|^[\d\W]+$|\d{3,}$|^(?:注|图|表|单位)|资料图|截图|图片"
    r"|供图|摄影|图源|来源|作者|编辑|记者|责编"
)
_HAN = re.compile(r"[一-鿿]")
_OUTLINE = re.compile(
    r"(?:要点|计划|打算|安排|思路|总结|设想|目标|任务|措施|建议|体会|问题|方向|规划|展望|小结)$"
)


#: Headings of what frames a book or a thesis: they stand beside its chapters.
_FRAMING = re.compile(
    r"^(?:[导引绪][\s　]*[言论]|前[\s　]*言|序[\s　]*[言论]?|楔[\s　]*子|结[\s　]*[语论]|结束语"
    r"|后[\s　]*记|尾[\s　]*声|致[\s　]*谢|跋)$"
)


def style_of(line: Line, known: frozenset[str] = frozenset()) -> str:
    """Name of the style of a heading without a number.

    Args:
        line: the heading.
        known: entries of the table of contents, as :func:`unionclean.sections.contents.key`.
    """
    if _FRAMING.match(line.text) or contents.key(line.text) in known:
        return "framing"
    rank = _HTML.get(line.tag)
    return f"plain|h{rank}" if rank else "plain"


def mark(
    lines: Sequence[Line], *, before_border: bool, known: frozenset[str] = frozenset()
) -> list[Line]:
    """Find the unnumbered headings among the lines of a body that are still undecided.

    Args:
        lines: body of one article.
        before_border: another article follows.
        known: entries of the table of contents, as :func:`unionclean.sections.contents.key`.

    Returns:
        The headings, in order; their ``kind`` is set.
    """
    found: list[Line] = []
    candidates: list[Line] = []
    count = len(lines)
    for index, line in enumerate(lines):
        text = line.text
        if (
            len(text) > 60
            or line.kind
            or line.tag in _ITEMS
            or (line.marker is not None and not line.marker.weak)
        ):
            continue
        if line.tag in _HTML:
            if len(text) <= 60 and text[-1] not in "。；;，," and _HAN.search(text):
                found.append(line)
            continue
        if known and contents.key(text) in known:
            found.append(line)
            continue
        if index + 1 >= count:
            continue
        over = _is_paragraph(lines[index + 1], text)
        if not (over or line.tag == "b") or not _shaped(text):
            continue
        if over and _FRAMING.match(text):
            found.append(line)
            continue
        if line.tag == "b":
            candidates.append(line)
            continue
        if index and not _ends(lines[index - 1]):
            continue
        candidates.append(line)
    found.extend(_siblings(candidates))
    if before_border and count > 1:
        last = lines[-1]
        if (
            not last.kind
            and last.marker is None
            and _shaped(last.text)
            and _OUTLINE.search(last.text)
        ):
            found.append(last)
    for line in found:
        line.kind = "heading"
    return found


def _shaped(text: str) -> bool:
    return 2 <= len(text) <= LIMIT and not _NOT_HEADING.search(text) and bool(_HAN.search(text))


def _is_paragraph(line: Line, heading: str) -> bool:
    if line.marker is not None and not line.marker.weak:
        return line.marker.number[-1:] == (1,)
    return (
        not line.kind
        and len(line.text) >= 30
        and len(line.text) > 2 * len(heading)
        and line.text[-1] in "。：:；;！？!?”…）)"
    )


def _ends(line: Line) -> bool:
    return line.text[-1] in "。！？!?…”；;）)：:" or bool(line.kind)


def _siblings(candidates: list[Line]) -> list[Line]:
    """Candidates that share a shape with another: a beginning, an end, or about the same length."""
    kept: list[Line] = []
    for line in candidates:
        text = line.text
        for other in candidates:
            if other is line:
                continue
            mate = other.text
            alike = (
                text[:2] == mate[:2]
                or text[-2:] == mate[-2:]
                or abs(len(text) - len(mate)) <= max(3, min(len(text), len(mate)) // 2)
                or line.tag == other.tag == "b"
            )
            if alike:
                kept.append(line)
                break
    return kept
