"""What the ends and beginnings of lines say: does a sentence stop, does something new begin?"""

from __future__ import annotations

import re

#: Marks that end a sentence or a clause which may stand at the end of a paragraph.
STOPS = frozenset("。！？!?…；;：:.．～~—")
#: Closing marks that may follow a stop.
CLOSERS = frozenset("”’」』》〉）)】〕］]\"'")

#: A line that begins like this is a new block, never the rest of a sentence.
MARKER = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节節条條篇部编編回卷款步]"
    r"|[一二三四五六七八九十]{1,4}[、.．是,，]"
    r"|[（(【〔\[][一二三四五六七八九十\d]{1,4}[）)】〕\]]"
    r"|\d{1,4}(?:\.\d{1,3}){0,3}(?:[、.．)）](?!\d)|[ 　]+(?=[一-鿿]))"
    r"|[①-⑳㈠-㈩⑴-⒛]|[a-zA-Z][、.．)）]|[●○■□◆◇★☆▲△※·•>#*|]"
    r"|摘\s?要|关键词|參考文獻|参考文献|编者按|附件|附录|前言|目录)"
)


def breaks_off(text: str) -> bool:
    """Whether a line stops in the middle of a sentence.

    Example:
        >>> breaks_off("泛博职工"), breaks_off("会议圆满结束。"), breaks_off("他说：“好。”")
        (True, False, False)
    """
    end = len(text)
    while end and text[end - 1] in CLOSERS:
        end -= 1
    if end == 0:
        return False
    # A closing mark without a stop before it, as in "《决定》", may stand anywhere.
    return text[end - 1] not in STOPS


def starts_block(text: str) -> bool:
    """Whether a line opens with a number, a bullet or a fixed heading.

    Example:
        >>> starts_block("（一）总体要求"), starts_block("2. 预览"), starts_block("群众的纽带")
        (True, True, False)
    """
    return MARKER.match(text) is not None


def glue(left: str, right: str) -> str:
    """What to put between two halves of a sentence: a blank between Latin words, else nothing.

    Example:
        >>> glue("the open", "source"), glue("开放", "源代码")
        (' ', '')
    """
    if not left or not right:
        return ""
    a, b = left[-1], right[0]
    joint = (
        a.isascii() and b.isascii() and (a.isalnum() or a in ",;:)") and (b.isalnum() or b == "(")
    )
    return " " if joint else ""
