"""Characters that a scanner took for another of the same shape (王会 for 工会).

The document itself is the witness: the four characters with the look-alike put right occur in it
several times, and as they stand only here. The language model must find that they fit far better.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator, Sequence

from ...decode.language import language_model
from ...document import Document, Flag
from .place import over_text
from .surprise import surprise

_GROUPS = (
    "工王土士干千于午牛 己已巳 未末本木术 日曰目白自 大太犬夭天夫 人入八 刀力刃 "
    "巾币 今令 住往佳 侯候 "
    "晴睛 拆折析 戌戍戊戎 师帅 免兔 幻幼 治冶 予子 贝见 历厉 困因 园圆 间问闻 晋普 "
    "拨拔 辩辨 徒徙 宜宣 "
    "官宫 乌鸟 市布 斤斥 母毋 祟崇 盲育 署暑 抡抢 沦沧 且旦 田由甲申 失矢 平乎 氏民 哀衷 竞竟 场扬 "
    "促捉 读续 清请情 各名 代伐 仕任 体休 何向 元无 贷货 员贡 决快 社杜 科料 时对 "
    "建健 级极 组租 治洽 "
    "管营 理埋 业亚 产户 制剂 政致 改攻 基墓 其共 具真 直真 层屋 展屣 发友 反返 技枝 找我 支友 "
)
_ALTERNATIVES: dict[str, str] = {}
for _group in _GROUPS.split():
    for _sign in _group:
        _ALTERNATIVES[_sign] = _ALTERNATIVES.get(_sign, "") + _group.replace(_sign, "")
del _group, _sign
# The signs by their code in an encoding that has nothing else but the mark for all others.
_SIGNS = "\0" + "".join(sorted(_ALTERNATIVES)) + "?"
_CODE = {sign: code for code, sign in enumerate(_SIGNS)}
_OTHER = bytes([len(_SIGNS) - 1])
_CODES = codecs.charmap_build(_SIGNS.ljust(256, "\ufffe"))

#: Texts beyond this length are left alone: what is rare in a book proves nothing.
LONGEST = 200_000
#: How often the right form must occur for one wrong one.
WITNESSES = 3
#: How surprising the sign must be where it stands, in nats.
STRANGE = 8.0
#: How much better the right form must fit, in nats.
LEAST = 8.0
#: From this log probability after the character before it on, a sign is where it belongs: asked of
#: pairs of characters, which is quicker.
USUAL = -4.0


def find(doc: Document) -> Iterator[Flag]:
    """Flag look-alikes.

    Example:
        >>> text = "基层工会干部要学习。好的工会干部要热心。工会干部要专心。王会干部要用心。"
        >>> [f.evidence["read"] for f in find(Document.from_lines(text))]
        ['工会干部']
    """
    text = doc.text
    if len(text) > LONGEST:
        return
    # One byte a character, so that a sign is found at the speed of a search for bytes.
    codes = codecs.charmap_encode(text.replace("?", "!"), "replace", _CODES)[0]
    counts = Counter(codes.translate(None, _OTHER))
    counts.pop(0, None)  # a NUL in the text is no sign
    # A wrong sign is rare, and the right one has its witnesses.
    rare: dict[int, set[str]] = {}
    for code, count in counts.items():
        if count >= WITNESSES:
            for other in _ALTERNATIVES[_SIGNS[code]]:
                if 0 < counts[_CODE[other]] <= WITNESSES:
                    rare.setdefault(_CODE[other], set()).add(_SIGNS[code])
    if not rare:
        return
    beside: dict[str, tuple[str, str]] = {}
    pairs = language_model()
    for code, frequent in sorted(rare.items()):
        others = [other for other in _ALTERNATIVES[_SIGNS[code]] if other in frequent]
        for at in _places(codes, code):
            # Every window holds the sign with one of its neighbours: what has no witness for
            # either pair has none for four characters, and nearly all are spared the windows.
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if before and pairs.step(before, text[at]) > USUAL:
                continue
            fit = []
            for other in others:
                if other not in beside:
                    places = _places(codes, _CODE[other])
                    beside[other] = (
                        "".join([text[p - 1] for p in places if p]),
                        "".join([text[p + 1 : p + 2] for p in places]),
                    )
                left, right = beside[other]
                if left.count(before) >= WITNESSES or right.count(after) >= WITNESSES:
                    fit.append(other)
            read = _read(text, at, fit) if fit and surprise(text, at) >= STRANGE else ""
            if read:
                yield over_text(
                    doc, "ocr", at, at + 1, f"perhaps {read}", read=read, stands=text[at : at + 4]
                )


def _places(codes: bytes, code: int) -> list[int]:
    places = []
    at = codes.find(code)
    while at >= 0:
        places.append(at)
        at = codes.find(code, at + 1)
    return places


def _gain(text: str, at: int, other: str) -> float:
    """How much less surprised the language model is by the other sign in this place."""
    mended = text[:at] + other + text[at + 1 : at + 4]
    return surprise(text, at, 4) - surprise(mended, at, 4)


def _read(text: str, at: int, others: Sequence[str]) -> str:
    """What should stand there, with the words around it; "" where nothing speaks for it."""
    for before, after in ((0, 4), (1, 3), (2, 2), (3, 1)):
        start, end = at - before, at + after
        if start < 0 or end > len(text):
            continue
        stands = text[start:end]
        if not all("一" <= c <= "鿿" for c in stands) or text.count(stands) > 1:
            continue
        for other in others:
            read = stands[:before] + other + stands[before + 1 :]
            if text.count(read) >= WITNESSES and _gain(text, at, other) >= LEAST:
                return read
    return ""
