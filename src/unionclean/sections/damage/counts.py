"""Counts that do not add up: 五方面16项 over fifteen items, three articles where five are said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document import Document, Flag
from ...outline import Article, Section
from ..numerals import CHINESE, parse_number

_N = rf"(?:[{CHINESE}]{{1,3}}|\d{{1,2}})"
_UNIT = "个方面|方面|个|项|点|条|大|种|类|件"
# The count stands at the end of a paragraph, before a colon.
_SAID = re.compile(
    rf"(?P<a>{_N})(?P<ua>{_UNIT})(?:(?P<b>{_N})(?P<ub>{_UNIT}))?(?P<noun>[^，。；,;：:！？\d{CHINESE}]{{0,10}})[：:]$"
)
_LEADING = re.compile(
    r"(?:以下|如下|下列|下面|收到|取得|存在|抓好|做好|注意|包括|分为|体现|表现|采取"
    r"|遵循|坚持|突出|有|讲|提|谈|共|从|是|在)"
)
_INLINE = re.compile(
    r"(?P<n>[二三四五六七八九])(?<![第上下前后这那].)(?:个方面|方面|点"
    r"|条)(?P<noun>[^，。；,;：:！？\d]{0,8})[：:][ 　]*(?=一是|第一[，,、]"
    r"|首先[，,]|其一)"
)
_TITLE = re.compile(rf"(?P<n>{_N})篇(?:[）)】\]]?$|[一-鿿]{{0,4}}$)")
_ITEM_SETS = (
    ("一是", [f"{c}是" for c in "一二三四五六七八九十"]),
    ("第一", [f"第{c}" for c in "一二三四五六七八九十"]),
    ("其一", [f"其{c}" for c in "一二三四五六七八九十"]),
)


def find(doc: Document) -> Iterator[Flag]:
    """Flag each count that the sections, items or articles after it do not bear out."""
    if len(doc.articles) > 1 and doc.kept and doc.kept[0].kind == "title":
        title = doc.kept[0]
        match = _TITLE.search(title.text)
        said = parse_number(match["n"]) if match else None
        if match and said and said > 1 and said != len(doc.articles):
            start, end = title.source_span(match.start(), match.end())
            note = f"the title says {said}, the document holds {len(doc.articles)} articles"
            yield Flag(
                "count-mismatch", start, end, note, {"said": said, "found": len(doc.articles)}
            )
    for article in doc.articles:
        yield from _sections(article)
        yield from _inside(article)


def _sections(article: Article) -> Iterator[Flag]:
    tops = [s for s in article.sections if s.level]
    groups: list[tuple[Section, Sequence[Section]]] = []
    if article.sections and article.sections[0].level == 0:
        groups.append((article.sections[0], tops))
    groups += [(s, s.children) for s in article.walk() if s.level and s.children]
    for section, children in groups:
        if not section.paragraphs or not children or not all(c.marker for c in children):
            continue
        block = section.paragraphs[-1]
        if block.text[-1] not in "：:" or block.kind == "list-item":
            continue
        match = _SAID.search(block.text)
        if match is None or not _LEADING.search(
            block.text[max(0, match.start() - 12) : match.start()]
        ):
            continue
        for name, found in (("a", len(children)), ("b", sum(len(c.children) for c in children))):
            said = parse_number(match[name]) if match[name] else None
            if said and said > 1 and found > 1 and said != found:
                start, end = block.source_span(match.start(), match.end())
                note = f"the text says {said}, {found} follow"
                yield Flag("count-mismatch", start, end, note, {"said": said, "found": found})


def _inside(article: Article) -> Iterator[Flag]:
    """Counts whose items stand in the same paragraph: 三个方面：一是……二是……"""
    for block in article.blocks:
        text = block.text
        if "：" not in text and ":" not in text:
            continue
        for match in _INLINE.finditer(text):
            said = parse_number(match["n"]) or 0
            rest = text[match.end() :]
            names = next((names for first, names in _ITEM_SETS if rest.startswith(first)), None)
            if names is None or (said <= 10 and names[said - 1] in rest):
                continue
            found = sum(1 for name in names[:said] if name in rest)
            if found >= 2 and rest[-1:] in "。！":
                start, end = block.source_span(match.start(), match.end())
                note = f"the text says {said}, {found} follow"
                yield Flag("count-mismatch", start, end, note, {"said": said, "found": found})
