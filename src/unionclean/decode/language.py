"""How likely a text is as Chinese: character frequencies and bigrams, simplified and traditional.

Traditional text is scored as the simplified text that it folds to, plus what it costs that each
character takes its traditional form; one table of bigrams thus serves both scripts.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, cached_property
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_LETTER, _DIGIT = -3.2, -2.3  # log probability of one letter, given that it is a letter
_BORDER = "␤"  # how the table spells a line border
_WRONG_SCRIPT = -7.0  # a traditional character in simplified text


# Letters, punctuation, symbols and emoji: foreign words, not a sign of damage.
_OTHER_SCRIPTS = r"\x00-\x7f\xa0-\u33ff\uac00-\ud7a3\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0001faff"


_CHOICE = {"a": _LETTER, "0": _DIGIT, " ": 0.0}


class LanguageModel:
    """Bigram model of Chinese text with back-off to single characters.

    Scores are natural logarithms. Latin letters, digits and white space count as one sign each.

    Example:
        >>> model = language_model()
        >>> model.score("中国人民") > model.score("国民中人") > model.score("侂囷刕汃")
        True
        >>> model.score("中國人民") > model.score("中國人囻")
        True
    """

    def __init__(self) -> None:
        self.single = _Singles()
        for level, characters in _rows("characters.tsv"):
            for c in characters:
                self.single[c] = -int(level) / 4
        self.single["\n"] = -4.0
        self.classes: dict[int, str] = _sign_classes()
        self.simplified_cost: dict[str, float] = {}
        self.traditional_cost: dict[str, float] = {}
        for simple, forms, levels, own in _rows("variants.tsv"):
            if own != "0":
                self.traditional_cost[simple] = -int(own) / 2
            for form, cost in zip(forms, levels.split(" "), strict=True):
                self.classes[ord(form)] = simple
                self.simplified_cost[form] = _WRONG_SCRIPT
                self.traditional_cost[form] = -int(cost) / 2
        self._packed: dict[str, tuple[str, ...]] = {}
        for first, *cells in _rows("bigrams.tsv"):
            self._packed[first.replace(_BORDER, "\n")] = tuple(cells)
        self._following: dict[str, tuple[float, dict[str, float]]] = {}

    def following(self, first: str) -> tuple[float, dict[str, float]]:
        """Back-off weight of a character, and the log probability of what often follows it.

        Both count in folded text.
        """
        row = self._following.get(first)
        if row is None:
            back, *groups = self._packed.get(first, ("0",))
            seconds: dict[str, float] = {}
            for group in groups:
                level, _, characters = group.replace(_BORDER, "\n").partition(":")
                seconds.update(dict.fromkeys(characters, -int(level) / 2))
            row = self._following[first] = (-int(back) / 2, seconds)
        return row

    def fold(self, text: str) -> str:
        """The text with traditional characters, letters, digits and blanks reduced to their signs.

        The length stays the same.
        """
        return text.translate(self.classes)

    def sign(self, c: str) -> str:
        """What one character folds to."""
        return self.classes.get(ord(c), c)

    def step(self, first: str, second: str) -> float:
        """Log probability of a folded character after another."""
        back, seconds = self.following(first)
        known = seconds.get(second)
        return self.single[second] + back if known is None else known

    def choice(self, character: str) -> float:
        """What a letter or digit costs beyond its sign, as :meth:`step` gives the sign's alone."""
        sign = self.sign(character)
        cost = _CHOICE.get(sign, 0.0)
        return cost if character < "\x80" or sign not in _CHOICE else cost - 3.0

    def score(self, text: str) -> float:
        """Log probability of a text, under the script that suits it better."""
        folded = self.fold(text)
        total = _LETTER * folded.count("a") + _DIGIT * folded.count("0")
        single, rows = self.single, self._following
        before = "\n"
        for c in folded:
            row = rows.get(before) or self.following(before)
            known = row[1].get(c)
            total += single[c] + row[0] if known is None else known
            before = c
        if folded != text:
            none = [0.0] * len(text)
            simplified = sum(map(self.simplified_cost.get, text, none))
            traditional = sum(map(self.traditional_cost.get, text, none))
            total += max(simplified, traditional)
        return total

    def fluency(self, text: str, score: float | None = None) -> float:
        """What the characters that are not ASCII cost on average, as a log probability.

        Chinese lies near -6, text read in a wrong encoding near -14. Not a number for ASCII alone.

        Args:
            text: any text.
            score: its log probability, if known.

        Example:
            >>> language_model().fluency("a 中文网页") > -9 > language_model().fluency("涓枃缃戦〉")
            True
        """
        ascii_only = text.encode("ascii", "ignore").decode("ascii")
        count = len(text) - len(ascii_only)
        if not count:
            return math.nan
        total = self.score(text) if score is None else score
        return (total - self.score(ascii_only)) / count

    @cached_property
    def rare(self) -> re.Pattern[str]:
        """Matches where characters that running text hardly ever holds come close together.

        Bytes read in a wrong encoding, or cut at the wrong borders, give such places.
        """
        one = self.rare_character.pattern
        return re.compile(f"{one}[\\xa0-\\uffff]{{0,2}}{one}")

    @cached_property
    def rare_character(self) -> re.Pattern[str]:
        """Matches one character that running text hardly ever holds."""
        usual = {c for c, p in self.single.items() if p > -14.5 and c >= "\u3400"}
        usual.update(chr(form) for form, simple in self.classes.items() if simple in usual)
        codes = _ranges(sorted(ord(c) for c in usual if ord(c) < 0xAC00)) + _OTHER_SCRIPTS
        return re.compile(f"[^{codes}]")


class _Singles(dict[str, float]):
    """Log probability of single characters; what the table lacks is judged by its kind."""

    def __missing__(self, c: str) -> float:
        code = ord(c)
        if 0x4E00 <= code < 0xA000:
            cost = -16.0
        elif 0x3040 <= code < 0x3100:
            cost = -9.0
        elif 0x3000 <= code < 0x3020 or 0x2010 <= code < 0x2030 or 0xFF00 < code < 0xFF5F:
            cost = -9.5  # punctuation that prose of the corpus has no use for, such as 【】
        elif code == 0:
            cost = -6.0
        elif code == 0xFFFD:
            cost = -14.0
        else:
            kind = unicodedata.category(c)
            # Letters of other scripts and symbols do occur; control, private and unassigned
            # characters do not.
            cost = -13.0 if kind[0] in "LPSNM" and code < 0x3400 else -17.0
            if kind in ("Cc", "Cn", "Co", "Cs"):
                cost = -19.0
        self[c] = cost
        return cost


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def _sign_classes() -> dict[int, str]:
    classes: dict[int, str] = {}
    for base in (0x41, 0x61, 0xFF21, 0xFF41):
        classes.update(dict.fromkeys(range(base, base + 26), "a"))
    for base in (0x30, 0xFF10):
        classes.update(dict.fromkeys(range(base, base + 10), "0"))
    for code in (0x09, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x3000):
        classes[code] = " "
    return classes


def _ranges(codes: list[int]) -> str:
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" if a < b else chr(a) for a, b in spans)


@cache
def language_model() -> LanguageModel:
    """The model, loaded on first use."""
    return LanguageModel()
