"""Fit the weights of src/unionclean/repair/weights.py and of the lexicon's builder.

    python scripts/fit_repair_weights.py PAIRS.tsv PASSAGES.jsonl [...]

PAIRS.tsv has the columns original, spun, seen_in, wild_count, wild_files and spun_per_million; each
line of PASSAGES.jsonl has ``spun``, ``gold`` and ``dialect``. Traditional text is simplified, and a
passage that was there already is passed over. The lattice of all readings of a passage is a
conditional random field; its weights are found by Newton's method with a Gaussian prior. A pair
that was met in passages of one dialect only is, for passages of that dialect, treated as if it had
not been met there. Needs numpy.

Prints the weights, and, cross-validated by dialect, log-likelihood and recall at fixed precision of
each reading.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import opencc

from unionclean.repair import evidence, lattice, model
from unionclean.repair.lexicon import Lexicon, Pair
from unionclean.repair.weights import LIMIT, SURE

# One file shows one table: further occurrences of a pair in it are counted up to here.
A_FILE = 3
STATIC = ("bias", "table", "known", "seen", "log count", "log spun", "one character", "length")
STATIC += ("log kept",)
CONTEXT = ("gain", "over", "left", "unspun")
DOCUMENT = ("same", "met", "density", "otherwise")


@dataclass
class Passage:
    """A passage with its arcs, which of them are right, and their features."""

    dialect: str
    spun: str
    gold: str
    arcs: list[lattice.Arc]
    right: np.ndarray
    first: np.ndarray
    second: np.ndarray


def right_arcs(arcs: list[lattice.Arc], spun: str, gold: str) -> set[int]:
    """Numbers of non-overlapping arcs that give what the gold has at their place."""
    low: dict[int, int] = {}
    high: dict[int, int] = {}
    matcher = SequenceMatcher(None, spun, gold, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        steps = [(i, k), (j, m)]
        if tag == "equal" or j - i == m - k:
            steps += [(i + n, k + n) for n in range(j - i)]
        for a, b in steps:
            low[a], high[a] = min(low.get(a, b), b), max(high.get(a, b), b)
    chosen: set[int] = set()
    by_length = sorted(range(len(arcs)), key=lambda n: arcs[n].start - arcs[n].end)
    for n in by_length:
        arc = arcs[n]
        if arc.start not in low or arc.end not in low:
            # Inside of a difference of unequal lengths; its nearest borders will do.
            low[arc.start] = high[arc.start] = _nearest(low, arc.start)
            low[arc.end] = high[arc.end] = _nearest(high, arc.end)
        original = arc.pair.original
        spans = [
            gold[a:b]
            for a in (low[arc.start], high[arc.start])
            for b in (low[arc.end], high[arc.end])
        ]
        # Neighbours that share characters pull the alignment to the side.
        about = gold[max(0, low[arc.start] - 3) : high[arc.end] + 3]
        shifted = len(original) > 1 and arc.pair.spun not in spans and original in about
        free = all(arc.end <= arcs[c].start or arcs[c].end <= arc.start for c in chosen)
        if free and (original in spans or (shifted and arc.pair.spun not in about)):
            chosen.add(n)
    return chosen


def _nearest(places: dict[int, int], position: int) -> int:
    back = position
    while back not in places:
        back -= 1
    return places[back] + position - back


def margins(passage: Passage, utilities: np.ndarray) -> np.ndarray:
    """Margins of a passage's arcs under some utilities."""
    for arc, utility in zip(passage.arcs, utilities, strict=True):
        arc.utility = float(utility)
    if passage.arcs:
        lattice.set_margins(passage.arcs)
    return np.array([arc.margin for arc in passage.arcs])


def fit(
    passages: list[Passage], features: list[np.ndarray], start: np.ndarray, offsets=None
) -> np.ndarray:
    """Weights of greatest posterior probability."""
    weights = start.copy()
    for step in range(40):
        gradient, curvature = -weights, np.eye(len(weights))
        for n, (passage, x) in enumerate(zip(passages, features, strict=True)):
            utility = x @ weights + (offsets[n] if offsets else 0)
            share = 1 / (1 + np.exp(-np.clip(margins(passage, utility), -30, 30)))
            gradient = gradient + x.T @ (passage.right - share)
            curvature = curvature + (x * (share * (1 - share))[:, None]).T @ x
        move = np.linalg.solve(curvature, gradient)
        weights = weights + move * (0.7 if step < 3 else 1.0)
        if np.abs(move).max() < 1e-3:
            break
    return weights


