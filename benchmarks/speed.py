"""How fast the default pipeline is, how much memory it takes, and how fast the command starts.

    python benchmarks/speed.py [--corpus FOLDER] [--bench FOLDER] [--rounds 5]

Speed is processor time on one core, the least of several rounds; the rounds of everything that is
compared take turns, so that a busy machine slows all of them alike. Peak memory and start are those
of a fresh process each.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import material
from material import SEEDS, Material

from unionclean import presets
from unionclean.readers import read

Row = dict[str, Any]
DOCUMENT = 2_000  # characters of a document of running text
AMOUNT = {"plain": 400_000, "traditional": 400_000, "spun": 60_000}


def calibration(rounds: int = 5) -> float:
    """Turns of a fixed loop of plain Python a second: what this machine can do at this moment."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        seen: dict[int, int] = {}
        for number in range(200_000):
            key = number * 7919 % 10007
            seen[key] = seen.get(key, 0) + 1
        best = min(best, time.process_time() - begin)
    return 200_000 / best


def least(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Least processor time of each, taken in turns."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            begin = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - begin)
    return best


def inputs(given: Material) -> dict[str, list[str]]:
    """Documents of each kind; pages are real ones where there are any."""
    text = given.sample(AMOUNT["plain"])
    found = {"plain": list(material.pieces(text, DOCUMENT))}
    found["traditional"] = [material.traditional(piece) for piece in found["plain"]]
    some = text[: AMOUNT["spun"]]
    found["spun"] = list(material.pieces(material.spun(some), DOCUMENT))
    pages = [page.text for page in given.pages()]
    found["html"] = pages or [material.html(piece) for piece in found["plain"]]
    return found


def stages(documents: dict[str, list[str]], rounds: int) -> list[Row]:
    """Microseconds a character of every step of the default pipeline, on each kind of input."""
    rows: dict[str, Row] = {}
    for kind, texts in documents.items():
        characters = sum(map(len, texts))
        best: dict[str, float] = {}
        for _ in range(rounds):
            spent: dict[str, float] = defaultdict(float)
            for text in texts:
                begin = time.process_time()
                doc = read(text)
                spent["read"] += time.process_time() - begin
                for step in presets.default().steps:
                    begin = time.process_time()
                    doc = step(doc)
                    spent[step.name] += time.process_time() - begin
            best = {name: min(best.get(name, 1e9), value) for name, value in spent.items()}
        best["all"] = sum(best.values())
        for name, seconds in best.items():
            rows.setdefault(name, {"name": name})[kind] = 1e6 * seconds / characters
    return list(rows.values())


def each(clean: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        clean(text)


def whole(documents: dict[str, list[str]], rounds: int) -> list[Row]:
    """Documents and characters a second of the presets, and a peer beside each kind."""
    rows = []
    t2s = importlib.import_module("opencc").OpenCC("t2s").convert
    for kind, texts in documents.items():
        characters = sum(map(len, texts))
        runs = {
            "default": partial(each, presets.default().clean, texts),
            "default without damage": partial(
                each, presets.default().without("damage").clean, texts
            ),
        }
        if kind == "html":
            runs["extract"] = partial(each, presets.extract().clean, texts)
            if importlib.util.find_spec("trafilatura"):
                extract = importlib.import_module("trafilatura").extract
                runs["trafilatura"] = partial(each, extract, texts)
        else:
            runs["opencc t2s"] = partial(each, t2s, texts)
        best = least(runs, rounds)
        base = best.get("trafilatura" if kind == "html" else "opencc t2s")
        for name, seconds in best.items():
            row: Row = {"set": kind, "name": name, "documents": len(texts)}
            row |= {"documents/s": len(texts) / seconds, "characters/s": characters / seconds}
            rows.append(row | ({"times": base / seconds} if base else {}))
    return rows


SEED = str(min(SEEDS.glob("*.txt")))
GIANT = "import unionclean; unionclean.clean('春天来了，河边的柳树都绿了。\\n' * 240_000)"
PROCESSES: dict[str, list[str]] = {
    "python -c pass": ["-c", "pass"],
    'python -c "import argparse"': ["-c", "import argparse"],
    "unionclean --help": ["-m", "unionclean", "--help"],
    "unionclean clean (2 kB)": ["-m", "unionclean", "clean", SEED],
    "unionclean.clean (10 MB)": ["-c", GIANT],
    'python -c "import opencc"': ["-c", "import opencc; opencc.OpenCC('t2s').convert('發')"],
    'python -c "import trafilatura"': ["-c", "import trafilatura"],
}


# The peak that the system reports of a child is at least that of the process that forked it, so a
# small one stands between. It prints exit code, processor seconds and peak.
BETWEEN = """
import os, resource, subprocess, sys
code = subprocess.call([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
UNIT = 1 if sys.platform == "darwin" else 1024  # bytes that one of ru_maxrss stands for


def processes(rounds: int = 9) -> list[Row]:
    """Median processor time of a fresh process, as a multiple of argparse's, and its peak memory.

    A command that fails is left out: its package is not installed.
    """
    seconds: dict[str, list[float]] = defaultdict(list)
    peaks: dict[str, int] = defaultdict(int)
    for turn in range(rounds):
        for name, arguments in PROCESSES.items():
            if turn and ("10 MB" in name or name not in seconds):
                continue
            command = [sys.executable, "-c", BETWEEN, *arguments]
            code, spent, peak = subprocess.check_output(command, text=True).split()
            if code == "0":
                seconds[name].append(float(spent))
                peaks[name] = max(peaks[name], int(peak) * UNIT)
    base = statistics.median(seconds['python -c "import argparse"'])
    return [
        {"name": name, "seconds": (middle := statistics.median(spent)), "times": middle / base}
        | {"MB": peaks[name] / 1e6}
        for name, spent in seconds.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--bench", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = inputs(Material(options.corpus, options.bench))
    for rows in (whole(documents, options.rounds), stages(documents, options.rounds), processes()):
        print()
        for row in rows:
            cells = (f"{v:,.3f}" if isinstance(v, float) else str(v) for v in row.values())
            print("".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
