"""What a line looks like by itself: its shape and the cues in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy

from ..search import without_blanks
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


class Line:
    """A line and what can be said of it without its neighbours.

    Attributes:
        text: as it stands in the block.
        key: compact form without blanks, for comparison.
        cues: the cues found in it.
        size: characters without blanks.
        prose: long and punctuated enough to be running text by itself.
        suspect: a sure cue is among the cues, wherever it counts.
        ends: it ends as a sentence does.
        han: number of Han characters.
        stops: number of sentence marks; ``commas``: number of commas.
        grammar: number of characters that carry grammar.
        separators: marks and gaps that part the entries of a menu.
    """

    __slots__ = (
        "commas",
        "cues",
        "ends",
        "grammar",
        "han",
        "key",
        "prose",
        "separators",
        "size",
        "stops",
        "suspect",
        "text",
    )
    han: int
    stops: int
    commas: int
    grammar: int
    separators: int

    def __init__(self, text: str, key: str, found: Sequence[Cue], shape: bytes | None) -> None:
        self.text = text
        self.key = key
        self.size = len(key)
        last = text[-1:]
        self.ends = last in _MAY_END and (last in _ENDS or _ENDING.search(text) is not None)
        if shape is None:
            self.prose = True
        else:
            self._count(shape)
            self.prose = self._is_prose()
        self.cues: tuple[Cue, ...] = ()
        self.suspect = False
        if found:
            cues = tuple(cue for cue in found if _weighs(cue, key))
            self.cues = _plain(cues) if self.prose and cues else cues
            self.suspect = any(cue.sure for cue in self.cues)

    def __getattr__(self, name: str) -> int:
        # What was not counted, since the line is a paragraph at first sight, is counted when it is
        # asked for.
        if name not in _COUNTS:
            raise AttributeError(name)
        self._count(shape_of(self.text.replace("\n", " ")))
        count: int = getattr(self, name)
        return count

    def _count(self, shape: bytes) -> None:
        both = shape.count(STOP_AND_COMMA)
        self.stops = shape.count(STOP) + both
        self.commas = shape.count(COMMA) + both
        self.grammar = shape.count(GRAMMAR)
        self.han = shape.count(HAN) + self.grammar
        gaps = len(_GAP.findall(self.text)) if "  " in self.text else 0
        self.separators = shape.count(SEPARATOR) + gaps

    def _is_prose(self) -> bool:
        marks = self.stops + self.commas
        return (
            self.size >= 20
            and (self.separators < 4 or marks > 0)
            and self.han >= 10
            and (marks >= 1 or self.grammar >= 2)
            and (self.ends or self.commas >= 2 or self.stops >= 1 or self.grammar >= 3)
        )

    def without_cues(self) -> Line:
        """The same line, with nothing in it that a site would say."""
        bare = copy(self)
        bare.cues = ()
        bare.suspect = False
        return bare

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


_COUNTS = frozenset(["commas", "grammar", "han", "separators", "stops"])
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


def lines_of(texts: Sequence[str], *, counted: bool = True) -> list[Line]:
    """Look at each line by itself.

    Args:
        texts: the lines.
        counted: whether the characters of all lines will be asked for by their kinds, as they are
            for pages; without it those of lines that are paragraphs at first sight are left aside.

    Example:
        >>> line, = lines_of(["版权所有 © 某某网"])
        >>> line.sure("tail"), line.prose
        ('notice.copyright', False)
    """
    # A block of code has its line breaks in it.
    rows = [t.replace("\n", " ") for t in texts] if any("\n" in t for t in texts) else texts
    whole = "\n".join(rows)
    folded = compact(whole).split("\n")
    keys = [without_blanks(text) for text in folded]
    known = lexicon()
    found = known.find(keys)
    for flat, cues in zip(folded, found, strict=True):
        if " " in flat and len(flat) <= 100:
            rule = known.rows.spaced(flat)
            if rule:
                cues.append(row_of(rule, True))
    if counted:
        wanted = set(range(len(rows)))
    else:
        wanted = {n for n, row in enumerate(rows) if len(keys[n]) < 20 or not _paragraph(row)}
    shape = shape_of("\n".join([row for n, row in enumerate(rows) if n in wanted]))
    lines = []
    start = 0
    for n, text in enumerate(texts):
        own = None
        if n in wanted:
            own = shape[start : start + len(text)]
            start += len(text) + 1
        lines.append(Line(text, keys[n], found[n], own))
    return lines


def _paragraph(text: str) -> bool:
    """Whether a line is running text beyond doubt, without counting its characters."""
    return text[-1:] == "。" and "，" in text and _TEN_HAN.match(text) is not None


# Ten Han characters as the shape has them.
_TEN_HAN = re.compile(r"(?:[^\u3400-\u9fff\uf900-\ufaff]*+[\u3400-\u9fff\uf900-\ufaff]){10}")


def _plain(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues of running text, without the single phrase that any text may have in it."""
    parts = {cue.text for cue in cues if cue.sure and cue.how == "part"}
    return tuple(cue for cue in cues if cue.how != "part") if len(parts) == 1 else cues
