"""The order in which the evidence about an encoding is heard."""

from __future__ import annotations

import codecs
import re

from . import chinese, hz, utf8, utf16
from .chinese import GB
from .declared import charset_in_markup, codec_name
from .foreign import detect_foreign
from .language import language_model
from .realign import LONGEST
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
# What a character costs on average, as a log probability: Chinese text lies above the first (the
# second for a few characters, above the third if the page says so itself), foreign text read as
# GB18030 or Big5 below -10.5.
_CHINESE, _CHINESE_SHORT, _CHINESE_STATED = -9.2, -10.5, -12.0
_CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_LOST = re.compile("\ufffd")


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
        >>> decode(b"\\xff" + "一個壞字節".encode("big5")).text
        '\\ufffd一個壞字節'
    """
    if not data:
        return Decoded("", "utf-8", "empty", 0.0)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _marked(data, mark, codec)
    if not data.strip(b"\0") or _MAGIC.match(data):
        return Decoded(data.decode("latin-1"), "iso8859-1", "binary", 1.0, binary=True)

    if (b"~{" in data or b"~}" in data[:4096]) and hz.looks_like_hz(data):
        return _result(hz.decode_hz(data), "hz", "escape", 0.95)
    wide = _wide(data)
    if wide is not None:
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if data.isascii():
        # Escape sequences (ISO 2022) and NULs (UTF-16, UTF-32) are for chardet to judge.
        if b"\x1b" not in data and data.count(0) * 5 <= len(data):
            return Decoded(text, "ascii", "ascii", 1.0)
    elif text and not _coincidence(data, text):
        return Decoded(text, "utf-8", "utf-8", 0.99)
    return _without_utf8(data, declared or "")


def _marked(data: bytes, mark: bytes, codec: str) -> Decoded:
    data = data[len(mark) :]
    if codec.startswith("utf-16"):
        return _result(utf16.decode_utf16(data, codec), codec, "bom", 1.0)
    if codec == "utf-8" and not data.isascii() and not utf8.is_mostly_utf8(data[:20_000]):
        # A mark that an editor put before text in another encoding.
        return decode(data)
    if codec.startswith("utf-32"):
        return _result(data.decode(codec, "replace"), codec, "bom", 1.0)
    return _result(chinese.decode_chinese(data, codec), codec, "bom", 1.0)


def _wide(data: bytes) -> Decoded | None:
    """The data as UTF-16 or UTF-32 without a mark, if it reads better so than otherwise."""
    nuls = b"\0" in data[:4096]
    if not nuls and len(data) > 40 and not utf16.profile(data):
        return None
    four = utf16.utf32(data) if nuls else ""
    if four:
        return _result(data.decode(four), four, "utf-16-profile", 0.9)
    model = language_model()
    order = utf16.few_blocks(data) if nuls else ""
    if order:
        return _result(data.decode(order), order, "utf-16-profile", 0.9)
    score, codec, skip = utf16.candidates(data)[0]
    head = data[: utf16.SAMPLE].rstrip(b"\0")
    if score < (_CHINESE if len(head) > 16 else _CHINESE_SHORT - 0.5) * len(head) / 2:
        return None
    narrow = model.score(head.decode("utf-8", "ignore")) + (3.0 if head.isascii() else 0.0)
    if not head.isascii():
        narrow = max(narrow - 12.0, chinese.best_reading(head).score)
    if narrow + (0.0 if nuls else 3.0) >= score:
        return None
    if len(data) <= LONGEST:
        skip = 0  # small enough to find the borders between characters again
    text = ("\ufffd" if skip else "") + utf16.decode_utf16(data[skip:], codec)
    return _result(text, codec, "utf-16-profile", 0.9)


def _coincidence(data: bytes, text: str) -> bool:
    """Whether a short text is UTF-8 by chance only and reads better in a Chinese encoding."""
    if len(data) > 400 or any(c > "\u07ff" for c in text):
        return False
    return chinese.best_reading(data).score - 3.0 > language_model().score(text)


def _without_utf8(data: bytes, declared: str) -> Decoded:
    text = chinese.sample(data)
    best = chinese.best_reading(text)
    spread = text if len(data) > 4000 else data
    if utf8.is_mostly_utf8(spread) and not (len(data) < 40 and best.fluency > -7.0):
        share = utf8.coverage(spread)
        return _result(chinese.decode_chinese(data, "utf-8"), "utf-8", "utf-8", share)
    stated = codec_name(declared) or codec_name(charset_in_markup(data))
    codec = _chinese(text, best, stated)
    if codec:
        decided_by = "declared" if stated == codec else "statistics"
        confidence = min(0.99, 0.5 + 0.025 * utf8.high(text))
        return _result(chinese.decode_chinese(data, codec), codec, decided_by, confidence)
    fluency, codec = utf16.damaged_candidate(data)
    if fluency > _CHINESE:
        return _result(utf16.decode_utf16(data, codec), codec, "utf-16-profile", 0.6)
    codec, decided_by, confidence = detect_foreign(data, stated)
    if codec in ("gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950", "utf-8"):
        codec = codec_name(codec)
        return _result(chinese.decode_chinese(data, codec), codec, decided_by, confidence)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 4 and controls * 10 > len(data) and not codec.startswith(("utf", "cp")):
        return Decoded(data.decode("latin-1"), "iso8859-1", "binary", 0.9, binary=True)
    return _result(data.decode(codec, "replace"), codec, decided_by, confidence)


def _chinese(text: bytes, best: chinese.Reading, stated: str) -> str:
    """The codec in which the sample is Chinese, ``""`` if it seems to be something else."""
    if best.fluency > (_CHINESE if len(best.text) > 6 else _CHINESE_SHORT):
        return best.codec
    if stated == best.codec and best.fluency > _CHINESE_STATED and "\ufffd" not in best.text:
        return best.codec
    return chinese.majority(text, _CHINESE)


def _result(text: str, codec: str, decided_by: str, confidence: float) -> Decoded:
    lost = tuple(match.span() for match in _LOST.finditer(text)) if "\ufffd" in text else ()
    return Decoded(text, codec, decided_by, confidence, lost)
