"""The same document cleaned in two ways: what is different, and by which rule.

Both copies speak of the same source, so a difference of their texts is a difference of their
records: a removal or an edit that one has and the other has not.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .document import Document


class Act(NamedTuple):
    """A removal or an edit, with its place in the source.

    Attributes:
        start: first character of the source span.
        end: one past its last character.
        rule: rule id.
        what: ``"removed"`` or ``"changed"``.
        before: the text that was there.
        after: the text that is there now.
    """

    start: int
    end: int
    rule: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What two cleaned copies of a document do not have in common.

    Attributes:
        name: the document's name.
        only_a: what was done in the first copy only, in the order of the source.
        only_b: what was done in the second copy only.
        text: lines of a unified diff of the two texts, without its header.
        metadata: attributes that differ, each with both values.
        structure: whether the trees of sections differ.
        source: whether the copies have different sources; their records cannot be compared then.
        missing: ``"a"`` or ``"b"`` where that side does not have the document at all.
    """

    name: str
    only_a: tuple[Act, ...] = ()
    only_b: tuple[Act, ...] = ()
    text: tuple[str, ...] = ()
    metadata: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    structure: bool = False
    source: bool = False
    missing: str = ""

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(
            self.only_a
            or self.only_b
            or self.text
            or self.metadata
            or self.structure
            or self.source
            or self.missing
        )

    def rules(self) -> Counter[str]:
        """How often each rule acted in one copy only."""
        return Counter(act.rule for act in (*self.only_a, *self.only_b))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "name": self.name,
            **({"missing": self.missing} if self.missing else {}),
            "rules": dict(self.rules().most_common()),
            "only_a": [act._asdict() for act in self.only_a],
            "only_b": [act._asdict() for act in self.only_b],
            "text": list(self.text),
            "metadata": {name: list(values) for name, values in self.metadata.items()},
            "structure": self.structure,
            "source": self.source,
        }


def acts(doc: Document) -> Counter[Act]:
    """Everything that was removed or changed in a document.

    Example:
        >>> from unionclean import Document, Drop
        >>> doc = Document.from_lines("首页 > 新闻").drop({0: Drop("nav.breadcrumb")})
        >>> [act.rule for act in acts(doc)]
        ['nav.breadcrumb']
    """
    text = doc.source.text
    found = Counter(
        Act(b.start, b.end, b.dropped, "removed", text[b.start : b.end], "") for b in doc.dropped
    )
    found.update(Act(e.start, e.end, e.rule, "changed", e.before, e.after) for e in doc.edits)
    return found


def compare(a: Document, b: Document) -> Difference:
    """Two cleaned copies of one document.

    Example:
        >>> from unionclean import Document, Drop
        >>> a = Document.from_lines("首页 > 新闻\\n正文")
        >>> found = compare(a, a.drop({0: Drop("nav.breadcrumb")}))
        >>> found.text, [act.rule for act in found.only_b]
        (('-首页 > 新闻',), ['nav.breadcrumb'])
    """
    source = a.source.text != b.source.text
    mine, theirs = (Counter[Act](), Counter[Act]()) if source else (acts(a), acts(b))
    lines: tuple[str, ...] = ()
    if a.text != b.text:
        old, new = a.text.split("\n"), b.text.split("\n")
        diff = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
        lines = tuple(line for line in diff if not line.startswith("@@"))
    stated = {**a.metadata.to_dict(), **b.metadata.to_dict()}
    metadata = {
        name: pair
        for name in stated
        if (pair := (a.metadata.to_dict().get(name), b.metadata.to_dict().get(name)))[0] != pair[1]
    }
    return Difference(
        a.source.name,
        tuple(sorted((mine - theirs).elements())),
        tuple(sorted((theirs - mine).elements())),
        lines,
        metadata,
        _tree(a) != _tree(b),
        source,
    )


def compare_all(a: Iterable[Document], b: Iterable[Document]) -> Iterator[Difference]:
    """Documents of two corpora, matched by name, each pair as soon as both are there.

    Corpora in the same order need no memory; otherwise what waits for its match is held. Of
    several documents with one name, the first is matched with the first, and so on.
    """
    waiting: tuple[dict[tuple[str, int], Document], ...] = ({}, {})
    seen: tuple[Counter[str], ...] = (Counter(), Counter())
    streams = (iter(a), iter(b))
    open_sides = [0, 1]
    while open_sides:
        for side in tuple(open_sides):
            doc = next(streams[side], None)
            if doc is None:
                open_sides.remove(side)
                continue
            key = (doc.source.name, seen[side][doc.source.name])
            seen[side][doc.source.name] += 1
            other = waiting[1 - side].pop(key, None)
            if other is None:
                waiting[side][key] = doc
            else:
                yield compare(doc, other) if side == 0 else compare(other, doc)
    for side, name in ((0, "b"), (1, "a")):
        for doc in waiting[side].values():
            yield Difference(doc.source.name, missing=name)


def _tree(doc: Document) -> list[tuple[int, str, str]]:
    return [
        (section.level, section.marker, section.heading)
        for article in doc.articles
        for section in article.walk()
    ]
