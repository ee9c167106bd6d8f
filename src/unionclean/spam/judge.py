"""The verdict on one block: which family of spam it belongs to, if any.

No single word decides. What counts is how much of the block consists of the family's words, how
many different ones there are, whether a contact is offered, and whether the block reads like
prose, or like a report by the police, a court or a doctor.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from ..script.fold import fold
from ..search import count, words_in
from .lexicon import lexicon

#: Characters without which Chinese prose hardly gets along and keyword runs do.
_FUNCTION = frozenset("的是了在和与对为这我他她们就也都而于之但不很吗呢吧啊把被使由以及其所等或若")
_CONTACT = re.compile(
    r"(?<!\d)1[3-9]\d(?:[-\s]?\d{4}){2}(?!\d)"
    r"|(?:[QqＱ]{2}|扣扣|企鹅|[Ww]e?[Xx]|微信|薇信|威信|[Vv]信|加微|电话|热线|手机|咨询)\D{0,6}\d{5,}"
    r"|(?:微信|薇信|[Vv]信|[Vv][Xx]|加微|[Ww][Xx])\W{0,3}[A-Za-z][\w-]{4,}"
)
_STOP = re.compile(r"[。；]")
_KEYWORDS = re.compile(r"\W?(?:关键词|关健词|主题词|索引词|[Kk]ey\s?words)")

#: Families that advertise in sentences and want to be called.
_ADVERTISERS = frozenset(("certificate", "invoice", "loan", "contraband", "seo", "game-server"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the words of a text say.

    Attributes:
        family: the family with the highest score, ``""`` without any.
        score: sum of the weights of its distinct words.
        strong: how many of them have the weight 3.
        cover: share of the text's letters that its words take, 0 to 1.
        letters: how many letters and digits the text has.
        prose: share of function words among them, 0 to 1.
        guards: how many distinct words of reports on spam it holds.
        sentences: how many marks end a sentence or a clause of a law in it.
        contact: whether a telephone number or account is offered.
    """

    family: str = ""
    score: int = 0
    strong: int = 0
    cover: float = 0.0
    letters: int = 0
    prose: float = 0.0
    guards: int = 0
    sentences: int = 0
    contact: bool = False

    @property
    def spam(self) -> bool:
        """Whether a block of this kind is spam by itself."""
        if self.guards * 4 > self.score:
            return False
        if self.prose >= 0.12:
            # Titles of films, strung together.
            return self.strong >= 4 and self.cover >= 0.6 and not self.sentences
        advertises = self.family in _ADVERTISERS
        if not self.sentences and self.score >= 6 and self.strong >= 1 and self.cover >= 0.5:
            # A row of keywords. One word of weight 3 needs many of the others beside it.
            return self.strong >= 2 or self.score >= (9 if advertises else 7)
        if self.prose >= 0.08 or self.guards > 1:
            return False
        if self.score >= 8 and self.cover >= 0.3 and self.guards == 0:
            return self.strong >= (4 if advertises and not self.contact else 2)
        if self.score >= 14 and self.cover >= 0.2 and self.strong >= 4 and self.guards == 0:
            return self.prose < 0.06
        offers = advertises and self.contact and self.guards == 0 and self.strong >= 1
        return offers and self.score >= 6 and self.cover >= 0.2 and self.letters <= 300

    @property
    def suspect(self) -> bool:
        """Whether a short block is one of spam's items, if its neighbours are too."""
        if self.letters > 40 or self.guards:
            return False
        return self.cover >= 0.5 and (self.strong >= 1 or self.score >= 4)


def judge(text: str) -> Verdict:
    """Weigh a text's words.

    Args:
        text: the text of a block, in either script.

    Example:
        >>> judge("久久精品国产,丁香五月,无码一区二区三区,国产精品自拍").spam
        True
        >>> judge("被告人开设赌场，组织他人利用百家乐、时时彩赌博，法院判处有期徒刑三年。").spam
        False
        >>> judge("请使用一次性杯子，性价比高。").family
        ''
    """
    words = lexicon()
    folded = fold(text).lower()
    if len(folded) != len(text):
        folded = fold(text)
    scores: dict[str, int] = {}
    strong: dict[str, int] = {}
    covers: dict[str, int] = {}
    seen: set[str] = set()
    # Where the words of a family begin and end; a page of spam is nothing else.
    begins: dict[str, array[int]] = {}
    ends: dict[str, array[int]] = {}
    for number, start, end in words_in(words.all, folded):
        word = words.all_words[number]
        for family, weight in words.words[word].items():
            covers[family] = covers.get(family, 0) + end - start
            if family not in begins:
                begins[family], ends[family] = array("Q"), array("Q")
            begins[family].append(start)
            ends[family].append(end)
            if word not in seen:
                scores[family] = scores.get(family, 0) + weight
                strong[family] = strong.get(family, 0) + (weight == 3)
        seen.add(word)
    if not scores:
        return Verdict()
    family = max(scores, key=lambda name: (strong[name], scores[name]))
    letters = sum(map(str.isalnum, folded)) or 1
    if _KEYWORDS.match(folded) and strong[family] < 5:
        return Verdict(family, scores[family], 0, 0.0, letters)
    # 论文 in 代写论文 is no sign of a scholar.
    guards = {
        folded[start:end]
        for _, start, end in words_in(words.guard, folded)
        if not any(
            s <= start and end <= e for s, e in zip(begins[family], ends[family], strict=True)
        )
    }
    return Verdict(
        family,
        scores[family],
        strong[family],
        min(1.0, covers[family] / letters),
        letters,
        sum(map(_FUNCTION.__contains__, folded)) / letters,
        len(guards),
        count(_STOP, text),
        _CONTACT.search(folded) is not None,
    )
