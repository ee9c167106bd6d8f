"""Quality and speed of main-text extraction beside every installed peer, with tags and without.

    python benchmarks/extraction.py PAGES [--trust A] [--rounds 3] [--peers trafilatura,gne]

PAGES is a folder with an ``index.jsonl`` (one object a page: ``id``, ``html``, ``gold``, ``kind``,
``trust``, ``encoding``) and the files that it names. The first table is the pages as they are, for
unionclean and for each peer that can be imported. The second is the same pages as bare text: all
visible text, one line a block, no tags, which no peer can read. "All steps" is the whole default
pipeline with the title, which most references leave out; where a page is traditional, so is its
reference, and simplified text scores nothing there. Scores are macro averages over
pages of precision, recall and F1 over character 5-grams, after NFKC and without white space. Speed
is CPU time on one core, as a multiple of trafilatura's or else of the last peer's.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import time
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from peers import PEERS, SLOW

from unionclean import presets
from unionclean.blocks import read_html
from unionclean.document import Document, Source
from unionclean.filters.boilerplate import boilerplate

DEFAULT = presets.default()
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


def page(text: str) -> Document:
    layer, blocks, metadata = read_html(text)
    return Document(Source(layer, kind="html"), blocks).with_metadata(**metadata)


def body(doc: Document) -> str:
    """The main text without its title, as the references of most pages have it; threads keep it."""
    thread = doc.facts.get("page") == "thread"
    return "\n".join(block.text for block in doc.kept if thread or block.kind != "title")


def visible_lines(text: str) -> str:
    """All visible text of a page, one line a block."""
    blocks = page(text).blocks
    return "\n".join(
        block.text
        for block in blocks
        if not block.features["hidden"]
        and (not block.features["control"] or "button" in block.features["path"])
    )


def with_tags(text: str) -> str:
    return body(boilerplate(page(text)))


def whole(text: str) -> str:
    """All that the default pipeline gives: the title too, and simplified where it was not."""
    return DEFAULT.clean(text).text


def without_tags(lines: str) -> str:
    return body(boilerplate(Document.from_lines(lines)))


def measure(
    extract: Callable[[str], str],
    pages: list[tuple[dict[str, str], str, Counter[str]]],
    rounds: int,
) -> tuple[dict[str, list[Scores]], float, int]:
    groups: dict[str, list[Scores]] = defaultdict(list)
    failures = 0
    spent = float("inf")
    for turn in range(rounds):
        start = time.process_time()
        results: list[str] = []
        for _, text, _ in pages:
            try:
                results.append(extract(text) or "")
            except Exception:  # a peer's failure on a page is its score on that page
                results.append("")
                failures += not turn
        spent = min(spent, time.process_time() - start)
    for (row, _, gold), result in zip(pages, results, strict=True):
        scores = score(gold, grams(result))
        groups[row["kind"]].append(scores)
        groups["all"].append(scores)
        failures += not result
    return groups, len(pages) / spent, failures


def mean(scores: list[Scores], which: int) -> float:
    return sum(s[which] for s in scores) / len(scores) if scores else 0.0


def report(title: str, rows: list[tuple[str, dict[str, list[Scores]], float, int]]) -> None:
    kinds = sorted({kind for _, groups, _, _ in rows for kind in groups} - {"all"})
    base = next((s for n, _, s, _ in rows if n == "trafilatura"), rows[-1][2])
    print(f"\n{title}")
    head = f"{'':24}{'P':>7}{'R':>7}{'F1':>7}" + "".join(f"{kind:>8}" for kind in kinds)
    print(head + f"{'speed':>9}{'empty':>7}")
    for name, groups, speed, failures in sorted(rows, key=lambda r: -mean(r[1]["all"], 2)):
        numbers = "".join(f"{mean(groups['all'], which):7.3f}" for which in range(3))
        numbers += "".join(f"{mean(groups[kind], 2):8.3f}" for kind in kinds)
        print(f"{name:24}{numbers}{speed / base:8.1f}x{failures:7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--trust", default="A", help="which grades of reference to use")
    parser.add_argument("--rounds", type=int, default=1, help="repetitions, for speed")
    quick = [name for name in PEERS if name not in SLOW]
    parser.add_argument("--peers", default=",".join(quick), help="comma-separated")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    index = (options.pages / "index.jsonl").read_text(encoding="utf-8").splitlines()
    pages, bare = [], []
    for row in map(json.loads, filter(None, index)):
        if row["trust"] in options.trust:
            text = (options.pages / row["html"]).read_bytes().decode(row["encoding"], "replace")
            gold = grams((options.pages / row["gold"]).read_text(encoding="utf-8"))
            pages.append((row, text, gold))
            bare.append((row, visible_lines(text), gold))
    with_tags(pages[0][1])
    rows = [
        ("unionclean", *measure(with_tags, pages, options.rounds)),
        ("unionclean, all steps", *measure(whole, pages, options.rounds)),
    ]
    for name in options.peers.split(","):
        module, extract = PEERS[name]
        try:
            importlib.import_module(module)
        except ImportError as error:
            print(f"{name}: not measured ({error})")
            continue
        rows.append((name, *measure(extract, pages, options.rounds)))
    report(f"{len(pages)} pages with their tags", rows)
    report(
        "the same as bare text, one line a block",
        [
            ("unionclean", *measure(without_tags, bare, options.rounds)),
            ("all of it", *measure(str, bare, 1)),
        ],
    )


if __name__ == "__main__":
    main()
