"""Count which characters stand next to each other in simplified text.

    python scripts/build_script_neighbours.py FOLDER PHRASES > neighbours.tsv

FOLDER holds ``*.txt`` or ``*.txt.xz`` files of simplified text, one paragraph a line; PHRASES is
OpenCC's ``STPhrases.txt``, whose words count as met. Written are,
for each simplified character that a traditional one could be converted to, the characters that
stand before it and after it often enough to make a word. See docs/data/script.md.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from unionclean.script.tables import tables

# Met at least so often in the whole collection, and in two files or thrice as often: a chance
# neighbour or one author's name is neither.
LEAST = 10
# Met so much more often than two independent characters would: a word, not a syntactic accident.
RATIO = 2.0
# Longer phrases hold word borders, where two characters meet by accident.
LONGEST = 3


def main(folder: Path, phrases: Path) -> None:
    """Print the table."""
    pairs: Counter[str] = Counter()
    files: Counter[str] = Counter()
    single: Counter[str] = Counter()
    han = re.compile("[一-鿿]{2,}")
    for path in sorted(folder.rglob("*.txt*")):
        if "heldout" in path.parts:
            continue
        data = path.read_bytes()
        text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
        here: Counter[str] = Counter()
        for run in han.findall(text):
            single.update(run)
            here.update(a + b for a, b in pairwise(run))
        pairs.update(here)
        files.update(pair for pair, count in here.items() if count >= 3)
    words: set[str] = set()
    for line in phrases.read_text("utf-8").splitlines():
        word = line.split("\t")[0]
        if len(word) <= LONGEST:
            words.update(a + b for a, b in pairwise(word))
    total = sum(single.values())
    t = tables()
    targets = set(t.pairs.values()) | set(t.otherwise.values())
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for pair in sorted(words | pairs.keys()):
        a, b = pair
        count = pairs[pair]
        often = count >= LEAST and (files[pair] >= 2 or count >= 3 * LEAST)
        closely = count * total >= RATIO * single[a] * single[b]
        if pair not in words and not (often and closely):
            continue
        if b in targets:
            before.setdefault(b, []).append(a)
        if a in targets:
            after.setdefault(a, []).append(b)
    print("# Licence: Apache-2.0 (counts alone; sources in docs/data/script.md). Version: 1.")
    print("# Neighbours with which a simplified character makes a word in natural text.")
    print("# Columns: character, characters before it, characters after it")
    for target in sorted(before.keys() | after.keys()):
        print(target, "".join(before.get(target, "")), "".join(after.get(target, "")), sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
