"""Tables of contents of pages, whose entries are the headings of the text below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line

_LABELS = frozenset(["目录", "目次", "文章目录", "本文目录", "内容目录", "contents"])
_NUMBER = re.compile(r"^(?:\d{1,2}(?:[.．]\d{1,2}){0,3}[.、:．]?|[▪·•●○◆■-])+")
# Longest entry, in characters; fewest entries; and how many in a row may have no heading.
_LONGEST = 40
_FEWEST = 3
_MISSING = 2


def table_of_contents(lines: Sequence[Line]) -> list[bool]:
    """Which lines are a table of contents with its label.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> entries = ["目录", "1 历史", "2 建筑", "3 文化"]
        >>> table_of_contents(lines_of([*entries, "历史", "始建于宋代。", "建筑", "文化"]))
        [True, True, True, True, False, False, False, False]
        >>> any(table_of_contents(lines_of([*entries, "始建于宋代。"])))
        False
    """
    found = [False] * len(lines)
    for label in (n for n, line in enumerate(lines) if line.key.strip("[]【】:") in _LABELS):
        bare = [_NUMBER.sub("", line.key) for line in lines[label + 1 :]]
        times = Counter(bare)
        known: set[str] = set()
        last = missing = 0
        for place, key in enumerate(bare, 1):
            if not key or key in known or len(key) > _LONGEST or missing > _MISSING:
                break
            if times[key] > 1:
                known.add(key)
                last, missing = place, 0
            else:
                missing += 1
        if len(known) >= _FEWEST:
            found[label : label + last + 1] = [True] * (last + 1)
    return found
