"""Text that breaks off, headings with nothing under them, lines that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...block import Block
from ...document import Document, Flag
from ...outline import Article, Section
from ..numbering import style_of
from ..styles import PRIOR
from .place import over_block

# Lines about the text rather than of it end without a stop.
_CREDIT = re.compile(r"^[（(【\[]|来源|作者|编辑|声明|转载|版权|以上内容|联系|电话")
_STOPS = frozenset("。！？!?…”’」』）)；;.：:—")
_BODY = frozenset(("paragraph", "list-item", "closing"))


def find(doc: Document) -> Iterator[Flag]:
    """Flag truncated paragraphs, empty sections and repeated lines."""
    articles = doc.articles
    for number, article in enumerate(articles):
        last = number + 1 == len(articles)
        yield from _empty(article, last)
        yield from _cut(article, last)
    yield from _repeated(doc.kept)


def _filled(section: Section) -> bool:
    return section.block is None or bool(section.paragraphs or section.children)


def _empty(article: Article, last: bool) -> Iterator[Flag]:
    nodes = [s for s in article.walk() if s.level]
    headings = [s for s in nodes if s.block is not None]
    if len(headings) < 2:
        return
    if sum(1 for s in headings if _filled(s)) * 2 < len(headings):
        return  # an outline: headings are all there is
    final = nodes[-1]
    for k, section in enumerate(nodes):
        if _filled(section) or section.block is None:
            continue
        block = section.block
        if section is final and article.sections[-1].level:
            if last and not article.back:
                yield over_block(block, "truncated", "the document breaks off after this heading")
            elif not article.back:
                yield over_block(block, "empty-section", "a heading with nothing under it")
        elif k + 1 < len(nodes) and _same_line(block, nodes[k + 1].block):
            yield over_block(
                block, "deleted-body", "two headings on one line: the first has lost its text"
            )
        elif (
            k + 1 < len(nodes)
            and nodes[k + 1].level == section.level
            and section.marker
            and _rare(headings, section)
        ):
            yield over_block(block, "empty-section", "a heading with nothing under it")


def _same_line(block: Block, after: Block | None) -> bool:
    return after is not None and after.start == block.end


def _rare(headings: Sequence[Section], section: Section) -> bool:
    """Whether empty headings are the exception at this level, and are no items of a list."""
    style = style_of(section.marker)
    if style and PRIOR.get(style, 100) >= PRIOR["1."]:
        return False
    peers = [s for s in headings if s.level == section.level]
    return len(peers) > 2 and sum(1 for s in peers if not _filled(s)) * 4 <= len(peers)


def _cut(article: Article, last: bool) -> Iterator[Flag]:
    blocks = article.blocks
    body = [b for b in blocks if b.kind in _BODY]
    commas = [b for b in body if b.text[-1] in "，,、" and len(b.text) >= 25]
    if commas and len(commas) <= max(2, len(body) // 10):
        following = {id(a): b for a, b in pairwise(blocks)}
        for block in commas:
            after = following.get(id(block))
            if after is None or after.kind not in _BODY or after.marker:
                yield over_block(block, "truncated", "the paragraph breaks off at a comma")
    if not last or len(body) < 3 or blocks[-1] is not body[-1]:
        return
    final = body[-1]
    if (
        len(final.text) >= 40
        and "一" <= final.text[-1] <= "鿿"
        and not _CREDIT.search(final.text)
        and all(b.text[-1] in _STOPS for b in body[-4:-1])
    ):
        yield over_block(final, "truncated", "the document breaks off inside a sentence")


def _repeated(kept: Sequence[Block]) -> Iterator[Flag]:
    """A long line right after itself, or with one line between."""
    for k, block in enumerate(kept):
        if len(block.text) < 40 or block.kind not in _BODY:
            continue
        if (k and kept[k - 1].text == block.text) or (k > 1 and kept[k - 2].text == block.text):
            yield over_block(block, "repeated", "the line stands twice")
