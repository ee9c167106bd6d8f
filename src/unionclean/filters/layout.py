"""The filter ``layout``: damage done by viewers, converters and scrapers to lines and blanks."""

from __future__ import annotations

import re

from ..document import Document
from ..edits import Drop
from ..filter import document_filter
from ..layout import breaks, chunks, pages, spacing, tags, wraps
from ..layout.cutting import sweep

_RULES = {
    "page.chunk-number": "take out the numbers of a viewer's slices and rejoin what they cut",
    "page.number": "take out page numbers and rejoin the sentences that they cut",
    "layout.wrap": "rejoin lines that were cut at a fixed width",
    "layout.lost-breaks": "split an article on one line at the blanks that were its line breaks",
    "layout.spaced-characters": "put characters together that were set apart",
    "tag.stray": "take out tags that were left in the text",
    "tag.reference": "put the characters in the place of character references",
}


@document_filter("layout", rules=_RULES, provides=("line_breaks_lost",))
def layout(doc: Document) -> Document:
    """Rejoin what viewers and converters cut, and split what lost its line breaks.

    Provides the fact ``line_breaks_lost`` (bool): the document came as one line, its paragraphs
    parted by blanks at best.

    Example:
        >>> body = "我们要坚持统筹兼顾，把各项工作做细做实。" * 40
        >>> cut = "\\n".join(f"{n + 1}、{body[n * 250:n * 250 + 250]}" for n in range(4))
        >>> layout(Document.from_lines(cut)).text == body
        True
    """
    doc = pages.drop_lines(_markup(doc), "page.number")
    whole = chunks.rejoin(doc, "page.chunk-number")
    sliced = whole is not doc
    doc = pages.cut_last(whole, "page.number") if sliced else wraps.rejoin(doc, "layout.wrap")
    split = breaks.restore(doc, certain=sliced)
    lost = split is not doc
    if lost and "layout.lost-breaks" not in doc.switched_off:
        doc = split
    return _spaced(doc).with_fact(line_breaks_lost=lost)


_MARKUP = re.compile("[<&]")


def _markup(doc: Document) -> Document:
    """Drop blocks of tags and take stray tags and references out of the others."""
    suspects = doc.lines.holding(_MARKUP)
    if not suspects:
        return doc
    doc = doc.drop({i: Drop("tag.stray") for i in suspects if tags.sown(doc.blocks[i].text)})
    if any(block.features.get("code") or tags.about_markup(block.text) for block in doc.kept):
        return doc
    doc = doc.drop({i: Drop("tag.stray") for i in suspects if tags.only_tags(doc.blocks[i].text)})
    if "tag.stray" not in doc.switched_off:
        # A line break that was written as a tag is a line break.
        doc = doc.split(
            {i: cuts for i in suspects if (cuts := tags.line_breaks(doc.blocks[i].text))}
        )
    return sweep(doc, doc.lines.holding(_MARKUP), tags.markup)


def _spaced(doc: Document) -> Document:
    """Put characters together that were set apart."""
    if not spacing.APART.search(doc.lines.whole):
        return doc
    suspects = {
        index: block.text
        for index, block in enumerate(doc.blocks)
        if not (block.dropped or block.features.get("code") or block.features.get("table"))
    }
    rule = "layout.spaced-characters"
    set_apart = [
        index
        for index, text in suspects.items()
        if spacing.APART.search(text) and any(spacing.apart(text, rule))
    ]
    several = len(set_apart) >= spacing.SEVERAL
    doc = doc.apply((index, spacing.apart(suspects[index], rule)) for index in set_apart)
    if not several:
        return doc
    others = sorted(suspects.keys() - set(set_apart))
    return doc.apply((index, spacing.beside(suspects[index], rule)) for index in others)
