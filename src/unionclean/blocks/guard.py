"""Keep documents that were made to choke a parser, or to fill memory, from doing so."""

from __future__ import annotations

import re

from ..errors import InputError

#: Beyond this depth elements are still read, but no longer told apart from their ancestors: farms
#: and broken generators nest a hundred thousand elements.
MAX_DEPTH = 256
#: Blocks of a document; what has more is refused. A block takes 1 to 2 kB of memory, however little
#: text is in it, and a book of a million characters has some ten thousand.
MAX_BLOCKS = 150_000
#: Open elements beyond this number are not opened; a browser stops at 512 too.
MAX_OPEN = 512
#: Pages with fewer tags cannot nest deep enough to matter.
_FEW = 20_000
#: Characters of a tag that may hold too many attributes, and how many are not too many.
_LONG_TAG, _FEW_ATTRIBUTES = 20_000, 2000
_TAG_NAME = re.compile(r"<[a-zA-Z][\w:-]{0,60}(?=\s)")
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|tbody|tr|td|th|ul|ol|dl|dd|dt|li|font|b|i|u|em|strong|center|section|article|"
    r"blockquote|form|a|nobr|small|big|tt|s|strike|main|aside|nav|header|footer|fieldset|details|"
    r"figure|address|dir|menu|object|ruby|sub|sup|label|button|code|pre)\b[^>]{0,2000}>",
    re.IGNORECASE,
)


def too_many(most: int) -> InputError:
    """The error for a document of more blocks than are allowed."""
    return InputError(
        f"more than the {most:,} blocks allowed",
        remedy="split it, or allow more (max_blocks, --max-blocks)",
    )


def check_lines(text: str, most: int) -> None:
    """Refuse a text of more lines than are allowed, before a block is made of each.

    Raises:
        InputError: it has more lines that are not blank.

    Example:
        >>> check_lines("甲\\n\\n乙", 2)
    """
    if text.count("\n") < most:
        return
    if sum(1 for line in text.split("\n") if line and not line.isspace()) > most:
        raise too_many(most)


def limit_attributes(text: str) -> str:
    """Markup in which a tag of thousands of attributes has none.

    The parser compares each attribute with all before it.

    Example:
        >>> limit_attributes("<p " + "a " * 20000 + ">字</p>"), limit_attributes("<p a>字</p>")
        ('<p>字</p>', '<p a>字</p>')
    """
    if len(text) < _LONG_TAG:
        return text
    parts = text.split(">")
    long = [n for n, part in enumerate(parts) if len(part) > _LONG_TAG]
    for n in long:
        tag = _TAG_NAME.search(parts[n])
        # A picture within a tag is one long attribute.
        if tag and len(parts[n][tag.end() :].split(None, _FEW_ATTRIBUTES)) > _FEW_ATTRIBUTES:
            parts[n] = parts[n][: tag.end()]
    return ">".join(parts) if long else text


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
