"""Builds the frequency tables that ``unionclean.decode`` ships.

    python benchmarks/build_decode_tables.py CORPUS_FOLDER [OUTPUT_FOLDER]

CORPUS_FOLDER holds simplified text, one paragraph a line, as ``*.txt.xz``; text in its subfolder
``counts-only`` is used for counts alone, and only bigrams met three times or more are kept of it.
Traditional counts are derived by converting a part of the text with OpenCC (s2t, s2tw, s2hk).
OUTPUT_FOLDER defaults to the package's own data folder. Runs in about a minute and a half.
"""

from __future__ import annotations

import lzma
import math
import random
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import opencc

BIGRAMS = 150_000
CAP = 2_500_000  # characters of one file: laws and manuals must not drown the rest
CONVERTED = 3_000_000
PACKAGE_DATA = Path(__file__).parent.parent / "src" / "unionclean" / "decode" / "data"
HEADER = (
    "# Chinese character statistics for unionclean.decode; see docs/data/decode.md\n"
    "# licence: Apache-2.0 (counts computed from text named in the data card)\n"
    "# version: 1\n"
)
CLASSES = (
    (re.compile("[A-Za-zＡ-Ｚａ-ｚ]"), "a"),
    (re.compile("[0-9０-９]"), "0"),
    (re.compile(r"\s+"), " "),
)


def classed(line: str) -> str:
    for pattern, sign in CLASSES:
        line = pattern.sub(sign, line)
    return line


def sample(path: Path, cap: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = file.read().split("\n")
    random.Random(7).shuffle(lines)
    out, size = [], 0
    for line in lines:
        if size > cap:
            break
        out.append(line)
        size += len(line)
    return out


def counts(lines: list[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        text = "\n" + classed(line) + "\n"
        single.update(text[1:])
        pairs.update(pairwise(text))
    return single, pairs


def variants(lines: list[str]) -> tuple[dict[str, str], Counter[str]]:
    """Simplified form of each traditional character, and how often each stands for it."""
    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    fold = {a: b for a, b in zip(characters, simplified, strict=True) if a != b and len(b) == 1}
    text = "\n".join(lines)[:CONVERTED]
    seen: Counter[str] = Counter()
    for name in ("s2t", "s2tw", "s2hk"):
        seen.update(opencc.OpenCC(name).convert(text))
    return fold, seen


def main(corpus: Path, output: Path) -> None:
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    prose: list[str] = []
    for path in sorted(corpus.glob("*.txt.xz")):
        lines = sample(path, CAP)
        prose += lines[: len(lines) // 5]
        one, two = counts(lines)
        single += one
        pairs += two
        print(path.name, sum(one.values()), file=sys.stderr)
    for path in sorted((corpus / "counts-only").glob("*.txt.xz")):
        one, two = counts(sample(path, CAP))
        single += Counter({c: n for c, n in one.items() if n >= 3})
        pairs += Counter({p: n for p, n in two.items() if n >= 3})
        print(path.name, sum(one.values()), file=sys.stderr)

    random.Random(7).shuffle(prose)
    fold, seen = variants(prose)
    total = sum(single.values())

    # The corpus is simplified already; what is left of traditional characters goes to their class.
    known = {c for c, n in single.items() if n >= 2}
    probability = {c: single[c] / total for c in known}
    leading: Counter[str] = Counter()
    for (a, _), n in pairs.items():
        leading[a] += n

    def gain(pair: tuple[str, str], n: int) -> float:
        a, b = pair
        return n * math.log(n * total / (leading[a] * single[b])) if single[b] else 0.0

    worth = {p: gain(p, n) for p, n in pairs.items() if n >= 3 and p[1] in known}
    kept = sorted((p for p in worth if worth[p] > 0), key=worth.__getitem__, reverse=True)[:BIGRAMS]
    rows: dict[str, dict[str, float]] = {}
    for a, b in kept:
        rows.setdefault(a, {})[b] = (pairs[a, b] - 0.5) / leading[a]

    output.mkdir(parents=True, exist_ok=True)
    with (output / "characters.tsv").open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.write("# columns: minus log probability in quarters of a nat, characters\n")
        levels: dict[int, list[str]] = {}
        for c in known:
            if c not in "\n\t":
                levels.setdefault(round(-4 * math.log(probability[c])), []).append(c)
        for level in sorted(levels):
            file.write(f"{level}\t{''.join(sorted(levels[level]))}\n")

    with (output / "variants.tsv").open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.write(
            "# columns: simplified form, its traditional forms, the minus log probability of each\n"
            "#          in traditional text in half nats, the same for the simplified form there\n"
        )
        by_simple: dict[str, list[str]] = {}
        for t, s in fold.items():
            by_simple.setdefault(s, []).append(t)
        for s, ts in sorted(by_simple.items()):
            everything = seen[s] + sum(seen[t] for t in ts) + 0.5 * (len(ts) + 1)

            def level(c: str, everything: float = everything) -> int:
                return min(14, round(-2 * math.log((seen[c] + 0.5) / everything)))

            ts.sort(key=lambda t: (level(t), t))
            file.write(f"{s}\t{''.join(ts)}\t{' '.join(str(level(t)) for t in ts)}\t{level(s)}\n")

    with (output / "bigrams.tsv").open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.write(
            "# a: a Latin letter, 0: a digit, a blank: white space, ␤: a line border\n"
            "# columns: first character, back-off weight, groups of level:second characters\n"
            "#          (minus log probability in half nats)\n"
        )
        for a in sorted(rows, key=leading.__getitem__, reverse=True):
            row = rows[a]
            back = (1 - sum(row.values())) / max(1e-3, 1 - sum(probability[b] for b in row))
            groups: dict[int, list[str]] = {}
            for b, p in row.items():
                groups.setdefault(max(0, round(-2 * math.log(p))), []).append({"\n": "␤"}.get(b, b))
            cells = [f"{g}:{''.join(sorted(groups[g]))}" for g in sorted(groups)]
            sign = {"\n": "␤"}.get(a, a)
            file.write("\t".join((sign, str(round(-2 * math.log(back))), *cells)) + "\n")
    for path in sorted(output.glob("*.tsv")):
        print(path.name, path.stat().st_size, file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else PACKAGE_DATA)
