"""How the cost of a character grows with the size of a document and of the lexicon.

    python benchmarks/growth.py [--corpus FOLDER] [--steps] [--kind html] [--largest 10_000_000]
    python benchmarks/growth.py [--corpus FOLDER] --lexicon

Documents of each size are cut from the same text, so that only their size differs, and every size
is measured over at least two million bytes or one document. The figure is processor time for each
character of the input, the least of some rounds. ``--steps`` prints the steps one by one.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import material
from material import Material

from unionclean import presets
from unionclean.readers import read
from unionclean.repair import gate, lexicon, model, restore
from unionclean.repair.lexicon import Lexicon, Pair

#: Bytes of UTF-8 in a document.
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
KINDS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "html": material.html,
    "traditional": material.traditional,
    "spun": material.spun,
}
#: Bytes measured for each size; spun text is some ten times as dear as the others.
AMOUNT = {"spun": 600_000}


def documents(text: str, kind: str, size: int, amount: int) -> list[str]:
    """Documents of about ``size`` bytes, spread over the text, ``amount`` bytes of them."""
    make = KINDS[kind]
    length = size // 3  # nearly all characters take three bytes
    wanted = max(1, amount // size)
    cut = list(material.pieces(text, length)) if size < 3 * len(text) else [text[:length]]
    step = max(1, len(cut) // wanted)
    chosen = [piece[:length] if wanted == 1 else piece for piece in cut[::step][:wanted]]
    return [make(piece) for piece in chosen]


def cost(texts: list[str], kind: str, rounds: int) -> tuple[float, dict[str, float]]:
    """Microseconds of processor time a character: of everything, and of each step."""
    pipe = presets.default()
    best = float("inf")
    steps: dict[str, float] = {}
    characters = sum(map(len, texts))
    for _ in range(rounds):
        spent: dict[str, float] = defaultdict(float)
        gc.collect()
        # What the language model remembers of the same texts would favour the sizes that it holds.
        model.default().scores.clear()
        for text in texts:
            raw: Any = text.encode() if kind == "html" else text
            begin = time.process_time()
            doc = read(raw, max_bytes=1 << 30)
            spent["read"] += time.process_time() - begin
            for step in pipe.steps:
                begin = time.process_time()
                doc = step(doc)
                spent[step.name] += time.process_time() - begin
        if sum(spent.values()) < best:
            best, steps = sum(spent.values()), dict(spent)
    return best / characters * 1e6, {k: v / characters * 1e6 for k, v in steps.items()}


def by_size(given: Material, kind: str, largest: int, rounds: int = 2) -> list[dict[str, Any]]:
    """A row for each size: bytes, microseconds a character, and the same for each step."""
    text = given.sample(largest // 3)
    rows = []
    for size in (size for size in SIZES if size <= largest):
        texts = documents(text, kind, size, AMOUNT.get(kind, 2_000_000))
        whole, steps = cost(texts, kind, rounds)
        rows.append({"kind": kind, "bytes": size, "cost": whole, "steps": steps})
    base = next((row["cost"] for row in rows if row["bytes"] == 10_000), rows[0]["cost"])
    return [row | {"times": row["cost"] / base} for row in rows]


def by_lexicon(given: Material, pairs: int = 200_000) -> list[dict[str, Any]]:
    """A row for each size of the lexicon of spun words: cost of looking, restoring and building.

    Up to the shipped one these are samples of it. Larger ones have made pairs of strings that stand
    in the text itself, the worst case: every one of them is met and must be weighed.
    """
    shipped = lexicon.default().pairs
    text = given.sample(100_000)
    reworded = material.spun(text[:20_000])
    natural = text.replace("\n", "")
    rng = random.Random(1)
    rows = []
    for count in (pairs // 128, pairs // 32, len(shipped), pairs // 4, pairs):
        chosen = rng.sample(shipped, min(count, len(shipped)))
        while len(chosen) < count:
            size = rng.choice((2, 2, 3, 4))
            at, other = (rng.randrange(len(natural) - size) for _ in range(2))
            original, spun = natural[at : at + size], natural[other : other + size]
            if original != spun:
                chosen.append(Pair(original, spun, -4.0))
        begin = time.process_time()
        table = Lexicon(chosen)
        gate.suspect("", table)
        restore.restore("发展", table, model.default())
        built = time.process_time() - begin
        seconds = {}
        for name, run in (
            ("look", lambda table=table: gate.suspect(text, table)),
            ("restore", lambda table=table: restore.restore(reworded, table, model.default())),
        ):
            begin = time.process_time()
            run()
            seconds[name] = time.process_time() - begin
        met = sum(len(table.by_spun[spun]) for _, _, spun in table.find(reworded))
        rows.append(
            {
                "pairs": len(table),
                "met": met / len(reworded),
                "look": 1e6 * seconds["look"] / len(text),
                "restore": 1e6 * seconds["restore"] / len(reworded),
                "build": 1e6 * built / len(table),
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--kind", choices=tuple(KINDS), action="append")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--lexicon", action="store_true", help="grow the lexicon instead")
    parser.add_argument("--steps", action="store_true")
    options = parser.parse_args()
    given = Material(options.corpus)
    presets.default().clean("预热一下。" * 40)
    if options.lexicon:
        for row in by_lexicon(given):
            print("  ".join(f"{key} {value:,.3f}" for key, value in row.items()))
        return
    for kind in options.kind or KINDS:
        rows = by_size(given, kind, options.largest)
        for row in rows:
            print(f"{kind:12}{row['bytes']:>11,}{row['cost']:8.3f} µs {row['times']:6.2f}x")
        if options.steps:
            for name in rows[-1]["steps"]:
                cells = "".join(f"{row['steps'].get(name, 0):9.3f}" for row in rows)
                print(f"    {name:12}{cells}")


if __name__ == "__main__":
    main()
