"""Sentences and brackets of a paragraph, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOP = re.compile(r"(?:[。！？!?…~～]+|(?<=[^\x00-\x7f])\.(?!\w))[”’」』\"]*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a text, their closing marks included.

    Example:
        >>> text = "到此结束。更多内容请关注本站！谢谢"
        >>> [text[i:j] for i, j in sentences(text)]
        ['到此结束。', '更多内容请关注本站！', '谢谢']
    """
    begin = 0
    for match in _STOP.finditer(text):
        yield begin, match.end()
        begin = match.end()
    if begin < len(text):
        yield begin, len(text)


_PAIRS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "［": "］"}


def bracket(text: str, start: int, end: int, longest: int = 120) -> tuple[int, int] | None:
    """The span of the bracket that holds ``text[start:end]``, its marks included, or None.

    Example:
        >>> text = "他笑了（请记住本站域名）。"
        >>> bracket(text, 4, 6), bracket(text, 0, 2)
        ((3, 12), None)
    """
    for i in range(start - 1, max(-1, start - longest), -1):
        if text[i] in "）)】]〕］。":
            return None
        if text[i] in _PAIRS:
            close = text.find(_PAIRS[text[i]], end - 1, i + longest)
            return (i, close + 1) if close >= 0 else None
    return None
