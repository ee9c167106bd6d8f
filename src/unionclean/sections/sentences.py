"""Chinese sentence splitting.

A sentence ends at 。！？；…, at their ASCII forms among Chinese characters, at a Latin full stop
before a blank, and at a line break. Closing quotes and brackets belong to the sentence that they
close. Decimal points, list numbers, abbreviations, titles in 《》 and quoted speech with its
speaker after it (“走吧！”他说。) do not end one.
"""

from __future__ import annotations

import re

_CANDIDATE = re.compile(r"\n+|[。！？；…!?;]+[”’」』）)】》〉\"]*|\.[”’\"）)]*(?=\s|$|[一-鿿])")
_CLOSERS = '”’」』）)】》〉"'
_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|Figs|Eq|Vol|pp?|vs|etc|al|cf"
    r"|e\.g|i\.e|Co|Ltd|Inc|Corp|Jr|Sr"
    r"|[A-Z](?:\.[A-Z])*)$"
)
_SPEAKER = re.compile(
    r"[^，。！？；：“”\n]{0,8}?(?:说|道|问|喊|叫|(?<!回)答|笑|想|写道|表示|指出|嘱咐"
    r"|吩咐)(?![法话路理])"
)
_LIST_NUMBER = re.compile(r"(?:^|[\n。；;：:\s（(])\d{1,3}$")


def sentences(text: str, *, semicolons: bool = True) -> list[tuple[int, int]]:
    """Spans of the sentences of a text.

    Args:
        text: any text, of one or more paragraphs.
        semicolons: whether ； ends a sentence.

    Returns:
        ``(start, end)`` pairs in order, white space at the borders left out.

    Example:
        >>> text = "他问：“去哪儿？”没人回答。价格是3.5元……“走吧！”他说。"
        >>> [text[i:j] for i, j in sentences(text)]
        ['他问：“去哪儿？”', '没人回答。', '价格是3.5元……', '“走吧！”他说。']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        mark = match.group()
        end = match.end()
        if mark[0] != "\n" and not _ends(text, match.start(), end, mark, semicolons):
            continue
        _add(spans, text, start, match.start() if mark[0] == "\n" else end)
        start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped)
        spans.append((begin, begin + len(stripped)))


def _ends(text: str, start: int, end: int, mark: str, semicolons: bool) -> bool:
    stop = mark.rstrip(_CLOSERS)
    closed = mark[len(stop) :]
    following = text[end : end + 1]
    if stop == ".":
        return _latin_stop(text, start, following)
    if not semicolons and set(stop) <= {"；", ";"}:
        return False
    if stop[0] in "!?;" and not _among_chinese(text, start, end):
        return False
    if closed:
        if closed[-1] in "》〉":
            return False
        if following and following in "，、；：。,;:的之等":
            return False
        if closed[-1] in "）)" and stop[-1] != "。":
            return not following or following == "\n"
        return not (closed[-1] in "”’」』" and _SPEAKER.match(text, end))
    if following and following in "，、,的等之" and set(stop) <= {"…", "！", "？", "!", "?"}:
        return False
    # （……？……） and “……！……”: a mark inside brackets does not end what they stand in.
    return not (set(stop) <= {"；", ";"} and _inside_brackets(text, start))


def _latin_stop(text: str, start: int, following: str) -> bool:
    before = text[start - 1 : start]
    if "一" <= before <= "鿿":
        return True
    head = text[max(0, start - 8) : start]
    if _LIST_NUMBER.search(head) or _ABBREVIATION.search(head):
        return False
    return following in (" ", "\n", "\t", "") and (before.isalnum() or before in _CLOSERS)


def _among_chinese(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not after or after in "\n \u3000":
        return True
    return "一" <= before <= "鿿" or "一" <= after <= "鿿" or before in "”）》」"


def _inside_brackets(text: str, at: int) -> bool:
    opened = max(text.rfind("（", max(0, at - 80), at), text.rfind("(", max(0, at - 80), at))
    if opened < 0:
        return False
    inside = text[opened:at]
    return "）" not in inside and ")" not in inside and "\n" not in inside
