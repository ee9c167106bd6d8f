"""One document as the page needs it: its text, its blocks, their edits, its tree, what was noticed.

Packed (:func:`pack`) this is a third to a half of the size of the source text, and the page unpacks
a document only when it is opened; that is what makes a report over thousands of documents open at
once.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from typing import Any

from ..document import Document
from ..edits import Edit
from ..interchange import plain
from ..outline import Article, Section


def evidence(doc: Document) -> dict[str, Any]:
    """The document in short form; offsets count characters, as they do everywhere.

    Keys of the result:

    - ``source``: the text that offsets count in
    - ``rules``: the rule ids that acted, to which the blocks and edits refer by index
    - ``blocks``: ``[start, end, rule that removed it or -1, lead, kind, level, edits]``, each edit
      ``[rule, start, end, at, before, after]`` and its evidence if there is any
    - ``toc``: ``[depth, label, index of the block]`` for each heading
    - ``flags``: ``[kind, start, end, note, evidence]``
    - ``metadata``, ``facts``, ``warnings``, ``encoding``

    Example:
        >>> from unionclean import Drop, Document
        >>> doc = Document.from_lines("首页 > 新闻\\n正文").drop({0: Drop("nav.breadcrumb")})
        >>> evidence(doc)["blocks"]
        [[0, 7, 0, '\\n', 'line', 0, []], [8, 10, -1, '\\n', 'line', 0, []]]
    """
    rules: dict[str, int] = {}

    def number(rule: str) -> int:
        return rules.setdefault(rule, len(rules))

    def short(edit: Edit) -> list[Any]:
        row = [number(edit.rule), edit.start, edit.end, edit.at, edit.before, edit.after]
        return [*row, plain(edit.evidence)] if edit.evidence else row

    blocks = [
        [
            block.start,
            block.end,
            number(block.dropped) if block.dropped else -1,
            block.lead,
            block.kind,
            block.level,
            [short(part) for edit in block.edits for part in edit.parts()],
        ]
        for block in doc.blocks
    ]
    source = doc.source
    stated = {**doc.metadata.named(), **doc.metadata.extra}
    return {
        "source": source.text,
        "rules": list(rules),
        "blocks": blocks,
        "toc": list(_contents(doc)),
        "flags": [[f.kind, f.start, f.end, f.note, plain(f.evidence)] for f in doc.flags],
        "metadata": {name: plain(value) for name, value in stated.items() if value},
        "facts": plain(doc.facts),
        "warnings": list(doc.warnings),
        "encoding": [source.kind, source.encoding, source.decided_by, source.confidence],
    }


def pack(data: Any) -> str:
    """Any plain data as deflated JSON in base64: small, and inert wherever it stands in a page.

    Example:
        >>> "<" in pack({"text": "<script>"})
        False
    """
    # ASCII only: lone surrogates of damaged input pass too.
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("ascii"), 6)).decode("ascii")


def _contents(doc: Document) -> Iterator[list[Any]]:
    place = {id(block): index for index, block in enumerate(doc.blocks)}
    articles = doc.articles
    for article in articles:
        depth = 0
        if len(articles) > 1 and article.title:
            yield [0, article.title, place[id(_title(article))]]
            depth = 1
        for section in article.sections:
            yield from _headings(section, depth, place)


def _title(article: Article) -> Any:
    return next(b for b in article.heading if b.text == article.title)


def _headings(section: Section, depth: int, place: dict[int, int]) -> Iterator[list[Any]]:
    if section.block is not None:
        yield [depth, f"{section.marker}{section.heading}", place[id(section.block)]]
        depth += 1
    for child in section.children:
        yield from _headings(child, depth, place)
