"""Keep documents that were made to choke a parser, or to fill memory, from doing so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

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
#: Attributes of a tag, and characters of a tag that may have more.
_FEW_ATTRIBUTES, _LONG_TAG = 2000, 20_000
#: Characters of a page from which on each tag is looked at. In a shorter one the parser needs a
#: second for the worst.
_SEARCHED_PAGE = 200_000
#: Characters of a page from which on its tags and attributes are counted, and how many there may be
#: for each block that is allowed: the parser takes 300 bytes for each of them.
_LARGE_PAGE, _PARTS = 1 << 20, 3
# As the HTML standard has it: quotation marks count behind an equals sign alone, and nothing but >
# ends a tag. Nothing here is tried twice, so whatever a page holds is gone over once.
_ATTRIBUTE = re.compile(
    r"[^\s/>][^\s/>=]*+\s*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
)
_TAG = re.compile(rf"<(?:!--|(?P<name>[a-zA-Z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE.pattern})*+>?)")
#: Elements whose content is no markup.
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
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


def limit_attributes(text: str, most: int = MAX_BLOCKS) -> str:
    """Markup in which a tag of thousands of attributes has none.

    The parser compares each attribute with all before it, and takes a hundred times the room of a
    short one.

    Args:
        text: the page.
        most: blocks that are allowed.

    Raises:
        InputError: there are more tags and attributes than so many blocks can have.

    Example:
        >>> limit_attributes("<p " + "a " * 20000 + ">字</p>"), limit_attributes("<p a>字</p>")
        ('<p>字</p>', '<p a>字</p>')
    """
    large = len(text) >= _LARGE_PAGE
    if large and text.count("<") > _PARTS * most:
        raise too_many(most)
    if len(text) < _LONG_TAG or not (large or _may_be_long(text)):
        return text
    pieces: list[str] = []
    done = parts = 0
    for name, start, end in _tags(text):
        if not large and end - start <= 2 * _FEW_ATTRIBUTES:
            continue
        attributes = _ATTRIBUTE.finditer(text, start + 1 + len(name), end)
        count = sum(1 for _ in islice(attributes, _FEW_ATTRIBUTES + 1))
        if count > _FEW_ATTRIBUTES:
            pieces += (text[done:start], f"<{name}>")
            done, count = end, 0
        parts += 1 + count
        if large and parts > _PARTS * most:
            raise too_many(most)
    return "".join([*pieces, text[done:]]) if pieces else text


def _may_be_long(text: str) -> bool:
    """Whether a tag may have very many attributes, which a look at the whole page can rule out."""
    if len(text) >= _SEARCHED_PAGE:
        return any(m.end() - m.start() > 2 * _FEW_ATTRIBUTES for m in _TAG.finditer(text))
    # A > in the value of an attribute may hide a long tag here; the parser bears it.
    done = 0
    while (end := text.find(">", done + _LONG_TAG)) >= 0:
        begin = text.rfind(">", done, end)
        if end - begin > _LONG_TAG:
            return True
        done = end
    return len(text) - done > _LONG_TAG


def _tags(text: str) -> Iterator[tuple[str, int, int]]:
    """Opening tags: name, start and end. What is no markup is passed over."""
    at = 0
    while (match := _TAG.search(text, at)) is not None:
        name, (start, at) = match["name"], match.span()
        if name is None:
            end = text.find("-->", at)
            at = end if end >= 0 else len(text)
            continue
        yield name, start, at
        if name.lower() in _RAW:
            closing = re.compile(f"</{re.escape(name)}", re.IGNORECASE).search(text, at)
            at = closing.end() if closing else len(text)


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
