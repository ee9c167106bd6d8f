"""Fold traditional characters to simplified ones for matching, never for output."""

from __future__ import annotations

from functools import cache


@cache
def _table() -> dict[int, int]:
    import opencc

    # One call over all unified ideographs: a call a character would cost twenty thousand times the
    # overhead. Only single characters are given, so no phrase of the dictionary can match.
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(a): ord(b) for a, b in zip(characters, folded, strict=True) if a != b}


def fold(text: str) -> str:
    """Text with every traditional character replaced by its usual simplified one.

    The length is kept, so positions found in the result hold in ``text``. Characters are looked at
    one by one, which is good enough to find a cue in either script and too coarse for output.

    Example:
        >>> fold("首頁 > 新聞中心")
        '首页 > 新闻中心'
    """
    return text.translate(_table())


def variants(characters: str) -> str:
    """The characters and all that fold to one of them.

    Example:
        >>> variants("说")
        '说說説'
    """
    wanted = {ord(character) for character in characters}
    return characters + "".join(chr(a) for a, b in _table().items() if b in wanted)
