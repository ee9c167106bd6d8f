"""One document as a line of the report's table, and why it may be worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..document import Document
from ..errors import shown
from ..stats import rules_of, script_of, site_of, spun_score

#: Below this margin a rule that weighed alternatives was not sure.
DOUBTFUL = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """What the table says of one document.

    Attributes:
        name: file name or identifier.
        title: the document's title, ``""`` without one.
        site: host of its address.
        script: what it was written in.
        before: characters of the source.
        after: characters of the cleaned text.
        removed: share of the source's characters that stood in blocks left out, 0 to 1.
        edits: changes in kept blocks.
        spun: how spun it is; 0 for natural text.
        flags: places flagged.
        warnings: warnings about the document.
        worth: how much it deserves a look, 0 for not at all.
        reasons: why, as ``(name, number)``.
        rules: for each rule that acted, characters removed and edits made.
    """

    name: str
    title: str
    site: str
    script: str
    before: int
    after: int
    removed: float
    edits: int
    spun: float
    flags: int
    warnings: tuple[str, ...]
    worth: float
    reasons: tuple[tuple[str, float], ...]
    rules: dict[str, tuple[int, int]]

    def row(self, numbers: dict[str, int]) -> list[Any]:
        """The line as a list, in the order of the attributes; rules by their numbers."""
        return [
            self.name,
            self.title,
            self.site,
            self.script,
            self.before,
            self.after,
            round(self.removed, 4),
            self.edits,
            self.spun,
            self.flags,
            list(self.warnings),
            round(self.worth, 1),
            [[name, round(number, 3)] for name, number in self.reasons],
            [[numbers.setdefault(rule, len(numbers)), *done] for rule, done in self.rules.items()],
        ]


def line(doc: Document) -> Line:
    """Read the line off a cleaned document.

    Example:
        >>> found = line(Document.from_lines("正文", name="a.txt"))
        >>> found.name, found.removed, found.reasons
        ('a.txt', 0.0, ())
    """
    rules = {rule: (c.removed, c.edits) for rule, c in rules_of(doc).items()}
    whole = sum(block.end - block.start for block in doc.blocks)
    removed = sum(characters for characters, _ in rules.values()) / whole if whole else 0.0
    reasons = dict(_reasons(doc, removed))
    return Line(
        shown(doc.source.name),
        shown(doc.metadata.title or ""),
        site_of(doc),
        script_of(doc),
        len(doc.source.text),
        len(doc.text),
        removed,
        len(doc.edits),
        spun_score(doc),
        len(doc.flags),
        doc.warnings,
        sum(weight for _, weight in reasons.values()),
        tuple((name, number) for name, (number, _) in reasons.items()),
        rules,
    )


def _reasons(doc: Document, removed: float) -> list[tuple[str, tuple[float, float]]]:
    """Names of the reasons, each with its number and its weight.

    The weights only order the table: a document without any text before one with a warning, that
    before one where much went, and places to look at add up slowly.
    """
    found: list[tuple[str, tuple[float, float]]] = []
    if not doc.text.strip():
        found.append(("empty", (0, 100)))
    if doc.warnings:
        found.append(("warnings", (len(doc.warnings), 30 + 5 * min(len(doc.warnings), 4))))
    spun = doc.facts.get("spun")
    if isinstance(spun, dict) and spun.get("spun"):
        found.append(("spun", (spun_score(doc), 25)))
    # Around the text of a web page stands a multiple of it; a plain text is mostly text.
    usual = 0.9 if doc.source.kind == "html" else 0.4
    if removed > usual and doc.text.strip():
        found.append(("removed", (removed, 15 + 20 * (removed - usual) / (1 - usual))))
    if doc.flags:
        found.append(("flags", (len(doc.flags), min(3 * len(doc.flags), 20))))
    doubtful = sum(
        isinstance(margin := (edit.evidence or {}).get("margin"), (int, float))
        and abs(margin) < DOUBTFUL
        for edit in doc.edits
    )
    if doubtful:
        found.append(("doubtful", (doubtful, min(0.5 * doubtful, 10))))
    return found
