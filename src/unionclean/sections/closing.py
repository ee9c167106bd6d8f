"""The closing of an article, and paragraphs that go back to a section after its subsections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .candidates import Node
from .lines import Line
from .numerals import parse_number

_CLOSING = re.compile(
    r"总之|总而言之|总的来说|总的来讲|综上(?:所述|可知|分析)?|一言以蔽之|概而言之"
    r"|归根结底|最后，?(?:祝|谢谢|衷心|预祝)"
)
_YEARLY = re.compile(
    r"\A.*?(?:一年来|回顾过去|过去的?一年|回顾(?:这|一)).*(?:新的一年|展望|来年|明年|今后)"
)
_CONCLUSION = re.compile(r"结[\s　]*[论语]|结束语|总[\s　]*结|小结|结尾|展望|余论")
_BACK = re.compile(
    r"^(?:以上|上述|这|前述|前面)(?:所说的?|所述"
    r"|就是)?(?P<n>[一二两三四五六七八九十\d]{1,2})[个项大]?(?:点|方面|条|项|个|种"
    r"|类|部分|问题|措施)"
)


def mark_closing(lines: Sequence[Line], headings: Sequence[Node]) -> None:
    """Mark the last paragraph of an article if it closes the whole of it."""
    if not headings:
        return
    index = len(lines) - 1
    while index >= 0 and lines[index].kind == "heading":
        index -= 1
    if index < 0:
        return
    last = lines[index]
    if last.kind or last.marker is not None:
        return
    if not (_CLOSING.match(last.text) or (len(last.text) < 400 and _YEARLY.match(last.text))):
        return
    above = next((line for line in reversed(lines[:index]) if line.kind == "heading"), None)
    if above is None or _CONCLUSION.search(above.text):
        return
    last.kind = "closing"


def mark_returns(lines: Sequence[Line], found: Sequence[Node]) -> None:
    """Give back to its section a paragraph that counts the subsections above it (这三点……)."""
    place = {id(node.line): k for k, node in enumerate(found)}
    current = -1
    for line in lines:
        k = place.get(id(line))
        if k is not None:
            current = k
            continue
        if current < 0 or line.kind or found[current].level < 2 or line.text[0] not in "以上这前":
            continue
        match = _BACK.match(line.text)
        if match is None:
            continue
        parent = found[current].parent
        siblings = sum(1 for node in found[: current + 1] if node.parent == parent)
        if parse_number(match["n"]) == siblings:
            line.opens = True
            line.level = found[current].level
