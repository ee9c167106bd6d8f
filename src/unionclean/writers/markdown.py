"""Markdown: headings by their level, tables and code as such, the rest as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..block import Block
from ..document import Document
from ..outline import Article, Section

# What Markdown would read as markup at the start of a line or anywhere in it.
_INLINE = re.compile(r"([\\`*_\[\]<>])")
_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s|$)")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands.

    Example:
        >>> escape("# 5 * 3"), escape("1. 总则")
        ('\\\\# 5 \\\\* 3', '1\\\\. 总则')
    """
    text = _INLINE.sub(r"\\\1", text)
    return _START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", text)


def to_markdown(doc: Document) -> str:
    """The document as CommonMark, with the tables of GitHub's extension.

    The document's title is a first-level heading; in a compilation each article's title is one of
    the second level, and sections follow below. Levels deeper than six stay at six. A document
    that came as Markdown keeps its own marks.
    """
    if doc.source.kind == "markdown":
        return f"{doc.text}\n" if doc.text else ""
    articles = doc.articles
    titled = [a for a in articles if a.title]
    several = len(articles) > 1
    title = doc.metadata.title or (titled[0].title if titled and not several else "")
    lines: list[str] = [f"# {escape(title)}"] if title else []
    shown = title
    for article in articles:
        depth = 1 if title else 0
        if several and article.title:
            lines.append(f"## {escape(article.title)}")
            depth = 2
        lines += _article(article, depth, shown if not several else article.title)
    return "\n\n".join(lines) + "\n" if lines else ""


def _article(article: Article, depth: int, title: str) -> Iterator[str]:
    for block in article.heading:
        if block.text != title and block.text != article.title:
            yield escape(block.text)
    yield from _paragraphs(article.front)
    for section in article.sections:
        yield from _section(section, depth)
    yield from _paragraphs(article.back)


def _section(section: Section, depth: int) -> Iterator[str]:
    if section.heading and section.block is not None:
        mark = "#" * min(6, depth + max(1, section.level))
        yield f"{mark} {escape(section.block.text)}"
    yield from _paragraphs(section.paragraphs)
    for child in section.children:
        yield from _section(child, depth)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        texts = [block.text for block in run]
        if kind == "table-row" and len(texts) > 1:
            yield _table(texts)
        elif kind == "code":
            yield _code(texts)
        else:
            yield from map(escape, texts)


def _table(rows: Sequence[str]) -> str:
    """Rows of cells parted by tabs as a table; the first is its head, as the form wants one.

    Example:
        >>> print(_table(["品名\\t单价", "苹果\\t5|6元"]))
        | 品名 | 单价 |
        | --- | --- |
        | 苹果 | 5\\|6元 |
    """
    cells = [[escape(cell).replace("|", "\\|") for cell in row.split("\t")] for row in rows]
    width = max(map(len, cells))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _code(lines: Sequence[str]) -> str:
    """Lines of code between fences that are longer than any in them."""
    longest = max((len(ticks) for line in lines for ticks in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *lines, fence])
