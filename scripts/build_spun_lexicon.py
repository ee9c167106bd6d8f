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
# How likely a pair is to be in the table of a spinner met tomorrow, by where it was seen.
PRIOR = {"seed": 0.5, "dev": 0.4, "known": 0.25, "table": 0.03}
HARD_PER_MILLION = 2.0
HEADER = """\
# Pairs of what authors write and what spinners put there.
# licence: Apache-2.0 (see docs/data/spun-lexicon.md)
# version: {version}
# columns: original, spun, weight (ln of how likely a spinner's table is to hold the pair),
#   strength (hard: natural prose hardly ever has the spun string), family, source
original\tspun\tweight\tstrength\tfamily\tsource
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


def probability(row: dict[str, str]) -> float:
    """Noisy-or of the evidence for a pair."""
    doubt = 1.0
    for source in row["seen_in"].split(","):
        if source == "wild":
            files = int(row["wild_files"] or 0)
            doubt *= 1 - min(0.2 + 0.1 * files, 0.7)
        else:
            doubt *= 1 - PRIOR[source]
    return 1 - doubt


def is_hard(spun: str, counts: dict[str, tuple[int, Counter[str]]], row: dict[str, str]) -> bool:
    """Whether natural text of every domain hardly ever has the string."""
    if len(spun) < 2 or row["seen_in"] == "table":
        return False
    characters = sum(size for size, _ in counts.values())
    if sum(c[spun] for _, c in counts.values()) / characters * 1e6 >= HARD_PER_MILLION:
        return False
    return all(
        c[spun] < 2 or c[spun] / size * 1e6 < 2 * HARD_PER_MILLION for size, c in counts.values()
    )


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
    lines = []
    for row in rows:
        strength = "hard" if is_hard(row["spun"], counts, row) else "soft"
        weight = math.log(probability(row))
        source = row["seen_in"].replace("dev", "page").replace(",", "+")
        lines.append(f"{row['original']}\t{row['spun']}\t{weight:.2f}\t{strength}\t\t{source}\n")
    args.out.write_text(HEADER.format(version=args.version) + "".join(lines), encoding="utf-8")
    print(
        f"{len(lines)} pairs, {sum(chr(9) + 'hard' in line for line in lines)} of them hard: {args.out}"
    )


if __name__ == "__main__":
    main()
