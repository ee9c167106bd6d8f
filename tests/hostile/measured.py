"""Cleans each hostile input in this process, and prints what came of it, a line of JSON each.

Run as a script with a size in bytes and, if not all are wanted, names: the peak of memory can be
begun anew before each input, which a process can do for itself alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from inputs import INPUTS

import unionclean
from unionclean import presets
from unionclean.errors import UnioncleanError

#: Seconds after which the process is taken for hanging; it needs a twentieth of them.
HANG = 900
_PEAK = Path("/proc/self/clear_refs")


def peak() -> float | None:
    """The most memory that this process had since :func:`forget`, in MB; None but on Linux."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    [kilobytes] = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(kilobytes) / 1024


def forget() -> None:
    """Begin to look for the peak anew."""
    if _PEAK.exists():
        _PEAK.write_text("5")


def outcomes_of(size: float, *names: str) -> dict[str, dict[str, Any]]:
    """What this script prints in a process of its own, by name of the input."""
    done = subprocess.run(
        [sys.executable, __file__, str(size), *names],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=HANG,
    )
    return {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}


def outcome(data: bytes) -> dict[str, Any]:
    """What becomes of an input: its account or its error, with CPU seconds and memory."""
    forget()
    began = time.process_time()
    try:
        doc = presets.get("strict").clean(data, name="x")
    except UnioncleanError as error:
        result: dict[str, Any] = {"error": str(error), "slug": error.slug}
    else:
        account = sum(end - start for start, end, _ in doc.account())
        result = {
            "characters": len(doc.source.text),
            "accounted": account,
            "replays": doc.replay() == doc.text,
            "kept": len(doc.text),
            "warnings": list(doc.warnings),
        }
    return {**result, "seconds": time.process_time() - began, "peak": peak()}


def main() -> None:
    """Run the script."""
    size = int(float(sys.argv[1]))
    # What is loaded when it is first needed is no input\'s doing.
    unionclean.clean("第一章 總則\n組織泛博職工進修科學成長不美觀，環繞中心、處事年夜局")
    for name in sys.argv[2:] or INPUTS:
        data = INPUTS[name](size)
        print(json.dumps({"name": name, "bytes": len(data), **outcome(data)}), flush=True)


if __name__ == "__main__":
    main()
