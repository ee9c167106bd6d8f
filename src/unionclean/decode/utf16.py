"""UTF-16 and UTF-32 without a byte order mark."""

from __future__ import annotations

import re

from .language import language_model
from .realign import BAD_BYTE, realign

# High bytes of the Han characters that occur in running text, of CJK and full-width punctuation.
_HIGH_BYTES = bytes([*range(0x4E, 0xA0), 0x00, 0x20, 0x30, 0xFF])
_LINE = {
    "utf-16-le": re.compile(rb"(?s:.*?)\n\x00|(?s:.+)\Z"),
    "utf-16-be": re.compile(rb"(?s:.*?)\x00\n|(?s:.+)\Z"),
}
SAMPLE = 400  # bytes


def profile(data: bytes) -> str:
    """The byte order that the high-byte profile of the beginning speaks for, ``""`` for none.

    Example:
        >>> profile("今天，中国".encode("utf-16-be")), profile("今天，中国".encode("gb18030"))
        ('utf-16-be', '')
    """
    sample = data[:SAMPLE]
    found = []
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[offset::2]
        share = 1 - len(half.translate(None, _HIGH_BYTES)) / max(1, len(half))
        found.append((share, codec))
    found.sort()
    return found[1][1] if found[1][0] >= 0.8 else ""


def candidates(data: bytes) -> list[tuple[float, str, int]]:
    """Readings of the beginning as UTF-16: score of each, byte order, bytes to skip.

    A file whose head was cut within a character begins one byte late.
    """
    model = language_model()
    found = []
    for codec in ("utf-16-le", "utf-16-be"):
        for skip in (0, 1):
            text, odd = _beginning(data[skip:], codec)
            cost = 12.0 * (skip + odd)
            found.append((model.score(text) - cost, codec, skip))
    found.sort(reverse=True)
    return found


def damaged_candidate(data: bytes) -> tuple[float, str]:
    """Likelihood of a character, and byte order, if stray bytes shifted UTF-16 text."""
    found = []
    for codec in ("utf-16-le", "utf-16-be"):
        text, bad = realign(data[: SAMPLE // 2].rstrip(b"\0"), codec)
        score = language_model().score(text) + BAD_BYTE * bad
        found.append((score / max(1, len(text)), codec))
    return max(found)


def _beginning(data: bytes, codec: str) -> tuple[str, int]:
    """Text of the first bytes, without a padding of NULs, and 1 if there is a byte too many."""
    head = data[:SAMPLE].rstrip(b"\0")
    if len(head) % 2 and len(head) < len(data):
        head = data[: len(head) + 1]
    odd = len(head) % 2
    return head[: len(head) - odd].decode(codec, "replace"), odd


def few_blocks(data: bytes) -> str:
    """The byte order in which the beginning keeps to one or two blocks of letters, or ``""``.

    Example:
        >>> few_blocks("Сегодня была прекрасная погода".encode("utf-16-be"))
        'utf-16-be'
    """
    sample = data[:SAMPLE]
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        if len(high) >= 16 and len(set(high)) <= 4 and high.count(0) and len(set(low)) >= 8:
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            return codec
    return ""


def decode_utf16(data: bytes, codec: str) -> str:
    """Decode UTF-16 line by line, so that a stray byte does not shift the rest of the file."""
    suspicious = language_model().rare.search
    try:
        text = data.decode(codec)
        if not suspicious(text):
            return text
    except UnicodeDecodeError:
        pass
    lines = []
    for line in _LINE[codec].findall(data):
        try:
            text = line.decode(codec)
            intact = not suspicious(text)
        except UnicodeDecodeError:
            intact = False
        lines.append(text if intact else realign(line, codec)[0])
    return "".join(lines)


def utf32(data: bytes) -> str:
    """``"utf-32-le"`` or ``"utf-32-be"`` if the data is that without a mark, else ``""``."""
    size = len(data) // 4
    if size and len(data) % 4 == 0:
        for codec, zeros in (("utf-32-le", data[3::4]), ("utf-32-be", data[0::4])):
            if not zeros.strip(b"\0"):
                try:
                    data.decode(codec)
                except UnicodeDecodeError:
                    continue
                return codec
    return ""
