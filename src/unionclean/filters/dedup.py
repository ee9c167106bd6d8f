"""Paragraphs that a document holds twice, word for word or nearly."""

from __future__ import annotations

import re
from hashlib import blake2b

from ..document import Document
from ..edits import Drop
from ..filter import document_filter

_NOT_LETTERS = re.compile(r"[\W_]+")
_SHINGLE = 5
#: Each paragraph is looked up under so many of its smallest hashes.
_ANCHORS = 8
#: Paragraphs under one anchor that are compared; a formula that stands everywhere has no more.
_COMPARED = 20
_KEPT = frozenset(("heading", "title", "subtitle", "byline", "article", "table-row", "code"))


@document_filter(
    "dedup",
    rules={
        "dedup.exact": "a paragraph with the same letters as an earlier one",
        "dedup.near": "a paragraph with nearly the same letters as an earlier one",
    },
)
def dedup(doc: Document, min_characters: int = 40, similarity: float = 0.9) -> Document:
    """Drop paragraphs that repeat an earlier one, exactly or nearly.

    Punctuation, white space and case do not count. Short paragraphs stay: refrains, questions of
    forms and formulas of laws are repeated on purpose; so do headings, table rows and code. The
    first one stays. Off by default: in contracts and judgments long passages are repeated on
    purpose too.

    Options:
        min_characters: least number of letters of a paragraph that is dropped.
        similarity: least share of common runs of five characters (Jaccard) of near duplicates; 1
            for exact ones only.

    Example:
        >>> text = "各单位要认真学习会议精神,结合实际抓好落实,年底前将贯彻情况报送办公室汇总。" * 2
        >>> doc = dedup(Document.from_lines(text + "\\n第二段。\\n" + text.replace(",", ", ")))
        >>> doc.text == text + "\\n第二段。", [block.dropped for block in doc.dropped]
        (True, ['dedup.exact'])
    """
    drops: dict[int, Drop] = {}
    seen: set[str] = set()
    kept: list[frozenset[str]] = []
    anchors: dict[bytes, list[int]] = {}
    for index, block in enumerate(doc.blocks):
        if block.dropped or block.kind in _KEPT:
            continue
        letters = _NOT_LETTERS.sub("", block.text).casefold()
        if len(letters) < min_characters:
            continue
        if letters in seen:
            drops[index] = Drop("dedup.exact")
            continue
        seen.add(letters)
        if similarity >= 1:
            continue
        shingles = frozenset(letters[i : i + _SHINGLE] for i in range(len(letters) - _SHINGLE + 1))
        mine = sorted(_hash(shingle) for shingle in shingles)[:_ANCHORS]
        near = {number for anchor in mine for number in anchors.get(anchor, ())[:_COMPARED]}
        if any(_jaccard(shingles, kept[number]) >= similarity for number in near):
            drops[index] = Drop("dedup.near")
            continue
        for anchor in mine:
            anchors.setdefault(anchor, []).append(len(kept))
        kept.append(shingles)
    return doc.drop(drops)


def _hash(text: str) -> bytes:
    # Not hash(): it differs from process to process.
    return blake2b(text.encode("utf-8", "backslashreplace"), digest_size=8).digest()


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
