"""The filter ``inline``: what sites and converters left inside paragraphs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..document import Document
from ..edits import Replacement
from ..filter import document_filter
from ..inline import promo, symbols, watermark
from ..layout import blanks
from ..layout.cutting import sweep
from ..script.fold import fold
from ..search import Lines, words_in
from ..spam.lexicon import plain

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_RULES = {
    "promo.see": "close a blurb's sentence where it sends the reader to the text below",
    "promo.more": "cut sentences that promise more on the same site",
    "promo.follow": "cut calls to follow an account or scan a code",
    "promo.source": "cut sentences that name where the site took the text from",
    "promo.reprint": "cut sentences on the conditions of reprinting",
    "promo.editor": "cut the editor's name from the end of a paragraph",
    "promo.watermark": "cut a reading site's addresses and slogans out of a story",
    "inline.symbols": "cut rows of ornaments between sentences",
    "layout.blank": "take out blanks after a full stop inside a Chinese paragraph",
    "inline.stray-character": "cut an end mark that was read as a letter after the last full stop",
}


_BLANK = "layout.blank"
_ENDS = frozenset("。！？!?…；;：:”’」』）)")


@cache
def _cues() -> tuple[AhoCorasick, tuple[str, ...]]:
    """An automaton over the cues of all sweeps, and for each cue the sweep that it calls."""
    from ahocorasick_rs import AhoCorasick, Implementation

    table = [(cue, "watermark") for cue in watermark.CUES]
    table += [(cue, "promo") for cue in promo.CUES]
    table += [(cue, "symbols") for cue in symbols.CUES]
    automaton = AhoCorasick([cue for cue, _ in table], implementation=Implementation.DFA)
    return automaton, tuple(kind for _, kind in table)


@document_filter("inline", rules=_RULES)
def inline(doc: Document) -> Document:
    """Cut promotion, watermarks and noise out of paragraphs.

    Example:
        >>> inline(Document.from_lines("会议结束。更多精彩内容请关注本站公众号！")).text
        '会议结束。'
    """
    among = doc.lines
    # A cut may bring together what another rule looks for, in the block where it was made.
    while (after := _sweeps(doc, among)) is not doc:
        pairs = enumerate(zip(doc.blocks, after.blocks, strict=True))
        among = Lines(after.blocks, [i for i, (old, new) in pairs if old is not new])
        doc = after
    return _blanks(doc)


def _blanks(doc: Document) -> Document:
    """Close blanks after full stops.

    Not before this stage: whether its author sets them by habit is asked of the text alone, and not
    of what a site put around it.
    """
    places: list[int] = []
    for index in doc.lines.holding(blanks.AFTER_STOP):
        block = doc.blocks[index]
        # In a headline, which ends in no stop, the blank parts what a stop would.
        fixed = block.features.get("code") or block.features.get("table")
        if block.text[-1:] in _ENDS and not fixed and any(blanks.after_stop(block, _BLANK)):
            places.append(index)
    if not places or blanks.habitual(doc.lines.texts):
        return doc
    return doc.apply((index, blanks.after_stop(doc.blocks[index], _BLANK)) for index in places)


def _sweeps(doc: Document, among: Lines) -> Document:
    cued: dict[str, set[int]] = {"watermark": set(), "promo": set(), "symbols": set()}
    automaton, kinds = _cues()
    for number, start, _ in words_in(automaton, among.view(plain)):
        cued[kinds[number]].add(among.indexes[among.place(start)])
    if cued["watermark"]:
        doc = _with_addresses(sweep(doc, sorted(cued["watermark"]), watermark.watermarks))
    if cued["promo"]:
        doc = _with_source(sweep(doc, sorted(cued["promo"]), promo.promotion))
    doc = sweep(doc, sorted(cued["symbols"]), symbols.noise)
    return _end_marks(doc)


def _cut(doc: Document, rule: str) -> list[str]:
    """What a rule cut out of blocks, and the blocks that it dropped."""
    cut = [block.text for block in doc.dropped if block.dropped == rule]
    return cut + [edit.before for edit in doc.edits if edit.rule == rule]


def _with_addresses(doc: Document) -> Document:
    """Cut the bare addresses of sites whose watermarks were cut."""
    known = watermark.hosts(_cut(doc, "promo.watermark"))
    places = [
        index
        for index, block in enumerate(doc.blocks)
        if not block.dropped and any(host in block.text.lower() for host in known)
    ]
    return sweep(doc, places, lambda text: watermark.addresses(text, known))


def _with_source(doc: Document) -> Document:
    """Keep in the metadata what a cut sentence said of the text's source."""
    cut = _cut(doc, "promo.source")
    names = [name for text in cut if (name := promo.source(fold(text)))]
    return doc.with_metadata(source=names[0]) if names else doc


def _end_marks(doc: Document) -> Document:
    """Cut end marks that were read as letters."""
    texts = doc.lines.texts
    ends = [place for place, text in enumerate(texts) if text[-1:] in symbols.END_MARKS]
    if not ends:
        return doc
    choices = any(map(symbols.is_choice, texts))
    changes: dict[int, list[Replacement]] = {}
    for place in ends:
        following = texts[place + 1] if place + 1 < len(texts) else None
        text = texts[place]
        mark = symbols.end_mark(text, fold(following) if following else None, choices=choices)
        if mark is not None:
            changes[doc.lines.indexes[place]] = [mark]
    return doc.apply(changes)
