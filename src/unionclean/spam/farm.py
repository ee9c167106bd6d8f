"""Tails that link farms hang on pages: a cue, then a list of whatever the farm sells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..script.fold import fold
from ..search import words_in
from .judge import judge
from .lexicon import lexicon

_SEPARATOR = re.compile(r"[|｜,，、;；/·•\s_]+")
_OPENS = re.compile(r"\s*(?:[:：|｜]|$)")
_STOP = re.compile(r"[。！？；]")
#: Longest block that can be an honest name between two items of spam.
_ITEM = 12


def cue(text: str) -> int | None:
    """Where a link farm's list begins in a block, or None.

    Example:
        >>> cue("主站蜘蛛池模板: 长子县| 在线电影| 国产高清|")
        0
        >>> cue("本站关键词的选取方法，由编辑部决定。") is None
        True
    """
    words = lexicon()
    for number, start, end in words_in(words.rare, fold(text)):
        certain = words.cues.get(words.rare_words[number])
        if certain is None:
            continue
        rest = text[end:]
        if listing(rest) or (certain and _OPENS.match(rest) and not _STOP.search(rest)):
            return int(start)
    return None


def tail(texts: Sequence[str]) -> int:
    """How many blocks after a farm's cue are its list, one item or several a block.

    Example:
        >>> tail(["平山县", "亚洲av无码一区", "石台县", "国产精品久久久", "版权所有"])
        4
    """
    end = 0
    for place, text in enumerate(texts):
        if listing(text) or judge(text).suspect:
            end = place + 1
        elif place - end >= 3 or len(text) > _ITEM or _STOP.search(text):
            break
    return end


def listing(text: str) -> bool:
    """Whether a text is a list of short items without a sentence in it.

    Example:
        >>> listing("长子县| 在线电影| 国产高清|"), listing("我们去了长子县，看了电影。")
        (True, False)
    """
    if _STOP.search(text):
        return False
    items = [item for item in _SEPARATOR.split(text.strip(":：")) if item]
    return len(items) >= 3 and max(map(len, items)) <= 40
