"""Measure everything and make the tables of the README, beside every peer that is installed.

    python benchmarks/run.py [--bench FOLDER] [--corpus FOLDER] [--words PAIRS] [--only html,speed]
    python benchmarks/run.py --render [--compare OLD.json] [--tolerance 0.2]

FOLDERs are described in ``material.py``. What is not given is taken from what the project ships, or
left out; each table says which. Results go to ``benchmarks/results.json``, and from there, and from
nowhere else, into the places between ``<!-- benchmarks … -->`` marks in README.md, README.zh.md,
docs/benchmarks.md and docs/scale.md; ``--render`` measures nothing and does only that. ``--only``
measures some tables and keeps the others as they are. ``--compare`` says what is worse or slower
than in other results, and ends with 1 if anything is. Peers:
``pip install -r benchmarks/peers.txt``.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import logging
import os
import platform
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import compare
import decoding
import decoding_mojibake
import decoding_sets
import extraction
import growth
import plot
import script_conversion
import sections
import speed
import spun
import tables
import throughput
from material import PROSE, ROOT, Material, text_files, traditional

Rows = list[dict[str, Any]]
Results = dict[str, Any]
RESULTS = ROOT / "benchmarks" / "results.json"
ROUNDS = 3  # the least of so many is taken for a speed
EACH = 60  # cases of each kind in the sets for encodings


def html(given: Material) -> Rows:
    pages = given.pages("A")
    return extraction.with_tags_rows(pages, list(extraction.QUICK), ROUNDS) if pages else []


def bare(given: Material) -> Rows:
    pages = given.pages("A")
    return extraction.without_tags_rows(pages, ROUNDS) if pages else []


def encodings(given: Material) -> Rows:
    hans = decoding_sets.paragraphs(given.heldout_folder)
    hant = decoding_sets.traditional(hans)
    rows = []
    for title, cases, right in decoding.evaluation(hans, hant, EACH):
        rows.append(decoding.rows(cases, right)[-1] | {"set": title})
    return rows


def decoding_speed(given: Material) -> Rows:
    pages = given.pages()
    return decoding.speed([(page.data, page.encoding) for page in pages]) if pages else []


def mojibake(given: Material) -> Rows:
    hans = decoding_sets.paragraphs(given.heldout_folder)
    hant = decoding_sets.traditional(hans)
    found = decoding_mojibake.rows(hans, hant, EACH)
    return decoding_mojibake.summary(found, decoding_mojibake.clean_rows(hans, hant))


def script(given: Material) -> Rows:
    lines = script_conversion.read_folder(given.corpus or PROSE, 1_000_000)
    words = script_conversion.read_pairs(given.words) if given.words else []
    there = traditional("\n".join(lines)).split("\n")
    return script_conversion.rows(lines, there, words, script_conversion.drawn_sentences(lines))


def spun_text(given: Material) -> Rows:
    simulated = spun.on_simulated(given.heldout, 100)
    return [*spun.on_passages(given.passages()), *simulated, *spun.on_clean(given.clean)]


def trees(given: Material) -> Rows:
    found = [path for path in text_files(given.corpus or PROSE) if path.name.startswith("laws")]
    return sections.law_rows(sections.read_lines(found[0])) if found else []


def whole(given: Material) -> Rows:
    return speed.whole(speed.inputs(given), 2 * ROUNDS)


def stages(given: Material) -> Rows:
    return speed.stages(speed.inputs(given), 2 * ROUNDS)


def processes(given: Material) -> Rows:
    return speed.processes()


def many(given: Material) -> Rows:
    return throughput.rates(given, ROUNDS)


def sizes(given: Material) -> Rows:
    return [row for kind in growth.KINDS for row in growth.by_size(given, kind, growth.SIZES[-1])]


MEASURES: dict[str, Callable[[Material], Rows]] = {
    "html": html,
    "bare": bare,
    "encodings": encodings,
    "decoding-speed": decoding_speed,
    "mojibake": mojibake,
    "script": script,
    "spun": spun_text,
    "sections": trees,
    "speed": whole,
    "stages": stages,
    "processes": processes,
    "throughput": many,
    "workers": throughput.workers,
    "growth": sizes,
    "lexicon": growth.by_lexicon,
}
PAGES = ("html", "bare", "decoding-speed", "throughput")


def about() -> dict[str, Any]:
    """When, on what kind of machine and beside which versions."""
    peers = (ROOT / "benchmarks" / "peers.txt").read_text(encoding="utf-8").split()
    versions = {}
    for name in ("unionclean", "opencc", *peers):
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            print(f"{name} is not installed", file=sys.stderr)
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "machine": f"{os.cpu_count()} cores of a virtual machine, {platform.machine()}, "
        f"{platform.system()}",
        "versions": versions,
    }


def measure(given: Material, wanted: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Measure the wanted tables, each with the machine's own speed at that time."""
    for name in wanted:
        print(f"{name} …", file=sys.stderr, flush=True)
        before = speed.calibration()
        if rows := MEASURES[name](given):
            own = (given.bench if name in PAGES else given.corpus) is None
            source = "shipped" if own or name == "processes" else "given"
            rate = max(before, speed.calibration())
            yield name, {"material": source, "calibration": rate, "rows": rows}


def rounded(value: Any) -> Any:
    """Six digits are more than any of this is sure of."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(entry) for key, entry in value.items()}
    return [rounded(entry) for entry in value] if isinstance(value, list) else value


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench", type=Path, help="folder with html/index.jsonl, spun/*.jsonl")
    parser.add_argument("--corpus", type=Path, help="folder with simplified text, *.txt[.xz]")
    parser.add_argument("--words", type=Path, help="traditional and simplified words")
    parser.add_argument("--only", default="", help="tables, comma-separated")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--render", action="store_true", help="measure nothing")
    parser.add_argument("--compare", type=Path, metavar="OLD.json")
    parser.add_argument("--tolerance", type=float, default=0.2, help="share of speed that may go")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    results: Results = {"tables": {}}
    if options.results.exists() and (options.render or options.only):
        results = json.loads(options.results.read_text(encoding="utf-8"))
    if not options.render:
        wanted = [name for name in options.only.split(",") if name] or list(MEASURES)
        if unknown := set(wanted) - set(MEASURES):
            parser.error(f"no table {unknown.pop()!r}; there are {', '.join(MEASURES)}")
        found = results["tables"]
        for name, table in measure(Material(options.corpus, options.bench, options.words), wanted):
            found[name] = table
            # Saved after each table: a run takes long, and may be stopped.
            now = about()
            # Tables that are kept were measured beside what was installed then.
            now["versions"] = results.get("versions", {}) | now["versions"]
            results = now | {"tables": {key: found[key] for key in MEASURES if key in found}}
            text = json.dumps(rounded(results), ensure_ascii=False, indent=1)
            options.results.write_text(text + "\n", encoding="utf-8")
        results = json.loads(options.results.read_text(encoding="utf-8"))
    if options.compare:
        old = json.loads(options.compare.read_text(encoding="utf-8"))
        return compare.report(old, results, options.tolerance)
    if options.results == RESULTS:
        tables.write(results)
        plot.write(results)
    else:
        print(tables.page(results, "en"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
