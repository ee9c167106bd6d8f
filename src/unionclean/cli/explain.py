"""``unionclean explain``: what was removed and changed, where, and by which rule."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..document import Document
from ..errors import UnioncleanError, UnknownStepError, shown
from ..readers import find
from . import setup


def run(arguments: argparse.Namespace) -> int:
    """Explain one file; 1 when it cannot be read."""
    pipe = setup.pipeline(arguments)
    try:
        found = None if arguments.path == "-" else next(find(arguments.path))
        doc = pipe.run(setup.document(found, arguments))
    except UnioncleanError as error:
        print(f"unionclean: {error}", file=sys.stderr)
        return 1
    rules = setup.descriptions(pipe)
    everything = collect(doc)
    _check(arguments.rule, {*rules, *(event["rule"] for event in everything)})
    events = [e for e in everything if _wanted(e["rule"], arguments.rule)]
    if arguments.json:
        print(json.dumps(events, ensure_ascii=False, indent=1, default=str))
        return 0
    Page(doc, rules, colour=_colour(arguments.colour), context=arguments.context).show(events)
    return 0


def _check(asked: list[str] | None, known: set[str]) -> None:
    for wanted in asked or ():
        if not any(_wanted(rule, [wanted]) for rule in known):
            near = difflib.get_close_matches(wanted, known, n=3)
            guess = f"did you mean {' or '.join(near)}? " if near else ""
            raise UnknownStepError(
                f"no rule {wanted!r}", remedy=f"{guess}unionclean filters lists all rules"
            )


def _colour(asked: str) -> bool:
    return asked == "always" or (
        asked == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )


def _wanted(rule: str, asked: list[str] | None) -> bool:
    return not asked or any(rule == a or rule.startswith(a + ".") for a in asked)


def collect(doc: Document) -> list[dict[str, Any]]:
    """Everything that was removed, changed or flagged, in the order of the source.

    Each entry has ``what`` (``removed``, ``changed`` or ``flagged``), ``rule``, ``line`` and
    ``column`` (from 1, in the source), ``start``, ``end``, ``before``, ``after``, and ``evidence``
    if there is any.
    """
    lines = [0]
    for line in doc.source.text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)

    def event(
        what: str, rule: str, start: int, end: int, before: str, after: str, more: Any
    ) -> dict[str, Any]:
        line = bisect_right(lines, start)
        entry = {
            "what": what,
            "rule": rule,
            "line": line,
            "column": start - lines[line - 1] + 1,
            "start": start,
            "end": end,
            "before": before,
            "after": after,
        }
        return {**entry, "evidence": dict(more)} if more else entry

    events = [
        event("removed", b.dropped, b.start, b.end, doc.source.text[b.start : b.end], "", None)
        for b in doc.dropped
    ]
    events += [
        event("changed", e.rule, e.start, e.end, e.before, e.after, e.evidence) for e in doc.edits
    ]
    events += [
        event(
            "flagged", f.kind, f.start, f.end, doc.source.text[f.start : f.end], f.note, f.evidence
        )
        for f in doc.flags
    ]
    return sorted(events, key=lambda e: (e["start"], e["end"]))


class Page:
    """The explanation as lines for a terminal."""

    def __init__(
        self, doc: Document, rules: Mapping[str, str], *, colour: bool, context: int
    ) -> None:
        self.doc = doc
        self.rules = rules
        self.colour = colour
        self.context = context

    def paint(self, text: str, code: str) -> str:
        """The text in a colour, where there is colour."""
        return f"\033[{code}m{text}\033[0m" if self.colour else text

    def show(self, events: list[dict[str, Any]]) -> None:
        """Print the heading, one line an event, and the counts."""
        source = self.doc.source
        how = f", {source.encoding} ({source.decided_by})" if source.encoding else ""
        print(
            self.paint(shown(source.name) or "document", "1")
            + f": {len(source.text):,} characters{how}; {len(self.doc.text):,} after cleaning"
        )
        for key, value in self.doc.metadata.to_dict().items():
            if value:
                print(f"  {key}: {shown(str(value))}")
        print()
        for event in events:
            print(self.line(event))
        if not events:
            print("nothing was removed or changed, but for blank lines and blanks around lines")
        counts = Counter(f"{e['what']} {e['rule']}" for e in events)
        print()
        for name, count in counts.most_common():
            text = self.rules.get(name.split(" ", 1)[1], "")
            print(f"{count:6}  {name:<32}  {text}".rstrip())
        for warning in self.doc.warnings:
            print(self.paint(shown(f"warning: {warning}"), "33"))

    def line(self, event: dict[str, Any]) -> str:
        """One event: place, rule, and what happened in its context."""
        place = f"{event['line']}:{event['column']}"
        text = self.doc.source.text
        before = _flat(event["before"])
        if event["what"] == "removed":
            if len(before) > 60:
                before = f"{before[:44]} … {before[-12:]}"
            body = self.paint(f"- {before}", "31")
        else:
            left = _flat(text[max(0, event["start"] - self.context) : event["start"]])
            right = _flat(text[event["end"] : event["end"] + self.context])
            if event["what"] == "changed":
                change = (
                    self.paint(before or "∅", "31")
                    + "→"
                    + self.paint(_flat(event["after"]) or "∅", "32")
                )
                body = f"~ {left}[{change}]{right}"
            else:
                body = f"! {left}[{self.paint(before, '33')}]{right}  {event['after']}"
        rule = self.paint(f"{event['rule']:<24}", "36")
        return f"{place:>9}  {rule}  {body}{_alternatives(event)}"


def _flat(text: str) -> str:
    # A document may hold escape sequences; the terminal must show them, not obey them.
    return shown(text.replace("\n", "⏎"))


def _alternatives(event: dict[str, Any]) -> str:
    evidence = event.get("evidence", {})
    parts = []
    if weighed := evidence.get("alternatives"):
        if isinstance(weighed, Mapping):
            best = sorted(weighed, key=lambda word: -weighed[word])[:5]
            weighed = [f"{word} {weighed[word]}" for word in best]
        parts.append("alternatives " + ", ".join(map(str, weighed)))
    if "margin" in evidence:
        parts.append(f"margin {evidence['margin']}")
    return f"  ({'; '.join(parts)})" if parts else ""
