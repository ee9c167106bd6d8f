"""Blanks that do not belong in Chinese: after a full stop, and between the characters of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..block import Block
from ..edits import Replacement
from ..search import occurrences

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_SPACED_HALF = re.compile(rf"{_HAN}[,.] {_HAN}")
_SPACED_LATIN = re.compile(rf"{_HAN} [A-Za-z0-9]|[A-Za-z0-9%] {_HAN}")
_SPACED_FULL = re.compile(rf"[。；！？][ \xa0]{_HAN}")
#: One or two blanks; more are a column or a gap to fill in, and full-width ones were meant.
AFTER_STOP = re.compile(
    r"[。；！？;!?](?P<blank> {1,2}|\xa0{1,2})(?=[\u3400-\u4dbf\u4e00-\u9fff“‘「『《（])"
)
_BEFORE = re.compile(rf"{_HAN}[”’」』》）)]?$")


def habitual(texts: Sequence[str]) -> bool:
    """Whether the author sets a blank after marks out of habit; then none is an accident.

    Example:
        >>> habitual(["甲做了, 乙没做. 丙也没做; 丁在看."])
        True
        >>> habitual(["领导体系。 工会的组织，人心齐。"])
        False
    """
    whole = "\n".join(texts)
    full_width = occurrences(_SPACED_FULL, whole)
    marks = whole.count("。") + whole.count("；") + whole.count("！") + whole.count("？")
    if full_width < occurrences(_SPACED_LATIN, whole):
        return True  # Latin words are set apart from Chinese ones, so blanks are the author's
    return occurrences(_SPACED_HALF, whole) > 1 or (full_width > 2 and 3 * full_width > marks)


def after_stop(block: Block, rule: str) -> Iterator[Replacement]:
    """Blanks after 。 ; ! ? between two Chinese sentences of one paragraph.

    Example:
        >>> [r[:2] for r in after_stop(Block.of("领导体系。 工会的组织", 0, 11), "layout.blank")]
        [(5, 6)]
        >>> list(after_stop(Block.of("开放 源代码, 用 Python 3。", 0, 18), "layout.blank"))
        []
    """
    text = block.text
    for match in AFTER_STOP.finditer(text):
        # A half-width mark may belong to Latin text, or be a slip in full-width text.
        if text[match.start()] in "。；！？" or (
            "，" not in text and _BEFORE.search(text, 0, match.start())
        ):
            yield Replacement(*match.span("blank"), "", rule)
