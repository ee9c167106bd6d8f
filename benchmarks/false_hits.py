"""How often layout, spam and inline touch clean prose, and what they cost.

    python benchmarks/false_hits.py FOLDER [--lines 120] [--characters 3000000] [--show RULE]

FOLDER holds text files (.txt or .txt.xz, one paragraph a line). Each file is cut into documents of
so many lines. Printed are the lines that each rule dropped or edited, per 10,000 lines, by file,
and the time that each filter took per character.
"""

from __future__ import annotations

import argparse
import lzma
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from unionclean.document import Document
from unionclean.filters.inline import inline
from unionclean.filters.layout import layout
from unionclean.filters.spam import spam

FILTERS = (layout, spam, inline)


def documents(folder: Path, lines: int, characters: int) -> Iterator[tuple[str, Document]]:
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.txt.xz")]):
        raw = path.read_bytes()
        text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")
        paragraphs = text[:characters].split("\n")
        for begin in range(0, len(paragraphs), lines):
            yield path.name, Document.from_lines("\n".join(paragraphs[begin : begin + lines]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=120)
    parser.add_argument("--characters", type=int, default=3_000_000)
    parser.add_argument("--show", default="", help="print what this rule touched")
    options = parser.parse_args()
    lines: Counter[str] = Counter()
    hits: Counter[tuple[str, str, str]] = Counter()
    seconds: Counter[str] = Counter()
    characters = 0
    for name, doc in documents(options.folder, options.lines, options.characters):
        lines[name] += len(doc.blocks)
        characters += len(doc.text)
        for step in FILTERS:
            began = time.perf_counter()
            done = step(doc)
            seconds[step.name] += time.perf_counter() - began
            for block in done.dropped:
                hits[name, "dropped", block.dropped] += 1
                if block.dropped == options.show:
                    print(name, "dropped", block.text)
            for block in done.kept:
                for rule in {edit.rule for edit in block.edits}:
                    hits[name, "edited", rule] += 1
                    if rule == options.show:
                        print(name, "edited", doc.source.text[block.start : block.end])
    total = sum(lines.values())
    print(f"{total} lines, {characters} characters")
    for what in ("dropped", "edited"):
        for rule in sorted({rule for _, kind, rule in hits if kind == what}):
            count = sum(n for (_, kind, r), n in hits.items() if (kind, r) == (what, rule))
            print(f"{what:8} {rule:26} {count:6}  {count / total * 1e4:8.2f} per 10,000 lines")
    print("by file, lines per 10,000:")
    for (name, what, rule), count in sorted(hits.items()):
        print(f"  {name:34} {what:8} {rule:26} {count / lines[name] * 1e4:8.2f}")
    for name, spent in seconds.items():
        print(f"{name:8} {spent / characters * 1e6:.3f} microseconds a character")


if __name__ == "__main__":
    main()
