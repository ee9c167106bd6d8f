"""Names and numbers that a site masked (党的XX大, ××公司, **市), and garbled characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...document import Document, Flag
from .place import over_text

# Signs that hide a name, and those that stand for nothing; the search is for one set of characters,
# which is several times faster than one for alternatives.
_FOUND = re.compile(
    r"[XxＸｘ×＊*□■●◯\ufffd锟烫屯?](?:"
    r"(?<=[XxＸｘ])[XxＸｘ]{1,3}|(?<=×)×{1,3}|(?<=[＊*])[＊*]{1,3}|(?<=[□■●◯])[□■●◯]{1,3}"
    r"|(?<=\ufffd)\ufffd*|(?<=锟)斤拷(?:锟斤拷)*|(?<=烫)烫烫(?:烫烫烫)*|(?<=屯)屯屯(?:屯屯屯)*"
    r"|(?<=[一-鿿][?])[?]{3,}(?=[一-鿿]))"
)
_LOST = frozenset("\ufffd锟烫屯?")
_HAN = re.compile(r"[一-鿿]")
# XX染色体 and the like mean what they say.
_MEANT = ("染色体", "基因", "型")
#: A document with more masked words than this was made anonymous on purpose: one flag says so.
LIMIT = 3


def find(doc: Document) -> Iterator[Flag]:
    """Flag each masked word once, and each run of characters that stand for nothing.

    Example:
        >>> [f.evidence["text"] for f in find(Document.from_lines("学习党的XX大精神"))]
        ['的XX大']
    """
    text = doc.text
    first: list[tuple[int, int]] = []
    times = 0
    places: dict[str, list[int]] = {}  # by word: start and end of the first, and how many there are
    for match in _FOUND.finditer(text):
        if text[match.start()] in _LOST:
            times += 1
            if times <= LIMIT:
                first.append(match.span())
        elif _hides(match):
            start, end = match.span()
            places.setdefault(text[max(0, start - 1) : end + 1], [start, end, 0])[2] += 1
    yield from _masked(doc, places)
    for span in first[:1] if times > LIMIT else first:
        note = "characters were lost in conversion"
        yield over_text(doc, "garbled", *span, note, times=times)


def _hides(match: re.Match[str]) -> bool:
    """Whether signs hide a name."""
    text, (start, end) = match.string, match.span()
    if not _masks(text, start, end):
        return False
    return match.group()[0] not in "*＊" or not _emphasis(text, start, end)


def _masked(doc: Document, places: Mapping[str, Sequence[int]]) -> Iterator[Flag]:
    words = list(places)
    for word in words[:1] if len(words) > LIMIT else words:
        start, end, count = places[word]
        note = "a name is masked" if len(words) <= LIMIT else f"{len(words)} names are masked"
        yield over_text(doc, "placeholder", start, end, note, text=word, times=count)


def _masks(text: str, start: int, end: int) -> bool:
    """Whether the signs stand in for a name: among Chinese characters, or in a year."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if start > 1 and text[start - 2 : start] == "20" and after in "年届级" and after:
        return True
    if not _HAN.match(after) or text.startswith(_MEANT, end):
        return False
    return not before or before in "“（(《，。、：:；\n" or bool(_HAN.match(before))


def _emphasis(text: str, start: int, end: int) -> bool:
    """Whether the stars are Markdown's and not a mask: they come in pairs on one line."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : stop if stop >= 0 else len(text)]
    return line.count("**") % 2 == 0
