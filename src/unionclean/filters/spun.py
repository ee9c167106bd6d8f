"""Put back what a spinner replaced: 科学成长不美观 becomes 科学发展观."""

from __future__ import annotations

from ..document import Document
from ..edits import Replacement
from ..filter import document_filter

RULES = {
    "spun.lexicon": "put the original of a known spun word back",
}


@document_filter("spun", rules=RULES, provides=["spun"])
def spun(doc: Document, lexicon: str = "", threshold: float = 0.5) -> Document:
    """Restore what authors wrote in documents whose words a program replaced.

    A document is touched only if it holds enough strings that natural prose hardly ever has.

    Args:
        doc: the document, simplified.
        lexicon: path of a TSV file with further pairs, ``""`` for none.
        threshold: least log-odds of a change that is made; higher is more careful.

    Example:
        >>> doc = spun(Document.from_lines("阐扬泛博职工的乐观性"))
        >>> doc.text, doc.facts["spun"]["evidence"]
        ('发挥广大职工的积极性', {'阐扬': 1, '泛博': 1})
    """
    from ..repair import gate, model, restore
    from ..repair.lexicon import default, extended_by

    table = extended_by(lexicon) if lexicon else default()
    kept = [(i, b) for i, b in enumerate(doc.blocks) if not b.dropped]
    text = "\n".join(block.text for _, block in kept)
    suspicion = gate.suspect(text, table)
    fact: dict[str, object] = {"spun": False, "score": round(suspicion.score, 1)}
    if not suspicion.suspect:
        return doc.with_fact(spun=fact)
    result = restore.restore(text, table, model.default(), threshold=threshold)
    fact["spun"] = gate.confirm(result, len(text))
    fact["evidence"] = dict(suspicion.strings)
    doc = doc.with_fact(spun=fact)
    if not fact["spun"]:
        return doc
    proposals: dict[int, list[Replacement]] = {}
    position = 0
    places = iter(result.restored)
    place = next(places, None)
    for index, block in kept:
        end = position + len(block.text)
        while place is not None and place.start < end:
            proposals.setdefault(index, []).append(
                Replacement(
                    place.start - position,
                    place.end - position,
                    place.text,
                    "spun.lexicon",
                    {"margin": place.margin, "alternatives": dict(place.alternatives)},
                )
            )
            place = next(places, None)
        position = end + 1
    return doc.apply(proposals)
