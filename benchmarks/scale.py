"""How much the processes of the command gain, and what each engine costs over a plain loop.

Usage::

    python benchmarks/scale.py FILE.jsonl [--limit N] [--repeats R] [--engines spark,ray,…]
    python benchmarks/scale.py FILE.jsonl --processes
    python benchmarks/scale.py FILE.jsonl --kills 20

Without an option, documents (records with ``id`` and ``text``) go through a plain loop over
``Pipeline.clean`` and through each engine that is installed, in turn, several times; the best time
of each counts, and every engine has cleaned them once before, so that its start is left out.
All run on one core. Ratios are printed, because seconds are those of one machine.

``--processes`` runs the command with one and two processes over the whole file and prints time,
processor time and the peak memory of each process. ``--kills`` kills the command so many times at
random moments, lets it finish, and compares the result with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

warnings.filterwarnings("ignore")
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
os.environ.setdefault("RAY_AUTH_MODE", "disabled")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

COMMAND = [sys.executable, "-m", "unionclean", "clean"]


def records(path: Path, limit: int) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        rows = (json.loads(line) for line in islice(file, limit))
        return [{"id": str(r["id"]), "text": r["text"]} for r in rows if r.get("text")]


# --- engines: each yields a function from rows to cleaned texts, started -------------------------


def plain() -> Iterator[Callable[[list[dict[str, Any]]], list[str]]]:
    from unionclean import presets

    pipe = presets.default()
    yield lambda rows: [pipe.clean(r["text"], name=r["id"]).text for r in rows]


def batch() -> Iterator[Callable[[list[dict[str, Any]]], list[str]]]:
    from unionclean.batch import clean_batch

    yield lambda rows: [r["text"] for r in clean_batch(rows)]


def datasets() -> Iterator[Callable[[list[dict[str, Any]]], list[str]]]:
    import datasets

    from unionclean.adapters.datasets import clean_dataset

    datasets.disable_progress_bars()

    def run(rows: list[dict[str, Any]]) -> list[str]:
        raw = datasets.Dataset.from_list(rows)
        return list(clean_dataset(raw, load_from_cache_file=False)["text"])

    yield run


def datatrove() -> Iterator[Callable[[list[dict[str, Any]]], list[str]]]:
    from datatrove.data import Document
    from loguru import logger

    from unionclean.adapters.datatrove import UnioncleanStep

    logger.remove()
    yield lambda rows: [
        doc.text for doc in UnioncleanStep()(Document(text=r["text"], id=r["id"]) for r in rows)
    ]


def spark() -> Iterator[Callable[[list[dict[str, Any]]], list[str]]]:
    import pyarrow as pa
    from pyspark.sql import SparkSession

    from unionclean.adapters.spark import clean_dataframe

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")

    frames: dict[int, Any] = {}

    def run(rows: list[dict[str, Any]]) -> list[str]:
        if len(rows) not in frames:  # to bring rows into the JVM is no part of cleaning
            frame = session.createDataFrame(pa.Table.from_pylist(rows)).coalesce(1).cache()
            frame.count()
            frames[len(rows)] = frame
        cleaned = clean_dataframe(frames[len(rows)])
        return [row.text for row in cleaned.select("text").collect()]

    yield run
    session.stop()


def ray() -> Iterator[Callable[[list[dict[str, Any]]], list[str]]]:
    import pyarrow as pa
    import ray

    from unionclean.adapters.ray import clean_dataset

    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False

    def run(rows: list[dict[str, Any]]) -> list[str]:
        cleaned = clean_dataset(ray.data.from_arrow(pa.Table.from_pylist(rows)))
        return [row["text"] for row in cleaned.select_columns(["text"]).take_all()]

    yield run
    ray.shutdown()


ENGINES = (plain, batch, datatrove, datasets, spark, ray)


def engines(path: Path, limit: int, repeats: int, wanted: set[str]) -> None:
    rows = records(path, limit)
    characters = sum(len(row["text"]) for row in rows)
    print(f"{len(rows)} documents, {characters:,} characters, best of {repeats}")
    running = {}
    for engine in ENGINES:
        if engine is not plain and wanted and engine.__name__ not in wanted:
            continue
        try:
            held = engine()
            running[engine.__name__] = (held, next(held))
        except ImportError as error:
            print(f"{engine.__name__:<10} not installed ({error})")
    want = running["plain"][1](rows)
    best = dict.fromkeys(running, float("inf"))
    for _, run in running.values():
        run(rows)
    for _ in range(repeats):
        for name, (_, run) in running.items():
            began = time.perf_counter()
            got = run(rows)
            best[name] = min(best[name], time.perf_counter() - began)
            if sorted(got) != sorted(want):
                sys.exit(f"{name} gives other texts than the plain loop")
    for name, seconds in best.items():
        rate = characters / seconds / 1e6
        share = seconds / best["plain"] - 1
        print(f"{name:<10} {seconds:8.2f} s {rate:6.2f} Mchar/s {share:+7.1%} over the plain loop")
    for held, _ in running.values():
        next(held, None)


# --- the command ----------------------------------------------------------------------------------


def processes(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[int, float] = {}
        for jobs in (1, 2):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.perf_counter()
            out = Path(folder) / f"{jobs}.parquet"
            child = subprocess.Popen([*COMMAND, path, "-o", out, "--jobs", str(jobs), "-q"])
            peaks: dict[int, int] = {}
            while child.poll() is None:
                for process in family(child.pid):
                    peaks[process] = max(peaks.get(process, 0), peak(process))
                time.sleep(0.2)
            seconds[jobs] = time.perf_counter() - began
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            held = ", ".join(f"{kb // 1024} MB" for kb in sorted(peaks.values(), reverse=True))
            print(f"{jobs} processes: {seconds[jobs]:.1f} s, {spent:.1f} s of processor, {held}")
        print(f"two processes are {seconds[1] / seconds[2]:.2f} times as fast as one")


def family(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return [process]
    return [process, *(entry for child in text.split() for entry in family(int(child)))]


def peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line), 0)


def kills(path: Path, count: int) -> None:
    moments = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        arguments = [*COMMAND, str(path), "-q", "--jobs", "2", "--checkpoint", "100"]
        subprocess.run([*arguments, "-o", f"{folder}/a.jsonl"], stderr=subprocess.DEVNULL)
        whole = time.perf_counter() - began
        done = 0
        runs = 0
        while done < count:
            runs += 1
            out = Path(folder) / f"b{runs}.jsonl"
            while True:
                child = subprocess.Popen(
                    [*arguments, "-o", out, "--resume"], stderr=subprocess.DEVNULL
                )
                try:
                    wait = None if done == count else moments.uniform(0.1, whole / 3)
                    child.wait(wait)
                    break
                except subprocess.TimeoutExpired:
                    child.send_signal(signal.SIGKILL)
                    child.wait()
                    done += 1
            one, other = (digest(Path(folder) / name) for name in ("a.jsonl", out.name))
            if one != other:
                sys.exit(f"run {runs} gave something else after {done} kills")
    print(f"{done} kills in {runs} runs: every result equals that of an undisturbed run")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("file", type=Path)
    options.add_argument("--limit", type=int, default=1000)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--engines", default="")
    options.add_argument("--processes", action="store_true")
    options.add_argument("--kills", type=int)
    chosen = options.parse_args()
    if chosen.processes:
        processes(chosen.file)
    elif chosen.kills:
        kills(chosen.file, chosen.kills)
    else:
        wanted = {name for name in chosen.engines.split(",") if name}
        engines(chosen.file, chosen.limit, chosen.repeats, wanted)
