"""Quotation marks that are opened and never closed, or closed and never opened."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from ...block import Block
from ...document import Document, Flag

# Short and without a stop inside: otherwise the second mark begins another quotation.
_OPENED_TWICE = re.compile(r"(“[^“”，。；,;：:！？\n]{1,16})“(?![^“”]{1,16}”)")
_CLOSED_TWICE = re.compile(r"(?<![“])”([^“”，。；,;：:！？\n]{1,16}”)")
_PAIRS = (("“", "”"), ("「", "」"), ("《", "》"))


def find(doc: Document) -> Iterator[Flag]:
    """Flag each mark without its mate.

    A quotation may run over several paragraphs, each of which opens it anew and the last of which
    closes it; that is not damage, and neither are marks nested in marks of their own kind.

    Example:
        >>> [f.start for f in find(Document.from_lines("坚持“以人为本的理念，这里的“人”是职工。"))]
        [2]
    """
    kept = doc.kept
    for opening, closing in _PAIRS:
        if doc.text.count(opening) == doc.text.count(closing):
            continue
        for index, block in enumerate(kept):
            text = block.text
            if text.count(opening) != text.count(closing) and block.kind != "code":
                yield from _in_block(kept, index, opening, closing)


def _in_block(kept: Sequence[Block], index: int, opening: str, closing: str) -> Iterator[Flag]:
    block = kept[index]
    text = _typed(block.text) if opening == "“" else block.text
    if text.count(opening) == text.count(closing):
        return
    if opening == "“" and (text.count('"') % 2 or text.count("‘") != text.count("’")):
        return  # the mate is there, as another sign
    stack = array("L")
    stray = array("L")
    for at, c in enumerate(text):
        if c == opening:
            stack.append(at)
        elif c == closing:
            if stack:
                stack.pop()
            else:
                stray.append(at)
    if stack and _goes_on(kept, index, opening, closing):
        stack.pop(0)
    if stray and _came_from(kept, index, opening, closing):
        stray.pop(0)
    for at in _lost(text, stack, opening, closing):
        if at == 0 or text[at - 1] in "：:":
            continue  # a passage that goes on in paragraphs of its own
        yield _flag(block, at, f"{opening} is opened and not closed")
    for at in stray:
        yield _flag(block, at, f"{closing} closes nothing")


def _typed(text: str) -> str:
    """The text with quotations that were typed with the same mark twice (“会话“) put right."""
    text = _OPENED_TWICE.sub(lambda m: f"{m[1]}”", text)
    return _CLOSED_TWICE.sub(lambda m: f"“{m[1]}", text)


def _lost(text: str, unmatched: Sequence[int], opening: str, closing: str) -> Sequence[int]:
    """Which opening marks lack their mate: the first of two in a row, not the second."""
    if not unmatched:
        return []
    found = array("L")
    count = len(unmatched)
    opened = -1
    for at, c in enumerate(text):
        if c == opening:
            if opened >= 0 and len(found) < count:
                found.append(opened)
            opened = at
        elif c == closing:
            opened = -1
    if opened >= 0 and len(found) < count:
        found.append(opened)
    return found


def _goes_on(kept: Sequence[Block], index: int, opening: str, closing: str) -> bool:
    """Whether a following paragraph closes the quotation before opening another in its midst."""
    for block in kept[index + 1 : index + 12]:
        close = block.text.find(closing)
        inner = block.text.find(opening, 1)
        if block.kind == "heading" and close < 0:
            return False
        if close >= 0:
            return (inner < 0 or close < inner) and block.text.count(closing) > block.text[
                1:
            ].count(opening)
        if not block.text.startswith(opening) and len(block.text) > 400:
            return False
    return False


def _came_from(kept: Sequence[Block], index: int, opening: str, closing: str) -> bool:
    """Whether an earlier paragraph opened what is closed here."""
    for block in reversed(kept[max(0, index - 12) : index]):
        if block.text.count(opening) > block.text.count(closing):
            return True
        if closing in block.text and not block.text.startswith(opening):
            return False
    return False


def _flag(block: Block, at: int, note: str) -> Flag:
    start, end = block.source_span(at, at + 1)
    return Flag("unbalanced-quote", start, end, note, {"near": block.text[at : at + 12]})
