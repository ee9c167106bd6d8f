"""What is told about a document: its source, what it states of itself, and what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

#: Flags of one kind in a document; what would be more is told in a warning.
MOST_FLAGS = 5000


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from, and the text that all offsets count in.

    Attributes:
        text: decoded plain text; for HTML the page's text layer (all its text in document order,
            visible or hidden, one block a line).
        name: file name or identifier, for messages.
        url: address of the page, if known.
        kind: ``"text"``, ``"markdown"`` or ``"html"``.
        encoding: how the bytes were decoded, ``""`` when text was given.
        decided_by: what settled the encoding (``"bom"``, ``"declared"``, ``"statistics"`` …).
        confidence: 0 to 1.
        undecodable: spans of ``text`` that stand for bytes that could not be decoded.
    """

    text: str
    name: str = ""
    url: str = ""
    kind: str = "text"
    encoding: str = ""
    decided_by: str = ""
    confidence: float = 1.0
    undecodable: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader should look at; the text was left as it is.

    Attributes:
        kind: what kind of damage or doubt, e.g. ``"unbalanced-quote"``.
        start: first character of the source span.
        end: one past its last character.
        note: one sentence for people.
        evidence: alternatives, scores and the like.
    """

    kind: str
    start: int
    end: int
    note: str = ""
    evidence: Mapping[str, Any] | None = None


def few(flags: Iterable[Flag], most: int = MOST_FLAGS + 1) -> list[Flag]:
    """Flags, of each kind no more than so many: by default one beyond what a document may have.

    Example:
        >>> flags = [Flag("ocr", n, n + 1) for n in range(MOST_FLAGS + 10)]
        >>> len(few([*flags, Flag("typo", 0, 1)])) - MOST_FLAGS
        2
    """
    counts: Counter[str] = Counter()
    found: list[Flag] = []
    for flag in flags:
        counts[flag.kind] += 1
        if counts[flag.kind] <= most:
            found.append(flag)
    return found


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says about itself; None where it says nothing.

    Attributes:
        title: the document's title.
        subtitle: second line of the title.
        author: name or names as written.
        source: the publication it is taken from.
        date: publication date, ISO 8601.
        category: path in the site's navigation, joined by " > ".
        kind: sort of document (``"article"``, ``"compilation"`` …).
        extra: anything else that was stated.
    """

    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None
    category: str | None = None
    kind: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def named(self) -> dict[str, str | None]:
        """The attributes that every document has, without :attr:`extra`."""
        return {name: getattr(self, name) for name in _NAMED}

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {**self.named(), **self.extra}


_NAMED = tuple(item.name for item in fields(Metadata) if item.name != "extra")
