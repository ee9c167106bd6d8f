"""Fold traditional characters and variants to simplified ones for matching, never for output."""

from __future__ import annotations

import re
from functools import cache

from ..search import exchanged
from .lexicon import rows


@cache
def _table() -> dict[str, str]:
    import opencc

    # One call over all unified ideographs: a call a character would cost twenty thousand times the
    # overhead. Only single characters are given, so no phrase of the dictionary can match.
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = [*rows("variants"), *zip(characters, folded, strict=True)]
    return {a: b for a, b in pairs if a != b}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_table())}]")


def fold(text: str) -> str:
    """Text with every traditional character and variant replaced by its usual simplified one.

    The length is kept, so positions found in the result hold in ``text``. Characters are looked at
    one by one, which is good enough to find a cue in either script and too coarse for output.

    Example:
        >>> fold("首頁 > 新聞中心")
        '首页 > 新闻中心'
    """
    # Most texts have nothing to fold, and a search for a set of characters says so several times
    # sooner than a translation does, which looks each character up.
    return exchanged(_traditional(), _table(), text)


def variants(characters: str) -> str:
    """The characters and all that fold to one of them.

    Example:
        >>> variants("说")
        '说說説'
    """
    return characters + "".join(a for a, b in _table().items() if b in characters)
