"""Finds any sign of wrong decoding, quickly enough to run over all clean text."""

from __future__ import annotations

import re
from functools import cache

from .escapes import SIGNS
from .language import language_model
from .shifted import TELLTALE as SHIFTED
from .undo import LATIN_RUN


def tells(text: str) -> bool:
    """Whether a text may have been decoded wrongly.

    Example:
        >>> tells("涓枃"), tells("clean 干净的文字，100%")
        (True, False)
    """
    rare, begins, telltale = _patterns()
    if rare.search(text):
        return True
    hit = begins.search(text)
    return hit is not None and telltale.search(text, hit.start()) is not None


def may_tell(text: str) -> bool:
    """Whether a text holds a character that such a sign begins with; for many lines at once.

    Example:
        >>> may_tell("100%"), may_tell("干净的文字")
        (True, False)
    """
    rare, begins, _ = _patterns()
    return rare.search(text) is not None or begins.search(text) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    # A search for one of a set of characters is many times quicker than one for alternatives, so
    # what the telltales begin with is looked for first.
    return (
        re.compile(language_model().rare_character),
        re.compile(r"[\\%=&\x80-\xffāǎēěīǐōǒūǔǖǘǚǜ┞\ufffd锟嚙]"),
        re.compile("|".join((LATIN_RUN.pattern, SHIFTED.pattern, SIGNS, "[\ufffd锟嚙]"))),
    )
