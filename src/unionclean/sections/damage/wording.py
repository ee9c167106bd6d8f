"""Words that are missing or do not fit together, by the marks that cutting leaves behind.

A site's censor takes a word out and leaves a preposition without its object (在中成为主力军), a
bound syllable at the end of a clause (开展工作的自，), or half a frame (健全……为基本形式). Each
rule holds on such a frame, never on single words, and is silent where the frame can be whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Document, Flag
from .place import over_text

_END = r"(?=[，。；,;！!\n]|$)"
_SPAN = r"[^，。；、,;：:！？\n]"

_DELETED = re.compile(
    # 在 + 中 + verb: what stood between the two is gone
    r"(?<![现存正实潜内所何旨好自外不人地])在[中内上下](?=成为|发挥|得到|取得|起到"
    r"|体现|做到|实现|形成|占据|提高|加强|受到|提出|指出|强调|开展|进行|完成|表现"
    r"|认识|明确)"
    # a bound syllable before a stop
    rf"|(?<=[一-鿿])的(?:自|所|被|把|将|与|和|以|及|向|由|且|或){_END}"
    # 加强与 + an organisation, and nothing that could be strengthened
    rf"|加强(?:与|同)[^，。；、,;：:！？\n的“”]{{2,16}}(?:单位|部门|企业|机构|组织"
    rf"|院校|高校|学校|政府|公司|团体|协会|国家|地区){_END}"
    # the comma between a command and its effect
    rf"|(?:认真|切实|全面|进一步)?(?:做好|搞好|抓好){_SPAN}{{2,16}}工作(?:保证|确保"
    rf"|促进|推动|提高|增强|保障)了"
)
_GARBLED = re.compile(
    r"第[.．,，、。][ ]?\d{1,4}[期卷号条页]"
    rf"|(?<=[，。；,;\n])(?:要|应|应当|必须|需要)(?:为|给|向|把"
    rf"|对){_SPAN}{{1,8}}(?:建立|完成|实现|解决|提供|开展|组织|举办|安排|制定|落实)了"
    rf"|(?<=[，。；,;\n])推动{_SPAN}{{4,24}}(?:任务|目标|要求)和(?:任务|目标|要求){_END}"
)
_FRAME = re.compile(
    r"为(?:基本形式|主要形式|主要内容|载体|抓手|主线|切入点|着力点|突破口|契机|内容(?=[的，,；]))"
)
_FRAME_OPEN = frozenset("以把将作成是用有即因认视称定分改列转变确化取之其皆均在则让使拿凭靠")
_ACHIEVED = re.compile("落实|完成|实现|达|见|分解|对接|适应|满足|符合|明确|制定|提出|成为|转化")


def find(doc: Document) -> Iterator[Flag]:
    """Flag the places where words were cut out or do not fit together.

    Example:
        >>> [f.kind for f in find(Document.from_lines("团结动员广大员工在中成为主力军。"))]
        ['deleted-words']
        >>> list(find(Document.from_lines("让他们在比赛中成为主力军，以职代会为基本形式。")))
        []
    """
    text = doc.text
    for match in _DELETED.finditer(text):
        yield over_text(
            doc, "deleted-words", match.start(), match.end(), "words seem to be cut out here"
        )
    for match in _GARBLED.finditer(text):
        if match.group().startswith("推动") and _ACHIEVED.search(match.group()):
            continue
        yield over_text(doc, "garbled", match.start(), match.end(), "the words do not fit together")
    for match in _FRAME.finditer(text):
        clause = _clause(text, match.start())
        if clause is not None and not _FRAME_OPEN.intersection(clause):
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
    return clause if len(clause) >= 6 else None
