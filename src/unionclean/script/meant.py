"""Traditional characters in simplified text that their author meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .tables import tables

# What is put in quotation marks or brackets, if it does not run on for long.
_QUOTED = re.compile(
    "《[^《》]{1,80}》|〈[^〈〉]{1,80}〉|「[^「」]{1,200}」|『[^『』]{1,200}』|“[^“”]{1,200}”"
    '|‘[^‘’]{1,80}’|"[^"]{1,80}"|（[^（）]{1,80}）|\\([^()]{1,80}\\)|【[^【】]{1,80}】'
)
_MARK = re.compile('[《〈「『“‘"（(【]')
_TITLE = "《〈"
_BRACKET = "（(【"

# Said where characters themselves are the subject.
_ABOUT_SCRIPT = re.compile(
    '[繁正異异简簡]体|[繁正异]體|繁[写寫]|[写寫亦又本古也]作[“「『‘"]|[亦又古]作.(?![一-鿿])|字形|汉字|漢字'
    "|古字|通假"
    "|[简簡]化[字成为為]|[简簡]化而来|[異异俗]字|甲骨文|金文|小篆|篆[书書文体]|部首|偏旁|[笔筆][画畫]数"
    "|[说說]文解字|日本語"
)

# What a whole document is about, if so many of its blocks name it.
_SUBJECT = re.compile("[繁正][体體]字?|[简簡]繁|繁[简簡]|[简簡]化字")
_SHARE = 0.1

# A character that Japan alone uses says that those up to here beside it are Japanese, too.
_NEAR = 6

# A quotation up to here may be a word in quotation marks that a converter spoilt.
WORD = 3


class Quotation(NamedTuple):
    """A passage that is marked as quoted and wholly traditional.

    Attributes:
        start: its first character, inside the marks.
        end: one past its last one.
        title: whether the marks are those of a title.
    """

    start: int
    end: int
    title: bool


def quotations(text: str) -> list[Quotation]:
    """The quotations in a simplified text that hold traditional characters and no simplified ones.

    A single traditional character of a short remark in brackets makes no quotation: nobody set it
    apart.

    Example:
        >>> [tuple(q) for q in quotations("“天下為公”四个字，《後漢書》，(見图)")]
        [(1, 5, False), (11, 14, True)]
    """
    t = tables()
    found: list[Quotation] = []
    for match in _QUOTED.finditer(text):
        start, end = match.start() + 1, match.end() - 1
        strange = len(t.traditional.findall(text, start, end))
        if not strange or t.simplified.search(text, start, end) is not None:
            continue
        if end - start > WORD or strange > 1 or text[start - 1] not in _BRACKET:
            found.append(Quotation(start, end, text[start - 1] in _TITLE))
    return found


def is_wholly_quoted(text: str) -> bool:
    """Whether all that is traditional in a text stands in quotations.

    Example:
        >>> is_wholly_quoted("《後漢書》卷三"), is_wholly_quoted("《後漢書》卷三，後人作")
        (True, False)
    """
    search = tables().traditional.search
    done = 0
    for quotation in quotations(text) if _before_mark(text) else ():
        if search(text, done, quotation.start) is not None:
            return False
        done = quotation.end
    return done > 0 and search(text, done) is None


def _before_mark(text: str) -> bool:
    first = tables().traditional.search(text)
    return first is not None and _MARK.search(text, 0, first.start()) is not None


def is_about_script(text: str) -> bool:
    """Whether characters themselves are the subject of a text.

    Example:
        >>> is_about_script("“麗”字甲骨文像鹿角之形"), is_about_script("风景美麗")
        (True, False)
    """
    return _ABOUT_SCRIPT.search(text) is not None


def is_document_about_script(blocks: Sequence[str]) -> bool:
    """Whether a document compares the scripts, so that its examples have no remark beside them.

    Example:
        >>> is_document_about_script(["简繁对照表", "软件 軟件", "网络 網絡"])
        True
    """
    named = sum(_SUBJECT.search(text) is not None for text in blocks)
    return named > _SHARE * len(blocks)


def is_japanese(text: str, i: int) -> bool:
    """Whether a character stands beside one that Japan alone uses.

    Example:
        >>> is_japanese("広島县", 1), is_japanese("海島", 1)
        (True, False)
    """
    return tables().japanese.search(text, max(0, i - _NEAR), i + _NEAR + 1) is not None
