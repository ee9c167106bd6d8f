"""Slices of a document viewer, put together again.

Reading sites cut a text into slices of a fixed number of characters, number the slices and put
each on a line: the numbers look like a list, the sentences are cut anywhere. A true list fails both
tests: its items differ in length and end where a sentence ends.
"""

from __future__ import annotations

import re

from ..document import Document
from ..edits import Replacement
from .joining import join_pairs
from .lines import breaks_off, starts_block

_MARKER = re.compile(r"(\d{1,4})(?:[、.．:：]|[)）])")
_STOP = re.compile(r"[。！？；;!?]")
#: Shortest slice of three and more; viewers known use 200 to 2,000 characters.
_SHORTEST = 100
#: With two slices only one length is known, so it must also be long and round.
_SHORTEST_OF_TWO = 200


def slices(doc: Document) -> list[tuple[int, int]]:
    """The blocks at which a viewer's slices begin.

    Returns:
        ``(index of the block, length of its number)`` for each slice in order; ``[]`` when the
        document was not sliced.

    Example:
        >>> body = "我们要坚持统筹兼顾，把各项工作做细做实。" * 40
        >>> text = "\\n".join(f"{n + 1}、{body[n * 250:n * 250 + 250]}" for n in range(4))
        >>> slices(Document.from_lines(text))
        [(0, 2), (1, 2), (2, 2), (3, 2)]
    """
    found: list[tuple[int, int]] = []
    for index, block in enumerate(doc.blocks):
        if block.dropped or not block.text[:1].isdigit():
            continue
        match = _MARKER.match(block.text)
        if match is not None and int(match[1]) == len(found) + 1:
            found.append((index, match.end()))
    return found if len(found) > 1 and _is_sliced(doc, found) else []


def _is_sliced(doc: Document, found: list[tuple[int, int]]) -> bool:
    source = doc.source.text
    lengths, cuts, stops = [], 0, 0
    for k, (index, marker) in enumerate(found):
        begin = doc.blocks[index].start + marker
        if k + 1 < len(found):
            following = found[k + 1][0]
            end = doc.blocks[following].start
            before = doc.blocks[_before(doc, following)]
            rest = doc.blocks[following].text[found[k + 1][1] :]
            cuts += breaks_off(before.text) and not starts_block(rest)
        else:
            last = next(b for b in reversed(doc.blocks) if not b.dropped)
            end = last.end
        text = source[begin:end].rstrip("\r\n")
        lengths.append(len(text))
        stops += len(_STOP.findall(text, 1, max(1, len(text) - 1)))
    full, last_length = lengths[:-1], lengths[-1]
    # The text layer of a page and many scrapers strip the ends of lines, so a slice may have lost
    # a blank at either end; with few slices lengths may agree by chance.
    # The last slice takes the remainder, which some viewers add to a full one.
    slack = 2 if len(full) > 3 or max(full) % 50 == 0 else 0
    even = max(full) - min(full) <= slack and last_length < 2 * max(full)
    if not even or stops < len(found) or 3 * cuts < 2 * len(full):
        return False
    if len(found) == 2:
        return full[0] >= _SHORTEST_OF_TWO and full[0] % 50 == 0
    return min(full) >= _SHORTEST


def rejoin(doc: Document, rule: str) -> Document:
    """Take the slices' numbers out and put cut sentences together.

    Where the cut happened to fall on a blank after a full stop, the blank stays: in such a text it
    is what is left of a paragraph's end.
    """
    found = slices(doc)
    if not found or rule in doc.switched_off:
        return doc
    pairs: list[tuple[int, int, str]] = []
    for index, marker in found[1:]:
        before = _before(doc, index)
        gap = doc.source.text[doc.blocks[before].end : doc.blocks[index].start]
        after = doc.blocks[index].text[marker : marker + 1]
        pairs.append((before, index, " " if gap.strip("\r\n") or after.isspace() else ""))
    numbers = {
        index: [Replacement(0, _number_end(doc.blocks[index].text, marker), "", rule)]
        for index, marker in found
    }
    return join_pairs(doc.apply(numbers), pairs, rule)


def _before(doc: Document, index: int) -> int:
    """The kept block before one; a slice has another before it."""
    return next(i for i in range(index - 1, -1, -1) if not doc.blocks[i].dropped)


def _number_end(text: str, marker: int) -> int:
    return marker + len(text[marker:]) - len(text[marker:].lstrip())
