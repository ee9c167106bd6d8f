"""Page numbers that a converter left between the lines or at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document
from ..edits import Drop, Replacement
from .joining import join_pairs
from .lines import breaks_off, glue, starts_block

_LONE = re.compile(
    r"(?P<open>[-—–－‐~·•.第Pp\s]{0,6}?)(?:age\s?)?(?P<page>\d{1,4})(?P<close>[-—–－‐~·•.页頁\s]{0,6})"
)
_DIGIT = re.compile(r"\d")
_OF = re.compile(
    r"(?:第\s?(?P<a>\d{1,4})\s?[页頁][\s,，/|]{0,3}(?:共|总|總)\s?(?P<all_a>\d{1,4})\s?[页頁]"
    r"|第\s?[（(](?P<d>\d{1,4})/(?P<all_d>\d{1,4})[）)]\s?[页頁]"
    r"|[Pp]age\s?(?P<b>\d{1,4})\s?(?:of|/)\s?(?P<all_b>\d{1,4})"
    r"|[-—－\s]{0,3}(?P<c>\d{1,4})\s?/\s?(?P<all_c>\d{1,4})[-—－\s]{0,3})"
)
_LAST = re.compile(
    r"(?<=[。！？!?”）)])[ \u3000\xa0\t]+(?:\d{1,4}|第\s?\d{1,4}\s?页|[-—]\s?\d{1,4}\s?[-—])$"
)
#: Fewest characters of an ordinary page; sections and table cells are shorter.
_PAGE = 150
#: Longest line that can be a page number with its ornaments.
_LONGEST = 16


def number(text: str) -> tuple[int, int] | None:
    """Page and number of pages (0 if unsaid) of a line that is nothing but a page number.

    Example:
        >>> number("— 3 —"), number("第3页 共12页"), number("3. 工作"), number("2023年")
        ((3, 0), (3, 12), None, None)
    """
    if len(text) > _LONGEST:
        return None
    whole = _OF.fullmatch(text)
    if whole is not None:
        page, pages = (int(part) for part in whole.groups() if part is not None)
        return (page, pages) if 0 < page <= pages else None
    lone = _LONE.fullmatch(text)
    return (int(lone["page"]), 0) if lone is not None else None


def drop_lines(doc: Document, rule: str) -> Document:
    """Drop lines that are page numbers and put together the sentences that they cut.

    A rising series of lone numbers may also number the sections of a story or the cells of a
    table. Pages cut sentences, sections never do: most numbers must stand inside a sentence, at
    distances of hundreds of characters.
    """
    kept = doc.lines.indexes
    found: list[tuple[int, int, int]] = []  # place in kept, page, number of pages
    for place, text in enumerate(doc.lines.texts):
        if len(text) <= _LONGEST and _DIGIT.search(text):
            parsed = number(text)
            if parsed is not None:
                found.append((place, *parsed))
    stated = [item for item in found if item[2]]
    series = _series(found)
    spread = len(series) >= 2 and _spread(doc, kept, [place for place, _, _ in series])
    if not spread:
        series = stated if len(stated) >= 2 and len({item[2] for item in stated}) == 1 else []
    if not series or rule in doc.switched_off:
        return doc
    places = {place for place, _, _ in series}
    runs: list[tuple[int, int, str]] = []
    for place in sorted(places):
        before, after = place - 1, place + 1
        if before < 0 or after >= len(kept) or after in places or before in places:
            continue
        left, right = doc.blocks[kept[before]], doc.blocks[kept[after]]
        if len(left.text) >= 12 and breaks_off(left.text) and not starts_block(right.text):
            runs.append((kept[before], kept[after], glue(left.text, right.text)))
    doc = doc.drop({kept[place]: Drop(rule) for place in places})
    return join_pairs(doc, runs, rule)


def _series(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest run of numbers that rise by one, page by page."""
    best: list[tuple[int, int, int]] = []
    current: list[tuple[int, int, int]] = []
    for item in found:
        if current and item[1] == current[-1][1] + 1:
            current.append(item)
        elif not current or item[1] != current[-1][1]:
            best = max(best, current, key=len)
            current = [item]
    return max(best, current, key=len)


def _spread(doc: Document, kept: Sequence[int], places: list[int]) -> bool:
    cuts, previous, lengths = 0, 0, []
    for place in places:
        between = [doc.blocks[kept[p]].text for p in range(previous, place)]
        lengths.append(sum(map(len, between)))
        if between and place + 1 < len(kept):
            after = doc.blocks[kept[place + 1]].text
            whole = len(between[-1]) >= 12 and len(after) >= 4
            cuts += whole and breaks_off(between[-1]) and not starts_block(after)
        previous = place + 1
    # The first and the last page may be short.
    typical = sorted(lengths)[len(lengths) // 2]
    return cuts >= 1 and 2 * cuts >= len(places) - 1 and typical >= _PAGE


def cut_last(doc: Document, rule: str) -> Document:
    """Cut a lone number after the last full stop of a text whose pages were run together.

    Only for documents that are known to come from a viewer: elsewhere the number may be a note's.
    """
    last = next((i for i in range(len(doc.blocks) - 1, -1, -1) if not doc.blocks[i].dropped), None)
    if last is None:
        return doc
    text = doc.blocks[last].text
    match = _LAST.search(text)
    if match is None:
        return doc
    return doc.apply({last: [Replacement(match.start(), len(text), "", rule)]})
