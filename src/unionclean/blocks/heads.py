"""What the head of a page says about it: title, date, author and source from meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ..dates import read_date

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
# What parts a title from the names of channel and site. Blanks before a sign are taken where they
# begin and nowhere else, as everywhere in this package: else a run of them costs its square.
_CUT = re.compile(
    r"(?:(?<!\s)\s+)?(?:[|｜_]|(?<=\s)[-–—]+|(?<![-–—])[-–—]++(?=\s)|::|»|«|--+|——)\s*"
    r"|-(?=[^-]{2,12}$)"
)


def read_head(parser: LexborHTMLParser) -> dict[str, str]:
    """Read the head of a parsed page.

    Args:
        parser: the parsed page.

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
        if key == "author" and not plausible_author(content):
            continue
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
    return stated


def metadata_of(head: Mapping[str, str], title: str) -> dict[str, str]:
    """What the head says, in the form of :class:`~unionclean.document.Metadata`.

    Args:
        head: as from :func:`read_head`.
        title: text of the block that is the page's title, ``""`` if there is none.

    Returns:
        ``title``, ``date`` (ISO 8601), ``author``, ``source`` and ``category`` as far as known. The
        names of site and channel are cut off the title; an author that is no name is left out.

    Example:
        >>> metadata_of({"title": "会议召开_新闻_某某网", "author": "某某网络公司"}, "")
        {'title': '会议召开'}
        >>> metadata_of({"date": "2024-05-20 09:30", "author": "张三"}, "会议召开")
        {'title': '会议召开', 'date': '2024-05-20T09:30', 'author': '张三'}
    """
    stated: dict[str, str] = {}
    title = title.strip() or _CUT.split(head.get("title", "").strip())[0]
    if len(title) >= 2:
        stated["title"] = title
    date = read_date(head.get("date", ""))
    if date:
        stated["date"] = date
    if plausible_author(head.get("author", "")):
        stated["author"] = head["author"]
    for key in ("source", "category"):
        if 1 < len(head.get(key, "")) <= 40:
            stated[key] = head[key]
    return stated


def plausible_author(name: str) -> bool:
    """Whether what a page's head gives as author can be one, and is not the site or its software.

    Example:
        >>> plausible_author("张三"), plausible_author("大汉网络"), plausible_author("a,b,c")
        (True, False, False)
    """
    return (
        1 < len(name) <= 30
        and not re.search(r"[,，;；|]|www|https?:|\.(?:com|cn|net|org)\b", name)
        and not re.search(r"(?:网|网络|公司|科技|有限|集团|系统|admin|administrator)$", name)
    )


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
