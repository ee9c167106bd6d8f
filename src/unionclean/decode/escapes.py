r"""Characters that were written as escapes and never read back: ``\u4e2d``, ``&#20013;``.

What is no more than talk about escapes, or part of an address, is left alone: an escape is undone
where the characters that come out read as Chinese, a named entity where the text around it does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from heapq import merge
from typing import NamedTuple

from ..search import count
from .chinese import GB
from .language import language_model


class Unescaped(NamedTuple):
    """A span of a text and the characters that its escapes stand for."""

    start: int
    end: int
    text: str
    kind: str


_UNICODE_ONE = re.compile(r"\\{1,2}u([0-9a-fA-F]{4})")
_PERCENT_U_ONE = re.compile(r"%u([0-9a-fA-F]{4})")
_PERCENT_ONE = re.compile(r"%([0-9A-Fa-f]{2})")
_HEX_ONE = re.compile(r"\\{1,2}x([0-9a-fA-F]{2})")
_QUOTED_ONE = re.compile(r"=([0-9A-F]{2})")
# What may stand between two escapes of one run.
_ASCII, _ASCII_WORD = re.compile("[ -~]*"), re.compile("[!-~]*")
_ASCII_LINES = re.compile("[ -~\n]*")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
#: What escapes begin with; far quicker to look for than undoing them.
SIGNS = (
    r"\\u[0-9a-fA-F]{4}|%u?[0-9a-fA-F]{2}|\\x[0-9a-fA-F]{2}|=[0-9A-F]{2}=[0-9A-F]{2}"
    r"|&#?[0-9a-zA-Z]{2,};"
)
_TELLTALE = re.compile(SIGNS)
_ADDRESS = re.compile(r"(?:://|www\.|[=?&/][!-~]*$)", re.ASCII)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: 锟斤拷 is what two marks of lost characters look like once read as GBK, 嚙踝蕭 as Big5, ï¿½ as
#: Latin-1. What lies between two such halves survived by chance and means nothing.
LOST = re.compile(r"(?:(?:锟[\u4e00-\u9fff]{1,2}拷)+锟?|(?:嚙[\u4e00-\u9fff]蕭)+嚙?|ï¿½|\ufffd+)+")
_ABOUT_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]{0,80}>|HTML|XML|实体|實體|转义|轉義|标签|標籤|字符引用|编码|編碼",
    re.IGNORECASE,
)
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def unescape(text: str) -> Iterator[Unescaped]:
    r"""Spans of escapes with what they stand for, from left to right, not overlapping.

    Example:
        >>> [found.text for found in unescape(r"\u65b0\u95fb&amp;ldquo;中心&amp;rdquo;")]
        ['新闻', '“', '”']
        >>> list(unescape("https://example.org/?q=%E4%B8%AD%E6%96%87"))
        []
    """
    if _TELLTALE.search(text) is None:
        return
    done = 0
    for item in merge(*_runs(text), _entities(text)):
        if item.start >= done and item.text != text[item.start : item.end]:
            yield item
            done = item.end


def _runs(text: str) -> Iterator[Iterator[Unescaped]]:
    """The runs of each kind of escape."""
    kinds: tuple[tuple[str, _Kind], ...] = (
        ("\\u", _Kind("unicode", _UNICODE_ONE, _ASCII, _from_unicode)),
        ("%u", _Kind("percent-u", _PERCENT_U_ONE, _ASCII_WORD, _from_percent_u)),
        ("%", _Kind("percent", _PERCENT_ONE, _ASCII_WORD, _from_percent)),
        ("\\x", _Kind("hex", _HEX_ONE, _ASCII, _from_hex)),
        ("=", _Kind("quoted-printable", _QUOTED_ONE, _ASCII_LINES, _from_quoted)),
    )
    for sign, kind in kinds:
        if sign in text:
            yield _of_kind(text, kind)


class _Kind(NamedTuple):
    """A kind of escape: a pattern for one, what may stand between two, and how to read a run."""

    name: str
    one: re.Pattern[str]
    between: re.Pattern[str]
    reader: Callable[[str], str]


def _spans(text: str, kind: _Kind) -> Iterator[tuple[int, int]]:
    # A pattern that repeats one would keep a state of half a kilobyte for each of them.
    start = end = -1
    for match in kind.one.finditer(text):
        if start < 0 or not kind.between.fullmatch(text, end, match.start()):
            if start >= 0:
                yield start, _ended(text, end, kind)
            start = match.start()
        end = match.end()
    if start >= 0:
        yield start, _ended(text, end, kind)


def _ended(text: str, end: int, kind: _Kind) -> int:
    """Where a run ends: in quoted-printable, with the sign of a line's break."""
    return end + (kind.one is _QUOTED_ONE and text.startswith("=", end))


