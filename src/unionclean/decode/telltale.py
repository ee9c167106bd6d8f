"""One pattern that finds any sign of wrong decoding, quick enough to run over every clean text."""

from __future__ import annotations

import re
from functools import cache

from .escapes import SIGNS
from .language import language_model
from .shifted import TELLTALE as SHIFTED
from .undo import LATIN_RUN


@cache
def pattern() -> re.Pattern[str]:
    """Matches where text may have been decoded wrongly.

    Example:
        >>> bool(pattern().search("涓枃")), bool(pattern().search("clean 干净的文字"))
        (True, False)
    """
    parts = (language_model().rare_character, LATIN_RUN.pattern, SHIFTED.pattern, SIGNS)
    return re.compile("|".join(parts) + "|[\ufffd锟嚙]")
