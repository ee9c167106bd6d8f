"""Traditional text in the characters that a mainland editor would have written."""

from __future__ import annotations

from ..document import Document
from ..filter import document_filter
from ..script.convert import conversion
from ..script.detect import detect


@document_filter(
    "script",
    rules={
        "script.t2s": "traditional characters that stand for one simplified character",
        "script.zhe": "著 that is the verb suffix or the verb 着",
        "script.liao": "瞭 that is 了",
        "script.overlay": "characters whose simplified form depends on the word, such as 乾 and 徵",
        "script.variant": "variant characters that the mainland's list replaced",
    },
    provides=["script"],
)
def script(doc: Document) -> Document:
    """Convert blocks in traditional characters to simplified ones, word by word where needed."""
    proposals = {}
    found: dict[str, int] = {}
    for index, block in enumerate(doc.blocks):
        if block.dropped:
            continue
        reading = detect(block.text)
        found[reading.script] = found.get(reading.script, 0) + 1
        if reading.script == "traditional":
            proposals[index] = conversion(block.text)
    return doc.apply(proposals).with_fact(script=found)
