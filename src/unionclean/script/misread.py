"""Wrong characters in simplified text that simplified text has elsewhere: 乾部, 属於, 受不瞭.

Neither alone says that a converter went through the text; the words around them do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..search import PIECE
from .convert import kept, pieces, reach, windows
from .lexicon import rows
from .names import SURNAMES, neighbours
from .tables import tables

# `misread.tsv` lists the words.
DOUBTFUL = re.compile("[乾徵瞭於夥覆麽著衹昇祕蒐剋脩祇牠甦噁藉摺沈]")

# Verbs and what else stands before 于, beside what forms words with it.
_BEFORE_YU = frozenset(
    "逝放认记育编献返含卒葬迁移寄栖息盘居驻泊停没浸沉埋藏嵌附挂贴悬投送交还转让售租赠传行通往奔赶来迎朝临濒接"
    "隶委诉求受授施加胜败输优劣先后始归类似仿异同大小多少高低强弱长短快慢远近重轻早晚晒摆置设立坐站躺卧睡"
    "写作刊登载发布公示建造产制成形组构源起出入进退落降升沦陷处位在存留保持守忠孝善擅精专勇敢勤乐安甘耻羞愧"
    "苦困限止终死亡毁溺醉迷沉热钟忙碌疲穷急便利益惠害不至由基鉴对关等相对较比有无易难苟活生长播种植取用食"
    "见闻听告报名签订约定分散聚集合并属响应适合符合归功罪因咎诸求助攻破战负北"
)

# What stands before a person's name as well as before 于.
_BEFORE_NAMES = frozenset("人告和与及同叫是姓某之")


def misreadings(text: str) -> dict[int, str]:
    """Places of such characters in a text that is simplified on the whole, and what belongs there.

    Example:
        >>> misreadings("乾部说：乾隆属於清代")
        {0: '干', 7: '于'}
    """
    wrong: dict[int, str] = {}
    if len(text) > PIECE:
        once: dict[str, str] = {}
        for start, end in pieces(text):
            found = misreadings(text[start:end])
            wrong.update((start + at, once.setdefault(new, new)) for at, new in found.items())
        return wrong
    # 沈浸於 is 沈浸于 first.
    while found := _once(text):
        wrong.update(found)
        text = mended(text, found)
    return wrong


def mended(text: str, found: Mapping[int, str]) -> str:
    """The text with other characters in some places.

    Example:
        >>> mended("乾部", {0: "干"})
        '干部'
    """
    whole: list[str] = []
    parts: list[str] = []
    done = 0
    for at in sorted(found):
        parts += (text[done:at], found[at])
        done = at + 1
        if len(parts) > PIECE:
            whole.append("".join(parts))
            parts.clear()
    return "".join([*whole, *parts, text[done:]])


def _once(text: str) -> dict[int, str]:
    doubtful = [match.start() for match in DOUBTFUL.finditer(text)]
    wrong: dict[int, str] = {}
    for low, high in windows(doubtful, reach()):
        wrong.update((low + i, new) for i, new in _inside(text[low:high]).items())
    return wrong


@cache
def _listed() -> tuple[Any, list[str]]:
    import ahocorasick_rs

    listed = rows("misread")
    return ahocorasick_rs.AhoCorasick([row[0] for row in listed]), [row[1] for row in listed]


def _inside(text: str) -> dict[int, str]:
    automaton, becomes = _listed()
    simple = text.translate(tables().simple)
    matches = [
        (start, end, becomes[index])
        for index, start, end in automaton.find_matches_as_indexes(simple, overlapping=True)
    ]
    bad = [(start, end) for start, end, right in matches if right != simple[start:end]]
    meant = kept(simple)
    wrong: dict[int, str] = {}
    # 今天乾隆 holds 天乾 and 乾隆: all that is listed is looked at. What is meant wins, but for
    # 明瞭 inside of 说明瞭.
    for start, end, right in matches:
        if right == simple[start:end]:
            if not any(
                low <= start and end <= high for low, high in bad if high - low > end - start
            ):
                meant.update(range(start, end))
        else:
            wrong.update(
                (i, new)
                for i, new in enumerate(right, start)
                if simple[i] != new and text[i] == simple[i]
            )
    for i in range(1, len(text) - 1):
        if text[i] == "於" and _is_yu(simple, i):
            wrong[i] = "于"
    return {i: new for i, new in sorted(wrong.items()) if i not in meant}


def _is_yu(simple: str, i: int) -> bool:
    # As a surname, 於 keeps its form; before it may stand another one (王於昌) or 原告.
    before, after = simple[i - 1], simple[i + 1]
    if after == "某" or not ("一" <= after <= "鿿" or after.isalnum()):
        return False
    return before in neighbours()[0]["于"] | _BEFORE_YU and before not in SURNAMES | _BEFORE_NAMES
