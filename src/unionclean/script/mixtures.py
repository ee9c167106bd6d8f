"""Traditional characters in simplified text: left by careless converters, or meant to stand.

Simplified prose holds a traditional character for one of three reasons. A converter chose a wrong
one (方麵, 製度), or left a right one (比較, 採用): the character then makes a common word with its
neighbour once it is simplified. Or an author meant it: a name, a quotation, a sample of the script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import merge
from operator import itemgetter
from typing import Any, NamedTuple

from ..edits import Replacement
from ..search import occurs_in
from . import meant
from .convert import convert
from .misread import DOUBTFUL, mended, misreadings
from .names import SURNAMES, neighbours
from .tables import tables

# Words of one character: no neighbour tells more than they do.
_ALONE = frozenset(
    "這個們來說為會時對沒過還後從當進動開問見給讓應該點話間邊錢車買賣聽寫讀種樣嗎無與將則卻並幾兩萬億誰雖"
    "噹嚮併幷箇隻証爲滙纔儘麵製傢齣髮闆緻剋捲穫慾糰罈簾繫係鬆衝週註佈佔闢禦籤誇縴鬍鬚韆鞦癥囌睏蔔麯醃薑複"
)

_HAN = "一-鿿㐀-䶿"
_RUN = re.compile(f"[{_HAN}]+")

# A longer quotation is a quotation; up to here it may be a phrase that a converter went through.
_PHRASE = 8

# So many words of a document certainly left by a converter say that the rest is, too.
_MANY = 2

# In a document beyond this length, one character in so many is a slip of the author's or meant: a
# converter leaves more behind.
_LONG = 1000

# With one character in so many, a converter went through the document for certain.
_DENSE = 100

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


def repairs(blocks: Sequence[str]) -> list[Iterable[Replacement]]:
    """What to replace in blocks of a document that are simplified on the whole, for each of them.

    Example:
        >>> [(r.text, r.rule) for r in repairs(["各方麵比較好，乾隆說：若乾年"])[0]]
        [('面', 'script.over-converted'), ('较', 'script.half-converted'),
         ('说', 'script.half-converted'), ('干', 'script.over-converted')]
    """
    together = "\n".join(blocks)
    in_traditional = occurs_in(tables().traditional, blocks, together)
    if in_traditional and meant.is_document_about_script(blocks):
        in_traditional = []
    in_both = occurs_in(DOUBTFUL, blocks, together)
    misread: list[dict[int, str]] = [{} for _ in blocks]
    for index in in_both:
        misread[index] = misreadings(blocks[index])
    if not (in_traditional or any(misread)):
        return [[] for _ in blocks]
    found: list[list[Stray]] = [[] for _ in blocks]
    for index in in_traditional:
        found[index] = strays(blocks[index])
    evidence = _weigh(together, blocks, found, misread)
    # Where a converter put 瞭 for 了 once, it did so everywhere; 乾 may stand in a name besides.
    met = Counter(blocks[i][at] for i, block in enumerate(misread) for at in block)
    suspect = {character for character, count in met.items() if count > 1 or character == "瞭"}
    return [
        _proposals(text, block, places, evidence, suspect)
        if block or places or not suspect.isdisjoint(text)
        else ()
        for text, block, places in zip(blocks, found, misread, strict=True)
    ]


def _proposals(
    text: str,
    block: Sequence[Stray],
    places: dict[int, str],
    evidence: _Evidence,
    suspect: set[str],
) -> Iterator[Replacement]:
    if suspect and not suspect.isdisjoint(text):
        new = convert(text)
        for i, character in enumerate(text):
            if character in suspect and i not in places and new[i] != character:
                places[i] = new[i]
        places.update(misreadings(mended(text, places)))
    of_strays = (
        Replacement(s.at, s.at + 1, s.becomes, _rule(s), {"word": s.word} if s.word else None)
        for s in block
        if evidence.suffices(s, text)
    )
    of_misread = (
        Replacement(i, i + 1, places[i], "script.over-converted")
        for i in sorted(places)
        if not (evidence.few and text[i] == "於")
    )
    # In order and one by one: a line may be nothing else.
    yield from merge(of_strays, of_misread, key=itemgetter(0))


class _Evidence(NamedTuple):
    """What a document tells of its traditional characters.

    Attributes:
        careless: whether a converter went through it, so that doubtful ones are its, too.
        few: whether there are so few that an author may have slipped.
        few_wrong: whether there are so few that no traditional text would have.
        text: the whole text, if an author's slips in it can be told by what it has elsewhere.
        counts: how often characters occur in it, as far as they were asked for.
    """

    careless: bool
    few: bool
    few_wrong: bool
    text: str
    counts: dict[str, int]

    def suffices(self, stray: Stray, block: str) -> bool:
        if stray.quoted > (_PHRASE if self.careless else 0) or stray.quoted == 1:
            return False
        if not (stray.word or self.careless):
            return False
        if tables().simplified.search(block) is None:
            # A heading or a menu's entry in the other script.
            return True
        if stray.wrong:
            return not self.few_wrong
        # A converter that leaves 較 leaves every one of them.
        return not self.few and self._count(stray.becomes) <= self._count(block[stray.at])

    def _count(self, character: str) -> int:
        if character not in self.counts:
            self.counts[character] = self.text.count(character)
        return self.counts[character]


def _weigh(
    text: str,
    blocks: Sequence[str],
    found: Sequence[Sequence[Stray]],
    misread: Sequence[Mapping[int, str]],
) -> _Evidence:
    plain = sure = wrong = 0
    different = {text[at] for text, block in zip(blocks, misread, strict=True) for at in block}
    for block_text, block in zip(blocks, found, strict=True):
        for stray in block:
            different.add(block_text[stray.at])
            if not stray.quoted:
                plain += 1
                sure += bool(stray.word)
                wrong += stray.wrong
    many = sure + sum(map(len, misread))
    length = len(text)
    return _Evidence(
        careless=sure >= _MANY and sure >= 2 * (plain - sure),
        few=length > _LONG * (1 if len(different) == 1 else many),
        few_wrong=length > _LONG * max(1, wrong),
        text="" if length <= _LONG or length <= _DENSE * many else text,
        counts={},
    )


def _rule(stray: Stray) -> str:
    return "script.over-converted" if stray.wrong else "script.half-converted"


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
