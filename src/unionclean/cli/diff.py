"""``unionclean diff``: one corpus cleaned in two ways; what changed, and by which rule."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .. import presets, recipe
from ..comparison import Act, Difference, compare, compare_all
from ..errors import InputError, UnioncleanError
from ..pipeline import Pipeline
from .corpus import Corpus

#: What is shown of each document unless all is asked for.
_ACTS, _LINES = 5, 6


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; 1 when documents could not be had, or differ and that was asked."""
    failures: list[tuple[str, str]] = []
    found = _recipes(arguments, failures) if arguments.paths else _outputs(arguments, failures)
    summary = Summary(arguments.rule)
    for difference in found:
        summary.add(difference)
        if not summary.wanted(difference):
            continue
        if arguments.json:
            print(json.dumps(difference.to_dict(), ensure_ascii=False, default=str))
        elif not arguments.summary:
            print("\n".join(describe(difference, every=arguments.all)))
    for _, message in failures:
        print(f"unionclean: {message}", file=sys.stderr)
    for line in summary.lines():
        print(line, file=sys.stderr if arguments.json else sys.stdout)
    return 1 if failures or (arguments.exit_code and summary.changed) else 0


def _outputs(
    arguments: argparse.Namespace, failures: list[tuple[str, str]]
) -> Iterator[Difference]:
    sides = [Corpus([path], arguments) for path in (arguments.a, arguments.b)]
    nothing = Pipeline()

    def cleaned(corpus: Corpus) -> Iterator[object]:
        for doc, done in corpus.entries():
            if not done:
                raise InputError(
                    f"{doc.source.name}: a raw document; two cleaned outputs are compared",
                    remedy="clean with --format jsonl, or give two recipes and then raw paths",
                )
            yield nothing.run(doc)

    yield from compare_all(cleaned(sides[0]), cleaned(sides[1]))  # type: ignore[arg-type]
    for corpus in sides:
        failures += corpus.failures


def _recipes(
    arguments: argparse.Namespace, failures: list[tuple[str, str]]
) -> Iterator[Difference]:
    one, other = (_pipeline(name) for name in (arguments.a, arguments.b))
    corpus = Corpus(arguments.paths, arguments)
    for doc, done in corpus.entries():
        try:
            if done:
                raise InputError(
                    f"{doc.source.name}: cleaned already; two recipes are compared on raw documents"
                )
            yield compare(one.run(doc), other.run(doc))
        except UnioncleanError as error:
            corpus.fail(doc.source.name, error)
    failures += corpus.failures


def _pipeline(name: str) -> Pipeline:
    if Path(name).suffix == ".toml":
        return recipe.load(name)
    return presets.get(name)


class Summary:
    """How many documents differ, and by which rules."""

    def __init__(self, rules: list[str] | None) -> None:
        self.asked = rules
        self.documents = self.changed = self.missing = self.sources = 0
        self.acts: dict[str, list[int]] = {}

    def add(self, difference: Difference) -> None:
        """Count a document."""
        self.documents += 1
        self.changed += bool(difference)
        self.missing += bool(difference.missing)
        self.sources += difference.source
        for rule in difference.rules():
            self.acts.setdefault(rule, [0, 0, 0])[0] += 1
        for place, acts in ((1, difference.only_a), (2, difference.only_b)):
            for act in acts:
                self.acts[act.rule][place] += 1

    def wanted(self, difference: Difference) -> bool:
        """Whether it differs, and by a rule that was asked for."""
        if not self.asked:
            return bool(difference)
        return any(
            rule == asked or rule.startswith(asked + ".")
            for rule in difference.rules()
            for asked in self.asked
        )

    def lines(self) -> Iterator[str]:
        """The summary, a table of rules at its end."""
        say = f"{self.changed:,} of {self.documents:,} documents differ"
        if self.missing:
            say += f", {self.missing:,} of them are on one side only"
        if self.sources:
            say += f", {self.sources:,} were decoded differently"
        yield say
        if self.acts:
            width = max(len(rule) for rule in self.acts)
            yield f"{'rule':<{width}}  documents  only in A  only in B"
            for rule, (documents, a, b) in sorted(self.acts.items(), key=lambda e: -sum(e[1][1:])):
                yield f"{rule:<{width}}  {documents:9,}  {a:9,}  {b:9,}"


def describe(difference: Difference, *, every: bool = False) -> Iterator[str]:
    """One document's differences for people.

    Args:
        difference: what to describe.
        every: show all of it, not the first of each kind.
    """
    yield difference.name or "document"
    if difference.missing:
        yield f"  only on the other side; {difference.missing.upper()} does not have it"
    if difference.source:
        yield "  decoded differently: the two sources are not the same text"
    for name, (a, b) in difference.metadata.items():
        yield f"  {name}: {a!r} -> {b!r}"
    if difference.structure:
        yield "  the tree of sections differs"
    counts = Counter({"A": len(difference.only_a), "B": len(difference.only_b)})
    for side, acts in (("A", difference.only_a), ("B", difference.only_b)):
        for act in acts if every else acts[:_ACTS]:
            yield f"  only {side}  {_act(act)}"
        if not every and counts[side] > _ACTS:
            yield f"  only {side}  … {counts[side] - _ACTS} more"
    shown = difference.text if every else difference.text[:_LINES]
    for line in shown:
        yield "    " + (line if every or len(line) <= 90 else line[:80] + " …")
    if len(shown) < len(difference.text):
        yield f"    … {len(difference.text) - len(shown)} more lines"


def _act(act: Act) -> str:
    before = act.before.replace("\n", "⏎")
    if len(before) > 50:
        before = f"{before[:36]} … {before[-10:]}"
    change = f"- {before}" if act.what == "removed" else f"{before or '∅'} → {act.after or '∅'}"
    return f"{act.rule:<24} {act.start:>6}  {change}"
