"""The traditional characters of simplified text, and what common words they make simplified."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from . import meant
from .convert import convert
from .names import SURNAMES, neighbours
from .tables import tables

# Words of one character: no neighbour tells more than they do.
_ALONE = frozenset(
    "這個們來說為會時對沒過還後從當進動開問見給讓應該點話間邊錢車買賣聽寫讀種樣嗎無與將則卻並幾兩萬億誰雖"
    "噹嚮併幷箇隻証爲滙纔儘麵製傢齣髮闆緻剋捲穫慾糰罈簾繫係鬆衝週註佈佔闢禦籤誇縴鬍鬚韆鞦癥囌睏蔔麯醃薑複"
)

_HAN = "一-鿿㐀-䶿"
_RUN = re.compile(f"[{_HAN}]+")

# Where the second level of Big5 begins.
_BIG5_LESS_FREQUENT = b"\xc9\x40"

# In given names, or in the classics in a sense of their own: a neighbour must tell.
_DOUBTFUL = frozenset("啟塚篠陞穀蘋矇")


class Stray(NamedTuple):
    """A traditional character in simplified text.

    Attributes:
        at: where it stands.
        becomes: what it would become.
        word: the common word that this makes, alone or with a neighbour; "" for none.
        quoted: length of the passage, wholly traditional and marked as quoted, that it stands in;
            0 outside of one, and in a word that a converter may have spoilt.
        wrong: whether no traditional text would have it there.
    """

    at: int
    becomes: str
    word: str
    quoted: int
    wrong: bool


@cache
def _s2t() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


@cache
def _usual(simplified: str) -> str:
    return str(_s2t().convert(simplified))


def strays(text: str) -> list[Stray]:
    """The traditional characters of a text that is simplified on the whole.

    Example:
        >>> [(s.becomes, s.word, s.wrong) for s in strays("各方麵比較好")]
        [('面', '方面', True), ('较', '比较', False)]
    """
    t = tables()
    if t.traditional.search(text) is None or meant.is_about_script(text):
        return []
    found: list[Stray] = []
    # A character that is cut out of a text takes seventy bytes, and there may be millions.
    once: dict[str, str] = {}
    quotations = meant.quotations(text)
    for run in _RUN.finditer(text):
        old = run[0]
        if t.traditional.search(old) is None:
            continue
        new = convert(old)
        expected = _s2t().convert(new)
        if len(expected) != len(new):
            expected = old
        for match in t.traditional.finditer(old):
            i = match.start()
            if new[i] == old[i] or meant.is_japanese(old, i):
                continue
            at = run.start() + i
            wrong = expected[i] != old[i] and bool(_code(old[i], "big5"))
            inside = [_length(q, wrong) for q in quotations if q.start <= at < q.end]
            becomes, word = new[i], _word(old[i], new, i)
            becomes, word = once.setdefault(becomes, becomes), once.setdefault(word, word)
            found.append(Stray(at, becomes, word, max(inside, default=0), wrong))
    return found


def _length(quotation: meant.Quotation, wrong: bool) -> int:
    length = quotation.end - quotation.start
    return 0 if wrong and not quotation.title and 1 < length <= meant.WORD else length


def _is_plain(traditional: str, text: str, i: int) -> bool:
    # A name keeps its characters; elsewhere a character of everyday print is no name.
    if traditional in _DOUBTFUL:
        return False
    known = _usual(text[i]) == traditional and _code(text[i], "gb2312")
    if not known and not b"" < _code(traditional, "big5") < _BIG5_LESS_FREQUENT:
        return False
    return SURNAMES.isdisjoint(text[max(0, i - 2) : i])


def _code(character: str, charset: str) -> bytes:
    try:
        return character.encode(charset)
    except UnicodeEncodeError:
        return b""


def _word(traditional: str, text: str, i: int) -> str:
    before, after = neighbours()
    here = text[i]
    if i and text[i - 1] in before.get(here, ()):
        return text[i - 1 : i + 1]
    if i + 1 < len(text) and text[i + 1] in after.get(here, ()):
        return text[i : i + 2]
    return here if traditional in _ALONE or _is_plain(traditional, text, i) else ""
