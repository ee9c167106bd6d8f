"""What a line looks like by itself: its shape and the cues in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cues import Cue, compact, lexicon, row_of

# A sentence may close quotes and brackets, and carry the number of a note.
_ENDING = re.compile(r"(?:[。！？!?…：:；;][”’」』）)\]】\"']*|[.．][”\"]?)(?:\[\d{1,3}\])*$")
_COMMA = re.compile("[，,；;、]")
_STOP = re.compile("[。！？!?；]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
# Characters that carry grammar: frequent in sentences, rare in labels, menus and headlines.
_GRAMMAR = re.compile(
    "[的了是我你他她它在有不这那就也都和与吗呢吧啊呀嘛把被给让从到对会能要说没过着个为之其以而但所很还可么哦啦哈您们却又并或若如因于很太最更将已]"
)
_SEPARATOR = re.compile(r"[|｜·•/>»\t]| {2,}|\u3000")
_DATE = re.compile(
    r"(?:19|20)?\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}|\d{1,2}[-月/]\d{1,2}日?|\d{1,2}:\d{2}|\d+(?:分钟|小时|天)前"
)


@dataclass(frozen=True, slots=True)
class Line:
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

    @property
    def size(self) -> int:
        """Characters without blanks."""
        return len(self.key)

    @property
    def date(self) -> bool:
        """A date or time stands in it."""
        return _DATE.search(self.key) is not None

    @property
    def prose(self) -> bool:
        """Long and punctuated enough to be running text by itself."""
        return (
            self.size >= 20
            and (self.separators < 4 or self.stops + self.commas > 0)
            and self.han >= 10
            and (self.stops + self.commas >= 1 or self.grammar >= 2)
            and (self.ends or self.commas >= 2 or self.stops >= 1 or self.grammar >= 3)
        )

    @property
    def sentence(self) -> bool:
        """A whole sentence, if a short one."""
        return self.ends and self.han >= 6 and self.separators < 2

    def sure(self, place: str, section: str = "") -> str:
        """Rule of a sure cue that counts at a place (``"head"`` or ``"tail"``), or ``""``.

        Of several, the one that the section is about, else the first.
        """
        rules = [cue.rule for cue in self.cues if cue.sure and cue.place in (place, "edge", "any")]
        return section if section in rules else rules[0] if rules else ""


def _weighs(cue: Cue, key: str) -> bool:
    """Whether a phrase says something about its line, and is not just a word in a sentence."""
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
    folded = compact("\n".join(texts)).split("\n")
    if len(folded) != len(texts):
        folded = [compact(text) for text in texts]
    keys = ["".join(text.split()) for text in folded]
    known = lexicon()
    found = known.find(keys)
    for number, text in enumerate(folded):
        if " " in text and len(text) <= 100:
            rule = known.rows.spaced(text)
            if rule:
                found[number].append(row_of(rule, True))
    return [
        _plain(line) if line.prose and line.cues else line
        for line in (
            _look(text, key, [cue for cue in cues if _weighs(cue, key)])
            for text, key, cues in zip(texts, keys, found, strict=True)
        )
    ]


def _plain(line: Line) -> Line:
    """A line of running text without the single phrase that any text may have in it."""
    parts = {cue.text for cue in line.cues if cue.sure and cue.how == "part"}
    if len(parts) != 1:
        return line
    return replace(line, cues=tuple(cue for cue in line.cues if cue.how != "part"))


def _look(text: str, key: str, cues: Sequence[Cue]) -> Line:
    return Line(
        text,
        key,
        tuple(cues),
        len(_HAN.findall(text)),
        len(_STOP.findall(text)),
        len(_COMMA.findall(text)),
        len(_GRAMMAR.findall(key)),
        _ENDING.search(text) is not None,
        len(_SEPARATOR.findall(text)),
    )
