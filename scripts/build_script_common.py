"""Count the most frequent characters of simplified text.

    python scripts/build_script_common.py FOLDER > src/unionclean/lexicons/script/common.tsv

FOLDER holds ``*.txt`` or ``*.txt.xz`` files. Each counts alike, however long it is, so that no one
subject decides. See docs/data/script.md.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path

MOST = 2500
LINE = 50


def main(folder: Path) -> None:
    """Print the table."""
    share: defaultdict[str, float] = defaultdict(float)
    for path in sorted(folder.rglob("*.txt*")):
        if "heldout" in path.parts:
            continue
        data = path.read_bytes()
        counted = Counter((lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8"))
        total = counted.total()
        for character, count in counted.items():
            share[character] += count / total
    found = sorted((c for c in share if "一" <= c <= "鿿"), key=share.__getitem__)[::-1][:MOST]
    print("# Licence: Apache-2.0 (counts alone; sources in docs/data/script.md). Version: 1.")
    print(
        "# The 2,500 most frequent characters of simplified text, most frequent first; each source"
    )
    print("# counts alike.")
    print("# Columns: characters")
    for i in range(0, MOST, LINE):
        print("".join(found[i : i + LINE]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
