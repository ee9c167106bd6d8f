"""Which script a text is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from ..search import count, occurs_in
from .tables import tables

Script = Literal["simplified", "traditional", "mixed", "none", "other"]

_KANA = "ぁ-ゖァ-ヺｦ-ﾟ"
_HANGUL = "ᄀ-ᇿ가-힣"
_FOREIGN = re.compile(f"[{_KANA}{_HANGUL}]")
# What Taiwan's and Hong Kong's standard forms and written habits differ in, where it is frequent.
_HONG_KONG = re.compile("[着裏衞説嘅喺咗嚟啲嗰冇佢哋睇攞乜嘢]")
_TAIWAN = re.compile("[著裡]")

# Kana or Hangul beyond this share of the characters: not Chinese. A Chinese text may hold a shop's
# name with の in it.
_FOREIGN_SHARE = 0.05

# With so many traditional characters for each simplified one, the latter are strays.
_CLEAR = 2

# So few traditional characters beside simplified ones are single words.
_FEW = 3


class Reading(NamedTuple):
    """What was found in a text.

    Attributes:
        script: ``"simplified"``, ``"traditional"``, ``"mixed"`` (characters of both, the
            traditional ones not clearly ahead), ``"none"`` (nothing that tells, or no Chinese) or
            ``"other"`` (Japanese or Korean).
        traditional: characters that occur in traditional text alone; counted only where both
            scripts occur, else 0.
        simplified: characters that occur in simplified text alone; counted likewise.
    """

    script: Script
    traditional: int = 0
    simplified: int = 0


_NONE = Reading("none")
_SIMPLIFIED = Reading("simplified")
_TRADITIONAL = Reading("traditional")
_OTHER = Reading("other")


def detect(text: str) -> Reading:
    """The script of a text.

    Example:
        >>> detect("隨著改革的深化").script, detect("随着改革的深化").script, detect("1.2").script
        ('traditional', 'simplified', 'none')
        >>> detect("这个比較好").script, detect("学校の図書館へ行きました").script
        ('mixed', 'other')
    """
    return detect_all([text])[0]


def detect_all(texts: Sequence[str]) -> list[Reading]:
    """The script of each of a document's blocks.

    What occurs nowhere in the document is not looked for in each block.

    Example:
        >>> [reading.script for reading in detect_all(["隨著", "随着"])]
        ['traditional', 'simplified']
    """
    t = tables()
    together = "\n".join(texts)
    traditional, simplified = t.traditional.search, t.simplified.search
    charsets = _charsets(together) if _foreign().search(together) is not None else None
    if traditional(together) is None:
        readings = [_NONE if simplified(text) is None else _SIMPLIFIED for text in texts]
    elif simplified(together) is None:
        readings = [_NONE if traditional(text) is None else _TRADITIONAL for text in texts]
    else:
        readings = [_NONE if simplified(text) is None else _SIMPLIFIED for text in texts]
        for index in occurs_in(t.traditional, texts, together):
            readings[index] = _read(texts[index])
    if charsets is not None:
        search = _foreign().search
        for index, text in enumerate(texts):
            if (charsets or search(text)) and _is_foreign(text, charsets):
                readings[index] = _OTHER
    return readings


def _read(text: str) -> Reading:
    """The script of a text that has traditional characters."""
    t = tables()
    if t.simplified.search(text) is None:
        return _TRADITIONAL
    traditional = count(t.traditional, text)
    simplified = count(t.simplified, text)
    if traditional >= _CLEAR * simplified and traditional > _FEW:
        return Reading("traditional", traditional, simplified)
    return Reading("mixed", traditional, simplified)


def leaning(text: str) -> Literal["tw", "hk", ""]:
    """Whether a traditional text follows the habits of Taiwan or those of Hong Kong.

    A text from the mainland, put into traditional characters, may lean either way.

    Example:
        >>> leaning("這裡有線上說明，啟動後請看著畫面"), leaning("佢哋喺嗰度，綫路説明在這裏")
        ('tw', 'hk')
    """
    taiwan = len(_TAIWAN.findall(text))
    hong_kong = len(_HONG_KONG.findall(text))
    if taiwan > hong_kong:
        return "tw"
    return "hk" if hong_kong else ""


@cache
def _foreign() -> re.Pattern[str]:
    # One class: searched for three times as fast as two.
    return re.compile(f"[{_KANA}{_HANGUL}{tables().japanese.pattern[1:]}")


def _charsets(document: str) -> list[str]:
    # What the characters of a Japanese or Korean document without any kana or Hangul beside them
    # are from.
    if not _is_written_foreign(document):
        return []
    kana = count(re.compile(f"[{_KANA}]"), document)
    return ["cp932" if 2 * kana > count(_FOREIGN, document) else "cp949"]


def _is_foreign(text: str, charsets: Sequence[str]) -> bool:
    if _is_written_foreign(text):
        return True
    if tables().japanese.search(text) is not None:
        charsets = [*charsets, "cp932"]
    return any(_is_in(text, charset) for charset in charsets)


def _is_written_foreign(text: str) -> bool:
    foreign = count(_FOREIGN, text)
    return foreign > max(1, _FOREIGN_SHARE * len(text))


def _is_in(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
