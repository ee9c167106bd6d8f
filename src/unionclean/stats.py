"""Counts over many documents: by rule, site and script, lengths before and after.

Counts add up: those of two halves of a corpus, merged, are those of the whole, so every shard of a
run can be counted where it is and the counts put together afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self
from urllib.parse import urlsplit

from .document import Document
from .errors import InputError

VERSION = 1

_FIGURE = re.compile(r"\d+")

#: Lower bounds of the classes of length, in characters.
BOUNDS = (0, 1, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)


def site_of(doc: Document) -> str:
    """Host of the document's address, ``""`` where none is known.

    Example:
        >>> site_of(Document.from_lines("", url="https://www.example.cn:8080/a"))
        'www.example.cn'
    """
    url = doc.source.url or str(doc.metadata.extra.get("url") or "")
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def script_of(doc: Document) -> str:
    """What the fact ``script`` says of the document: ``"traditional"`` …, ``""`` without it."""
    fact = doc.facts.get("script")
    return str(fact.get("document") or "") if isinstance(fact, Mapping) else str(fact or "")


def spun_score(doc: Document) -> float:
    """How spun the fact ``spun`` says that the document is; 0 without it."""
    fact = doc.facts.get("spun")
    score = fact.get("score") if isinstance(fact, Mapping) else fact
    return float(score) if isinstance(score, (int, float)) else 0.0


@dataclass(slots=True)
class RuleCount:
    """What one rule did.

    Attributes:
        documents: documents in which it acted.
        blocks: blocks that it left out.
        removed: source characters in them.
        edits: changes that it made in kept blocks.
        before: characters that these changes took away.
        after: characters that they put in their place.
    """

    documents: int = 0
    blocks: int = 0
    removed: int = 0
    edits: int = 0
    before: int = 0
    after: int = 0

    def add(self, other: RuleCount) -> None:
        """Add another count to this one."""
        for entry in fields(self):
            setattr(self, entry.name, getattr(self, entry.name) + getattr(other, entry.name))


@dataclass(slots=True)
class GroupCount:
    """Lengths of a group of documents, such as those of one site or one script.

    Attributes:
        documents: how many there are.
        characters_in: characters of their sources.
        characters_out: characters of their cleaned texts.
        removed: source characters in blocks that were left out.
        edits: changes in kept blocks.
    """

    documents: int = 0
    characters_in: int = 0
    characters_out: int = 0
    removed: int = 0
    edits: int = 0

    def add(self, other: GroupCount) -> None:
        """Add another count to this one."""
        for entry in fields(self):
            setattr(self, entry.name, getattr(self, entry.name) + getattr(other, entry.name))


def rules_of(doc: Document) -> dict[str, RuleCount]:
    """What each rule did in one document.

    Example:
        >>> from unionclean import Drop
        >>> doc = Document.from_lines("首页 > 新闻\\n正文").drop({0: Drop("nav.breadcrumb")})
        >>> rules_of(doc)["nav.breadcrumb"].removed
        7
    """
    counts: dict[str, RuleCount] = {}
    for block in doc.dropped:
        count = counts.setdefault(block.dropped, RuleCount(1))
        count.blocks += 1
        count.removed += block.end - block.start
    for edit in doc.edits:
        count = counts.setdefault(edit.rule, RuleCount(1))
        count.edits += 1
        count.before += len(edit.before)
        count.after += len(edit.after)
    return counts


@dataclass
class Stats:
    """The counts.

    Attributes:
        total: all documents.
        rules: by rule id.
        sites: by host, ``""`` for documents without an address.
        scripts: by script, ``""`` where it was not found out.
        flags: places flagged, by kind.
        warnings: documents warned about, by the warning up to its first colon, figures as N.
        before: documents by length of the source, by lower bound of the class (:data:`BOUNDS`).
        after: the same by length of the cleaned text.

    Example:
        >>> one = Stats.of([Document.from_lines("甲")])
        >>> two = Stats.of([Document.from_lines("乙丙")])
        >>> one.merge(two).total.characters_in
        3
    """

    total: GroupCount = field(default_factory=GroupCount)
    rules: dict[str, RuleCount] = field(default_factory=dict)
    sites: dict[str, GroupCount] = field(default_factory=dict)
    scripts: dict[str, GroupCount] = field(default_factory=dict)
    flags: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    before: Counter[int] = field(default_factory=Counter)
    after: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, docs: Iterable[Document]) -> Self:
        """The counts of some documents."""
        stats = cls()
        for doc in docs:
            stats.add(doc)
        return stats

    def add(self, doc: Document) -> None:
        """Count a cleaned document."""
        length, left = len(doc.source.text), len(doc.text)
        removed = sum(block.end - block.start for block in doc.dropped)
        count = GroupCount(1, length, left, removed, len(doc.edits))
        self.total.add(count)
        self.sites.setdefault(site_of(doc), GroupCount()).add(count)
        self.scripts.setdefault(script_of(doc), GroupCount()).add(count)
        for rule, done in rules_of(doc).items():
            self.rules.setdefault(rule, RuleCount()).add(done)
        self.flags.update(flag.kind for flag in doc.flags)
        # Figures differ from document to document; what is warned about is the same.
        self.warnings.update({_FIGURE.sub("N", w.split(":")[0]) for w in doc.warnings})
        self.before[BOUNDS[bisect_right(BOUNDS, length) - 1]] += 1
        self.after[BOUNDS[bisect_right(BOUNDS, left) - 1]] += 1

    def merge(self, other: Stats) -> Self:
        """Add the counts of other documents to these, and return these."""
        self.total.add(other.total)
        for rule, done in other.rules.items():
            self.rules.setdefault(rule, RuleCount()).add(done)
        for name in ("sites", "scripts"):
            mine = getattr(self, name)
            for key, count in getattr(other, name).items():
                mine.setdefault(key, GroupCount()).add(count)
        for name in ("flags", "warnings", "before", "after"):
            getattr(self, name).update(getattr(other, name))
        return self

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, the largest first."""
        return {
            "stats": VERSION,
            **asdict(self.total),
            "rules": _sorted(self.rules, lambda c: c.removed + c.before + c.after),
            "sites": _sorted(self.sites, lambda c: c.characters_in),
            "scripts": _sorted(self.scripts, lambda c: c.characters_in),
            "flags": dict(self.flags.most_common()),
            "warnings": dict(self.warnings.most_common()),
            "lengths_before": {str(bound): self.before[bound] for bound in BOUNDS},
            "lengths_after": {str(bound): self.after[bound] for bound in BOUNDS},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The counts that :meth:`to_dict` wrote.

        Raises:
            InputError: these are no counts, or those of a newer version.
        """
        if data.get("stats") != VERSION:
            raise InputError(
                f"not counts of version {VERSION}", remedy="give what unionclean stats --json wrote"
            )
        try:
            return cls(
                GroupCount(**{entry.name: data[entry.name] for entry in fields(GroupCount)}),
                {rule: RuleCount(**count) for rule, count in data["rules"].items()},
                {site: GroupCount(**count) for site, count in data["sites"].items()},
                {script: GroupCount(**count) for script, count in data["scripts"].items()},
                Counter(data["flags"]),
                Counter(data["warnings"]),
                Counter({int(k): n for k, n in data["lengths_before"].items() if n}),
                Counter({int(k): n for k, n in data["lengths_after"].items() if n}),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"damaged counts: {type(error).__name__}: {error}", remedy="count again"
            ) from error


def _sorted(counts: Mapping[str, Any], size: Any) -> dict[str, Any]:
    order = sorted(counts, key=lambda key: (-size(counts[key]), key))
    return {key: asdict(counts[key]) for key in order}
