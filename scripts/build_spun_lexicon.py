"""Build src/unionclean/lexicons/spun.tsv from observed pairs and a folder of natural text.

    python scripts/build_spun_lexicon.py PAIRS.tsv CORPUS_FOLDER [-o OUT.tsv]

PAIRS.tsv has the columns original, spun, seen_in, wild_count, wild_files (others are ignored);
CORPUS_FOLDER holds *.txt or *.txt.xz, each of one domain, in which the strings are counted.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import math
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Log-odds that a pair is behind its spun string, fitted to passages restored by hand
# (scripts/fit_repair_weights.py). "seen" is any real spun text, "count" how often there.
PRIOR = {
    "table": 0.430,
    "known": 0.261,
    "seen": 0.490,
    "log count": 0.827,
    "log spun": -0.236,
    "one character": -0.482,
    "length": 0.674,
}
# A spun string is hard evidence from e^2 times its natural frequency on.
HARD = 2.0
LEAST_EVIDENCE, MOST_EVIDENCE = 0.7, 4.0
HEADER = """\
# Pairs of what authors write and what spinners put there.
# licence: Apache-2.0 (see docs/data/spun-lexicon.md)
# version: {version}
# columns: original, spun, weight (log-odds before the context is looked at, less a constant),
#   strength (hard: the spun string is hard evidence of spinning), family, source,
#   evidence (ln of how much commoner the spun string is in spun text than in natural text)
original\tspun\tweight\tstrength\tfamily\tsource\tevidence
"""


def count_strings(folder: Path, strings: set[str]) -> dict[str, tuple[int, Counter[str]]]:
    """Occurrences of each string, and number of characters, for each file of the folder."""
    import ahocorasick_rs

    names = sorted(strings)
    automaton = ahocorasick_rs.AhoCorasick(names, store_patterns=False)
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.name.endswith((".txt", ".txt.xz"))):
        if "heldout" in path.parts:
            continue
        data = path.read_bytes()
        text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
        matches = automaton.find_matches_as_indexes(text, overlapping=True)
        found[path.name] = len(text), Counter(names[m[0]] for m in matches)
    return found


def weigh(row: dict[str, str], per_million: dict[str, float]) -> float:
    """Log-odds of a pair before its context is looked at, less a constant."""
    sources = set(row["seen_in"].split(","))
    pages = len(sources & {"seed", "dev"})
    count = int(row["wild_count"] or 0) + pages
    spun = row["spun"]
    return (
        PRIOR["table"] * ("table" in sources)
        + PRIOR["known"] * ("known" in sources)
        + PRIOR["seen"] * bool(pages or "wild" in sources)
        + PRIOR["log count"] * math.log1p(count)
        + PRIOR["log spun"] * math.log(per_million[spun] + 0.05)
        + PRIOR["one character"] * (len(spun) == 1)
        + PRIOR["length"] * (len(spun) - 2)
    )


def usage(row: dict[str, str]) -> float:
    """Rough share of spun texts whose spinner has the pair."""
    sources = set(row["seen_in"].split(","))
    met = int(row["wild_count"] or 0) + len(sources & {"seed", "dev"})
    return 0.002 * ("table" in sources) + 0.1 * ("known" in sources) + min(0.5, 0.12 * met)


def natural_frequency(string: str, counts: dict[str, tuple[int, Counter[str]]]) -> float:
    """Occurrences per character in the domain that has it most, one chance hit forgiven."""
    characters = sum(size for size, _ in counts.values())
    whole = (sum(c[string] for _, c in counts.values()) + 0.5) / (characters + 1e6)
    return max(whole, *((c[string] - 1) / size for size, c in counts.values()))


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "src/unionclean/lexicons/spun.tsv")
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    with args.pairs.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    counts = count_strings(args.corpus, {r[k] for r in rows for k in ("original", "spun")})
    characters = sum(size for size, _ in counts.values())
    per_million = {
        string: sum(c[string] for _, c in counts.values()) / characters * 1e6
        for row in rows
        for string in (row["original"], row["spun"])
    }
    # Of the words whose spinner has the pair, some two in five are replaced.
    added: Counter[str] = Counter()
    for row in rows:
        added[row["spun"]] += 0.4 * usage(row) * (per_million[row["original"]] + 1e-3) / 1e6
    lines = []
    for row in rows:
        spun = row["spun"]
        evidence = math.log1p(added[spun] / natural_frequency(spun, counts))
        if len(spun) < 2 or evidence < LEAST_EVIDENCE:
            evidence = 0.0
        strength = "hard" if evidence >= HARD else "soft"
        source = row["seen_in"].replace("dev", "page").replace("seed", "page").replace(",", "+")
        lines.append(
            f"{row['original']}\t{spun}\t{weigh(row, per_million):.2f}\t{strength}\t\t{source}"
            f"\t{min(evidence, MOST_EVIDENCE):.1f}\n"
        )
    args.out.write_text(HEADER.format(version=args.version) + "".join(lines), encoding="utf-8")
    hard = sum("\thard\t" in line for line in lines)
    print(f"{len(lines)} pairs, {hard} of them hard: {args.out}")


if __name__ == "__main__":
    main()
