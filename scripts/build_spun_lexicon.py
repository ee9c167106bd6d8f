"""Build src/unionclean/lexicons/spun.tsv from observed pairs and a folder of natural text.

    python scripts/build_spun_lexicon.py PAIRS.tsv CORPUS_FOLDER [--observed FILE ...]
        [--families DIALECT=NAME ...] [-o OUT.tsv]

PAIRS.tsv has the columns original, spun, seen_in, wild_count, wild_files (others are ignored), and
scripts/spun_pairs.tsv adds to it what is generally known. CORPUS_FOLDER holds *.txt or *.txt.xz,
each of one domain, in which the strings are counted.

Observed files come from spun texts that were restored by hand: TSV with columns original and spun,
a line for each substitution; restored texts as *.txt; or JSONL with both, as ``edits`` of (start,
spun, original) and ``gold``, and with a ``dialect``. ``--families`` names the family of spinners
that a dialect belongs to; the dialect of a TSV file is its stem.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Log-odds that a pair is behind its spun string, fitted to passages restored by hand
# (scripts/fit_repair_weights.py). "seen" is in any real spun text, "count" how often there, "kept"
# how often restored texts have the spun string itself.
PRIOR = {
    "table": 0.407,
    "known": 0.009,
    "seen": 0.860,
    "log count": 0.728,
    "log spun": -0.132,
    "one character": 0.040,
    "length": 1.024,
    # Judged from the few that came true in the same passages, against pairs out of tables.
    "reverse": -0.1,
    "log kept": -0.485,
}
# One file shows one table: further occurrences of a pair in it are counted up to here.
A_FILE = 3
# A spun string is hard evidence from e^2 times its natural frequency on.
HARD = 2.0
# Pairs out of a table alone, of an original that much rarer than the spun word, never came true.
RARER = 1 / 7
LEAST_EVIDENCE, MOST_EVIDENCE = 0.7, 4.0
HEADER = """\
# Pairs of what authors write and what spinners put there.
# licence: Apache-2.0 (see docs/data/spun-lexicon.md)
# version: {version}
# columns: original, spun, weight (log-odds before the context is looked at, less a constant),
#   strength (hard: the spun string is hard evidence of spinning; old: older prose has it), family,
#   source,
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


def read_observed(
    paths: list[Path], families: dict[str, str]
) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], set[str]], str]:
    """What spun texts show: how often each pair was met, in which families, and the originals."""
    seen: Counter[tuple[str, str]] = Counter()
    family: dict[tuple[str, str], set[str]] = defaultdict(set)
    restored: list[str] = []
    for path in paths:
        if path.suffix == ".txt":
            restored.append(path.read_text(encoding="utf-8"))
            continue
        with path.open(encoding="utf-8", newline="") as f:
            if path.suffix == ".jsonl":
                for line in f:
                    record = json.loads(line)
                    pairs = [(o, s) for _, s, o in record.get("edits") or ()]
                    seen.update(pairs)
                    restored.append(record["gold"])
                    if record.get("dialect") in families:
                        for pair in pairs:
                            family[pair].add(families[record["dialect"]])
            else:
                pairs = [(r["original"], r["spun"]) for r in csv.DictReader(f, delimiter="\t")]
                seen.update(pairs)
                if path.stem in families:
                    for pair in pairs:
                        family[pair].add(families[path.stem])
    return seen, family, "\n".join(restored)


def merge(rows: list[dict[str, str]], own: list[dict[str, str]]) -> None:
    """Add pairs of general knowledge to the observed ones."""
    by_pair = {(row["original"], row["spun"]): row for row in rows}
    for pair in own:
        row = by_pair.get((pair["original"], pair["spun"]))
        if row is None:
            rows.append({**pair, "seen_in": "known", "wild_count": "0"})
        elif "known" not in row["seen_in"].split(","):
            row["seen_in"] += ",known"


def infer(rows: list[dict[str, str]], per_million: dict[str, float]) -> list[dict[str, str]]:
    """Pairs of a table used the other way round, where the original is clearly the commoner word.

    The other ones never came true. (Words that share an original came true too seldom to be worth
    the time: 9 of 97 edits that no pair covered, for 6,000 pairs; the reverse 16, for 1,600.)
    """
    known = {(row["original"], row["spun"]) for row in rows}
    found = []
    for row in rows:
        original, spun = row["spun"], row["original"]
        ratio = (per_million[original] + 0.05) / (per_million[spun] + 0.05)
        if (
            min(len(original), len(spun)) > 1
            and math.log(ratio) > 1
            and (original, spun) not in known
        ):
            found.append(
                {"original": original, "spun": spun, "seen_in": "reverse", "wild_count": "0"}
            )
    return found


