"""Charsets that a page or a server declares, as names of Python codecs."""

from __future__ import annotations

import codecs
import re

_META = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE
)
_XML = re.compile(rb"""<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_CSS = re.compile(rb"""\A@charset\s+["']([\w.:-]{2,40})["']""", re.IGNORECASE)

# Pages name the small set and are written in the large one: WHATWG decodes all of these alike, and
# so does every browser.
_WIDENED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_ALIASES = {
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "gb2312-80": "gb18030",
    "gb-2312": "gb18030",
    "gb18030-2000": "gb18030",
    "gb18030-2005": "gb18030",
    "gb18030-2022": "gb18030",
    "gb2312_charset": "gb18030",
    "chinese": "gb18030",
    "x-x-big5": "big5hkscs",
    "x-big5": "big5hkscs",
    "big5-eten": "big5hkscs",
    "hz-gb-2312": "hz",
    "utf8mb4": "utf-8",
    "unicode": "utf-16",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
}


def codec_name(charset: str) -> str:
    """Name of the Python codec to decode a declared charset with, ``""`` for an unknown one.

    Example:
        >>> codec_name("GB2312"), codec_name("x-sjis"), codec_name("nonsense")
        ('gb18030', 'cp932', '')
    """
    name = charset.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _WIDENED.get(name, name)


def charset_in_markup(data: bytes) -> str:
    """The charset that a page states about itself, ``""`` where it states none.

    Args:
        data: the bytes of the page; the first 4096 are looked at, more where a long script stands
            before the meta tag.

    Example:
        >>> charset_in_markup(b'<meta http-equiv=X content="text/html; charset=gb2312">')
        'gb2312'
    """
    head = data[:4096]
    match = _CSS.search(head) or _XML.search(head) or _META.search(head)
    if match is None and b"<" in head and len(data) > 4096:
        match = _META.search(data, 4096 - 500, 65536)
    return match.group(1).decode("ascii", "replace") if match else ""
