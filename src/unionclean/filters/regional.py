"""Words of Taiwan and Hong Kong in the words that the mainland uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..document import Document
from ..edits import Replacement
from ..errors import FilterError
from ..filter import document_filter
from ..script.convert import convert
from ..script.detect import detect, leaning
from ..script.lexicon import rows

_RULES = {"tw": "regional.taiwan", "hk": "regional.hong-kong"}

# So many different words of one region, and more than the mainland has, tell where a text is from.
_ENOUGH = 2

# The mainland's words for the same things, as far as the region does not use them, too.
_MAINLAND = {
    "tw": re.compile(
        "软件|硬件|信息|内存|网络|服务器|鼠标|打印|数据库|互联网|视频|短信|默认|出租车|激光|芯片|数码相机"
        "|智能手机|博客|酸奶|幼儿园|集装箱|集成电路|公交车|笔记本电脑"
    ),
    "hk": re.compile(
        "信息|内存|默认|视频|短信|出租车|激光|博客|酸奶|幼儿园|立交桥|公交车|笔记本电脑"
    ),
}


@document_filter(
    "regional",
    rules={
        "regional.taiwan": "a word of Taiwan, where the mainland has another",
        "regional.hong-kong": "a word of Hong Kong, where the mainland has another",
    },
    needs=["script"],
)
def regional(doc: Document, region: str = "auto") -> Document:
    """Put the mainland's words in blocks that come from Taiwan or Hong Kong.

    Off by default: it changes what the author wrote. Only blocks whose source is in traditional
    characters are touched, and only with words that cannot well mean anything else.

    Args:
        region: where the document is from: ``"tw"``, ``"hk"`` or ``"auto"``, which goes by the
            words and the characters of its traditional blocks and leaves the document alone in
            doubt.

    Example:
        >>> from unionclean.filters.script import script
        >>> taiwan = regional.with_options(region="tw")
        >>> taiwan(script(Document.from_lines("請下載這個軟體,資訊都在硬碟裡。"))).text
        '请下载这个软件,信息都在硬盘里。'
    """
    if region not in ("auto", *_RULES):
        raise FilterError(
            f"filter 'regional' knows no region {region!r}", remedy="say tw, hk or auto"
        )
    sources = {
        index: doc.source.text[block.start : block.end]
        for index, block in enumerate(doc.blocks)
        if not block.dropped
    }
    written = {
        index: text for index, text in sources.items() if detect(text).script == "traditional"
    }
    if region == "auto":
        region = _origin("\n".join(written.values()))
    if not region:
        return doc
    automaton, becomes = _words(region)
    proposals: dict[int, Iterable[Replacement]] = {}
    for index in written:
        text = doc.blocks[index].text
        proposals[index] = [
            Replacement(start, end, becomes[word], _RULES[region])
            for word, start, end in automaton.find_matches_as_indexes(text)
        ]
    return doc.apply(proposals)


@cache
def _words(region: str) -> tuple[Any, list[str]]:
    import ahocorasick_rs

    listed = [row for row in rows("regional") if row[2] in (region, "both")]
    automaton = ahocorasick_rs.AhoCorasick(
        [row[0] for row in listed], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, [row[1] for row in listed]


def _origin(source: str) -> str:
    if not source:
        return ""
    simple = convert(source)
    met: Counter[str] = Counter()
    for word, mainland, region in rows("regional"):
        if word != mainland and word in simple:
            for name in _RULES if region == "both" else (region,):
                met[name] += 1
    best = max(_RULES, key=lambda name: (met[name], leaning(source) == name))
    against = len(set(_MAINLAND[best].findall(simple)))
    return best if met[best] >= _ENOUGH and met[best] > against else ""
