"""How to tell markup from text that merely has stray tags in it."""

from __future__ import annotations

import re

_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|br|center|code|dd|div|dl|dt|em|font|footer|form|h[1-6]|header|"
    r"hr|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|pre|script|section|select|span|"
    r"strong|style|table|tbody|td|textarea|th|thead|title|tr|u|ul)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"<(?:p|div|table|tr|td|li|ul|ol|h[1-6]|br|article|section|span|a\s)[\s/>]", re.IGNORECASE
)
# A tag that a sentence is about: 用 <p> 标签, <br>，它没有结束标签.
_MARK = r"</?[a-z][a-z0-9]*[^<>]{0,60}>[ ]?"
_QUOTED = re.compile(
    r"(?:[用写是加有和与把将在叫个为成的到或、：“`]|标签|元素|使用|例如|比如)[ ]?"
    rf"{_MARK}(?:标签|标记|元素|节点|属性|表示|[来是的和与或里中内之，。、；”`])"
    rf"|{_MARK}(?:标签|标记|元素|节点)",
    re.IGNORECASE,
)
# So many of them, and as large a share of all tags, make a text about markup.
_ABOUT = 2
_ABOUT_SHARE = 0.2


def looks_like_html(text: str) -> bool:
    """Whether a decoded text is a page or a fragment of one, and not text with stray tags in it.

    A document's own tags near the beginning settle it. Without them markup has to be dense: text
    that was scraped without its tags keeps a stray one here and there, and a tutorial quotes some.

    Example:
        >>> looks_like_html("<!-- x --><HTML lang=zh><p>正文")
        True
        >>> looks_like_html('<ruby id="26blz"></ruby>\\n正文第一段。\\n正文第二段。')
        False
        >>> looks_like_html("<p>正文第一段。</p><p>正文第二段。</p>")
        True
    """
    start = text.lstrip("\ufeff \t\r\n\0")[:4096]
    if not start:
        return False
    found = _DOCUMENT.search(start)
    if found and (found.start() == 0 or start[0] == "<" or _dense(text)):
        return True
    return _dense(text)


def _dense(text: str) -> bool:
    sample = text[:200_000]
    tags = [match.span() for match in _TAG.finditer(sample)]
    if len(tags) < 2:
        return False
    marked = sum(end - start for start, end in tags)
    quoted = sum(1 for _ in _QUOTED.finditer(sample))
    if quoted >= _ABOUT and quoted >= _ABOUT_SHARE * len(tags):
        return False
    blocks = len(_STRUCTURE.findall(sample))
    lines = sum(1 for line in sample.split("\n") if line.strip())
    # A page has a block tag for every line or nearly so; in text a stray tag is the exception.
    inside_first = sample.lstrip()[:1] == "<"
    return blocks >= 1 and (
        (inside_first and blocks >= 0.5 * lines) or blocks >= lines or marked > 0.3 * len(sample)
    )
