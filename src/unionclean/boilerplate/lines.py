"""What a line looks like by itself: its shape and the cues in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .cues import Cue, compact, lexicon, row_of
from .shape import COMMA, GRAMMAR, HAN, SEPARATOR, STOP, STOP_AND_COMMA, shape_of

# A sentence may close quotes and brackets, and carry the number of a note.
_ENDING = re.compile(r"(?:[。！？!?…：:；;][”’」』）)\]】\"']*|[.．][”\"]?)(?:\[\d{1,3}\])*$")
_ENDS = frozenset("。！？!?…：:；;.．")
_MAY_END = _ENDS | frozenset("”’」』）)]】\"'")
_GAP = re.compile(" {2,}")
_DATE = re.compile(
    r"(?:19|20)?\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}|\d{1,2}[-月/]\d{1,2}日?|\d{1,2}:\d{2}|\d{1,6}(?:分钟|小时|天)前"
)


class Line(NamedTuple):
    """A line and what can be said of it without its neighbours.

    Attributes:
        text: as it stands in the block.
        key: compact form without blanks, for comparison.
        cues: the cues found in it.
        han: number of Han characters.
        stops: number of sentence marks; ``commas``: number of commas.
        grammar: number of characters that carry grammar.
        ends: it ends as a sentence does.
        separators: marks and gaps that part the entries of a menu.
        size: characters without blanks.
        prose: long and punctuated enough to be running text by itself.
        suspect: a sure cue is among the cues, wherever it counts.
    """

    text: str
    key: str
    cues: tuple[Cue, ...]
    han: int
    stops: int
    commas: int
    grammar: int
    ends: bool
    separators: int
    size: int
    prose: bool
    suspect: bool

    @property
    def date(self) -> bool:
        """A date or time stands in it."""
        return _DATE.search(self.key) is not None

    @property
    def sentence(self) -> bool:
        """A whole sentence, if a short one."""
        return self.ends and self.han >= 6 and self.separators < 2

    def sure(self, place: str, section: str = "") -> str:
        """Rule of a sure cue that counts at a place (``"head"`` or ``"tail"``), or ``""``.

        Of several, the one that the section is about, else the first.
        """
        if not self.suspect:
            return ""
        rules = [cue.rule for cue in self.cues if cue.sure and cue.place in (place, "edge", "any")]
        return section if section in rules else rules[0] if rules else ""


# A sentence has at least so many characters before its mark.
_SENTENCE = 2


def _weighs(cue: Cue, key: str) -> bool:
    """Whether a phrase says something about its line, and is not just a word in a sentence."""
    if cue.how == "part" and cue.rule == "notice.site" and cue.place == "any":
        # A reading site's slogan behind a sentence is cut, not dropped with the sentence.
        before = key[: key.find(cue.text)]
        return max(map(before.rfind, "。!?”")) < _SENTENCE
    if cue.how != "part" or cue.rule.startswith("notice.co") or cue.rule == "notice.site":
        return True
    return 3 * len(cue.text) >= len(key) or not _ENDING.search(key) or key.endswith((":", "..."))


def lines_of(texts: Sequence[str]) -> list[Line]:
    """Look at each line by itself.

    Example:
        >>> line, = lines_of(["版权所有 © 某某网"])
        >>> line.sure("tail"), line.prose
        ('notice.copyright', False)
    """
    # A block of code has its line breaks in it.
    rows = [text.replace("\n", " ") for text in texts] if any("\n" in t for t in texts) else texts
    whole = "\n".join(rows)
    folded = compact(whole).split("\n")
    shape = shape_of(whole)
    keys = ["".join(text.split()) for text in folded]
    known = lexicon()
    found = known.find(keys)
    lines = []
    start = 0
    for text, flat, key, cues in zip(texts, folded, keys, found, strict=True):
        if " " in flat and len(flat) <= 100:
            rule = known.rows.spaced(flat)
            if rule:
                cues.append(row_of(rule, True))
        end = start + len(text)
        lines.append(_look(text, key, cues, shape[start:end]))
        start = end + 1
    return lines


def _plain(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues of running text, without the single phrase that any text may have in it."""
    parts = {cue.text for cue in cues if cue.sure and cue.how == "part"}
    return tuple(cue for cue in cues if cue.how != "part") if len(parts) == 1 else cues


def _look(text: str, key: str, found: Sequence[Cue], shape: bytes) -> Line:
    both = shape.count(STOP_AND_COMMA)
    stops = shape.count(STOP) + both
    commas = shape.count(COMMA) + both
    words = shape.count(GRAMMAR)
    han = shape.count(HAN) + words
    separators = shape.count(SEPARATOR) + (len(_GAP.findall(text)) if "  " in text else 0)
    last = text[-1:]
    ends = last in _MAY_END and (last in _ENDS or _ENDING.search(text) is not None)
    size = len(key)
    prose = (
        size >= 20
        and (separators < 4 or stops + commas > 0)
        and han >= 10
        and (stops + commas >= 1 or words >= 2)
        and (ends or commas >= 2 or stops >= 1 or words >= 3)
    )
    cues = tuple(cue for cue in found if _weighs(cue, key)) if found else ()
    if prose and cues:
        cues = _plain(cues)
    suspect = bool(cues) and any(cue.sure for cue in cues)
    return Line(text, key, cues, han, stops, commas, words, ends, separators, size, prose, suspect)
