"""Take in the short lines around a stretch of text that belong to it: headings, verses, lists."""

from __future__ import annotations

import re
from typing import Any

from .containers import shared, within
from .gains import Page
from .lines import Line
from .running import aside

# How many lines that are no part of a text may stand between two of its elements.
_BETWEEN = 4
# Elements that texts are written in; any other in the same place is rather a label.
_WORDING = frozenset(["p", "li", "dt", "dd", "pre", "blockquote", "td", "th", "caption"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_WORDING |= {"h1"} | _HEADINGS
# Where there is no markup: how many other lines may stand between paragraphs.
_GAP = 6
# And between the last paragraph and whatever ends the text; more in a text of short lines.
_BELOW = 12
_FAR_BELOW = 60
_SEVERAL = 5
_SHORT = 30
_LONG = 150.0
# With what the first and the second part of a text are headed.
_NEXT = {"01": "02", "1": "2", "一": "二", "壹": "贰", "part1": "part2", "part01": "part02"}
# The head of an official letter of Taiwan: who gets it, when, under which number.
_OFFICIAL = re.compile(
    "(?:受文者|发文日期|发文字号|速别|密等及解密条件或保密期限|附件|正本|副本|主旨|依据|公告事项)[:]."
)
# Characters of running text in the shortest paragraph, and in one that ends in a full stop.
_PARAGRAPH = 15.0
_VERSE = 8.0


def widen(page: Page, first: int, last: int, anchor: int) -> tuple[int, int]:
    """The stretch with what belongs to it at both ends.

    Args:
        page: the page.
        first: first line of the stretch.
        last: its last line.
        anchor: index of the title or metadata line, -1 if not known.

    Without markup a text begins below its title, ends above whatever ends texts, and paragraphs
    belong together. With markup what stands in the element that holds the text belongs to it.
    """
    if last < first:
        return first, last
    if any(page.markup):
        return _by_element(page, first, last, anchor)
    if page.listing:
        return _until_cues(page, first, last)
    floor = anchor if anchor < first else -1
    first = _attach(page, first, range(first - 1, floor, -1))
    last = _attach(page, last, range(last + 1, len(page.lines)))
    sizes = [page.lines[n].size for n in range(first, last + 1)]
    short = len(sizes) >= _SEVERAL and sum(sizes) < _SHORT * len(sizes)
    last = _down(page, last, _FAR_BELOW if short else _BELOW)
    first = _headed(page, _up(page, first, anchor, short), floor)
    first = _numbered(page, first, last, floor)
    while first - 1 > floor and _leads(page.lines[first - 1]):
        first -= 1
    return first, last


def _by_element(page: Page, first: int, last: int, anchor: int) -> tuple[int, int]:
    texts = [
        page.markup[n]
        for n in range(first, last + 1)
        if page.mass[n] > 0 or (page.listing and not aside(page.markup[n]))
    ]
    if not texts:
        return first, last
    titles = [mark for mark in page.markup[:first] if mark["title"]]
    kin = {mark["path"] for mark in texts} | shared(texts)
    if titles:
        kin |= shared([*texts, *titles])
    own = frozenset.intersection(*(mark["senses"] for mark in texts))
    floor = anchor if anchor < first else -1
    first = _reach(page, first, range(first - 1, floor, -1), kin, own)
    last = _reach(page, last, range(last + 1, len(page.lines)), kin, own)
    # A heading belongs to what it stands above, whichever element holds it.
    while first - 1 > floor and _heads(page, first - 1):
        first -= 1
    return first, last


def _heads(page: Page, n: int) -> bool:
    mark, line = page.markup[n], page.lines[n]
    heading = mark["tag"] in _HEADINGS and not mark["title"] and not mark["link_density"]
    return heading and not (line.cues or page.unseen[n] or page.barrier[n] or aside(mark))


def _reach(page: Page, end: int, order: range, kin: set[str], own: frozenset[str]) -> int:
    """The furthest line that belongs to the text, with few others between."""
    others = 0
    for n in order:
        if page.unseen[n]:
            continue
        if _sibling(page, n, kin, own):
            end, others = n, 0
        else:
            others += 1
        if page.barrier[n] or others > _BETWEEN:
            break
    return end


def _sibling(page: Page, n: int, kin: set[str], own: frozenset[str]) -> bool:
    mark: Any = page.markup[n]
    line = page.lines[n]
    if page.barrier[n] or line.sure("head") or line.sure("tail"):
        return False
    if mark["path"] in kin:
        return bool(mark["link_density"] < 0.5)
    # A text is written in paragraphs, lists and headings; what stands in the same element
    # without one is a label, unless the page has nothing else.
    wording = page.listing or mark["tag"] in _WORDING
    return wording and not aside(mark, own) and within(mark["path"], kin)


def _up(page: Page, first: int, anchor: int, short: bool) -> int:
    """The first line below the title or the line with date and source.

    Where neither is known, below whatever stands above the text, if it is one of short lines.
    """
    known = 0 <= anchor < first
    floor = anchor if known else first - 1 - (_FAR_BELOW if short else 0)
    top = first
    while top - 1 > max(floor, -1) and not page.lines[top - 1].cues:
        top -= 1
    if known:
        return top if top <= anchor + 4 else first
    return top if top - 1 > floor else first


def _headed(page: Page, first: int, floor: int) -> int:
    """The heading above a text, where buttons that stand beside each heading part the two."""
    n = first - 1
    while n > floor and page.recurs(n):
        n -= 1
    line = page.lines[n]
    heads = floor < n < first - 1 and 2 <= line.size <= _SHORT and not (line.cues or line.stops)
    return n if heads else first


def _numbered(page: Page, first: int, last: int, floor: int) -> int:
    """A lone 01 above a text whose next parts are headed 02 and so on: no number of a page."""
    following = _NEXT.get(page.lines[first - 1].key, "") if first - 1 > floor else ""
    inside = following and any(page.lines[n].key == following for n in range(first, last))
    return first - 1 if inside else first


def _leads(line: Line) -> bool:
    """Whether a line belongs to what follows: the head of a letter, words before a colon."""
    if _OFFICIAL.match(line.key):
        return True
    return 3 <= line.size <= _SHORT and line.key[-1] == ":" and not line.cues


def _down(page: Page, last: int, reach: int) -> int:
    """The last line above whatever ends the text, if that is near."""
    for n in range(last + 1, min(last + reach + 1, len(page.lines))):
        line = page.lines[n]
        if page.barrier[n] or line.sure("tail") or line.sure("head"):
            return n - 1
    return last


def _attach(page: Page, end: int, order: range) -> int:
    """The furthest paragraph that only a few lines part from the text."""
    others = 0
    for n in order:
        if page.barrier[n] or others > _GAP:
            break
        line = page.lines[n]
        paragraph = page.mass[n] >= 0.75 * min(line.size, _LONG) and line.ends
        least = _VERSE if line.key.endswith("。") else _PARAGRAPH
        if page.mass[n] >= least and paragraph and not line.sure("tail"):
            end, others = n, 0
        else:
            others += 1
    return end


def _until_cues(page: Page, first: int, last: int) -> tuple[int, int]:
    while first > 0 and not page.lines[first - 1].cues:
        first -= 1
    while last + 1 < len(page.lines) and not page.lines[last + 1].cues:
        last += 1
    return first, last
