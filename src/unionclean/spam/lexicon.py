"""The words of spam, loaded once and searched for all at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import ahocorasick_rs

from ..script.fold import fold

#: Families of spam, each a file and a rule id of its own.
FAMILIES = (
    "porn",
    "gambling",
    "certificate",
    "invoice",
    "loan",
    "contraband",
    "game-server",
    "seo",
)

#: Characters that only traditional text has and that hardly any line of it does without.
_TRADITIONAL = re.compile(
    "[個們這為來時會對國後學發經關點樣實際間網請說記無業產開機動義過場辦證購買賣價錢貸還賭頻"
    "觀電話聯繫絡號線鏈碼視訊區費專體軟載錄類種應該質優單認識須從現進與樂]"
)


@dataclass(frozen=True)
class Lexicon:
    """Words of spam and the automata that find them.

    Attributes:
        words: for each word its weight (1 to 3) in each family that it serves.
        rare: automaton over the words of weight 2 and 3 and the cues of link farms, for a first
            look at a whole document.
        all: automaton over all words, longest match first.
        guard: automaton over the words of those who report on spam.
        rare_words: the words of ``rare`` in its order.
        all_words: the words of ``all`` in its order.
        cues: the words that open a link farm's list, and whether they do so for certain.
    """

    words: Mapping[str, Mapping[str, int]]
    rare: ahocorasick_rs.AhoCorasick
    all: ahocorasick_rs.AhoCorasick
    guard: ahocorasick_rs.AhoCorasick
    rare_words: tuple[str, ...]
    all_words: tuple[str, ...]
    cues: Mapping[str, bool]


def rows(name: str) -> list[list[str]]:
    """The rows of a file of this lexicon, without comments and the line of column names."""
    text = files("unionclean").joinpath("lexicons", "spam", f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package.

    Example:
        >>> lexicon().words["代开发票"]["invoice"] > lexicon().words["发票"]["invoice"]
        True
    """
    words: dict[str, dict[str, int]] = {}
    for family in FAMILIES:
        for word, weight in rows(family):
            words.setdefault(word, {})[family] = int(weight)
    every = tuple(words)
    cues = {cue: kind == "certain" for cue, kind in rows("farm")}
    rare = _cases([*cues, *(word for word in every if max(words[word].values()) > 1)])
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    return Lexicon(
        words,
        ahocorasick_rs.AhoCorasick(
            rare, matchkind=longest, implementation=ahocorasick_rs.Implementation.ContiguousNFA
        ),
        ahocorasick_rs.AhoCorasick(every, matchkind=longest),
        ahocorasick_rs.AhoCorasick([word for (word,) in rows("guard")], matchkind=longest),
        tuple(rare),
        every,
        cues,
    )


def _cases(words: list[str]) -> list[str]:
    # Lower-casing a whole document costs more than searching it for two spellings.
    return [*words, *(word.upper() for word in words if word != word.upper())]


def plain(text: str) -> str:
    """Text as the lexicon spells it: simplified where it is traditional.

    Positions hold in ``text``.

    Example:
        >>> plain("國產精品"), plain("国产")
        ('国产精品', '国产')
    """
    if _TRADITIONAL.search(text) is None:
        return text
    # One name in old characters is no reason to fold a long document.
    lines = text.split("\n")
    return "\n".join(fold(line) if _TRADITIONAL.search(line) else line for line in lines)
