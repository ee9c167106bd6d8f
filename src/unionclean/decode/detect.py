"""The order in which the evidence about an encoding is heard."""

from __future__ import annotations

import codecs
import re

from .declared import charset_in_markup, codec_name
from .result import Decoded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_LOST = re.compile("\ufffd+")


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
    """
    if not data:
        return Decoded("", "utf-8", "empty", 0.0)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], codec, "bom", 1.0)
    if data.isascii() and b"\0" not in data:
        return Decoded(data.decode("ascii"), "ascii", "ascii", 1.0)
    if not data.strip(b"\0"):
        return Decoded(data.decode("ascii"), "ascii", "binary", 0.0, binary=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "utf-8", 0.99)
    except UnicodeDecodeError:
        pass
    lost = data.decode("utf-8", "replace").count("\ufffd")
    if lost * 20 < sum(map(data.count, (b"\xe4", b"\xe5", b"\xe6", b"\xe7"))):
        return _finish(data, "utf-8", "utf-8", 0.9)
    for charset in (declared or "", charset_in_markup(data)):
        codec = codec_name(charset)
        if codec and data.decode(codec, "replace").count("\ufffd") * 100 <= len(data):
            return _finish(data, codec, "declared", 0.8)
    gb = data.decode("gb18030", "replace").count("\ufffd")
    big5 = data.decode("big5hkscs", "replace").count("\ufffd")
    if min(gb, big5) * 100 <= len(data):
        return _finish(data, "gb18030" if gb <= big5 else "big5hkscs", "statistics", 0.5)
    import chardet

    guess = chardet.detect(data)
    codec = codec_name(guess["encoding"] or "") or "cp1252"
    return _finish(data, codec, "chardet", float(guess["confidence"] or 0.0))


def _finish(data: bytes, codec: str, decided_by: str, confidence: float) -> Decoded:
    text = _LOST.sub("\ufffd", data.decode(codec, "replace"))
    lost = tuple(m.span() for m in _LOST.finditer(text))
    return Decoded(text, codec, decided_by, confidence, lost)
