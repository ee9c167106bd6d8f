"""The filter ``spam``: keyword runs of the grey trades and the tails of link farms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document
from ..edits import Drop, Replacement
from ..filter import document_filter
from ..layout.cutting import tidy
from ..search import words_in
from ..spam.clusters import clusters
from ..spam.farm import cue, tail
from ..spam.judge import Verdict, judge
from ..spam.lexicon import lexicon, plain
from ..spam.repetition import repeated

_RULES = {
    "spam.porn": "drop keyword runs of pornographic sites",
    "spam.gambling": "drop keyword runs of gambling sites",
    "spam.certificate": "drop advertisements for forged certificates",
    "spam.invoice": "drop advertisements for forged invoices",
    "spam.loan": "drop advertisements for loans",
    "spam.contraband": "drop advertisements for drugs, arms, bugging and other forbidden goods",
    "spam.game-server": "drop keyword runs of private game servers",
    "spam.seo": "drop advertisements for search engine manipulation and ghost-writing",
    "spam.repeated": "drop long passages that the document already holds",
    "spam.farm-tail": "drop the lists that link farms hang on a page",
}

_HAN = re.compile(r"[\u4e00-\u9fff]")
_STOP = re.compile(r"[。！？]")
#: Longest block that can be an item between two items of spam.
_ITEM = 12


@document_filter("spam", rules=_RULES)
def spam(doc: Document) -> Document:
    """Drop spam by density and shape of a block, and cut its keyword runs out of paragraphs.

    Example:
        >>> lines = ["工会工作总结", "国产精品久久,无码一区二区,丁香五月,亚洲av在线", "成绩显著。"]
        >>> spam(Document.from_lines("\\n".join(lines))).text
        '工会工作总结\\n成绩显著。'
    """
    # What stood between two items of spam may have been spam of another kind.
    while (after := _verdicts(_repeated(doc))) is not doc:
        doc = after
    return doc


def _verdicts(doc: Document) -> Document:
    kept, texts = doc.lines.indexes, doc.lines.texts
    words = lexicon()
    hits: dict[int, int] = {}
    cued: set[int] = set()
    for number, start, _ in words_in(words.rare, doc.lines.view(plain)):
        place = doc.lines.place(start)
        hits[place] = hits.get(place, 0) + 1
        if words.rare_words[number] in words.cues:
            cued.add(place)
    drops: dict[int, Drop] = {}
    cuts: dict[int, list[Replacement]] = {}
    _farm_tails(sorted(cued), texts, kept, drops, cuts)
    verdicts: dict[int, Verdict] = {}
    for place, count in hits.items():
        text = texts[place]
        if kept[place] in drops or (count < 2 and len(text) > 60):
            continue
        verdict = verdicts[place] = judge(text)
        inside = _inside(text, verdict) if verdict.strong >= 3 and len(text) > 50 else []
        if inside and kept[place] not in cuts:
            cuts[kept[place]] = tidy(text, inside)
        elif verdict.spam:
            drops[kept[place]] = Drop("spam." + verdict.family)
    _item_runs(texts, kept, verdicts, drops)
    return doc.apply(cuts).drop(drops)


def _repeated(doc: Document) -> Document:
    """Drop later copies of long passages.

    Only here, after the site's own blocks were dropped: the first copy may have been one of them.
    """
    copies = repeated(doc.lines.texts, near=doc.source.kind == "html")
    return doc.drop({doc.lines.indexes[place]: Drop("spam.repeated") for place in copies})


def _farm_tails(
    cued: list[int],
    texts: Sequence[str],
    kept: Sequence[int],
    drops: dict[int, Drop],
    cuts: dict[int, list[Replacement]],
) -> None:
    """Find farm cues; what follows one in the shape of a list belongs to it."""
    for place in cued:
        start = cue(texts[place])
        if start is None:
            continue
        index = kept[place]
        if not texts[place][:start].strip():
            drops[index] = Drop("spam.farm-tail")
        else:
            cut = Replacement(start, len(texts[place]), "", "spam.farm-tail")
            cuts[index] = tidy(texts[place], [cut])
        for following in range(place + 1, place + 1 + tail(texts[place + 1 :])):
            drops[kept[following]] = Drop("spam.farm-tail")


def _inside(text: str, verdict: Verdict) -> list[Replacement]:
    """The runs of spam inside a paragraph, ``[]`` where nothing but spam would be left."""
    found = [
        Replacement(start, end, "", "spam." + family)
        for start, end, family in clusters(text, verdict)
    ]
    if verdict.spam and found:
        rest, done = [], 0
        for start, end, *_ in found:
            rest.append(text[done:start])
            done = end
        left = "".join([*rest, text[done:]])
        # What stays must be sentences, and about something else.
        if len(_HAN.findall(left)) < 20 or not _STOP.search(left) or judge(left).cover > 0.15:
            return []
    return found


def _item_runs(
    texts: Sequence[str], kept: Sequence[int], verdicts: dict[int, Verdict], drops: dict[int, Drop]
) -> None:
    """Drop runs of three and more short blocks that are spam's items, one block an item."""
    run: list[int] = []
    for place in [*sorted(verdicts), len(texts) + _ITEM]:
        verdict = verdicts.get(place)
        if verdict is not None and not (verdict.suspect or verdict.spam):
            continue
        if run and not _joins(texts, run[-1], place):
            if len(run) >= 3:
                for inner in range(run[0], run[-1] + 1):
                    family = verdicts[run[0]].family
                    drops.setdefault(kept[inner], Drop("spam." + family))
            run = []
        run.append(place)


def _joins(texts: Sequence[str], previous: int, place: int) -> bool:
    between = texts[previous + 1 : place]
    return len(between) <= 2 and place < len(texts) and all(len(t) <= _ITEM for t in between)
