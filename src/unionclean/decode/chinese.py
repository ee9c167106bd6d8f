"""GB18030 against Big5: which of the two reads as Chinese, and reading it piece by piece."""

from __future__ import annotations

import re

from . import utf8
from .language import LanguageModel, language_model
from .realign import realign

GB, BIG5 = "gb18030", "big5hkscs"

# Text from the first byte that is not ASCII up to the end of its line or element. Characters of
# both encodings may have letters as their second byte.
_PIECE = re.compile(
    rb"[\x80-\xff](?:(?<=[\x81-\xfe])[\x30-\x39\x40-\xfe]|[\x20-\x3b\x3d\x3f-\xff])*"
)
_LINE = re.compile(rb"[^\n<>]+|[\n<>]+")
SAMPLE = 600  # bytes of text that settle the encoding

# Python's big5hkscs follows the Unicode consortium's old table in these places; browsers and code
# page 950, and so the pages that are out there, mean the signs on the right.
_AS_WRITTEN = str.maketrans("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡")
_TO_UTF16 = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def sample(data: bytes) -> bytes:
    """Text that is not ASCII, from the head, the middle and the tail of a page, joined by newlines.

    Example:
        >>> sample("<b>你好</b><i>再见</i>".encode("gb18030")).decode("gb18030")
        '你好\\n再见'
    """
    pieces: list[bytes] = []
    size = 0
    starts = (0, len(data) // 2, len(data) * 3 // 4) if len(data) > 4 * SAMPLE else (0,)
    for number, start in enumerate(starts, 1):
        for match in _PIECE.finditer(data, start):
            piece = match.group()[:200]
            pieces.append(piece)
            size += len(piece)
            if size >= SAMPLE * number / len(starts):
                break
    return b"\n".join(pieces)


def readings(data: bytes) -> list[tuple[float, str, str]]:
    """The data read as GB18030 and as Big5, the likelier first: score, codec, text.

    Where neither reads well the borders between characters are looked for as well.
    """
    model = language_model()
    found = [_reading(model, data, codec, data.decode(codec, "replace")) for codec in (GB, BIG5)]
    found.sort(reverse=True)
    if found[0][0] < -7.0 * len(found[0][2]) or "\ufffd" in found[0][2]:
        found += [_reading(model, data, codec, realign(data, codec)) for codec in (GB, BIG5)]
        found.sort(reverse=True)
    return found


def _reading(
    model: LanguageModel, data: bytes, codec: str, text: str
) -> tuple[float, str, str]:
    # Big5 is the rarer of the two; what is cut off at the end of a sample says nothing.
    return model.score(text) - (1.0 if codec == BIG5 else 0.0), codec, text


def decode_chinese(data: bytes, codec: str) -> str:
    """Decode a file that is mostly in one encoding; lines in another and stray bytes are mended.

    Args:
        data: the whole file.
        codec: ``"utf-8"``, ``"gb18030"`` or ``"big5hkscs"``.
    """
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        pass
    else:
        if codec == "utf-8" or not language_model().rare.search(text):
            return as_written(text) if codec == BIG5 else text
    return "".join([_line(match.group(), codec) for match in _LINE.finditer(data)])


def as_written(text: str) -> str:
    """Text from Python's Big5 codec with the signs that pages mean.

    Example:
        >>> as_written("９∼１０")
        '９～１０'
    """
    return text.translate(_AS_WRITTEN)


def _line(data: bytes, codec: str) -> str:
    if data.isascii():
        return data.decode("ascii")
    model = language_model()
    text = ""
    try:
        text = data.decode(codec)
        if codec == "utf-8" or not model.rare.search(text):
            return as_written(text) if codec == BIG5 else text
    except UnicodeDecodeError:
        pass
    found: list[tuple[float, str]] = []
    for other in ("utf-8", GB, BIG5):
        bonus = 8.0 if other == codec else 0.0
        if other == "utf-8":
            if codec != other and utf8.coverage(data) < 0.6:
                continue
            text = utf8.decode_damaged(data)
        else:
            text = realign(data, other)
            if other == BIG5:
                text = as_written(text)
        found.append((model.score(text) + bonus, text))
    return max(found)[1]
