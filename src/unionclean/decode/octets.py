"""The bytes that text was decoded from in a wrong encoding, as far as they can be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from ..search import PIECE
from .alternatives import Token, utf8_width
from .chinese import BIG5, GB

UTF8, LATIN = "utf-8", "cp1252"

# Python knows three tables of Big5, which differ in signs and rare characters; in code page 936 €
# is a byte of its own.
TABLES = {BIG5: (BIG5, "big5", "cp950"), GB: ("cp936", GB)}
#: Bytes that count as white space in Latin-1 and are lost at the end of a line.
STRIPPED = (b"", b"\xa0", b"\x85")
#: A character in the place of one lost byte.
FILLER = "\ufff0"

_CONTINUATION = bytes(range(0x80, 0xC0))
_HIGH = bytes(range(0x81, 0xFF))
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # in cp1252
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@cache
def octets_of(codec: str) -> Callable[[str], bytes]:
    """Function from a character to the bytes that were read as it; empty if they are not known."""

    @cache
    def octets(character: str) -> bytes:
        if character == "\ufffd":
            return b""
        if codec == "cp936":
            return b"\x80" if character == "€" else octets_of(GB)(character)
        try:
            return character.encode(codec)
        except UnicodeEncodeError:
            pass
        if codec == LATIN and "\x80" <= character <= "\x9f":
            return character.encode("latin-1")
        return b""

    return octets


def octets_in(text: str, codec: str) -> bytes | None:
    """The bytes that were read as a text; None if those of one of its characters are not known.

    Example:
        >>> octets_in("中a", UTF8), octets_in("中\ufffd", UTF8)
        (b'\xe4\xb8\xada', None)
    """
    octets = octets_of(codec)
    whole: list[bytes] = []
    # Joining takes a hundred bytes of memory for each item.
    for start in range(0, len(text), PIECE):
        piece = list(map(octets, text[start : start + PIECE]))
        if not all(piece):
            return None
        whole.append(b"".join(piece))
    return b"".join(whole)


def tokens_of(text: str, wrong: str, right: str) -> Iterator[Token]:
    """The bytes of a text, and where one was lost all that it may have been.

    Args:
        text: wrongly decoded text.
        wrong: the codec that it was decoded with.
        right: the codec that it should have been decoded with.
    """
    octets = octets_of(wrong)
    lost = _CONTINUATION if right == UTF8 else _HIGH
    before = ""
    # GB18030 has characters, mostly private ones, for pairs of bytes that GBK gives up on.
    private = _PRIVATE.search(text) is not None
    for index, character in enumerate(text):
        data = octets(character)
        # Software that cannot show a character puts a question mark there.
        damaged = character == "\ufffd" or (character == "?" and before > "\x7f")
        if not damaged:
            before = character
        if wrong == LATIN and not data:
            yield Token(_UNDEFINED, index, True)
        elif wrong == LATIN and character == " " and right == UTF8:
            yield Token(b"\xa0", index, True)
        elif damaged:
            yield Token(lost, index, True, _likely(text[index + 1 : index + 2], wrong, private))
            yield Token(lost, index, False, {}, 0.0)
        elif character == "€" and wrong == GB:
            yield Token(b"\x80\xa2", index, True)
            yield Token(b"\xe3", index, False, {}, -0.1)
        elif data:
            for number, octet in enumerate(data):
                yield Token(bytes((octet,)), index, number == 0)
        else:
            yield Token(b"\x00", index, True)
    if wrong == LATIN and text:
        yield Token(b"".join(STRIPPED), len(text) - 1, False, {}, 0.0)


def completed(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with one that may be wanting wherever a UTF-8 sequence is a byte short.

    Decoders that were told to ignore errors leave no mark where they did.
    """
    wanted = 0
    for position, token in enumerate(tokens):
        value = token.values[0] if len(token.values) == 1 else None
        continues = value is None or 0x80 <= value < 0xC0
        if wanted and not continues:
            # GBK has no character that begins with 0x80; before ASCII any byte may be wanting.
            values = b"\x80" if token.values[0] >= 0x80 else _CONTINUATION
            for _ in range(wanted):
                yield Token(values, tokens[position - 1].origin, False, {}, -3.0)
            wanted = 0
        elif wanted and tokens[position - 1].values[0] >= 0xE0 and _short(tokens, position):
            yield Token(b"\x80", tokens[position - 1].origin, False, {}, -3.0)
        if value is not None and not continues:
            wanted = utf8_width(value) - 1 if value >= 0x80 else 0
        elif wanted:
            wanted -= 1
        yield token
    for _ in range(wanted):
        yield Token(_CONTINUATION, tokens[-1].origin, False, {}, -3.0)


def _short(tokens: list[Token], position: int) -> bool:
    """Whether a lead byte is followed by one byte that continues it and no second one."""
    after = tokens[position + 1 : position + 2]
    return not after or not any(0x80 <= value < 0xC0 for value in after[0].values)


def _likely(following: str, wrong: str, private: bool) -> Mapping[int, float]:
    """Bytes that a decoder gives up on before a character, to go on with that one's first."""
    data = octets_of(wrong)(following) if following else b""
    return _given_up(data[0] if data else 0, "gbk" if wrong == GB and not private else wrong)


@cache
def _given_up(following: int, codec: str) -> Mapping[int, float]:
    values: dict[int, float] = {}
    for value in range(0x80, 0xFF):
        try:
            bytes((value, following)).decode(codec)
        except UnicodeDecodeError:
            # 0x80 begins no character at all, and many characters hold it.
            values[value] = 0.0 if value == 0x80 or following < 0x80 else -3.0
    return values


def bytes_of(text: str, codec: str) -> bytes:
    """The bytes that a wrong decoding was given, as far as they are known."""
    octets = octets_of(codec)
    return b"".join(b"\xb0" if character == FILLER else octets(character) for character in text)
