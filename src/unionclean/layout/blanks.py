"""Blanks that do not belong in Chinese: after a full stop, and between the characters of a word."""

from __future__ import annotations

import re

from ..block import Block
from ..edits import Replacement

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
#: One or two blanks; more are a column or a gap to fill in.
_AFTER_STOP = re.compile(
    rf"(?:(?<={_HAN}[;!?])|(?<={_HAN}[”》）)][;!?])|(?<=[。；！？])|(?<=[。！？][”’」』]))"
    rf"(?: {{1,2}}|\u3000|\xa0{{1,2}})(?=[\u3400-\u4dbf\u4e00-\u9fff“‘「『《（])"
)


def after_stop(block: Block, rule: str) -> list[Replacement]:
    """Blanks after 。 ; ! ? between two Chinese sentences of one paragraph.

    Example:
        >>> [r[:2] for r in after_stop(Block.of("领导体系。 工会的组织", 0, 11), "layout.blank")]
        [(5, 6)]
        >>> after_stop(Block.of("开放 源代码, 用 Python 3。", 0, 18), "layout.blank")
        []
    """
    return [
        Replacement(match.start(), match.end(), "", rule)
        for match in _AFTER_STOP.finditer(block.text)
    ]
