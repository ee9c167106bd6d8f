"""Put back what a spinner replaced: 科学成长不美观 becomes 科学发展观."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..document import Document, Flag
from ..edits import Replacement
from ..filter import document_filter
from ..search import Lines

if TYPE_CHECKING:
    from ..repair.restore import Restoration, Result

RULES = {
    "spun.lexicon": "put the original of a known spun word back, as its context demands",
    "spun.inferred": "put back a word that known pairs suggest, where context clearly demands it",
    "spun.chain": "undo two substitutions made one upon the other (明白 → 大白 → 年夜白)",
}


@document_filter("spun", rules=RULES, provides=["spun"])
def spun(
    doc: Document, lexicon: str = "", threshold: float = 0.25, flag_undecided: bool = True
) -> Document:
    """Restore what authors wrote in documents whose words a program replaced.

    A document is touched only if it holds strings that natural prose hardly ever has, several kinds
    of them, and if a language model bears out that other words stood there. Each change tells the
    other readings and their margins (log-odds). The fact ``spun`` holds the verdict (``spun``),
    how strongly the words (``suspicion``) and the language model (``score``; above 0 is spun) speak
    for it, the ``family`` of spinners, and the ``evidence``: telling strings with their counts.
    A document of more than 20,000 characters is judged in parts of that length.

    Args:
        doc: the document, simplified.
        lexicon: path of a TSV file with further pairs, ``""`` for none.
        threshold: least log-odds of a change that is made; 0 or more, higher is more careful.
        flag_undecided: flag places that are most likely spun but left alone.

    Example:
        >>> doc = spun(Document.from_lines("组织泛博职工进修科学成长不美观，环绕中心、处事年夜局"))
        >>> doc.text
        '组织广大职工学习科学发展观，围绕中心、服务大局'
        >>> doc.facts["spun"]["evidence"]["泛博"]
        1
    """
    facts: list[dict[str, Any]] = []
    proposals: dict[int, list[Replacement]] = {}
    flags: list[Flag] = []
    for part in _parts(doc):
        fact, result = _judge(part.whole, lexicon, threshold)
        facts.append(fact)
        if result is None:
            continue
        if flag_undecided:
            for index, start, end, place in _by_block(part, result.undecided):
                span = doc.blocks[index].source_span(start, end)
                flags.append(Flag("undecided-spin", *span, NOTE, _evidence(place)))
        for index, start, end, place in _by_block(part, result.restored):
            new = Replacement(start, end, place.text, f"spun.{place.rule}", _evidence(place))
            proposals.setdefault(index, []).append(new)
    return doc.with_fact(spun=_verdict(facts)).flag(*flags).apply(proposals)


def _judge(text: str, lexicon: str, threshold: float) -> tuple[dict[str, Any], Result | None]:
    """The verdict on a text, and what to restore in it where it is spun."""
    from ..repair import gate, model, restore
    from ..repair.lexicon import default, extended_by, telling

    suspicion = gate.suspect(text, extended_by(lexicon) if lexicon else telling())
    fact: dict[str, Any] = {"spun": False, "suspicion": round(suspicion.score, 1)}
    if not suspicion.suspect:
        return fact, None
    table = extended_by(lexicon) if lexicon else default()
    if gate.samples_natural(text, suspicion, table, model.default()):
        return fact, None
    result = restore.restore(
        text,
        table,
        model.default(),
        threshold=threshold,
        hopeful=lambda found: gate.confirm(suspicion, found, len(text)) > gate.HOPELESS,
    )
    score = gate.confirm(suspicion, result, len(text))
    fact |= {"spun": score > 0, "score": round(score, 1), "family": result.family}
    fact["evidence"] = dict(suspicion.strings)
    return fact, result if score > 0 else None


def _parts(doc: Document) -> Iterator[Lines]:
    """A document of ordinary length whole, a longer one in parts of about ``PART`` characters."""
    lines = doc.lines
    if len(lines.whole) <= PART:
        yield lines
        return
    part: list[int] = []
    length = 0
    for index, text in zip(lines.indexes, lines.texts, strict=True):
        if part and length >= PART:
            yield Lines(doc.blocks, part)
            part, length = [], 0
        part.append(index)
        length += len(text) + 1
    yield Lines(doc.blocks, part)


def _verdict(facts: list[dict[str, Any]]) -> dict[str, Any]:
    """One verdict from those on the parts: that on the most telling part, all evidence together."""
    most = max(facts, key=lambda fact: (fact["spun"], fact.get("score", fact["suspicion"])))
    evidence: Counter[str] = Counter()
    for fact in facts:
        if fact["spun"] == most["spun"]:
            evidence.update(fact.get("evidence", {}))
    return most | {"evidence": dict(evidence.most_common())} if evidence else most


#: A longer document is judged in parts of so many characters: a book runs out of new kinds of spun
#: words long before it ends, and an anthology may have one spun article.
PART = 20_000
NOTE = "most likely not the author's word, but no reading is clearly the best"


def _evidence(place: Restoration) -> dict[str, Any]:
    return {
        "margin": place.margin,
        "alternatives": dict(place.alternatives),
        "family": place.family,
        "source": place.source,
    }


def _by_block(
    lines: Lines, places: tuple[Restoration, ...]
) -> Iterator[tuple[int, int, int, Restoration]]:
    """Each place with the index of its block and its span there; no place crosses a line feed."""
    for place in places:
        number = lines.place(place.start)
        begin = lines.start(number)
        yield lines.indexes[number], place.start - begin, place.end - begin, place
