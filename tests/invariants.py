"""What holds of every document, whatever went in and whichever filters ran."""

from __future__ import annotations

from unionclean.document import Document


def accounted(doc: Document) -> None:
    """The record gives the text, and says of every source character what became of it."""
    assert doc.replay() == doc.text
    position = 0
    for start, end, verdict in doc.account():
        assert start == position < end
        position = end
        if verdict == "layout.blank":
            assert not doc.source.text[start:end].strip()
    assert position == len(doc.source.text)


def sound(doc: Document) -> None:
    """What holds after the whole pipeline: nothing vanishes without a reason, nor from the tree."""
    accounted(doc)
    if not doc.text:
        # Nothing is left: the record says why.
        assert all(b.dropped or not b.text for b in doc.blocks)
    # The title lines of a compilation stand before its first article and belong to none.
    first = next((n for n, block in enumerate(doc.kept) if block.kind == "article"), 0)
    above = [b for b in doc.kept[:first] if b.kind in ("title", "subtitle", "byline")]
    shown = [b for a in doc.articles for b in (*a.heading, *a.front, *a.back)]
    shown += [b for section in doc.sections for b in section.blocks]
    places = sorted(b.start for b in shown)
    assert places in (
        sorted(b.start for b in doc.kept),
        sorted(b.start for b in doc.kept if b not in above),
    )
