"""Traditional characters in simplified text: left by careless converters, or meant to stand.

Simplified prose holds a traditional character for one of three reasons. A converter chose a wrong
one (方麵, 製度), or left a right one (比較, 採用): the character then makes a common word with its
neighbour once it is simplified. Or an author meant it: a name, a quotation, a sample of the script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from ..edits import Replacement
from .convert import convert, kept, reach, windows
from .lexicon import rows
from .readings import everyday
from .tables import tables

# What is put in quotation marks or brackets, if it does not run on for long.
_QUOTED = re.compile(
    "《[^《》]{1,80}》|〈[^〈〉]{1,80}〉|「[^「」]{1,200}」|『[^『』]{1,200}』|“[^“”]{1,200}”"
    "|‘[^‘’]{1,80}’|（[^（）]{1,80}）|\\([^()]{1,80}\\)|【[^【】]{1,80}】"
)

# Said where characters themselves are the subject.
_ABOUT_SCRIPT = re.compile(
    "[繁正異异简簡]体|[繁正異]體|繁[写寫]|[写作写為为]作|[亦又本古也]作|[字体]形|汉字|漢字|古字|通假"
)

# Words of one character: no neighbour tells more than they do.
_ALONE = frozenset(
    "這個們來說為會時對沒過還後從當進動開問見給讓應該點話間邊錢車買賣聽寫讀種樣嗎無與將則卻並幾兩萬億誰雖"
    "噹嚮併幷箇隻証爲滙纔儘"
)

# The surnames of four fifths of the people, but for those that are everyday words as well.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘杜戴"
    "夏锺汪田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟龙段章钱汤尹黎易武乔贺赖龚庞樊殷麦柯温庄涂欧阮奕"
)

# Characters of both scripts that converters put in wrong places; `misread.tsv` lists the words.
_IN_BOTH = re.compile("[乾徵瞭於夥覆麽著衹昇祕蒐剋脩祇牠甦]")

_HAN = "一-鿿㐀-䶿"
_RUN = re.compile(f"[{_HAN}]+")

# A longer quotation is a quotation; a shorter one may be a word in quotation marks.
_WORD = 3
# Up to here it may be a phrase, too, in a document that a converter went through.
_PHRASE = 8

# So many words of a document certainly left by a converter say that the rest is, too.
_MANY = 2

# Where there is no more than one traditional character to so many others, or the same one always,
# it is a slip of the author's or meant: a converter leaves more behind.
_LONG = 1000


class Stray(NamedTuple):
    """A traditional character in simplified text.

    Attributes:
        at: where it stands.
        becomes: what it would become.
        word: the common word that this makes, alone or with a neighbour; "" for none.
        quoted: length of the passage, wholly traditional and marked as quoted, that it stands in;
            0 outside of one.
        wrong: whether no traditional text would have it there.
    """

    at: int
    becomes: str
    word: str
    quoted: int
    wrong: bool


@cache
def _neighbours() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    before, after = {}, {}
    for character, left, right in rows("neighbours"):
        before[character] = frozenset(left)
        after[character] = frozenset(right)
    return before, after


@cache
def _misread() -> tuple[Any, list[str]]:
    import ahocorasick_rs

    listed = rows("misread")
    return ahocorasick_rs.AhoCorasick([row[0] for row in listed]), [row[1] for row in listed]


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
    if t.traditional.search(text) is None:
        return []
    found: list[Stray] = []
    quotations: list[tuple[int, int]] | None = None
    for run in _RUN.finditer(text):
        old = run[0]
        if t.traditional.search(old) is None:
            continue
        new = convert(old)
        expected = _s2t().convert(new)
        if len(expected) != len(new):
            expected = old
        if quotations is None:
            quotations = _quotations(text)
        quoted = max(
            (end - start - 2 for start, end in quotations if start < run.start() < end), default=0
        )
        for match in t.traditional.finditer(old):
            i = match.start()
            if new[i] == old[i]:
                continue
            wrong = expected[i] != old[i] and _in_big5(old[i])
            word = _word(old[i], new, i)
            found.append(Stray(run.start() + i, new[i], word, quoted, wrong))
    if found and _ABOUT_SCRIPT.search(text):
        return []
    return found


def repairs(blocks: Sequence[str]) -> list[list[Replacement]]:
    """What to replace in blocks of a document that are simplified on the whole, a list for each.

    Example:
        >>> [(r.text, r.rule) for r in repairs(["各方麵比較好，乾隆說：若乾年"])[0]]
        [('面', 'script.over-converted'), ('较', 'script.half-converted'),
         ('说', 'script.half-converted'), ('干', 'script.over-converted')]
    """
    together = "\n".join(blocks)
    in_traditional = tables().traditional.search(together) is not None
    in_both = _IN_BOTH.search(together) is not None and bool(_misreadings(together))
    if not (in_traditional or in_both):
        return [[] for _ in blocks]
    found = [strays(text) if in_traditional else [] for text in blocks]
    plain = [s for block in found for s in block if not s.quoted]
    sure = sum(bool(s.word) for s in plain)
    careless = sure >= _MANY and sure >= 2 * (len(plain) - sure)
    longest = _PHRASE if careless else 0
    wrong = [_misreadings(text) if in_both else {} for text in blocks]
    different = {text[s.at] for text, block in zip(blocks, found, strict=True) for s in block}
    different |= {text[at] for text, block in zip(blocks, wrong, strict=True) for at in block}
    many = sure + sum(map(len, wrong))
    slip = len(together) > _LONG * (1 if len(different) == 1 else many)
    # Where a converter put 瞭 for 了 once, it did so everywhere.
    suspect = {blocks[i][at] for i, block in enumerate(wrong) for at in block}
    wanted: list[list[Replacement]] = []
    for text, block, places in zip(blocks, found, wrong, strict=True):
        proposals = [
            Replacement(s.at, s.at + 1, s.becomes, _rule(s), {"word": s.word} if s.word else None)
            for s in block
            if s.quoted <= longest and (careless or (s.word and (s.wrong or not slip)))
        ]
        if suspect and not suspect.isdisjoint(text):
            new = convert(text)
            for i, character in enumerate(text):
                if character in suspect and i not in places and new[i] != character:
                    places[i] = new[i]
        proposals += (
            Replacement(i, i + 1, new, "script.over-converted")
            for i, new in places.items()
            if not (slip and text[i] == "於")
        )
        wanted.append(proposals)
    return wanted


def _misreadings(text: str) -> dict[int, str]:
    doubtful = [match.start() for match in _IN_BOTH.finditer(text)]
    wrong: dict[int, str] = {}
    for low, high in windows(doubtful, reach()):
        wrong.update((low + i, new) for i, new in _misread_in(text[low:high]).items())
    return wrong


def _misread_in(text: str) -> dict[int, str]:
    automaton, becomes = _misread()
    simple = text.translate(tables().simple)
    meant = kept(simple)
    wrong: dict[int, str] = {}
    # 今天乾隆 holds 天乾 and 乾隆: all that is listed is looked at, and what is meant wins.
    for index, start, end in automaton.find_matches_as_indexes(simple, overlapping=True):
        if becomes[index] == simple[start:end]:
            meant.update(range(start, end))
        else:
            wrong.update(
                (i, new)
                for i, new in enumerate(becomes[index], start)
                if simple[i] != new and text[i] == simple[i]
            )
    return {i: new for i, new in sorted(wrong.items()) if i not in meant}


def _rule(stray: Stray) -> str:
    return "script.over-converted" if stray.wrong else "script.half-converted"


def _is_plain(traditional: str, text: str, i: int) -> bool:
    # A name keeps its characters; an everyday character elsewhere is no name.
    if text[i] not in everyday() or _usual(text[i]) != traditional:
        return False
    return _SURNAMES.isdisjoint(text[max(0, i - 2) : i])


def _in_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def _word(traditional: str, text: str, i: int) -> str:
    before, after = _neighbours()
    here = text[i]
    if i and text[i - 1] in before.get(here, ()):
        return text[i - 1 : i + 1]
    if i + 1 < len(text) and text[i + 1] in after.get(here, ()):
        return text[i : i + 2]
    return here if traditional in _ALONE or _is_plain(traditional, text, i) else ""


def _quotations(text: str) -> list[tuple[int, int]]:
    t = tables()
    return [
        match.span()
        for match in _QUOTED.finditer(text)
        if t.simplified.search(match[0]) is None
        and (len(match[0]) - 2 > _WORD or len(t.traditional.findall(match[0])) > 1)
    ]
