"""Blocks of a BeautifulSoup: for users who hold one already, and the lenient second way.

Use it when you have parsed and pruned a page with BeautifulSoup yourself, or for markup that the
fast parser refuses. It writes the soup out and reads it in one pass with the reader of
:mod:`unionclean.blocks.html`, so that there is one account of what a block is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from ..block import Block


def read_soup(
    soup: BeautifulSoup | Tag, *, url: str = ""
) -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """The text layer, blocks and head of a soup or of one of its tags.

    Args:
        soup: a BeautifulSoup object or a tag of one, from any of its parsers.
        url: the page's address, if known.

    Returns:
        as :func:`unionclean.blocks.html.read_html`.

    Example:
        >>> from bs4 import BeautifulSoup
        >>> read_soup(BeautifulSoup("<p>甲</p><p>乙</p>", "html.parser"))[0]
        '甲\\n乙'
    """
    from .html import read_markup

    # The minimal formatter only escapes what has to be escaped.
    return read_markup(soup.decode(formatter="minimal"), url)


def read_leniently(text: str, *, url: str = "") -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """Read markup that the fast parser refuses, by way of Python's own forgiving parser.

    Example:
        >>> read_leniently("<p>甲<p>乙")[0]
        '甲\\n乙'
    """
    from bs4 import BeautifulSoup

    return read_soup(BeautifulSoup(text, "html.parser"), url=url)
