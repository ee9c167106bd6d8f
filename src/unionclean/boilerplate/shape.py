"""The shape of a text: one byte a character, which says what kind of character it is.

Counting characters of a kind in many short lines is most of the work of judging a page. Done with a
pattern a kind and line it costs a Python object for each character found; here one call of the
codec that encodes to single bytes sorts all characters of a text at once, and counting in a line
is counting a byte.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Any

from ..script.fold import variants

#: The kinds.
HAN, GRAMMAR, STOP, COMMA, STOP_AND_COMMA, SEPARATOR, OTHER = (
    b"h",
    b"g",
    b"s",
    b"c",
    b"b",
    b"p",
    b" ",
)

# Characters that carry grammar: frequent in sentences, rare in labels, menus and headlines.
_GRAMMAR = (
    "的了是我你他她它在有不这那就也都和与吗呢吧啊呀嘛把被给让从到对会能要说没过着个为之其以而但所很还可"
    "么哦啦哈您们却又并或若如因于很太最更将已"
)
_KINDS = {
    GRAMMAR: _GRAMMAR,
    STOP: "。！？!",
    COMMA: "，,;、",
    STOP_AND_COMMA: "；",
    SEPARATOR: "|｜·•/>»\t\u3000",
}
_HAN = "\u3400-\u9fff\uf900-\ufaff"


def shape_of(text: str) -> bytes:
    """The kind of each character, as one byte a character.

    A character that carries grammar is a Han character too, in either script.

    Example:
        >>> shape_of("說的是, 首页|新闻？")
        b'gggc hhphhs'
    """
    known, kinds, stranger = _tables()
    # What the table does not know is encoded as the question mark, so no text may have one.
    text = stranger.sub("x", text.replace("?", "？"))
    return codecs.charmap_encode(text, "replace", known)[0].translate(kinds)


@cache
def _tables() -> tuple[Any, bytes, re.Pattern[str]]:
    """The codec's table, the kind of each of its bytes, and what it takes wrongly for Han."""
    kinds = dict.fromkeys(map(chr, (0, 10, *range(32, 127))), OTHER)
    for kind, signs in _KINDS.items():
        kinds |= dict.fromkeys(variants(signs) if kind == GRAMMAR else signs, kind)
    kinds["?"] = HAN
    signs = "".join(kinds)
    stranger = re.compile(f"[^{re.escape(signs)}{_HAN}]")
    known = codecs.charmap_build(signs.ljust(256, "\ufffe"))
    return known, b"".join(kinds.values()).ljust(256), stranger
