"""Filter ``boilerplate``: leave out what a page puts around its text."""

from __future__ import annotations

from typing import Any

from ..boilerplate import edges, titles
from ..boilerplate.lines import Line, lines_of
from ..boilerplate.metadata_lines import read_biblio, statements, title_in_blurb
from ..document import Document
from ..edits import Drop, Replacement
from ..filter import document_filter

RULES = {
    "nav.menu": "menu entries, channel names, buttons of a site",
    "nav.breadcrumb": "where on the site the page stands; read as category",
    "nav.prev-next": "links to the previous and the next page",
    "nav.share": "buttons to share, print, collect, close; font sizes",
    "meta.line": "source, author, date, clicks; read as metadata",
    "notice.site": "a site's notice about downloads, previews, copyright of uploads",
    "notice.contact": "customer service, QQ, WeChat, telephone before or after the text",
    "notice.copyright": "copyright, disclaimer, licence numbers, links about the site",
    "notice.login": "login and registration forms",
    "blurb.editor": "an editor's frame around the text; a title inside of it is kept",
    "title.repeated": "the title once more, whole or in pieces",
    "comment.form": "comment form, and comments where they are not the content",
    "related.list": "related, recommended, hot and latest items",
    "links.friend": "links to other sites",
    "page.pagination": "page numbers and links between pages",
    "biblio.code": "classification and document codes; read as details",
    "tag.stray": "a line of nothing but stray markup",
    "html.hidden": "out of the reader's sight on the page",
    "html.control": "form controls",
}


@document_filter("boilerplate", rules=RULES)
def boilerplate(doc: Document) -> Document:
    """Leave out what a page puts around its text, and read its metadata before it goes."""
    kept = [n for n, block in enumerate(doc.blocks) if not block.dropped]
    lines = lines_of([doc.blocks[n].text for n in kept])
    if not lines:
        return doc
    rules = edges.decide(lines)
    span = edges.body_span(lines, rules)
    first = span[0] if span else 0
    title = titles.find_title(lines, rules, first)
    doc = _read_metadata(doc, lines, rules, kept)
    if title >= 0:
        rules.pop(title, None)
        rules.update(titles.repeats(lines, title, lines[title].key, first, rules))
        doc = doc.annotate({kept[title]: {"kind": "title"}})
        doc = doc.with_metadata(title=lines[title].text.strip())
    else:
        doc, rules = _title_from_blurb(doc, lines, rules, kept)
    return doc.drop({kept[n]: Drop(rule) for n, rule in rules.items()})


def _read_metadata(
    doc: Document, lines: list[Line], rules: dict[int, str], kept: list[int]
) -> Document:
    for stated in statements(lines, rules):
        doc = doc.with_metadata(**{k: v for k, v in stated.items() if k != "editor"})
    # Codes belong to the article that they stand in: they are handed to its next line.
    details: dict[int, dict[str, Any]] = {}
    for n in (n for n, rule in rules.items() if rule == "biblio.code"):
        heir = next((m for m in range(n + 1, len(lines)) if m not in rules), None)
        if heir is not None:
            features = doc.blocks[kept[heir]].features
            read = {**features.get("details", {}), **read_biblio(lines[n].text)}
            details[kept[heir]] = {"features": {**features, "details": read}}
    return doc.annotate(details)


def _title_from_blurb(
    doc: Document, lines: list[Line], rules: dict[int, str], kept: list[int]
) -> tuple[Document, dict[int, str]]:
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
