"""HTML and plain text become the same thing: blocks over a source text.

- :func:`read_html`: a page's markup to its text layer and blocks (selectolax, fast);
- :func:`read_text`: plain text to blocks, one a line;
- :func:`read_markdown`: Markdown to blocks, with its blank lines, indents and code;
- :func:`front_matter`: what a Markdown file states above its text;
- :func:`looks_like_html`, :func:`looks_like_markdown`: which of them a decoded text is;
- :func:`read_soup`: a BeautifulSoup that the user has already, or markup that the fast parser
  refuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..restructure import lines as read_text
from .front_matter import front_matter
from .markdown import looks_like_markdown, read_markdown
from .text import looks_like_html

if TYPE_CHECKING:
    from ..block import Block

__all__ = [
    "front_matter",
    "looks_like_html",
    "looks_like_markdown",
    "read_html",
    "read_markdown",
    "read_soup",
    "read_text",
]


def read_html(
    text: str, *, url: str = "", **limits: Any
) -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """See :func:`unionclean.blocks.html.read_html`; the parser is imported on first use."""
    from .html import read_html as read

    return read(text, url=url, **limits)


def read_soup(soup: Any, *, url: str = "") -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """See :func:`unionclean.blocks.soup.read_soup`; the parser is imported on first use."""
    from .soup import read_soup as read

    return read(soup, url=url)
