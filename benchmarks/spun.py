"""Measure the repair of spun text: restored edits, false edits on clean text, speed.

    python benchmarks/spun.py --passages spun.jsonl --clean FOLDER [--heldout FOLDER] [--most N]

``spun.jsonl`` holds one object a line with ``spun`` and ``gold``; the folders hold *.txt or
*.txt.xz, simplified, a paragraph a line. The texts in ``--heldout`` (by default those of
``--clean``) must not be among those that the language model was trained on: they are spun here, by
a simulated spinner that draws its table from the lexicon, and restored again.

Precision and recall are over the edits of a character alignment; each passage is a document.
Speed is printed as characters a second of processor time and as ratios.
"""

from __future__ import annotations

import argparse
import difflib
import json
import lzma
import random
import time
from collections import defaultdict
from math import exp
from pathlib import Path

import opencc

from unionclean.document import Document
from unionclean.filters.spun import spun
from unionclean.repair import gate, lexicon

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


def repair(text: str) -> str:
    return spun(Document.from_lines(text)).text


def score(pairs: list[tuple[str, str]]) -> tuple[float, float, int]:
    """Precision, recall and number of edits made over (spun, gold) texts."""
    right = made = wanted = 0
    for source, gold in pairs:
        source, gold = Document.from_lines(source).text, Document.from_lines(gold).text
        answer = edits(source, repair(source))
        truth = edits(source, gold)
        right += len(answer & truth)
        made += len(answer)
        wanted += len(truth)
    return right / max(made, 1), right / max(wanted, 1), made


def read(folder: Path) -> dict[str, str]:
    texts = {}
    for path in sorted(p for p in folder.rglob("*") if p.name.endswith((".txt", ".txt.xz"))):
        data = path.read_bytes()
        texts[path.name] = (lzma.decompress(data) if path.suffix == ".xz" else data).decode()
    return texts


def documents(text: str, size: int = PIECE) -> list[str]:
    """A corpus of paragraphs cut into documents of about equal length."""
    pieces: list[str] = []
    lines: list[str] = []
    length = 0
    for line in text.split("\n"):
        lines.append(line)
        length += len(line)
        if length >= size:
            pieces.append("\n".join(lines))
            lines, length = [], 0
    return pieces or ["\n".join(lines)]


def spinner(rng: random.Random) -> dict[str, str]:
    """A table as a spinner may have it: each pair with the probability that its weight says."""
    table: dict[str, list[str]] = defaultdict(list)
    for pair in lexicon.default().pairs:
        if len(pair.original) > 1 and rng.random() < 1 / (1 + exp(3 - pair.weight)):
            table[pair.original].append(pair.spun)
    return {original: rng.choice(choices) for original, choices in table.items()}


def spin(text: str, table: dict[str, str], rate: float, rng: random.Random) -> str:
    """Replace a share of the strings that the table allows, longest match first."""
    longest = max(map(len, table))
    out = []
    i = 0
    while i < len(text):
        for size in range(longest, 1, -1):
            word = text[i : i + size]
            if word in table:
                out.append(table[word] if rng.random() < rate else word)
                i += len(word)
                break
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def clock(function, texts: list[str]) -> float:
    """Characters a second of processor time, after a first run that loads what is needed."""
    function(texts[0])
    begin = time.process_time()
    for text in texts:
        function(text)
    return sum(map(len, texts)) / (time.process_time() - begin)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--passages", type=Path, help="JSONL with spun and gold")
    parser.add_argument("--clean", type=Path, help="folder of natural texts")
    parser.add_argument("--heldout", type=Path, help="folder of texts to spin")
    parser.add_argument("--most", type=int, default=200, help="documents to spin at each rate")
    args = parser.parse_args()
    if args.passages:
        rows = [json.loads(line) for line in args.passages.open(encoding="utf-8")]
        passages = [(T2S.convert(row["spun"]), row["gold"]) for row in rows]
        precision, recall, made = score(passages)
        kept = sum(repair(gold) == Document.from_lines(gold).text for _, gold in passages)
        print(f"passages: P {precision:.3f}  R {recall:.3f}  ({made} edits made)")
        print(f"golds untouched: {kept} of {len(passages)}")
    texts: dict[str, str] = {}
    if args.clean:
        texts = read(args.clean)
        for size in (300, PIECE):
            characters = false = opened = 0
            for name, text in texts.items():
                for piece in documents(text, size):
                    done = spun(Document.from_lines(piece))
                    characters += len(piece)
                    if done.edits:
                        opened += 1
                        false += len(done.edits)
                        shown = [(e.before, e.after) for e in done.edits[:6]]
                        print(f"  false in {name}: {shown}")
            print(
                f"clean, documents of {size}: {false} false edits in {opened} documents, "
                f"{false / characters * 1e6:.2f} in a million of {characters} characters"
            )
    heldout = read(args.heldout) if args.heldout else texts
    if heldout:
        rng = random.Random(6)
        pieces = [p for text in heldout.values() for p in documents(text)]
        rng.shuffle(pieces)
        pieces = pieces[: args.most]
        for rate in (0.1, 0.2, 0.4, 0.6):
            pairs = [(spin(p, spinner(rng), rate, rng), p) for p in pieces]
            precision, recall, made = score(pairs)
            found = sum(spun(Document.from_lines(s)).facts["spun"]["spun"] for s, _ in pairs)
            print(
                f"simulated at {rate:.0%}: P {precision:.3f}  R {recall:.3f}  ({made} edits made; "
                f"{found} of {len(pairs)} documents found)"
            )
        whole = [spin(p, spinner(rng), 0.4, rng) for p in pieces]
        rate = clock(repair, whole)
        print(f"spun text: {rate:,.0f} characters a second")
        gate_rate = clock(lambda text: gate.suspect(text, lexicon.default()), pieces)
        convert_rate = clock(T2S.convert, pieces)
        print(
            f"gate on clean text: {gate_rate:,.0f} characters a second, "
            f"{convert_rate / gate_rate:.2f} times the cost of OpenCC t2s alone"
        )


if __name__ == "__main__":
    main()
