"""The filter ``layout``: damage done by viewers, converters and scrapers to lines and blanks."""

from __future__ import annotations

from ..document import Document
from ..filter import document_filter
from ..layout import blanks, breaks, chunks, pages

_RULES = {
    "page.chunk-number": "take out the numbers of a viewer's slices and rejoin what they cut",
    "page.number": "take out page numbers and rejoin the sentences that they cut",
    "layout.lost-breaks": "split an article on one line at the blanks that were its line breaks",
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
    doc = pages.drop_lines(doc, "page.number")
    whole = chunks.rejoin(doc, "page.chunk-number")
    sliced = whole is not doc
    doc = pages.cut_last(whole, "page.number") if sliced else whole
    split = breaks.restore(doc, certain=sliced)
    lost = split is not doc
    if lost and "layout.lost-breaks" not in doc.switched_off:
        doc = split
    doc = doc.apply(
        {
            index: proposals
            for index, block in enumerate(doc.blocks)
            if not block.dropped and (proposals := blanks.after_stop(block, "layout.blank"))
        }
    )
    return doc.with_fact(line_breaks_lost=lost)
