"""From a document of undecided lines to one whose blocks say what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..block import Block
from ..document import Document
from ..outline import headline
from ..script.fold import fold
from . import (
    backmatter,
    body,
    compilation,
    contents,
    frontmatter,
    journal,
    lostbreaks,
    official,
    posts,
)
from .candidates import Node
from .genres import is_titlelike, kind_of
from .lines import Line, read
from .numbering import parse

#: Times that pieces are cut further; a bound on time for text that was made to nest without end.
_ROUNDS = 8

_NOT_TITLE = re.compile(
    r"[【\[（(]?(?:资料图|图[:：片]|新华社|中新网|本报|记者|来源|作者|编辑|责编|点击"
    r"|原创|转载|文[/／]|摘自)"
)
# （原标题：……）
_FORMER = re.compile(r"^[（(]?(?:本文)?原标题[:：][\s　]*(?P<title>.+?)[）)]?$")


def annotate(doc: Document, *, split: bool = True) -> Document:
    """Find articles, front matter, headings and levels, and write them on the blocks."""
    lines = read(doc)
    if not lines:
        return doc.with_fact(articles=0)
    title = _title(doc, lines)
    if split:
        # A piece may hold what begins a sequence only once it stands on its own.
        for _ in range(_ROUNDS):
            before, lines = lines, lostbreaks.cut(lines)
            if len(lines) == len(before):
                break
    parts = _articles(lines, title)
    _dropped_codes(doc, lines)
    out: list[Line] = list(parts[0]) if parts else []
    found: list[Node] = []
    for k, part in enumerate(parts[1:]):
        done, nodes = _article(part, before_border=k + 2 < len(parts), split=split)
        out.extend(done)
        found.extend(nodes)
    return _write(doc, out, title, compilation_of=len(parts) - 1)


def _title(doc: Document, lines: Sequence[Line]) -> Line | None:
    """The line that is the document's title."""
    for line in lines[:12]:
        if line.kind == "title":
            return line
    for line in lines[:12]:
        if doc.blocks[line.block].features.get("title") and len(line.text) <= 120:
            line.kind = "title"
            return line
    known = doc.metadata.title
    if known:
        for line in lines[:5]:
            if line.text == known:
                line.kind = "title"
                return line
    first = lines[0]
    below = _under_letterhead(lines)
    if below is not None:
        return below
    if len(lines) > 1 and _can_be_title(first):
        first.kind = "title"
        return first
    return None


def _under_letterhead(lines: Sequence[Line]) -> Line | None:
    """The title of an official document that stands under its issuer's name or number."""
    if is_titlelike(lines[0].text) or not _can_be_title(lines[0]):
        return None
    for index, line in enumerate(lines[1:5], 1):
        if "关于" in line.text[:30] and _can_be_title(line) and is_titlelike(line.text):
            for above in lines[:index]:
                above.kind = "byline"
                number = frontmatter.DOCUMENT_NUMBER.match(above.text)
                above.note(**({"document_number": above.text} if number else {}))
            line.kind = "title"
            return line
        if len(line.text) > 30 or "。" in line.text or (line.marker and not line.marker.weak):
            return None
    return None


def _can_be_title(line: Line) -> bool:
    text = line.text
    if line.kind or not 2 <= len(text) <= 60 or text[-1] in "。；;，,、：:…":
        return False
    if line.marker is not None and not line.marker.weak:
        return False
    return "。" not in text and not journal.is_label(text) and not _NOT_TITLE.match(text)


def _articles(lines: list[Line], title: Line | None) -> list[list[Line]]:
    """What stands before the first border, and the lines of each article."""
    borders = compilation.borders(lines)
    if not borders:
        return [[], lines]
    first = borders[0].line
    head = lines[:first]
    starts = [b.line for b in borders]
    parts = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    for part in parts:
        part[0].kind = "article"
        part[0].marker = None
        part[0].lead = "\n\n"
    if all(line.kind == "title" for line in head):
        return [head, *parts]
    return [[], head, *parts]


