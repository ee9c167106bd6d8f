"""The filter ``layout``: damage done by viewers, converters and scrapers to lines and blanks."""

from __future__ import annotations

from ..document import Document
from ..edits import Drop, Replacement
from ..filter import document_filter
from ..layout import blanks, breaks, chunks, pages, spacing, tags, wraps
from ..layout.cutting import sweep

_RULES = {
    "page.chunk-number": "take out the numbers of a viewer's slices and rejoin what they cut",
    "page.number": "take out page numbers and rejoin the sentences that they cut",
    "layout.wrap": "rejoin lines that were cut at a fixed width",
    "layout.lost-breaks": "split an article on one line at the blanks that were its line breaks",
    "layout.spaced-characters": "put characters together that were set apart",
    "tag.stray": "take out tags that were left in the text",
    "tag.reference": "put the characters in the place of character references",
    "layout.blank": "take out blanks after a full stop inside a Chinese paragraph",
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
    return _blanks(doc).with_fact(line_breaks_lost=lost)


def _markup(doc: Document) -> Document:
    """Drop blocks of tags and take stray tags and references out of the others."""
    suspects = [
        index
        for index, block in enumerate(doc.blocks)
        if not block.dropped and ("<" in block.text or "&" in block.text)
    ]
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
        suspects = [i for i, b in enumerate(doc.blocks) if not b.dropped and b.text]
    return sweep(doc, suspects, tags.markup)


def _blanks(doc: Document) -> Document:
    """Close blanks between characters set apart and after full stops."""
    if not (spacing.APART.search(doc.text) or blanks.AFTER_STOP.search(doc.text)):
        return doc
    suspects = {
        index: block
        for index, block in enumerate(doc.blocks)
        if not (block.dropped or block.features.get("code") or block.features.get("table"))
        and (" " in block.text or "\u3000" in block.text or "\xa0" in block.text)
    }
    if not suspects:
        return doc
    changes: dict[int, list[Replacement]] = {}
    for index, block in suspects.items():
        if spacing.APART.search(block.text):
            changes[index] = spacing.apart(block.text, "layout.spaced-characters")
    if sum(map(bool, changes.values())) >= spacing.SEVERAL:
        for index, block in suspects.items():
            if not changes.get(index):
                changes[index] = spacing.beside(block.text, "layout.spaced-characters")
    doc = doc.apply(changes)
    changes = {i: blanks.after_stop(doc.blocks[i], "layout.blank") for i in suspects}
    if not any(changes.values()) or blanks.habitual([block.text for block in doc.kept]):
        return doc
    return doc.apply(changes)
