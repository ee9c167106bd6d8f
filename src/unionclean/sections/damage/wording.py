"""Words that are missing or do not fit together, by the marks that cutting leaves behind.

A site's censor takes a word out and leaves a preposition without its object (在中成为主力军), half
a word before a stop (开展工作的自，), or half a frame (健全……为基本形式). A frame points at the
seam, and where the words on both sides could stand together the language model decides: it must be
far more surprised by what follows than it ever is in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...document import Document, Flag
from .place import over_text
from .surprise import surprise

_END = r"(?=[，。；,;！!\n]|$)"
_SPAN = r"[^，。；、,;：:！？\n]"
_ORGANISATION = r"单位|部门|企业|机构|组织|院校|高校|学校|政府|公司|团体|协会|国家|地区"


_VERB = (
    r"(?:成为|发挥|得到|取得|起到|体现|做到|实现|形成|占据|提高|加强|受到|提出|指出|强调|开展|进行|完成"
    r"|表现|认识|明确|建立|掌握|推动|落实|解决|增强|发现|树立)"
)
_DONE = "建立|完成|实现|解决|提供|开展|组织|举办|安排|制定|落实"
#: Syllables that are never a noun on their own.
_BOUND = "自所被把将与以及且或于而之其并和由向从"


class Frame(NamedTuple):
    """A pattern whose end is a seam.

    Attributes:
        pattern: what stands before the seam, or a group ``at`` in it.
        kind: flag to raise.
        characters: how many characters after the seam are judged.
        least: least surprise at which the flag is raised, 0 to ask no model.
        note: what to tell people.
        needs: what every text with a match holds; quicker to look for than the pattern.
    """

    pattern: re.Pattern[str]
    kind: str
    characters: int
    least: float
    note: str
    needs: re.Pattern[str]


FRAMES = (
    Frame(
        re.compile(rf"在(?<![现存正实潜内所何旨好自外不人地]在)[中内](?={_VERB})"),
        "deleted-words",
        3,
        14.0,
        "what 在 governs is gone",
        re.compile("在"),
    ),
    Frame(
        re.compile(rf"的(?<=[一-鿿]{{2}}的)[{_BOUND}](?=[，,；;。])"),
        "deleted-words",
        1,
        8.0,
        "half a word before a stop",
        re.compile("的"),
    ),
    Frame(
        re.compile(r"的(?<=[一-鿿]{3}的)(?=也(?:要求|需要|必须|应当|应该|将|把|被|对|在))"),
        "garbled",
        1,
        11.0,
        "a noun is missing after 的",
        re.compile("的也"),
    ),
    Frame(
        re.compile(rf"[做搞抓]好{_SPAN}{{2,16}}工作(?=[一-鿿]{{2}}了)"),
        "deleted-words",
        1,
        7.0,
        "a comma or words are gone",
        re.compile("工作(?=[一-鿿]{2}了)"),
    ),
    Frame(
        re.compile(rf"加强(?:与|同)[^，。；、,;：:！？\n的“”]{{2,16}}(?:{_ORGANISATION}){_END}"),
        "deleted-words",
        0,
        0.0,
        "what is to be strengthened is gone",
        re.compile("加强"),
    ),
    Frame(
        re.compile(r"第[.．,，、。][ ]?\d{1,4}[期卷号条页]"),
        "garbled",
        0,
        0.0,
        "a number is broken",
        re.compile("第"),
    ),
    Frame(
        re.compile(
            rf"[，。；,;\n](?P<at>(?:要|应|应当|必须|需要)(?:为|给|向|把|对){_SPAN}{{1,8}}"
            rf"(?:{_DONE})了)"
        ),
        "garbled",
        0,
        0.0,
        "a duty that is done already",
        re.compile(f"了(?<=(?:{_DONE})了)"),
    ),
    Frame(
        re.compile(
            rf"推动(?<=[，。；,;\n]推动)(?!{_SPAN}*(?:落实|完成|实现|达|见|分解|对接|适应|满足|符合|明确|制定|提出))"
            rf"{_SPAN}{{4,24}}(?:任务|目标|要求)和(?:任务|目标|要求){{1,2}}{_END}"
        ),
        "garbled",
        0,
        0.0,
        "a verb is missing",
        re.compile("推动"),
    ),
)

_HALF = re.compile(
    r"为(?:基本形式|主要形式|主要内容|载体|抓手|主线|切入点|着力点|突破口|契机|内容(?=[的，,；]))"
)
_HALF_OPEN = frozenset("以把将作成是用有即因认视称定分改列转变确化取之其皆均在则让使拿凭靠")


def find(doc: Document) -> Iterator[Flag]:
    """Flag the places where words were cut out or do not fit together.

    Example:
        >>> [f.kind for f in find(Document.from_lines("加强与地方工会管理单位，共同推进。"))]
        ['deleted-words']
        >>> list(find(Document.from_lines("加强与兄弟单位的联系，以职代会为基本形式。")))
        []
    """
    text = doc.text
    for frame in FRAMES:
        if frame.needs.search(text) is None:
            continue
        for match in frame.pattern.finditer(text):
            start, end = match.span("at" if "at" in match.re.groupindex else 0)
            measured = surprise(text, end, frame.characters) if frame.characters else 0.0
            if measured >= frame.least:
                evidence = {"surprise": round(measured, 1)} if frame.characters else {}
                yield over_text(doc, frame.kind, start, end, frame.note, **evidence)
    for match in _HALF.finditer(text):
        clause = _clause(text, match.start())
        if clause is not None and not _HALF_OPEN.intersection(clause):
            yield over_text(
                doc, "garbled", match.start(), match.end(), "以 or 把 is missing before 为"
            )


def _clause(text: str, end: int) -> str | None:
    """The words of a clause up to ``end``, quotations and lists included; None if it is short."""
    start = end
    inside = 0
    while start and end - start < 80:
        c = text[start - 1]
        if c in "”」》）":
            inside += 1
        elif c in "“「《（":
            inside = max(0, inside - 1)
        elif not inside and c in "，。；,;：:！？\n":
            break
        start -= 1
    clause = text[start:end]
    return clause if len(clause) >= 8 else None
