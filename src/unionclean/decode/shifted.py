"""Double-byte text whose bytes were edited across a character border, as spam farms do it.

A program that replaces byte strings in GBK text without regard for where characters begin finds its
string across a border, too. What it leaves there is half a character, and everything up to the next
ASCII character is read one byte off: ``當?shù)挠職`` was ``當的勇氣`` before the program put a note
of the pronunciation after what it took for 數 (the second byte of 當 and the first of 的).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alternatives import Token
from .chinese import GB
from .language import language_model
from .realign import realign
from .repairs import Repair, gather, trimmed
from .restore import restore
from .undo import suspicious

_PINYIN = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_HAN = "\u3400-\u9fff\ue000-\uf8ff"
# A note that lost its opening bracket, and half a character, to the shift.
_NOTE = re.compile(rf"[?\ufffd](?<=[{_HAN}].)(?=[{_PINYIN}]*[{_TONES}])[{_PINYIN}]{{1,6}}[)）]")
_HALF = "".join(
    bytes((0xB7, trail)).decode(GB) for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF))
)
_SIGN = re.compile(f"┞(?=[{_HALF}])")
_MARKS = re.compile(rf"[?\ufffd](?<=[^\x00-\x7f].)[?\ufffd]{{0,2}}(?=[{_HAN}])")
_CERTAIN = re.compile(f"{_NOTE.pattern}|{_SIGN.pattern}")
_BEGINS = re.compile("[?\ufffd┞]")
#: What a shift may leave behind besides rare characters.
TELLTALE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}[)）]|┞")
_ANY = bytes([*range(0x40, 0x7F), *range(0x80, 0xFF)])
_NOTHING = b"\xff"  # part of no character
_MARGIN = 8.0


def realigned(text: str) -> list[Repair]:
    """Repairs of a line in which characters are read one byte off.

    Example:
        >>> [repair.text for repair in realigned("當?shù)挠職")]
        ['的勇氣']
        >>> realigned("真的吗?真的!")
        []
    """
    model = language_model()
    # One class is searched for many times quicker than the two patterns that begin with it.
    if not (_BEGINS.search(text) and _CERTAIN.search(text)):
        if suspicious(text) is None:
            return []
        if not _MARKS.search(text):
            return _cut(text)
    tokens = list(_tokens(text))
    traditional = sum(c in model.simplified_cost for c in text) > 1
    result = restore(text, tokens, GB, traditional=traditional)
    if not result.pieces:
        return []
    before = sum(map(model.step, "\n" + model.fold(text), model.fold(text)))
    before += sum(map(model.choice, text))
    if result.score < before + _MARGIN or result.unreadable:
        return []
    return gather(result, text, 0, "mojibake.misaligned", before)


def _cut(text: str) -> list[Repair]:
    """Repairs where bytes are gone without a trace."""
    try:
        read, bad = realign(text.encode(GB), GB)
    except UnicodeEncodeError:
        return []
    if not bad or read == text:
        return []
    model = language_model()
    repair = Repair(
        0,
        len(text),
        read,
        "mojibake.misaligned",
        model.score(text),
        model.score(read),
        lost=read.count("\ufffd"),
    )
    return [trimmed(repair, text)]


def _tokens(text: str) -> Iterator[Token]:
    notes = {k: m.start() for m in _NOTE.finditer(text) for k in range(*m.span())}
    marks = {k for m in _MARKS.finditer(text) for k in range(*m.span())}
    signs = {m.start() for m in _SIGN.finditer(text)}
    for index, character in enumerate(text):
        if index in notes:
            if index == notes[index]:
                yield Token(_ANY, index, True)
            else:
                yield Token(_NOTHING, index, True, {}, -0.1)
            continue
        if index in marks or character == "\ufffd":
            yield Token(_ANY, index, True, {}, -2.0)
            continue
        try:
            data = character.encode(GB)
        except UnicodeEncodeError:
            data = b"?"
        if index in signs:
            yield Token(b"\xd5", index, True)
            continue
        if index - 1 in signs:
            yield Token(data[1:], index, True)
            continue
        for number, octet in enumerate(data):
            yield Token(bytes((octet,)), index, number == 0)
        following = text[index + 1 : index + 2]
        if len(data) == 2 and not following > "\x7f":
            # The second half of a last character has nothing to be read with and is gone.
            yield Token(_ANY, index, False, {}, 0.0)
