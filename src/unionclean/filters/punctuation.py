"""Full-width punctuation for Chinese text that was typed or converted with ASCII signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..edits import Replacement
from ..filter import document_filter

RULES = {
    "punctuation.full-width": "ASCII , : ; ! ? between Chinese characters become ，：；！？",
    "punctuation.brackets": "a pair of ASCII brackets within Chinese text becomes （）",
}

_FULL = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_CLOSING = "”’》〉」』】）％℃"
_OPENING = "“‘《〈「『【（"
# After Chinese, and before Chinese or the end of the line: "时间: 8:30" keeps its second colon.
# A blank typed after the sign goes with it, as full-width signs bring their own.
_SIGN = re.compile(
    rf"(?<=[{_HAN}{_CLOSING}])([,:;!?]+) ?(?=[{_HAN}{_OPENING}{_CLOSING}]|$)"
    rf"|(?<=[{_HAN}{_CLOSING}])([,:;!?]+)(?= ?[0-9A-Za-z(])"
    rf"|(?<=[0-9A-Za-z%)])([,:;!?]+) ?(?=[{_HAN}{_OPENING}])"
)
_PAIR = re.compile(r"\(([^()（）]{0,80})\)")
_NEAR = re.compile(f"[{_HAN}{_OPENING}{_CLOSING}，。；：、！？]")
_LIST_MARK = re.compile(r"\s*[0-9A-Za-z]{1,3}[):]$")


@document_filter("punctuation", rules=RULES)
def punctuation(doc: Document) -> Document:
    """Restore full-width punctuation in Chinese context; off unless asked for.

    Signs in numbers, times, addresses and foreign words stay, and so do brackets around what is
    not Chinese unless Chinese stands on both sides of them.

    Example:
        >>> punctuation(Document.from_lines("时间:8:30,地点:会议室(二楼)")).text
        '时间：8:30，地点：会议室（二楼）'
    """
    # A bracket that became full-width is Chinese context for the sign beside it, and a sign for the
    # bracket; each round leaves fewer half-width ones.
    while (after := _once(doc)) is not doc:
        doc = after
    return doc


def _once(doc: Document) -> Document:
    return doc.apply(
        {
            index: list(_proposals(block.text))
            for index, block in enumerate(doc.blocks)
            if not block.dropped and _NEAR.search(block.text)
        }
    )


def _proposals(text: str) -> Iterator[Replacement]:
    for match in _SIGN.finditer(text):
        signs = match.group(1) or match.group(2) or match.group(3)
        if match.group(3) and _LIST_MARK.match(text[: match.start() + 1]):
            continue
        new = "".join(_FULL[sign] for sign in signs)
        yield Replacement(match.start(), match.end(), new, "punctuation.full-width")
    for match in _PAIR.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        chinese = re.search(f"[{_HAN}]", match.group(1))
        near = _NEAR.match(before) and (not after or _NEAR.match(after))
        if chinese or near:
            yield Replacement(start, start + 1, "（", "punctuation.brackets")
            yield Replacement(end - 1, end, "）", "punctuation.brackets")
