"""What hostile documents cost: outcome, CPU seconds, peak of memory, and how the cost grows.

    python benchmarks/hostile.py [--size 1e6] [NAME ...]

Each input of ``tests/hostile/inputs.py`` is cleaned at a tenth of the size and at the whole size,
in one process; growth is the ratio of the seconds. A linear cost gives 10, and less where something
costs the same for every document; what is far above 10 is not linear. Small costs are noise.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1] / "tests" / "hostile"


def measured(size: float, names: list[str]) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, HERE / "measured.py", str(size), *names],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=float, default=1e6)
    arguments = parser.parse_args()
    small = measured(arguments.size / 10, arguments.names)
    large = measured(arguments.size, arguments.names)
    print("| input | bytes | outcome | CPU s | growth | peak MB |")
    print("|---|---:|---|---:|---:|---:|")
    for name, one in large.items():
        result = one.get("error") or f"{one['characters']:,} read, {one['kept']:,} kept"
        growth = one["seconds"] / max(small[name]["seconds"], 1e-3)
        peak = f"{one['peak']:.0f}" if one["peak"] else "?"
        seconds = f"{one['seconds']:.2f}"
        print(f"| {name} | {one['bytes']:,} | {result} | {seconds} | {growth:.1f} | {peak} |")


if __name__ == "__main__":
    main()
