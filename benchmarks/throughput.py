"""What a run over many documents costs: reading, cleaning, finding duplicates, memory of processes.

    python benchmarks/throughput.py [--corpus FOLDER] [--bench FOLDER] [--rounds 3]

Rates are of the processor time of one core; the least of several rounds counts. Bytes are those of
the text or page in UTF-8, before compression. ``docs/scale.md`` shows the tables, and what 10 TB of
a crawl would cost at these rates.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import material
from costs import crawl
from extraction import visible_lines
from material import Material
from scale import COMMAND, family, peak

from unionclean import presets
from unionclean.dedup.index import Index
from unionclean.readers.sources import Sources

Row = dict[str, Any]
SHORT = 350  # characters, about 1 kB
RECORDS = (1_000, 9_000)  # the start of the processes cancels out between two runs


def inputs(given: Material) -> dict[str, list[str]]:
    """Pages, their visible text, and short texts; pages are real ones where there are any."""
    some = given.sample(300_000)
    made = [material.html(piece) for piece in material.pieces(some, 3000)]
    pages = [page.text for page in given.pages()] or made
    short = list(material.pieces(some, SHORT))
    return {"pages": pages, "texts": [visible_lines(page) for page in pages], "short": short}


def size(texts: list[str]) -> int:
    return sum(len(text.encode("utf-8", "replace")) for text in texts)


def least(run: Callable[[], object], rounds: int) -> float:
    """Processor seconds of the quickest run."""
    spent = []
    for _ in range(rounds):
        begin = time.process_time()
        run()
        spent.append(time.process_time() - begin)
    return min(spent)


def archive(texts: list[str], kind: str) -> bytes:
    """A compressed WARC of pages, or a WET of texts."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], "HTTP/1.1")
    for number, text in enumerate(texts):
        writer.write_record(
            writer.create_warc_record(
                f"http://example.com/{number}",
                kind,
                payload=io.BytesIO(text.encode("utf-8", "replace")),
                http_headers=http if kind == "response" else None,
                warc_content_type="" if kind == "response" else "text/plain",
            )
        )
    return file.getvalue()


def reading(path: Path) -> int:
    """Reads all records of a file."""
    return sum(1 for _ in Sources([str(path)]))


def index(texts: list[str]) -> int:
    """Looks for near duplicates; returns the size of the index in bytes."""
    with Index(0.8) as seen:
        for number, text in enumerate(texts):
            seen.add(str(number), text)
        seen.data.execute("COMMIT")
        return Path(seen.path).stat().st_size


def rates(given: Material, rounds: int) -> list[Row]:
    """Documents and megabytes a second of one core."""
    rows: list[Row] = []
    found = inputs(given)

    def add(name: str, texts: list[str], seconds: float, **more: float) -> None:
        row: Row = {
            "name": name,
            "documents": len(texts),
            "kB each": size(texts) / len(texts) / 1e3,
        }
        row |= {"documents/s": len(texts) / seconds, "MB/s": size(texts) / seconds / 1e6}
        rows.append(row | more)

    clean = presets.default().clean
    for kind, texts in found.items():
        add(f"clean {kind}", texts, least(lambda t=texts: [clean(x) for x in t], rounds))
    if importlib.util.find_spec("warcio"):
        for name, kind, ending in (
            ("pages", "response", ".warc.gz"),
            ("texts", "conversion", ".warc.wet.gz"),
        ):
            # Enough of them that opening the file does not count.
            texts = found[name] * (1 + 2000 // len(found[name]))
            data = archive(texts, kind)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"a{ending}"
                path.write_bytes(data)
                seconds = least(partial(reading, path), rounds)
            add(f"read {name}", texts, seconds, shrunk=len(data) / size(texts))
    if importlib.util.find_spec("rensa"):
        texts = list(material.pieces(given.sample(4_000_000), 2000))
        grown = index(texts) / len(texts)
        add("duplicates", texts, least(partial(index, texts), rounds), kept=grown)
    return rows


def cpu(process: int) -> float:
    """Processor seconds that a running process has used itself."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(path: Path, out: Path) -> tuple[float, float, list[int]]:
    """Seconds of the process that reads and writes, of its workers, and the peaks in bytes."""
    before = os.times()
    child = subprocess.Popen(
        [*COMMAND, path, "-o", out, "--jobs", "2", "-q"], stderr=subprocess.DEVNULL
    )
    own, peaks = 0.0, dict.fromkeys([child.pid], 0)
    while child.poll() is None:
        own = max(own, cpu(child.pid))
        for process in family(child.pid):
            peaks[process] = max(peaks.get(process, 0), 1024 * peak(process))
        time.sleep(0.02)
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return own, spent - own, list(peaks.values())


def workers(given: Material) -> list[Row]:
    """Memory and processor time of the processes of the command, from JSON Lines to Parquet."""
    if importlib.util.find_spec("pyarrow") is None or not Path("/proc/self/stat").exists():
        return []
    texts = list(material.pieces(given.sample(SHORT * RECORDS[1]), SHORT))
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        for count in RECORDS:
            path = Path(folder) / f"{count}.jsonl"
            lines = (json.dumps({"id": str(n), "text": t}) for n, t in enumerate(texts[:count]))
            path.write_text("\n".join(lines), encoding="utf-8")
            spent.append(run(path, Path(folder) / f"{count}.parquet"))
    (own, others, _), (more, more_others, (main, *rest)) = spent
    return [
        {"name": "worker", "MB": max(rest) / 1e6},
        {"name": "main", "MB": main / 1e6, "ratio": (more_others - others) / (more - own)},
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--bench", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    given = Material(options.corpus, options.bench)
    measured = rates(given, options.rounds)
    for rows in (measured, workers(given), list(crawl(measured))):
        print()
        for row in rows:
            print("  ".join(f"{k} {v:,.4g}" if k != "name" else f"{v:28}" for k, v in row.items()))


if __name__ == "__main__":
    main()
