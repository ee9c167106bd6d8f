"""Traditional characters in simplified text: left by careless converters, or meant to stand.

Simplified prose holds a traditional character for one of three reasons. A converter chose a wrong
one (方麵, 製度), or left a right one (比較, 採用): the character then makes a common word with its
neighbour once it is simplified. Or an author meant it: a name, a quotation, a sample of the script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from ..edits import Replacement
from ..search import occurs_in
from . import meant
from .convert import convert
from .misread import DOUBTFUL, mended, misreadings
from .strays import Stray, strays
from .tables import tables

# A longer quotation is a quotation; up to here it may be a phrase that a converter went through.
_PHRASE = 8

# So many words of a document certainly left by a converter say that the rest is, too.
_MANY = 2

# In a document beyond this length, one character in so many is a slip of the author's or meant: a
# converter leaves more behind.
_LONG = 1000

# With one character in so many, a converter went through the document for certain.
_DENSE = 100


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
