"""Decode bytes in which characters are damaged and borders between them have moved.

A lost, added or overwritten byte shifts everything after it in a double-byte encoding. The reading
that is most likely as Chinese, among all ways to cut the bytes into characters and bad bytes, puts
the borders back where they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .language import language_model

# No trail byte of GB18030 or Big5 is one of these, so characters never straddle them.
_SEGMENT = re.compile(rb"[\x00\x30-\x39\x40-\x7e]{0,4}(?:[\x80-\xff][\x00\x30-\x39\x40-\x7e]*)+")
BAD_BYTE = -13.0
_SAME_DAMAGE = 2.0  # a run of bad bytes is one place of damage
_MARGIN = 10.0  # by how much a reading must beat one that needs no bad bytes
_NUL = -5.0
_FOUR_BYTES = -4.0
_HEAD = 40  # bytes that tell whether the first one belongs to a character
LONGEST = 20_000  # bytes searched at once; more are cut up, at the cost of a character a cut


def realign(data: bytes, codec: str) -> tuple[str, int]:
    """The likeliest reading of damaged bytes.

    Args:
        data: bytes of one line or page.
        codec: ``"gb18030"``, ``"big5hkscs"``, ``"utf-16-le"`` or ``"utf-16-be"``.

    Returns:
        Text with one U+FFFD for every run of bytes that belong to no character, and how many such
        bytes there are. Where the plain reading has no bad bytes and is about as likely, it stays.

    Example:
        >>> realign("可采取的措施".encode("gb18030")[1:], "gb18030")
        ('\ufffd采取的措施', 1)
    """
    if codec.startswith("utf-16"):
        return _segment(data, codec)
    text: list[str] = []
    done = bad = 0
    for match in _SEGMENT.finditer(data):
        text.append(data[done : match.start()].decode("ascii", "replace"))
        part, count = _segment(match.group(), codec)
        text.append(part)
        bad += count
        done = match.end()
    text.append(data[done:].decode("ascii", "replace"))
    return "".join(text), bad


def cut_head(data: bytes, codec: str) -> bool:
    """Whether the data begins with the second byte of a character whose first one was cut off.

    Example:
        >>> cut_head("的社區，任何".encode("big5")[1:], "big5hkscs")
        True
    """
    match = _SEGMENT.match(data, 0, _HEAD)
    if match is None or data[0] < 0x80:
        return False
    model = language_model()
    whole = match.group().decode(codec, "ignore")
    text, bad = _likeliest(match.group(), codec)
    if match.end() == _HEAD and text.endswith("\ufffd"):
        bad -= 1  # cut by ourselves
    better = model.score(text) + BAD_BYTE * bad > model.score(whole) + _MARGIN
    return better and text.startswith("\ufffd")


def _segment(data: bytes, codec: str) -> tuple[str, int]:
    try:
        plain = data.decode(codec)
    except UnicodeDecodeError:
        plain = ""
    model = language_model()
    if plain and not model.rare.search(plain):
        return plain, 0
    if len(data) > LONGEST:
        parts = [_segment(data[k : k + LONGEST], codec) for k in range(0, len(data), LONGEST)]
        return "".join(text for text, _ in parts), sum(bad for _, bad in parts)
    text, bad = _likeliest(data, codec)
    if plain and model.score(text) + bad * BAD_BYTE < model.score(plain) + _MARGIN:
        return plain, 0
    return text, bad


def _likeliest(data: bytes, codec: str) -> tuple[str, int]:
    model = language_model()
    size = len(data)
    # For each position: score of the best reading up to it, where its last character began, that
    # character, and its folded form.
    best: list[tuple[float, int, str, str]] = [(-1e9, 0, "", "")] * (size + 1)
    best[0] = (0.0, 0, "", "\n")
    for i in range(size):
        score, _, _, before = best[i]
        for width, character, cost in _steps(data, i, codec):
            if character == "\ufffd":
                folded = character
                total = score + cost + (_SAME_DAMAGE if before == character else 0.0)
            elif character == "\0":
                # Context reaches over a NUL that somebody threw in.
                folded = before
                total = score + _NUL
            else:
                folded = model.sign(character[-1])
                total = score + cost + model.step(before, folded)
            if total > best[i + width][0]:
                best[i + width] = (total, i, character, folded)
    found: list[str] = []
    i, bad = size, 0
    while i:
        _, previous, character, _ = best[i]
        if character[0] == "\ufffd":
            bad += i - previous - 2 * (len(character) - 1)
        if not (character == "\ufffd" and found and found[-1][0] == "\ufffd"):
            found.append(character)
        i = previous
    return "".join(reversed(found)), bad


def _steps(data: bytes, i: int, codec: str) -> Iterator[tuple[int, str, float]]:
    """Ways to read on from byte ``i``: how many bytes, as what, at what cost."""
    pair = data[i : i + 2]
    if codec.startswith("utf-16"):
        if len(pair) == 2:
            code = int.from_bytes(pair, "little" if codec.endswith("le") else "big")
            if not 0xD800 <= code < 0xE000:
                yield 2, chr(code), 0.0
            elif four := _pair(data[i : i + 4], codec):
                yield 4, four, 0.0
        if i + 3 <= len(data):
            code = int.from_bytes(data[i : i + 3 : 2], "little" if codec.endswith("le") else "big")
            if not 0xD800 <= code < 0xE000:
                sign, cost = ("\0", _NUL) if pair[1] == 0 else ("\ufffd", BAD_BYTE)
                yield 3, sign + chr(code), cost - 2.0
        yield (1, "\0", _NUL) if pair[0] == 0 else (1, "\ufffd", BAD_BYTE)
        return
    if pair[0] < 0x80:
        yield 1, chr(pair[0]), 0.0
        return
    character = _pair(pair, codec)
    if character:
        yield 2, character, 0.0
    elif codec == "gb18030" and pair[0] == 0x80:
        yield 1, "€", 0.0  # as code page 936 has it
    if codec == "gb18030" and pair[1:].isdigit():
        four = _pair(data[i : i + 4], codec)
        if four:
            yield 4, four, _FOUR_BYTES
    if pair[1:] in _NEVER:
        # A byte that came in between the two of a character.
        split = _pair(data[i : i + 3 : 2], codec)
        if split:
            sign, cost = ("\0", _NUL) if pair[1] == 0 else ("\ufffd", BAD_BYTE)
            yield 3, sign + split, cost
    yield 1, "\ufffd", BAD_BYTE


_NEVER = (b"\x00", b"\xff")  # neither lead nor trail
_known_pairs: dict[tuple[bytes, str], str] = {}


def _pair(pair: bytes, codec: str) -> str:
    """The one character that the bytes spell, ``""`` if they spell none or several."""
    key = (pair, codec)
    character = _known_pairs.get(key)
    if character is None:
        try:
            character = pair.decode(codec)
        except UnicodeDecodeError:
            character = ""
        if len(character) != 1:
            character = ""
        if len(pair) == 2:  # of longer ones there are too many to keep
            _known_pairs[key] = character
    return character
