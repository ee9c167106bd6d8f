"""Measure the repair of spun text: restored edits, false edits on clean text, speed.

    python benchmarks/spun.py [--bench FOLDER] [--corpus FOLDER] [--most N]

``FOLDER/spun/*.jsonl`` holds one object a line with ``spun`` and ``gold``; the corpus holds *.txt
or *.txt.xz, simplified, a paragraph a line. The texts in its subfolder ``heldout``, if there is
one, are spun by a simulated spinner that draws its table from the lexicon, and restored again; they
must not be among those that the language model was trained on.

Precision and recall are over the edits of a character alignment; each passage is a document.
"""

from __future__ import annotations

import argparse
import difflib
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import opencc
from material import Material, pieces, table
from material import spun as spin_all
from simulated_spinner import spin

from unionclean.document import Document
from unionclean.filters.spun import spun
from unionclean.repair import gate, lexicon

Row = dict[str, Any]
T2S = opencc.OpenCC("t2s")
PIECE = 2000  # characters of a simulated document


def edits(source: str, target: str) -> set[tuple[int, int, str]]:
    """Character edits (start, end, replacement) that turn one text into the other."""
    out = set()
    matcher = difflib.SequenceMatcher(None, source, target, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if j - i == m - k:
            out |= {(i + n, i + n + 1, target[k + n]) for n in range(j - i)}
        else:
            out.add((i, j, target[k:m]))
    return {e for e in out if source[e[0] : e[1]] != e[2]}


def repaired(text: str) -> Document:
    return spun(Document.from_lines(text))


def score(pairs: list[tuple[str, str]]) -> Row:
    """Precision, recall, edits made, and the share of documents called spun, over (spun, gold)."""
    right = made = wanted = found = 0
    for source, gold in pairs:
        source, gold = Document.from_lines(source).text, Document.from_lines(gold).text
        done = repaired(source)
        found += done.facts["spun"]["spun"]
        answer, truth = edits(source, done.text), edits(source, gold)
        right += len(answer & truth)
        made += len(answer)
        wanted += len(truth)
    return {
        "documents": len(pairs),
        "precision": right / max(made, 1),
        "recall": right / max(wanted, 1),
        "edits": made,
        "found": found / len(pairs),
    }


def clock(function: Callable[[str], object], texts: list[str]) -> float:
    """Characters a second of processor time, after a first run that loads what is needed."""
    function(texts[0])
    begin = time.process_time()
    for text in texts:
        function(text)
    return sum(map(len, texts)) / (time.process_time() - begin)


def on_passages(passages: list[tuple[str, str]]) -> list[Row]:
    """Real passages that somebody restored by hand, and their originals as natural text."""
    pairs = [(T2S.convert(source), gold) for source, gold in passages]
    if not pairs:
        return []
    kept = sum(not repaired(gold).edits for _, gold in pairs)
    return [{"set": "passages", **score(pairs), "untouched": kept / len(pairs)}]


def on_simulated(text: str, most: int) -> list[Row]:
    """Natural text, spun at several rates and restored."""
    rng = random.Random(6)
    documents = list(pieces(text, PIECE))
    rng.shuffle(documents)
    tables = [table(number) for number in range(8)]
    rows: list[Row] = []
    for rate in (0.1, 0.2, 0.4, 0.6):
        pairs = [(spin(piece, rng.choice(tables), rate, rng), piece) for piece in documents[:most]]
        rows.append({"set": f"simulated {rate:.0%}", **score(pairs)})
    return rows


def on_clean(text: str, show: int = 0) -> list[Row]:
    """Natural text: every edit is a false one."""
    rows: list[Row] = []
    for size in (300, PIECE):
        characters = false = opened = documents = 0
        for piece in pieces(text, size):
            done = spun(Document.from_lines(piece))
            documents += 1
            characters += len(piece)
            if done.edits:
                opened += 1
                false += len(done.edits)
                if opened <= show:
                    print("  false:", [(e.before, e.after) for e in done.edits[:6]])
        row: Row = {"set": f"natural {size}", "documents": documents, "edits": false}
        rows.append(row | {"false": 1e6 * false / characters, "characters": characters})
    return rows


def speeds(text: str) -> list[Row]:
    """The filter on spun text, its gate on natural text, OpenCC's t2s beside them."""
    documents = list(pieces(text, PIECE))[:200]
    spun_ones = list(pieces(spin_all("\n".join(documents)), PIECE))
    runs = {
        "filter, spun text": clock(repaired, spun_ones),
        "gate, natural text": clock(lambda t: gate.suspect(t, lexicon.default()), documents),
        "opencc t2s": clock(T2S.convert, documents),
    }
    return [{"name": name, "characters/s": rate} for name, rate in runs.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", type=Path, help="folder with spun/*.jsonl")
    parser.add_argument("--corpus", type=Path, help="folder of natural text")
    parser.add_argument("--most", type=int, default=200, help="documents to spin at each rate")
    parser.add_argument("--show", type=int, default=0, help="documents with false edits to print")
    args = parser.parse_args()
    given = Material(args.corpus, args.bench)
    rows = [
        *on_passages(given.passages()),
        *on_simulated(given.heldout, args.most),
        *on_clean(given.clean, args.show),
        *speeds(given.clean),
    ]
    for row in rows:
        print(*(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()))


if __name__ == "__main__":
    main()