def _article(
    part: list[Line], *, before_border: bool, split: bool
) -> tuple[list[Line], list[Node]]:
    start = 0
    while start < len(part) and part[start].kind in ("title", "article"):
        start += 1
    if start and start < len(part) and part[0].kind == "article" and _second_title(part, start):
        part[start].kind = "title"
        start += 1
    begin = frontmatter.mark(part, start)
    for index in range(begin, min(begin + 40, len(part))):
        if contents.is_label(part[index].text):
            contents.take(part, index)
    end = backmatter.mark(part, begin)
    posts.mark(part[begin:end])
    entries: list[str] = next(
        (d["contents"] for line in part if (d := line.details) and "contents" in d), []
    )
    known = frozenset(contents.key(entry) for entry in entries if parse(entry) is None)
    middle, found = body.parse(
        part[begin:end], before_border=before_border, known=known, split=split
    )
    return [*part[:begin], *middle, *part[end:]], found


def _second_title(part: Sequence[Line], index: int) -> bool:
    """Whether a title of its own stands under a border such as 篇一."""
    line = part[index]
    return _can_be_title(line) and index + 1 < len(part) and len(part[0].text) <= 12


def _dropped_codes(doc: Document, lines: Sequence[Line]) -> None:
    """Keep what dropped lines of a journal article state with the line before them."""
    if len(lines) == len(doc.blocks):
        return
    place = {line.block: line for line in lines}
    last: Line | None = None
    for index, block in enumerate(doc.blocks):
        line = place.get(index)
        if line is not None:
            last = line
        elif last is not None and len(block.text) < 120:
            stated = journal.codes(block.text)
            if stated:
                last.note(**stated)


def _write(
    doc: Document, lines: Sequence[Line], title: Line | None, compilation_of: int
) -> Document:
    cuts: dict[int, list[int]] = {}
    for line in lines:
        if line.start:
            cuts.setdefault(line.block, []).append(line.start)
    if cuts:
        doc = doc.split(cuts)
    blocks = list(doc.blocks)
    shift = 0
    for line in lines:
        if line.start:
            shift += 1
        blocks[line.block + shift] = _described(blocks[line.block + shift], line)
    doc = doc.with_(blocks=tuple(blocks))
    stated: dict[str, Any] = {}
    if title is not None:
        shown = headline(title.text)
        former = _FORMER.match(shown)
        stated["title"] = former["title"] if former else shown
        doc = _retitled(doc, shown)
    name = doc.metadata.title or stated.get("title", "")
    several = compilation_of > 1 and not any(_is_annex(line) for line in lines)
    stated["kind"] = "compilation" if several else kind_of(name) or "article"
    doc = doc.with_metadata(**stated).with_fact(articles=compilation_of)
    if several:
        return doc
    details: dict[str, Any] = {}
    for line in lines:
        if _is_annex(line):
            break
        if line.details:
            details.update(line.details)
    subtitle = next((line.text for line in lines[:12] if line.kind == "subtitle"), None)
    return official.stated(doc, details, subtitle)


def _is_annex(line: Line) -> bool:
    return line.kind == "article" and line.text[0] == "附"


def _retitled(doc: Document, text: str) -> Document:
    """The title as it stands now, where the one known was read off the same line before edits."""
    known = doc.metadata.title
    for block in doc.kept:
        if block.kind == "title" and known and known != text:
            raw = headline(doc.source.text[block.start : block.end].strip())
            if raw == known or fold(known) == text:
                return doc.with_(metadata=replace(doc.metadata, title=text))
    return doc


def _described(block: Block, line: Line) -> Block:
    features = block.features
    if line.number or line.run_in or line.opens or line.details or line.features:
        found: dict[str, Any] = dict(line.features or ())
        if line.number:
            found["number"] = line.number
        if line.run_in:
            found["run_in"] = True
        if line.opens:
            found["opens"] = True
        if line.details:
            found["details"] = line.details
        features = {**features, **found}
    # Made anew and not copied with changes: this is done for every line of every document.
    return Block(
        block.start,
        block.end,
        block.text,
        line.kind,
        block.dropped,
        block.lead if line.lead is None else line.lead,
        block.edits,
        block.offsets,
        line.level,
        line.shown,
        features,
    )