def _of_kind(text: str, kind: _Kind) -> Iterator[Unescaped]:
    # Read twice rather than held: there may be a run for every few characters of a book.
    reads = ((start, kind.reader(text[start:end])) for start, end in _spans(text, kind))
    prose = count(_HAN, LOST.sub("", text))
    # One run that reads as Chinese vouches for the others of its kind, a lone 。 for example.
    if not any(read and _plausible(text, start, read, kind.name, prose) for start, read in reads):
        return
    for start, end in _spans(text, kind):
        read = kind.reader(text[start:end])
        if read and not (kind.name == "percent" and _in_address(text, start)):
            yield Unescaped(start, end, read, kind.name)


def _plausible(text: str, start: int, read: str, kind: str, prose: int) -> bool:
    han = count(_HAN, read)
    if han < 1 or "\ufffd" in read:
        return False
    if kind == "percent" and _in_address(text, start):
        return False
    if prose > 4 and han < 4:
        return False  # a sentence about escapes
    model = language_model()
    return model.fluency(read) > (-9.0 if han > 3 else -10.5)


def _in_address(text: str, at: int) -> bool:
    # No sign of an address stands further off: the length of a line must not count for each run.
    return _ADDRESS.search(text[text.rfind(" ", max(0, at - 400), at) + 1 : at][-400:]) is not None


def _from_unicode(run: str) -> str:
    return _joined(_UNICODE_ONE.sub(lambda m: chr(int(m.group(1), 16)), run))


def _from_percent_u(run: str) -> str:
    return _joined(_PERCENT_U_ONE.sub(lambda m: chr(int(m.group(1), 16)), run))


def _joined(text: str) -> str:
    """Text whose surrogate pairs have become characters; a half of one becomes U+FFFD."""

    def character(match: re.Match[str]) -> str:
        return match.group().encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    return _SURROGATES.sub(character, text)


def _from_percent(run: str) -> str:
    return _from_octets(_PERCENT_ONE.sub(_octet, run))


def _from_hex(run: str) -> str:
    return _from_octets(re.sub(r"\\{1,2}x([0-9A-Fa-f]{2})", _octet, run))


def _from_quoted(run: str) -> str:
    # A line may end anywhere, even within a character; the break is not part of the text.
    run = re.sub(r"=\n|=(?=$|=[0-9A-F]{2}|[^0-9A-F=])", "", run)
    return _from_octets(_QUOTED_ONE.sub(_octet, run))


def _octet(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _from_octets(text: str) -> str:
    data = text.encode("latin-1", "ignore")
    for codec in ("utf-8", GB):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return ""


def _entities(text: str) -> Iterator[Unescaped]:
    """Entities that survived one reading of the markup, so they had been escaped twice."""
    if _ENTITY.search(text) is None:
        return
    rest = _ENTITY.sub("", text)
    han = _HAN.search(rest) or any(_HAN.match(_entity(m.group())) for m in _ENTITY.finditer(text))
    if not han:
        return
    talk = _ABOUT_MARKUP.search(rest) is not None
    for match in _ENTITY.finditer(text):
        read = _entity(match.group())
        if read == match.group():
            continue
        if talk and not _HAN.match(read):
            continue
        if read in "<>" and (talk or "<" in rest or ">" in rest):
            continue
        yield Unescaped(match.start(), match.end(), read, "entity")


def _entity(escaped: str) -> str:
    """The character that an entity stands for, however often it was escaped; itself if none."""
    read = re.sub("&(?:amp;)+", "&", escaped)
    character = html.unescape(read)
    if character == read or len(character) > 2:
        return "&" if escaped in ("&amp;", "&amp;amp;") else escaped
    return "\u00a0" if character == "\u00a0" else character
