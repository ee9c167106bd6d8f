"""Slips in the labels and lists of front matter: 关健词, keywords that ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Document, Flag

_SLIP = re.compile(r"关[\s　]*健[\s　]*[词字]|参考文现|参老文献|摘[\s　]*耍")


def find(doc: Document) -> Iterator[Flag]:
    """Flag misspelt labels, and keywords that lost their separators.

    Example:
        >>> from unionclean.filters.sections import sections
        >>> text = "关健词：管理；创新\\n正文在这里开始，说明管理创新的意义，不可不察。"
        >>> [f.kind for f in find(sections(Document.from_lines(text)))]
        ['typo']
    """
    for article in doc.articles:
        for block in (*article.front, *article.back):
            match = _SLIP.match(block.text[:12])
            if match:
                start, end = block.source_span(match.start(), match.end())
                yield Flag("typo", start, end, "a misspelt label")
            keywords = block.features.get("details", {}).get("keywords", ())
            for word in keywords:
                if len(word) > 12 and all("一" <= c <= "鿿" for c in word) and word in block.text:
                    at = block.text.index(word)
                    start, end = block.source_span(at, at + len(word))
                    yield Flag("lost-separator", start, end, "keywords ran together")
