"""Traditional text in the characters that a mainland editor would have written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from ..document import Document, Metadata
from ..filter import document_filter
from ..script.convert import conversions, convert
from ..script.detect import detect_all, leaning
from ..script.meant import is_wholly_quoted
from ..script.mixtures import repairs
from ..script.tables import tables
from ..search import count

# A block of a simplified document needs more traditional characters than this to count as
# traditional itself, not as a name or a converter's leftover.
_FEW = 3

# Characters that are looked at to tell Taiwan from Hong Kong.
_SAMPLE = 10_000


@document_filter(
    "script",
    rules={
        "script.t2s": "traditional characters that stand for one simplified character",
        "script.zhe": "著 that is the verb suffix or the verb 着",
        "script.liao": "瞭 that is 了",
        "script.overlay": "characters whose simplified form depends on the word, such as 乾 and 徵",
        "script.variant": "variant characters that the mainland's list replaced",
        "script.over-converted": "characters that a converter chose wrongly, such as 方麵 and 乾部",
        "script.half-converted": "traditional characters that a converter left in simplified prose",
    },
    provides=["script"],
)
def script(doc: Document) -> Document:
    """Convert what is traditional to simplified characters, word by word where needed.

    Each block is judged by itself. A simplified block loses only what a careless converter left in
    it; Japanese and Korean blocks stay as they are. The fact ``script`` tells of the document:
    ``document`` is the script of most of its blocks, ``blocks`` how many there are of each, and
    ``leaning`` whether the traditional ones follow Taiwan (``"tw"``) or Hong Kong (``"hk"``).

    Example:
        >>> doc = script(Document.from_lines("他看著乾隆年間的書畫,發覺瞭解得太少。"))
        >>> doc.text
        '他看着乾隆年间的书画,发觉了解得太少。'
    """
    kept, texts = doc.lines.indexes, doc.lines.texts
    readings = detect_all(texts)
    found: Counter[str] = Counter([reading.script for reading in readings])
    against = found["simplified"] + found["mixed"]
    whole: list[int] = []
    partly: list[int] = []
    # What is traditional in quotations alone says nothing about the document.
    clear = (
        reading.script == "traditional" and not is_wholly_quoted(text)
        for text, reading in zip(texts, readings, strict=True)
    )
    if not (found["traditional"] or found["mixed"] or found["other"]):
        traditional = False
        partly = list(kept)
    elif traditional := (sum(clear) > against if against else any(clear)):
        for index, reading in zip(kept, readings, strict=True):
            if reading.script != "other":
                (partly if reading.script == "simplified" else whole).append(index)
    else:
        for index, text, reading in zip(kept, texts, readings, strict=True):
            if reading.script == "traditional" and _is_passage(text, found):
                whole.append(index)
            elif reading.script != "other":
                partly.append(index)
    blocks = doc.blocks
    if whole:
        converted = conversions([blocks[index].text for index in whole])
        doc = doc.apply(zip(whole, converted, strict=True))
    if partly:
        repaired = repairs([blocks[index].text for index in partly])
        doc = doc.apply(pair for pair in zip(partly, repaired, strict=True) if pair[1])
    main = max(("traditional", "simplified", "mixed"), key=lambda name: found[name])
    fact = {"document": main if found[main] else "none", "blocks": dict(found)}
    if whole:
        fact["leaning"] = leaning("\n".join([blocks[i].text for i in whole])[:_SAMPLE])
    doc = doc.with_fact(script=fact)
    if traditional and "script.t2s" not in doc.switched_off:
        doc = doc.with_(metadata=_simplified(doc.metadata))
    return doc


def _simplified(metadata: Metadata) -> Metadata:
    # What was read off a line before it was dropped has no block to be converted with.
    stated: dict[str, Any] = {
        name: convert(value) for name, value in metadata.named().items() if value
    }
    return replace(metadata, **stated)


def _is_passage(text: str, found: Counter[str]) -> bool:
    if is_wholly_quoted(text):
        return False
    return not found["simplified"] or count(tables().traditional, text) > _FEW