def document_features(passage: Passage, margin: np.ndarray) -> np.ndarray:
    """What the first look says about the document, for each arc."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    became: dict[str, set[str]] = defaultdict(set)
    for n, arc in enumerate(passage.arcs):
        places[arc.pair.original, arc.pair.spun].append(n)
        if margin[n] > SURE:
            became[arc.pair.original].add(arc.pair.spun)
    density = math.log(0.01 + float((margin > SURE).sum()) / max(1, len(passage.spun)))
    bounded = np.clip(margin, -LIMIT, LIMIT)
    rows = []
    for n, arc in enumerate(passage.arcs):
        others = [m for m in places[arc.pair.original, arc.pair.spun] if m != n]
        mean = float(bounded[others].mean()) if others else 0.0
        other = bool(became[arc.pair.original] - {arc.pair.spun})
        rows.append([mean, float(bool(others)), density, float(other)])
    return np.array(rows).reshape(-1, len(DOCUMENT))


def read(pairs: Path, files: list[Path]) -> list[Passage]:
    """Passages with measured arcs; the second measure has the right reading as its context."""
    with pairs.open(encoding="utf-8", newline="") as f:
        rows = {(r["original"], r["spun"]): r for r in csv.DictReader(f, delimiter="\t")}
    table = Lexicon(Pair(original, spun, 0.0) for original, spun in rows)
    language = model.default()
    simplify = opencc.OpenCC("t2s").convert
    every = (json.loads(line) for path in files for line in path.open(encoding="utf-8"))
    unique = {simplify(record["spun"]): record for record in every}
    records = [{**record, "spun": spun} for spun, record in unique.items()]
    lattices = []
    met: dict[tuple[str, str], set[str]] = defaultdict(set)
    natural: dict[str, str] = defaultdict(str)
    for record in records:
        arcs = lattice.find_arcs(record["spun"], table)
        chosen = right_arcs(arcs, record["spun"], record["gold"])
        lattices.append((record, arcs, chosen))
        natural[record["dialect"]] += record["gold"] + "\n"
        for n in chosen:
            met[arcs[n].pair.original, arcs[n].pair.spun].add(record["dialect"])
    passages = []
    for record, arcs, chosen in lattices:
        dialect = record["dialect"]

        def static(pair: Pair, dialect: str = dialect) -> list[float] | None:
            row = rows[pair.original, pair.spun]
            sources = set(row["seen_in"].split(",")) - {"dev", "seed"}
            elsewhere = len(met[pair.original, pair.spun] - {dialect})
            if not sources and not elsewhere:
                return None
            wild = min(int(row["wild_count"]), A_FILE * int(row["wild_files"]))
            count = wild + elsewhere
            kept = sum(t.count(pair.spun) for d, t in natural.items() if d != dialect)
            return [
                1.0,
                float("table" in sources),
                float("known" in sources),
                float(count > 0 or "wild" in sources),
                math.log1p(count),
                math.log(float(row["spun_per_million"]) + 0.05),
                float(len(pair.spun) == 1),
                float(len(pair.spun) - 2),
                math.log1p(kept),
            ]

        known = [(n, values) for n, arc in enumerate(arcs) if (values := static(arc.pair))]
        right = np.array([float(n in chosen) for n, _ in known])
        arcs = [arcs[n] for n, _ in known]
        groups = list(lattice.stretches(arcs))
        context = evidence.Context(language, record["spun"])
        looks = []
        for reading in ([], [arc for arc, y in zip(arcs, right, strict=True) if y]):
            context.accept(reading)
            lattice.count_unspun(record["spun"], arcs, reading, table)
            for group in groups:
                context.measure(group)
            measured = [[*arc.gain, float(arc.unspun)] for arc in arcs]
            rows_ = [[*v, *g] for (_, v), g in zip(known, measured, strict=True)]
            looks.append(np.array(rows_).reshape(-1, len(STATIC) + len(CONTEXT)))
        passages.append(
            Passage(dialect, record["spun"], record["gold"], arcs, right, looks[0], looks[1])
        )
    return passages


def train(passages: list[Passage]) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the second look, and of the first one given the pairs' weights of the second."""
    rough = fit(passages, [p.first for p in passages], np.zeros(len(STATIC + CONTEXT)))
    full = [
        np.hstack([p.second, document_features(p, margins(p, p.first @ rough))]) for p in passages
    ]
    second = fit(passages, full, np.zeros(len(STATIC + CONTEXT + DOCUMENT)))
    fixed = second[: len(STATIC)].copy()
    fixed[0] = 0.0
    dynamic = [np.hstack([np.ones((len(p.arcs), 1)), p.first[:, len(STATIC) :]]) for p in passages]
    offsets = [p.first[:, : len(STATIC)] @ fixed for p in passages]
    first = fit(passages, dynamic, np.zeros(1 + len(CONTEXT)), offsets)
    return second, first


def main() -> None:
    """Read the arguments, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    args = parser.parse_args()
    passages = read(args.pairs, args.passages)
    second, first = train(passages)
    print("pairs and second look:")
    for name, weight in zip(STATIC + CONTEXT + DOCUMENT, second, strict=True):
        print(f"  {name}: {weight:.3f}")
    print("first look:")
    for name, weight in zip(("bias", *CONTEXT), first, strict=True):
        print(f"  {name}: {weight:.3f}")
    scores, truths = [], []
    for dialect in sorted({p.dialect for p in passages}):
        second, _ = train([p for p in passages if p.dialect != dialect])
        for p in (p for p in passages if p.dialect == dialect):
            first_margin = margins(p, p.second @ second[: p.second.shape[1]])
            full = np.hstack([p.second, document_features(p, first_margin)])
            scores.append(margins(p, full @ second))
            truths.append(p.right)
    score, truth = np.concatenate(scores), np.concatenate(truths)
    bounded = np.clip(score, -30, 30)
    loss = np.mean(truth * np.log1p(np.exp(-bounded)) + (1 - truth) * np.log1p(np.exp(bounded)))
    print(f"cross-validated by dialect: log-likelihood {-loss:.4f} a reading")
    order = np.argsort(-score)
    precision = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    for least in (0.85, 0.9):
        last = int(np.flatnonzero(precision >= least).max())
        recall = truth[order][: last + 1].sum() / truth.sum()
        print(f"  recall {recall:.3f} at precision {least}, margin {score[order][last]:.2f}")


if __name__ == "__main__":
    main()
