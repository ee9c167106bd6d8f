"""Put back what a spinner replaced: 科学成长不美观 becomes 科学发展观."""

from __future__ import annotations

from ..document import Document
from ..filter import document_filter

RULES = {
    "spun.lexicon": "put the original of a known spun word back",
}


@document_filter("spun", rules=RULES, provides=["spun"])
def spun(doc: Document, lexicon: str = "") -> Document:
    """Restore what authors wrote in documents whose words a program replaced.

    A document is touched only if it holds enough strings that natural prose hardly ever has.

    Args:
        doc: the document, simplified.
        lexicon: path of a TSV file with further pairs, ``""`` for none.

    Example:
        >>> doc = spun(Document.from_lines("阐扬泛博职工的作用"))
        >>> doc.text, doc.facts["spun"]["evidence"]
        ('发挥广大职工的作用', {'泛博': 1, '阐扬': 1})
    """
    from ..repair import gate, restore
    from ..repair.lexicon import default, extended_by

    table = extended_by(lexicon) if lexicon else default()
    verdict = gate.judge(doc.text, table)
    fact = {
        "spun": verdict.spun,
        "density": round(verdict.density, 2),
        "evidence": dict(verdict.evidence),
    }
    doc = doc.with_fact(spun=fact)
    if not verdict.spun:
        return doc
    return doc.apply(
        {
            index: restore.restore(block.text, table)
            for index, block in enumerate(doc.blocks)
            if not block.dropped
        }
    )
