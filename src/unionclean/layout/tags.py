"""Markup and character references that were left in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from heapq import merge
from operator import itemgetter

from ..edits import Replacement

_NAMES = (
    "a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|fieldset|font|form|h[1-6]|head|hr|html|i|iframe"
    "|img|input|ins|label|legend|li|link|meta|nobr|noframes|noscript|object|ol|optgroup|option|p|param|pre|q"
    "|rt|rp|ruby|s|samp|script|section|select|small|span|strike|strong|style|sub|sup|table|tbody|td"
    "|textarea|tfoot|th|thead|tr|track|tt|u|ul|var|video|acronym|address|bdo|cite|dfn|dir|kbd|menu"
    "|o:p|st1:\\w+|v:\\w+|w:\\w+"
)
_ATTRIBUTE = r"\s+[a-zA-Z][\w:-]*(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?"
_TAG = re.compile(
    rf"<!--[^<>]{{0,300}}-->|<(?:/\s?(?:{_NAMES})|(?:{_NAMES})(?:{_ATTRIBUTE}){{0,20}})\s*/?>",
    re.IGNORECASE | re.ASCII,
)
#: Tags that begin a line, and opening tags without attributes.
_BREAK = re.compile(
    r"</?(?:br|hr|p|div|li|ul|ol|tr|table|h[1-6]|dd|dt|blockquote|section|center)\b", re.IGNORECASE
)
_BARE = re.compile(r"<([a-z]\w*)\s*>", re.IGNORECASE)
#: Empty elements with a random id, which link farms sow to defeat comparison.
_ID = r"\s+id=[\"']?(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{4,8}[\"']?"
_SOWN_FIRST = re.compile(rf"(?:\d{{1,3}}[.、]\s*)?<[a-z]\w{{0,11}}{_ID}>\s*")
_SOWN_NEXT = re.compile(rf"</?[a-z]\w{{0,11}}(?:{_ID})?>\s*")
_REFERENCE = re.compile(
    r"&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|quot|amp|lt|gt"
    r"|bull|times|deg|copy|reg|trade|laquo|raquo|permil|zwnj|zwj|shy|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
#: Characters without width.
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\xad")
#: Texts about markup quote it; there nothing is touched.
#: Begins with a set of characters, which is searched for several times faster than alternatives.
_ABOUT_MARKUP = re.compile(
    r"[HhXxCcJM标標代源编程网網浏瀏转轉实實](?:"
    r"(?<![./\w].)(?:(?<=H)TML|(?<=h)tml|(?<=X)ML|(?<=x)ml|(?<=C)SS|(?<=c)ss"
    r"|(?<=J)avaScript|(?<=M)arkdown)(?!\w)"
    r"|(?<=标)签|(?<=標)籤|(?<=代)[码碼]|(?<=源)码|(?<=编)程|(?<=程)式|(?<=网)页|(?<=網)頁"
    r"|(?<=浏)览器|(?<=瀏)覽器|(?<=转)义|(?<=轉)義|(?<=实)体|(?<=實)體)"
)


def about_markup(text: str) -> bool:
    """Whether a text is about markup, so that its tags are quoted.

    Example:
        >>> about_markup("用 <br/> 标签换行"), about_markup('详见<a href="a.html">这里</a>')
        (True, False)
    """
    return _ABOUT_MARKUP.search(_TAG.sub("", text) if "<" in text else text) is not None


def sown(text: str) -> bool:
    """Whether a block is nothing but empty elements that a link farm sowed.

    Example:
        >>> sown('1. <pre id="26blz"></pre>'), sown('<div id="root"></div>')
        (True, False)
    """
    first = match = _SOWN_FIRST.match(text)
    end = first.end() if first else 0
    while match:
        end = match.end()
        match = _SOWN_NEXT.match(text, end)
    return first is not None and first.end() < end == len(text)


def only_tags(text: str) -> bool:
    """Whether a block is nothing but tags.

    Example:
        >>> only_tags('</div><br/>'), only_tags("<br/>好")
        (True, False)
    """
    return "<" in text and not _TAG.sub("", text).strip(" \xa0\u3000")


def line_breaks(text: str) -> list[int]:
    """Where tags that begin a line or a block part one piece of text from the next.

    Example:
        >>> text = "召开会议。<br/><br/>会上，<b>代表</b>发言。</p><p>散会。</p>"
        >>> [text[i:i + 4] for i in line_breaks(text)]
        ['<br/', '</p>']
    """
    cuts: list[int] = []
    closed = _closed(text)
    cut = end = 0
    for match in _TAG.finditer(text):
        if text[end : match.start()].strip(" \xa0\u3000"):
            if cut:
                cuts.append(cut)
            cut = 0
        end = match.end()
        if not cut and match.start() and _BREAK.match(match.group()) and _is_stray(match, closed):
            cut = match.start()
    return [*cuts, cut] if cut and any(map(str.isalnum, text[end:])) else cuts


def _closed(text: str) -> Callable[[str], bool]:
    """Says of a tag's name whether it is closed anywhere in a text, which is searched once."""
    return cache(lambda name: f"</{name}" in text.lower())


def _is_stray(match: re.Match[str], closed: Callable[[str], bool]) -> bool:
    """Whether a tag was left by accident, and is no sign in a formula or a quoted example."""
    text, (start, end) = match.string, match.span()
    before, after = text[max(0, start - 2) : start].rstrip()[-1:], text[end : end + 2].lstrip()[:1]
    if before and before in "'\"“‘`「（(：:" and after and after in "'\"”’`」）)":
        return False
    bare = _BARE.fullmatch(match.group())
    return bare is None or bool(_BREAK.match(match.group())) or closed(bare[1])


def markup(text: str) -> Iterator[Replacement]:
    """Tags and character references inside a text that is not about markup.

    Example:
        >>> text = "召开会议。<br/>&nbsp;&nbsp;会上，&ldquo;两会&rdquo;精神"
        >>> [(text[r.start:r.end], r.text) for r in markup(text)][:3]
        [('<br/>', ''), ('&nbsp;&nbsp;', ''), ('&ldquo;', '“')]
    """
    closed = _closed(text)
    covered = 0
    # In the order of the text, and never all at once: a page may be nothing else.
    found = ((*match.span(), match) for match in _TAG.finditer(text))
    for start, end, match in merge(found, _runs(text), key=itemgetter(0)):
        if match is not None:
            if _is_stray(match, closed):
                yield Replacement(start, end, "", "tag.stray")
                covered = end
        elif start >= covered:
            characters = _characters(text[start:end], text[start - 1 : start], text[end : end + 1])
            yield Replacement(start, end, characters, "tag.reference")


def _runs(text: str) -> Iterator[tuple[int, int, None]]:
    """Where one reference follows the other without anything between."""
    # A pattern that repeats it would keep a state of a quarter of a kilobyte for each of them.
    start = end = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > end:
            if end > start:
                yield start, end, None
            start = match.start()
        end = match.end()
    if end > start:
        yield start, end, None


def _characters(references: str, left: str, right: str) -> str:
    """What a run of references stands for."""
    characters = html.unescape(html.unescape(references))
    kept = "".join(
        c for c in characters if c.isprintable() and not c.isspace() and c not in _ZERO_WIDTH
    )
    if kept or not any(map(str.isspace, characters)):
        return kept
    # A blank is only worth keeping between two Latin words.
    return " " if left.isascii() and left.isalnum() and right.isascii() and right.isalnum() else ""
