"""Damage that cannot be mended: flagged with kind and place, never filled in."""

from __future__ import annotations

from ..description import few
from ..document import Document, Flag
from ..filter import document_filter
from ..sections.damage import (
    breaks,
    counts,
    labels,
    lookalikes,
    masks,
    quotes,
    sequence,
    wording,
)

_FINDERS = (masks, quotes, counts, breaks, wording, lookalikes, labels)

#: What each kind of flag means.
KINDS = {
    "placeholder": "a name or number was masked (党的XX大)",
    "count-mismatch": "a count does not agree with what follows (四个成果 over three)",
    "deleted-words": "words were cut out of a sentence (在中成为主力军)",
    "deleted-body": "the text under a heading is gone",
    "empty-section": "a heading with nothing under it",
    "truncated": "the text breaks off",
    "garbled": "words or characters that do not fit together",
    "repeated": "a line stands twice",
    "unbalanced-quote": "a quotation mark without its mate",
    "ocr": "a character that was taken for another of the same shape",
    "typo": "a misspelt label",
    "lost-separator": "keywords ran together",
    "numbering-gap": "a number is missing",
    "numbering-repeat": "a number stands twice",
    "numbering-order": "a number is out of order",
    "contents-mismatch": "the table of contents names what is not there",
}


@document_filter(
    "damage", rules={f"flag.{kind}": text for kind, text in KINDS.items()}, needs=("articles",)
)
def damage(doc: Document) -> Document:
    """Flag masked names, wrong counts, deleted words, truncation, lost quotation marks.

    The text stays as it is. It goes by the sections, so it comes after them.

    Example:
        >>> from unionclean.filters.sections import sections
        >>> doc = sections(Document.from_lines("认真学习党的XX大精神。\\n做好各项工作。"))
        >>> [(flag.kind, doc.source.text[flag.start : flag.end]) for flag in damage(doc).flags]
        [('placeholder', 'XX')]
    """
    if not doc.kept:
        return doc
    found = few(flag for finder in _FINDERS for flag in finder.find(doc))
    numbering = list(sequence.find(doc))
    found += few(item for item in numbering if isinstance(item, Flag))
    warnings = [t for t in numbering if isinstance(t, str) and t not in doc.warnings]
    if warnings:
        doc = doc.with_(warnings=(*doc.warnings, *warnings))
    return doc.flag(*sorted(found, key=lambda flag: (flag.start, flag.end, flag.kind)))
