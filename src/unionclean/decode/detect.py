"""The order in which the evidence about an encoding is heard."""

from __future__ import annotations

import codecs
import re

from . import chinese, hz, utf8, utf16
from .chinese import BIG5, GB
from .declared import charset_in_markup, codec_name
from .foreign import detect_foreign
from .language import language_model
from .result import Decoded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", GB),
)
# First bytes of formats that people feed to text tools by mistake.
_MAGIC = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|%PDF-|PK\x03\x04|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ|7z\xbc\xaf"
    rb"|Rar!\x1a|\xd0\xcf\x11\xe0|\x7fELF|MZ.{58}|\xca\xfe\xba\xbe|RIFF....(?:WEBP|WAVE|AVI )"
    rb"|ID3[\x02-\x04]\x00|OggS\x00|\x00\x00\x01\x00|SQLite format 3\x00|wOF[F2]|....ftyp",
    re.DOTALL,
)
_CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_LOST = re.compile("\ufffd")
_CHINESE_MEAN = -9.0  # log probability of a character; text read wrongly lies near -14
_SHORT = 48  # bytes that are not ASCII; with fewer of them UTF-8 may be a coincidence


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode bytes of unknown encoding; never raises on any bytes.

    Args:
        data: the bytes of a file or page.
        declared: a charset that somebody outside names, e.g. from an HTTP header. It is evidence
            and not truth, as is what the page says of itself.

    Returns:
        The text, the encoding and what settled it.

    Example:
        >>> decode("标题".encode("gbk"), declared="utf-8").text
        '标题'
        >>> decode(b"\\xff" + "一个坏字节".encode("big5")).text
        '\\ufffd一个坏字节'
    """
    if not data:
        return Decoded("", "utf-8", "empty", 0.0)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _marked(data, mark, codec)
    if not data.strip(b"\0") or _MAGIC.match(data):
        return Decoded(data.decode("latin-1"), "iso8859-1", "binary", 1.0, binary=True)

    if b"~{" in data or b"~}" in data[:4096]:
        if hz.looks_like_hz(data):
            return _result(hz.decode_hz(data), "hz", "escape", 0.95)
    wide = _utf16_rival(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and (b"\x1b" not in data or not data.isascii()):
        rival = max(wide, _narrow_rival(data, text))
        if rival[1] == "" or rival[0] <= language_model().score(text[:400]):
            if data.isascii():
                return Decoded(text, "ascii", "ascii", 1.0)
            return Decoded(text, "utf-8", "utf-8", 0.99)
    return _without_utf8(data, declared or "", wide)


def _marked(data: bytes, mark: bytes, codec: str) -> Decoded:
    data = data[len(mark) :]
    if codec.startswith("utf-16"):
        return _result(utf16.decode_utf16(data, codec), codec, "bom", 1.0)
    if codec == "utf-8" and utf8.coverage(data) < 0.5 and not data.isascii():
        # A mark that an editor put before text in another encoding.
        return decode(data)
    if codec.startswith("utf-32"):
        return _result(data.decode(codec, "replace"), codec, "bom", 1.0)
    return _result(chinese.decode_chinese(data, codec), codec, "bom", 1.0)


def _utf16_rival(data: bytes) -> tuple[float, str, int]:
    """Score of the best reading as UTF-16, its codec, bytes to skip; no codec for none."""
    nuls = b"\0" in data[:4096]
    if not nuls and not utf16.profile(data) and len(data) > 40:
        return -1e9, "", 0
    score, codec, skip = utf16.candidates(data)[0]
    return score - (0.0 if nuls else 6.0), codec, skip


def _narrow_rival(data: bytes, text: str) -> tuple[float, str, int]:
    """Score of the best double-byte reading, where text that is valid UTF-8 may be a coincidence."""
    if len(data) > 400 or not 0 < len(data) - len(data.translate(None, utf8.HIGH)) <= _SHORT:
        return -1e9, "", 0
    if any(c > "\u07ff" for c in text):
        return -1e9, "", 0
    score, codec, _ = chinese.readings(data)[0]
    return score - 3.0, codec, 0


def _without_utf8(data: bytes, declared: str, wide: tuple[float, str, int]) -> Decoded:
    text = chinese.sample(data)
    covered = utf8.coverage(data)
    score, codec, read = chinese.readings(text)[0] if text else (-1e9, "", "")
    if wide[1] and wide[0] > score:
        found = _wide(data, wide)
        if found is not None:
            return found
    if covered >= 0.5 and not (covered < 0.9 and len(data) < 40 and score > -7 * len(read)):
        return _result(chinese.decode_chinese(data, "utf-8"), "utf-8", "utf-8", covered)
    stated = codec_name(declared) or codec_name(charset_in_markup(data))
    high = sum(1 for c in read if c > "\x7f")
    if high and score / len(read) > (_CHINESE_MEAN if stated in ("", GB, BIG5) else -8.0):
        decided_by = "declared" if stated == codec else "statistics"
        confidence = min(0.99, 0.5 + 0.05 * high)
        return _result(chinese.decode_chinese(data, codec), codec, decided_by, confidence)
    codec, decided_by, confidence = detect_foreign(data, stated)
    if codec in ("gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950", "utf-8"):
        codec = codec_name(codec)
        return _result(chinese.decode_chinese(data, codec), codec, decided_by, confidence)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 4 and controls * 10 > len(data) and not codec.startswith(("utf", "cp")):
        return Decoded(data.decode("latin-1"), "iso8859-1", "binary", 0.9, binary=True)
    return _result(data.decode(codec, "replace"), codec, decided_by, confidence)


def _wide(data: bytes, wide: tuple[float, str, int]) -> Decoded | None:
    _, codec, skip = wide
    four = utf16.utf32(data)
    if four:
        return _result(data.decode(four), four, "utf-16-profile", 0.9)
    text = ("\ufffd" if skip else "") + utf16.decode_utf16(data[skip:], codec)
    return _result(text, codec, "utf-16-profile", 0.9)


def _result(text: str, codec: str, decided_by: str, confidence: float) -> Decoded:
    lost = tuple(match.span() for match in _LOST.finditer(text)) if "\ufffd" in text else ()
    return Decoded(text, codec, decided_by, confidence, lost)
