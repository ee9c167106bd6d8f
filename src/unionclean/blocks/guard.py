"""Keep markup that was made to choke a parser from doing so."""

from __future__ import annotations

import re

#: Open elements beyond this number are not opened; a browser stops at 512 too.
MAX_OPEN = 512
#: Pages with fewer tags cannot nest deep enough to matter.
_FEW = 20_000
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|tbody|tr|td|th|ul|ol|dl|dd|dt|li|font|b|i|u|em|strong|center|section|article|"
    r"blockquote|form|a|nobr|small|big|tt|s|strike|main|aside|nav|header|footer|fieldset|details|"
    r"figure|address|dir|menu|object|ruby|sub|sup|label|button|code|pre)\b[^>]{0,2000}>",
    re.IGNORECASE,
)


def limit_depth(text: str) -> str:
    """Markup without the tags that would nest deeper than :data:`MAX_OPEN` elements.

    The parser follows the HTML standard, whose work for each tag grows with the number of open
    elements: a hundred thousand nested elements would take it minutes.

    Example:
        >>> text = "<div>" * 30000 + "字"
        >>> limit_depth(text).count("<div>"), limit_depth("<div>字</div>")
        (512, '<div>字</div>')
    """
    if text.count("<") < _FEW:
        return text
    pieces: list[str] = []
    done = depth = 0
    for match in _NESTING.finditer(text):
        closing = match[1] == "/"
        if not closing:
            depth += 1
        if depth > MAX_OPEN:
            pieces.append(text[done : match.start()])
            done = match.end()
        if closing and depth:
            depth -= 1
    if not pieces:
        return text
    pieces.append(text[done:])
    return "".join(pieces)
