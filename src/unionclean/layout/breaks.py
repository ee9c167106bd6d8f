"""Lost line breaks: a whole article on one line, its paragraphs parted by blanks at best."""

from __future__ import annotations

import re

from ..document import Document
from ..search import count, occurrences

#: Shortest block that can be an article on one line, and shortest with numbered headings.
_LONG = 600
_SHORTEST = 200

_BLANKS = r"[ \u3000\xa0\t]+"
_OPENING = (
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百]{1,4}[章节節篇部编編]|\d{1,2}[、.．](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}(?=[\u4e00-\u9fff])(?![亿万千百十元个倍年月日米公吨级版]))"
)
_FRONT = (
    r"(?:编者按|編者按|摘\s?要|关[键健]词|關[鍵健]詞|【摘|【关|参考文献|參考文獻|附件[:：]"
    r"|[^\s，。]{2,30}范文第)"
)
_ITEM = r"(?:第[一二三四五六七八九十]{1,2}[,，、]|[一二三四五六七八九十]是|首先|其次|再次|最后)"
_END = re.compile(r"[。！？!?…；;][”’」』）)\"]?" + _BLANKS + r"(?=[^\s。，、；])")
_NUMBERED = re.compile(r"[\u4e00-\u9fff。！？!?…；;”）)]" + _BLANKS + "(?=" + _OPENING + ")")
_STOP = re.compile(r"[。！？!?…]")
_BLANK = re.compile(_BLANKS)
_STOPPED = re.compile(r"[。！？!?…][”’」』）)\"]?$")
_PAUSED = re.compile(r"[;；:：][”’」』）)\"]?$")
_WORD = re.compile(r"[\u4e00-\u9fff”》）)\d]$")
_NEW = re.compile(f"{_OPENING}|{_FRONT}")
_LISTED = re.compile(f"{_OPENING}|{_ITEM}")
_POINTED = re.compile(r"(?:请详见|请參见|请参见|请参阅|详见|詳見|如下|以下|全文)[:：]$")
_CHINESE = re.compile(r"[\u4e00-\u9fff“《]")
_MARKED = re.compile(f"{_OPENING}[^。！？!?…；;\\s]{{2,40}}")
_PLAIN = re.compile(r"[^。！？!?…；;:：，,\s]{4,30}")
_TITLE = re.compile(r"^[^。！？!?；;:：，,\n]{4,50}(?=" + _BLANKS + r")")


def lost(text: str, *, certain: bool = False) -> bool:
    """Whether a block is a text whose line breaks became blanks.

    Args:
        text: the block.
        certain: it is known from elsewhere that breaks were lost (a viewer cut the text).

    A blank after every sentence is a habit of writing; breaks are lost when only some sentences,
    as many as there are paragraphs, are followed by one.

    Example:
        >>> part = "我们召开了会议，统一了思想。会后各部门都行动起来，成效明显。 "
        >>> lost(part * 25), lost("他说得对。 我也这样想。 " * 60), lost("没有空格的长段落。" * 100)
        (True, False, False)
    """
    if len(text) < _SHORTEST:
        return False
    ends = occurrences(_END, text)
    if certain:
        return ends >= 2
    stops = count(_STOP, text) or 1
    numbered = occurrences(_NUMBERED, text)
    spaced = len(text) >= _LONG and 3 <= ends <= 0.6 * stops
    return spaced or numbered >= 3


def borders(text: str) -> list[int]:
    """Where paragraphs begin in a text whose breaks became blanks.

    Example:
        >>> text = "工作总结 编者按:本文很短。 一、开展教育。 我们组织了学习。"
        >>> [text[i:i + 3] for i in borders(text)]
        ['编者按', '一、开', '我们组']
    """
    cuts: list[int] = []
    begin = 0
    title = _TITLE.match(text)
    # Of several blanks before the first mark the last one parts title and text.
    searched = title.end() if title is not None else 0
    for blank in _BLANK.finditer(text, searched):
        left, right = text[begin : blank.start()], blank.end()
        if right < len(text) and (
            (title is not None and blank.start() == title.end())
            or _parts(text, left, blank.start(), right)
        ):
            cuts.append(right)
            begin = right
    return cuts


def _parts(text: str, left: str, end: int, right: int) -> bool:
    """Whether a blank from ``end`` to ``right`` was a line break.

    Args:
        text: the block.
        left: what stands before the blank, from the last border on.
        end: where it begins.
        right: where it ends.
    """
    window = text[max(0, end - 4) : end]
    if _STOPPED.search(window):
        return text[right] not in "。，、；"
    if _PAUSED.search(window):
        pointed = _POINTED.search(text, max(0, end - 6), end) and _CHINESE.match(text, right)
        return bool(pointed) or _LISTED.match(text, right) is not None
    if not _WORD.search(window):
        return False
    if _NEW.match(text, right):
        return True
    heading = _MARKED.fullmatch(left) or _PLAIN.fullmatch(left)
    return heading is not None and _CHINESE.match(text, right) is not None


def restore(doc: Document, *, certain: bool) -> Document:
    """Split blocks whose line breaks were lost.

    Args:
        doc: the document.
        certain: a viewer's slices were joined, so the breaks are known to be lost.
    """
    total = sum(len(block.text) for block in doc.blocks if not block.dropped)
    cuts = {
        index: borders(block.text)
        for index, block in enumerate(doc.blocks)
        # Among other paragraphs, blanks mean nothing: the block must be most of its document.
        if 2 * len(block.text) > total
        and len(block.text) >= _SHORTEST
        and not block.dropped
        and block.features.get("tag") not in ("td", "th", "pre", "code")
        and lost(block.text, certain=certain)
    }
    return doc.split(cuts)
