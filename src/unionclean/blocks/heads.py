"""What the head of a page says about it: title, date, author and source from meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

# Names of meta elements, best first; compared in lower case.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        "articletitle",
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "title",
        "headline",
        "sailthru.title",
    ),
    "date": (
        "pubdate",
        "publishdate",
        "publish_date",
        "article:published_time",
        "og:release_date",
        "datepublished",
        "apub:time",
        "publish-date",
        "weibo:article:create_at",
        "weibo: article:create_at",
        "firstpublishtime",
        "releasedate",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "article:create_time",
        "og:time",
        "bytedance:published_time",
        "date",
        "publication_date",
        "sailthru.date",
        "citation_publication_date",
        "parsely-pub-date",
    ),
    "author": (
        "article:author",
        "author",
        "og:article:author",
        "dc.creator",
        "dcterms.creator",
        "mediaid",
        "citation_author",
        "parsely-author",
        "og:author",
        "twitter:creator",
    ),
    "source": (
        "contentsource",
        "source",
        "og:source",
        "article:source",
        "contentSource",
        "mediaid",
        "dc.publisher",
        "articlesource",
    ),
    "site": ("og:site_name", "sitename", "application-name", "apple-mobile-web-app-title"),
    "description": ("og:description", "description"),
    "keywords": ("keywords",),
    "category": ("columnname", "article:section", "og:category"),
}
_KEY_OF = {
    name.lower(): (key, rank) for key, names in _NAMES.items() for rank, name in enumerate(names)
}
_BLANKS = re.compile(r"\s+")


def read_head(parser: LexborHTMLParser, url: str = "") -> dict[str, Any]:
    """Read the head of a parsed page.

    Args:
        parser: the parsed page.
        url: its address, kept under ``url`` when given.

    Returns:
        what is stated, as plain text under ``title``, ``page_title`` (the title element as it
        stands), ``date``, ``author``, ``source``, ``site``, ``description``, ``keywords`` and
        ``category``; keys without a value are left out.
    """
    best: dict[str, tuple[int, str]] = {}
    for node in parser.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = _BLANKS.sub(" ", attributes.get("content") or "").strip()
        entry = _KEY_OF.get((name or "").strip().lower())
        if entry is None or not content:
            continue
        key, rank = entry
        if key not in best or rank < best[key][0]:
            best[key] = (rank, content)
    stated = {key: content for key, (_, content) in best.items()}
    title = parser.css_first("title")
    if title is not None:
        text = _BLANKS.sub(" ", title.text(deep=True)).strip()
        if text:
            stated["page_title"] = text
            stated.setdefault("title", text)
    for key, value in _linked_data(parser):
        stated.setdefault(key, value)
    if url:
        stated["url"] = url
    return stated


def _linked_data(parser: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Headline, date and author from JSON-LD, where a page carries it."""
    for node in parser.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(deep=True), strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else data
        for entry in graph if isinstance(graph, list) else [data]:
            if isinstance(entry, dict):
                yield from _entry(entry)


def _entry(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, key in (("headline", "title"), ("datePublished", "date"), ("pubDate", "date")):
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            yield key, _BLANKS.sub(" ", value).strip()
    author = entry.get("author")
    if isinstance(author, list) and author:
        author = author[0]
    if isinstance(author, dict):
        author = author.get("name")
    if isinstance(author, str) and author.strip():
        yield "author", author.strip()
