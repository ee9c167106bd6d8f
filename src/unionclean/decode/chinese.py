"""GB18030 against Big5: which of the two reads as Chinese, and reading it piece by piece."""

from __future__ import annotations

import re
from typing import NamedTuple

from . import utf8
from .language import language_model
from .realign import BAD_BYTE, cut_head, realign

GB, BIG5 = "gb18030", "big5hkscs"

# Text from the first byte that is not ASCII up to the end of its line or element.
_PIECE = re.compile(
    rb"[\x81-\xfe][\x40-\xfe](?:[\x81-\xfe][\x40-\xfe]|[ -;=?-~\x00]){0,40}"
    rb"|[\x80-\xff][^<>\r\n]{0,80}"
)
_BORDERS = (b"\n", b"<", b">")
_BORDER = re.compile(rb"[\n<>]")
_ASCII = re.compile(r"[\x00-\x7f]")
_BORDER_IN_TEXT = re.compile("[\n<>]")
SAMPLE = 320  # bytes of text that settle the encoding
_FLUENT = -7.0  # no text read in a wrong encoding comes near this
_PLACES = 5  # to take them from, as a line may be in another encoding

# Python's big5hkscs follows the Unicode consortium's old table in these places; browsers and code
# page 950, and so the pages that are out there, mean the signs on the right.
_AS_WRITTEN = str.maketrans("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡")


def sample(data: bytes) -> bytes:
    """Text that is not ASCII from several places in a file, joined by newlines.

    Example:
        >>> page = "<b>你好</b>" + "<i></i>" * 100 + "<b>再见</b>"
        >>> sample(page.encode("gb18030")).decode("gb18030")
        '你好\\n再见'
    """
    if len(data) <= SAMPLE:
        return data
    pieces: list[bytes] = []
    size = at = 0
    for number in range(1, _PLACES + 1):
        for match in _PIECE.finditer(data, at):
            pieces.append(match.group())
            size += len(pieces[-1])
            at = match.end()
            if size >= SAMPLE * number / _PLACES:
                break
        else:
            break
        at = max(at, len(data) * number // _PLACES)
    return b"\n".join(pieces)


class Reading(NamedTuple):
    """Bytes read in one encoding, and how likely that is.

    Attributes:
        score: log probability of the text, less what the bytes cost that belong to no character.
        codec: name of the Python codec.
        text: the text.
    """

    score: float
    codec: str
    text: str

    @property
    def fluency(self) -> float:
        """Average cost of its characters, see :meth:`LanguageModel.fluency`."""
        return language_model().fluency(self.text, self.score)


def best_reading(data: bytes) -> Reading:
    """The likeliest reading of the data as GB18030 or Big5.

    Where neither reads well, the borders between characters are looked for as well.
    """
    first = _read(data.decode(GB, "replace"), 0, GB)
    if first.fluency > _FLUENT - (1.0 if len(first.text) > 100 else 0.0) and len(first.text) >= 10:
        return first
    found = [first, _read(data.decode(BIG5, "replace"), 0, BIG5)]
    best = max(found)
    if best.fluency < _FLUENT - 1.0:
        best = max(*found, *(_read(*realign(data, codec), codec) for codec in (GB, BIG5)))
    return best


def majority(data: bytes, enough: float) -> str:
    """The codec in which at least two fifths of the text read well, ``""`` for none.

    A file of several lines may hold some in another encoding, which spoil the whole.

    Args:
        data: text, or pieces of it, one a line.
        enough: fluency of what reads well.
    """
    size = dict.fromkeys((GB, BIG5), 0)
    for piece in data.split(b"\n"):
        count = utf8.high(piece)
        if count >= 16 and utf8.coverage(piece) < 0.9:
            best = best_reading(piece)
            if best.fluency > enough:
                size[best.codec] += count
    codec = max(size, key=size.__getitem__)
    return codec if 5 * size[codec] >= 2 * utf8.high(data) > 0 else ""


def _read(text: str, bad: int, codec: str) -> Reading:
    # Big5 is the rarer of the two.
    cost = BAD_BYTE * bad - (1.0 if codec == BIG5 else 0.0)
    return Reading(language_model().score(text) + cost, codec, text)


def decode_chinese(data: bytes, codec: str) -> str:
    """Decode a file that is mostly in one encoding; lines in another and stray bytes are mended.

    Args:
        data: the whole file.
        codec: ``"utf-8"``, ``"gb18030"`` or ``"big5hkscs"``.
    """
    view = memoryview(data)
    parts: list[str] = []
    at = 0
    if codec != "utf-8" and cut_head(data, codec):
        parts.append("\ufffd")
        at = 1
    while at < len(data):
        try:
            parts.append(_inspected(str(view[at:], codec), codec))
            break
        except UnicodeDecodeError as error:
            bad = at + error.start
        start = max(at, *(data.rfind(sign, at, bad) + 1 for sign in _BORDERS))
        border = _BORDER.search(data, bad)
        end = border.start() if border else len(data)
        parts.append(_inspected(str(view[at:start], codec), codec))
        parts.append(_line(data[start:end], codec))
        at = end
    return "".join(parts)


def _inspected(text: str, codec: str) -> str:
    """Text that was decoded without an error; lines that read like another encoding are redone."""
    if codec == "utf-8":
        return text
    parts: list[str] = []
    done = 0
    model = language_model()
    while match := model.rare.search(text, done):
        around = text[max(done, match.start() - 2) : match.end() + 2]
        after = text[match.end() : match.end() + 6]
        if model.score(around) > -10.0 * len(around) or (
            not _ASCII.search(after) and model.score(after) > -8.0 * len(after) < -40.0
        ):
            # Rare characters in good company, or good text that goes on without a border where
            # shifted bytes would come right again: a name, a disease.
            parts.append(text[done : match.end()])
            done = match.end()
            continue
        start = max(done, *(text.rfind(sign, done, match.start()) + 1 for sign in "\n<>"))
        border = _BORDER_IN_TEXT.search(text, match.end())
        end = border.start() if border else len(text)
        line = text[start:end]
        parts.append(text[done:start])
        data = line.encode(codec)
        parts.append(_line(data, codec) if data.decode(codec) == line else line)
        done = end
    parts.append(text[done:])
    text = "".join(parts)
    return as_written(text) if codec == BIG5 else text


def as_written(text: str) -> str:
    """Text from Python's Big5 codec with the signs that pages mean.

    Example:
        >>> as_written("９∼１０")
        '９～１０'
    """
    return text.translate(_AS_WRITTEN)


def _line(data: bytes, codec: str) -> str:
    """A line that could not be decoded as it is, in the encoding that reads best."""
    if codec == "utf-8" and utf8.coverage(data) > 0.9:
        return utf8.decode_damaged(data)
    own = _line_in(data, codec)
    if own.fluency > -8.0:
        return own.text
    others = [_line_in(data, other) for other in ("utf-8", GB, BIG5) if other != codec]
    return max(own._replace(score=own.score + 8.0), *others).text


def _line_in(data: bytes, codec: str) -> Reading:
    if codec == "utf-8":
        text = utf8.decode_damaged(data)
        bad = round((1 - utf8.coverage(data)) * utf8.high(data))
    else:
        text, bad = realign(data, codec)
        if codec == BIG5:
            text = as_written(text)
    return _read(text, bad, codec)
