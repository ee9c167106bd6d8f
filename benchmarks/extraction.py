"""Quality and speed of main-text extraction beside every installed peer, with tags and without.

    python benchmarks/extraction.py BENCH [--trust A] [--rounds 3] [--peers trafilatura,gne]

``BENCH/html`` is a folder with an ``index.jsonl`` (one object a page: ``id``, ``html``, ``gold``,
``kind``, ``trust``, ``encoding``) and the files that it names. The first table is the pages as they
are, for two presets and for each peer that can be imported. The second is the same pages as bare
text: all visible text, one line a block, no tags, which no peer can read. Scores are macro averages
over pages of precision, recall and F1 over character 5-grams, after NFKC and without white space.
Speed is CPU time on one core.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
import time
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from material import Material, Page
from peers import PEERS, QUICK

from unionclean import presets
from unionclean.blocks import read_html

Row = dict[str, Any]
Scores = tuple[float, float, float]


def grams(text: str, size: int = 5) -> Counter[str]:
    text = "".join(unicodedata.normalize("NFKC", text or "").split())
    return (
        Counter(text[i : i + size] for i in range(max(len(text) - size + 1, 1)))
        if text
        else Counter()
    )


def score(gold: Counter[str], found: Counter[str]) -> Scores:
    hits = sum((gold & found).values())
    precision = hits / sum(found.values()) if found else 0.0
    recall = hits / sum(gold.values()) if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def visible_lines(text: str) -> str:
    """All visible text of a page, one line a block."""
    _, blocks, _ = read_html(text)
    return "\n".join(
        block.text
        for block in blocks
        if not block.features["hidden"]
        and (not block.features["control"] or "button" in block.features["path"])
    )


def default_preset(text: str) -> str:
    return presets.default().clean(text).body


def extract_preset(text: str) -> str:
    return presets.extract().clean(text).body


OWN = {"unionclean, default": default_preset, "unionclean, extract": extract_preset}


def measure(name: str, extract: Callable[[str], str], pages: list[Page], rounds: int) -> Row:
    """Macro averages over the pages, F1 for each kind of page, and pages a second."""
    kinds: dict[str, list[float]] = defaultdict(list)
    totals: list[Scores] = []
    failures = 0
    spent = float("inf")
    extract(pages[0].text)
    for turn in range(rounds):
        start = time.process_time()
        results: list[str] = []
        for page in pages:
            try:
                results.append(extract(page.text) or "")
            except Exception:  # a peer's failure on a page is its score on that page
                results.append("")
                failures += not turn
        spent = min(spent, time.process_time() - start)
    for page, result in zip(pages, results, strict=True):
        scores = score(grams(page.gold), grams(result))
        totals.append(scores)
        kinds[page.kind].append(scores[2])
        failures += not result
    row: Row = {"name": name, "pages": len(pages), "pages/s": len(pages) / spent}
    row |= {key: mean([s[i] for s in totals]) for i, key in enumerate(("P", "R", "F1"))}
    return row | {f"F1 {kind}": mean(f1) for kind, f1 in kinds.items()} | {"empty": failures}


def mean(scores: list[float]) -> float:
    return sum(scores) / len(scores)


def with_tags_rows(pages: list[Page], peers: list[str], rounds: int) -> list[Row]:
    """The presets and every peer that can be imported, on pages as they are."""
    rows = [measure(name, extract, pages, rounds) for name, extract in OWN.items()]
    for name in peers:
        module, extract = PEERS[name]
        try:
            importlib.import_module(module)
        except ImportError as error:
            print(f"{name}: not measured ({error})", file=sys.stderr)
            continue
        rows.append(measure(name, extract, pages, rounds))
    base = next((row["pages/s"] for row in rows if row["name"] == "trafilatura"), None)
    return [row | {"times": row["pages/s"] / base} if base else row for row in rows]


def without_tags_rows(pages: list[Page], rounds: int) -> list[Row]:
    """The same pages as bare text, one line a block, which no peer can read."""
    bare = [page._replace(text=visible_lines(page.text)) for page in pages]
    rows = [measure(name, extract, bare, rounds) for name, extract in OWN.items()]
    return [*rows, measure("all of it", str, bare, 1)]


def report(title: str, rows: list[Row]) -> None:
    kinds = sorted(key for key in rows[0] if key.startswith("F1 "))
    print(f"\n{title}\n{'':24}{'P':>7}{'R':>7}{'F1':>7}", end="")
    print("".join(f"{kind[3:]:>8}" for kind in kinds) + f"{'pages/s':>9}{'empty':>7}")
    for row in sorted(rows, key=lambda r: -r["F1"]):
        numbers = "".join(f"{row[key]:7.3f}" for key in ("P", "R", "F1"))
        numbers += "".join(f"{row[kind]:8.3f}" for kind in kinds)
        print(f"{row['name']:24}{numbers}{row['pages/s']:9.1f}{row['empty']:7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("bench", type=Path, help="folder with html/index.jsonl")
    parser.add_argument("--trust", default="A", help="which grades of reference to use")
    parser.add_argument("--rounds", type=int, default=1, help="repetitions, for speed")
    parser.add_argument("--peers", default=",".join(QUICK), help="comma-separated")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = Material(bench=options.bench).pages(options.trust)
    peers = [name for name in options.peers.split(",") if name]
    report(f"{len(pages)} pages with their tags", with_tags_rows(pages, peers, options.rounds))
    report("the same as bare text", without_tags_rows(pages, options.rounds))


if __name__ == "__main__":
    main()
