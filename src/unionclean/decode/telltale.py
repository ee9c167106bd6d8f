"""Finds any sign of wrong decoding, quickly enough to run over all clean text."""

from __future__ import annotations

import re
from functools import cache

from ..search import Lines
from .escapes import SIGNS
from .language import language_model
from .shifted import TELLTALE as SHIFTED
from .undo import LATIN_RUN


def telling(lines: Lines) -> list[int]:
    """Indexes of the blocks that may have been decoded wrongly, in order.

    Example:
        >>> from unionclean.restructure import lines
        >>> telling(Lines(lines("涓枃\\nclean 干净的文字，100%")))
        [0]
    """
    begins, telltale = _patterns()
    places = set(lines.places(language_model().rare_character))
    # A search for one of a set of characters is many times quicker than one for alternatives, so
    # what the telltales begin with is looked for first.
    places.update(p for p in lines.places(begins) if telltale.search(lines.texts[p]))
    return [lines.indexes[place] for place in sorted(places)]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Masks such as ××公司 are no sign.
    return (
        re.compile(r"[\\%=&\x80-\xffāǎēěīǐōǒūǔǖǘǚǜ┞\ufffd锟嚙]"),
        re.compile(f"(?!××){LATIN_RUN.pattern}|{SHIFTED.pattern}|{SIGNS}|[\ufffd锟嚙]"),
    )