def weigh(
    row: dict[str, str],
    per_million: dict[str, float],
    seen: Counter[tuple[str, str]],
    restored: str,
) -> float:
    """Log-odds of a pair before its context is looked at, less a constant."""
    sources = set(row["seen_in"].split(","))
    wild = min(int(row["wild_count"] or 0), A_FILE * int(row.get("wild_files") or 0))
    count = wild + seen[row["original"], row["spun"]]
    spun = row["spun"]
    return (
        PRIOR["table"] * ("table" in sources)
        + PRIOR["reverse"] * ("reverse" in sources)
        + PRIOR["known"] * ("known" in sources)
        + PRIOR["seen"] * (count > 0 or "wild" in sources)
        + PRIOR["log count"] * math.log1p(count)
        + PRIOR["log spun"] * math.log(per_million[spun] + 0.05)
        + PRIOR["one character"] * (len(spun) == 1)
        + PRIOR["length"] * (len(spun) - 2)
        + PRIOR["log kept"] * math.log1p(restored.count(spun))
    )


def usage(row: dict[str, str], seen: Counter[tuple[str, str]]) -> float:
    """Rough share of spun texts whose spinner has the pair."""
    sources = set(row["seen_in"].split(","))
    met = int(row["wild_count"] or 0) + seen[row["original"], row["spun"]]
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
    parser.add_argument("--observed", type=Path, nargs="*", default=[])
    parser.add_argument("--families", nargs="*", default=[], metavar="DIALECT=NAME")
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    with args.pairs.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    families = dict(name.split("=") for name in args.families)
    seen, family, restored = read_observed(args.observed, families)
    with (ROOT / "scripts" / "spun_pairs.tsv").open(encoding="utf-8", newline="") as f:
        own = list(csv.DictReader((li for li in f if not li.startswith("#")), delimiter="\t"))
    merge(rows, own)
    text = (ROOT / "scripts" / "old_prose_words.txt").read_text(encoding="utf-8")
    old_words = {w for li in text.split("\n") if not li.startswith("#") for w in li.split()}
    listed = {(row["original"], row["spun"]) for row in rows}
    rows += [
        {"original": original, "spun": spun, "seen_in": "dev", "wild_count": "0"}
        for original, spun in seen
        if (original, spun) not in listed and len(spun) > 1
    ]
    counts = count_strings(args.corpus, {r[k] for r in rows for k in ("original", "spun")})
    characters = sum(size for size, _ in counts.values())
    per_million = {
        string: sum(c[string] for _, c in counts.values()) / characters * 1e6
        for row in rows
        for string in (row["original"], row["spun"])
    }
    rows += infer(rows, per_million)
    # Of the words whose spinner has the pair, some two in five are replaced.
    added: Counter[str] = Counter()
    for row in rows:
        added[row["spun"]] += 0.4 * usage(row, seen) * (per_million[row["original"]] + 1e-3) / 1e6
    lines = []
    for row in rows:
        spun = row["spun"]
        if row["seen_in"] == "table" and per_million[row["original"]] < RARER * per_million[spun]:
            continue
        evidence = math.log1p(added[spun] / natural_frequency(spun, counts))
        if len(spun) < 2 or evidence < LEAST_EVIDENCE:
            evidence = 0.0
        old = spun in old_words
        if old:
            evidence = 0.0
        strength = "old" if old else "hard" if evidence >= HARD else "soft"
        source = row["seen_in"].replace("dev", "page").replace("seed", "page").replace(",", "+")
        cells = (
            row["original"],
            spun,
            f"{weigh(row, per_million, seen, restored):.2f}",
            strength,
            "+".join(sorted(family[row["original"], spun])),
            source,
            f"{min(evidence, MOST_EVIDENCE):.1f}",
        )
        lines.append("\t".join(cells) + "\n")
    args.out.write_text(HEADER.format(version=args.version) + "".join(lines), encoding="utf-8")
    hard = sum("\thard\t" in line for line in lines)
    print(f"{len(lines)} pairs, {hard} of them hard: {args.out}")


if __name__ == "__main__":
    main()
