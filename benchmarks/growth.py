"""How the cost of a character grows with the size of a document and of the lexicon.

    python benchmarks/growth.py [--corpus FOLDER] [--steps] [--kind html] [--largest 10_000_000]

Documents of each size are cut from the same text, so that only their size differs, and every size
is measured over at least two million bytes or one document. The figure is processor time for each
character of the input, the least of some rounds. ``--steps`` prints the steps one by one.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import material
from material import Material

from unionclean import presets
from unionclean.readers import read

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


def by_size(given: Material, kind: str, largest: int, rounds: int = 3) -> list[dict[str, Any]]:
    """A row for each size: bytes, microseconds a character, and the same for each step."""
    text = given.sample(largest // 3)
    rows = []
    for size in (size for size in SIZES if size <= largest):
        texts = documents(text, kind, size, AMOUNT.get(kind, 2_000_000))
        whole, steps = cost(texts, kind, rounds if size < 5_000_000 else 1)
        rows.append({"kind": kind, "bytes": size, "cost": whole, "steps": steps})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--kind", choices=tuple(KINDS), action="append")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--steps", action="store_true")
    options = parser.parse_args()
    presets.default().clean("预热一下。" * 40)
    for kind in options.kind or KINDS:
        rows = by_size(Material(options.corpus), kind, options.largest)
        base = next((row["cost"] for row in rows if row["bytes"] == 10_000), rows[0]["cost"])
        for row in rows:
            print(f"{kind:12}{row['bytes']:>11,}{row['cost']:8.3f} µs {row['cost'] / base:6.2f}x")
        if options.steps:
            for name in rows[-1]["steps"]:
                cells = "".join(f"{row['steps'].get(name, 0):9.3f}" for row in rows)
                print(f"    {name:12}{cells}")


if __name__ == "__main__":
    main()
