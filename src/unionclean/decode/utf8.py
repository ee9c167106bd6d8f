"""UTF-8 with damage: stray bytes, cut ends, encoded surrogates."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LONG_SEQUENCE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Bytes that the decoder escaped, with what may stand between the halves of a torn character.
_ESCAPED = re.compile("[\udc80-\udcff](?:\0?[\udc80-\udcff])*")
_CESU = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HIGH = bytes(range(0x80, 0x100))


def coverage(data: bytes) -> float:
    """Share of the bytes from 0x80 that belong to well-formed UTF-8 characters.

    Example:
        >>> coverage("中文".encode()), coverage("中文".encode("gbk"))
        (1.0, 0.0)
    """
    count = high(data)
    return sum(map(len, _SEQUENCE.findall(data))) / count if count else 0.0


def is_mostly_utf8(data: bytes) -> bool:
    """Whether damaged data is UTF-8 at heart.

    Two bytes in a row look like UTF-8 by chance in many encodings, three hardly ever.
    """
    count = high(data)
    long = sum(map(len, _LONG_SEQUENCE.findall(data)))
    return count > 0 and (long >= 0.5 * count or coverage(data) > 0.95)


def high(data: bytes) -> int:
    """Number of bytes from 0x80."""
    return len(data) - len(data.translate(None, _HIGH))


def decode_damaged(data: bytes) -> str:
    """Decode UTF-8, with one U+FFFD for each place of damage.

    Example:
        >>> decode_damaged("中文".encode()[1:4] + b"\\xff" + "文字".encode())
        '\\ufffd文字'
    """
    return _ESCAPED.sub(_mend, data.decode("utf-8", "surrogateescape"))


def _mend(match: re.Match[str]) -> str:
    data = match.group().encode("utf-8", "surrogateescape")
    if _CESU.fullmatch(data):
        # Each half of a character beyond the basic plane was encoded by itself.
        halves = data.decode("utf-8", "surrogatepass")
        return halves.encode("utf-16", "surrogatepass").decode("utf-16")
    nuls = "\0" * data.count(b"\0")
    # A byte that fell into a character leaves the character when it is taken out again.
    for k in range(1, len(data) - 1):
        for character in _SEQUENCE.finditer(data[:k] + data[k + 1 :]):
            if character.start() < k < character.end():
                whole = character.group().decode("utf-8", "replace")
                if "\ufffd" not in whole:
                    return (nuls or "\ufffd") + whole
    return nuls + "\ufffd"
