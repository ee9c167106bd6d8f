"""Filter ``boilerplate``: leave out what a page puts around its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..block import Block
from ..boilerplate.judge import Judgement, judge
from ..boilerplate.lines import Line, lines_of
from ..boilerplate.metadata_lines import read_biblio, title_in_blurb
from ..boilerplate.statements import from_lines
from ..document import Document
from ..edits import Drop, Replacement
from ..filter import document_filter
from ..outline import headline

RULES = {
    "nav.menu": "menu entries, channel names, buttons of a site",
    "nav.breadcrumb": "where on the site the page stands; read as category",
    "nav.prev-next": "links to the previous and the next page",
    "nav.share": "buttons to share, print, collect, close; font sizes",
    "meta.line": "source, author, date, clicks; read as metadata",
    "notice.site": "a site's notice about downloads, previews, copyright of uploads",
    "notice.contact": "customer service, QQ, WeChat, telephone before or after the text",
    "notice.copyright": "copyright, disclaimer, licence numbers, links about the site",
    "notice.login": "login, registration and search forms",
    "blurb.editor": "an editor's frame around the text; a title inside of it is kept",
    "title.repeated": "the title once more, whole or in pieces",
    "comment.form": "comment form, names and buttons of comments",
    "comment.text": "what readers wrote below an article; switch the rule off to keep it",
    "related.list": "related, recommended, hot and latest items",
    "links.friend": "links to other sites",
    "promo.ad": "advertising",
    "page.pagination": "page numbers and links between pages",
    "biblio.code": "classification and document codes; read as details",
    "tag.stray": "a line of nothing but stray markup",
    "html.hidden": "out of the reader's sight on the page",
    "html.control": "form controls",
}
#: Share of the document's characters from which on a removal is worth a warning.
LARGE = 0.8


@document_filter("boilerplate", rules=RULES, provides=("page",))
def boilerplate(doc: Document, warn_above: float = LARGE) -> Document:
    """Leave out what a page puts around its text, and read its metadata before it goes.

    One decision over all lines for pages and for text that was scraped without its tags; see
    :mod:`unionclean.boilerplate.judge`. Sets the fact ``page`` to ``"page"``, ``"thread"`` or
    ``"text"``, marks the title's block, and fills in the metadata that markup and dropped lines
    state.

    Args:
        doc: a document whose blocks are lines.
        warn_above: share of characters, 0 to 1; when more goes, the document gets a warning.

    Example:
        >>> text = "首页 > 新闻 > 正文\\n图书馆本月起延长开放时间。\\n上一篇:无 下一篇:返回列表"
        >>> doc = boilerplate(Document.from_lines(text))
        >>> doc.text, [block.dropped for block in doc.dropped]
        ('图书馆本月起延长开放时间。', ['nav.breadcrumb', 'nav.prev-next'])
    """
    kept: Sequence[int] = doc.lines.indexes
    if doc.source.kind == "markdown":
        # Front matter is no part of what a page shows.
        kept = [n for n in kept if not doc.blocks[n].features.get("front_matter")]
    if not kept:
        return doc
    lines = lines_of([doc.blocks[n].text for n in kept], counted=doc.source.kind == "html")
    if doc.source.kind == "markdown":
        # What the author marked as heading, table or code is no label of a site.
        lines = [
            line.without_cues() if _is_marked(doc.blocks[n]) else line
            for n, line in zip(kept, lines, strict=True)
        ]
    markup = [features if "tag" in (features := doc.blocks[n].features) else {} for n in kept]
    verdict = judge(lines, markup, doc.metadata.title or "")
    if doc.source.kind == "markdown":
        # Nor is code anything that a site puts below a text; with it, tags in the text stay too.
        code = {at for at, n in enumerate(kept) if doc.blocks[n].features.get("code")}
        rules = {at: rule for at, rule in verdict.rules.items() if at not in code}
        verdict = replace(verdict, rules=rules)
    doc = _read_metadata(doc, lines, verdict, kept)
    doc, rules = _title(doc, lines, verdict, kept)
    if len(rules) == len(lines):
        doc = doc.with_(warnings=(*doc.warnings, _EMPTY))
    result = doc.drop({kept[n]: Drop(rule) for n, rule in rules.items()})
    total = sum(line.size for line in lines)
    gone = sum(lines[n].size for n in rules)
    if total and gone > warn_above * total and len(rules) < len(lines):
        share = f"{100 * gone / total:.0f}%"
        warning = (
            f"boilerplate: {share} of the characters were left out as surroundings of the text"
        )
        result = result.with_(warnings=(*result.warnings, warning))
    return result.with_fact(page=verdict.kind)


def _is_marked(block: Block) -> bool:
    text, features = block.text, block.features
    return bool(features.get("code") or features.get("table")) or headline(text) != text


_EMPTY = "boilerplate: no main text was found; every block is named as surroundings of a text"


def _read_metadata(
    doc: Document,
    lines: Sequence[Line],
    verdict: Judgement,
    kept: Sequence[int],
) -> Document:
    stated = from_lines(lines, verdict.rules, verdict.title)
    editor = stated.pop("editor", "")
    # What a page shows its readers is righter about people than what software put in its head.
    shown: dict[str, Any] = {key: stated[key] for key in ("author", "source") if key in stated}
    if shown:
        doc = doc.with_(metadata=replace(doc.metadata, **shown))
    doc = doc.with_metadata(**stated)
    # Many news pages name nobody but the editor in charge.
    doc = doc.with_metadata(author=editor)
    # Codes belong to the article that they stand in: they are handed to its next line.
    details: dict[int, dict[str, Any]] = {}
    for n in (n for n, rule in verdict.rules.items() if rule == "biblio.code"):
        heir = next((m for m in range(n + 1, len(lines)) if m not in verdict.rules), None)
        if heir is not None:
            features = doc.blocks[kept[heir]].features
            read = {**features.get("details", {}), **read_biblio(lines[n].text)}
            details[kept[heir]] = {"features": {**features, "details": read}}
    return doc.annotate(details)


def _title(
    doc: Document, lines: Sequence[Line], verdict: Judgement, kept: Sequence[int]
) -> tuple[Document, dict[int, str]]:
    rules = verdict.rules
    if verdict.title >= 0:
        doc = doc.annotate({kept[verdict.title]: {"kind": "title"}})
        return doc.with_metadata(title=headline(lines[verdict.title].text.strip())), rules
    for n, rule in sorted(rules.items()):
        span = title_in_blurb(lines[n].text) if rule == "blurb.editor" else None
        if span is None or "blurb.editor" in doc.switched_off:
            continue
        start, end = span
        text = lines[n].text
        proposals = [
            Replacement(0, start, "", "blurb.editor"),
            Replacement(end, len(text), "", "blurb.editor"),
        ]
        doc = doc.apply({kept[n]: proposals}).annotate({kept[n]: {"kind": "title"}})
        doc = doc.with_metadata(title=text[start:end])
        return doc, {m: r for m, r in rules.items() if m != n}
    return doc, rules
