"""Sections: articles, front and back matter, headings and their levels."""

from __future__ import annotations

from ..document import Document
from ..filter import document_filter
from ..sections import structure

RULES = {
    "sections.border": "an article of a compilation begins: a blank line before it",
}


@document_filter("sections", rules=RULES, provides=("articles",))
def sections(doc: Document, *, split: bool = True) -> Document:
    """Annotate blocks with what they are: title, heading, paragraph, front and back matter.

    Sets ``kind``, ``level`` and ``marker`` of every kept block, cuts headings out of the
    paragraphs that they run into, and fills in metadata that the text itself states. It changes no
    character.

    Args:
        doc: the document, after boilerplate removal and script conversion.
        split: cut run-in headings, two headings on one line, and the first item of a list that
            stands in its lead-in.

    Example:
        >>> from unionclean.document import Document
        >>> text = "工作要点\\n一、指导思想\\n坚持……。\\n二、主要任务\\n抓好……。"
        >>> doc = sections(Document.from_lines(text))
        >>> [(s.marker, s.heading) for s in doc.sections]
        [('一、', '指导思想'), ('二、', '主要任务')]
    """
    return structure.annotate(doc, split=split)
