"""Runs: workers that hang or die, order, journals, and files that are whole or absent."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unionclean import Pipeline, document_filter
from unionclean.batch import PipelineSpec, clean_batch
from unionclean.batch.collection import Collection
from unionclean.batch.errors import RunError, TooManyFailuresError, WorkerError
from unionclean.batch.journal import Journal
from unionclean.batch.progress import Progress
from unionclean.batch.run import Run
from unionclean.batch.work import Counts, Job
from unionclean.document import Document
from unionclean.errors import MissingExtraError, OutputError, RecipeError
from unionclean.extras import require
from unionclean.readers import Raw


@document_filter("odd")
def odd(doc: Document) -> Document:
    """Do what the document's text says."""
    text = doc.text
    if "hang" in text:
        while True:
            time.sleep(1)
    if "die" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "fail" in text:
        raise ZeroDivisionError(text)
    if "eat" in text:
        held = bytearray()
        while len(held) < 1 << 30:
            held += bytes(1 << 20)
    if "slow" in text:
        time.sleep(0.3)
    return doc


def factory() -> Pipeline:
    return Pipeline([odd])


def broken() -> Pipeline:
    raise KeyError("no such table")


def raws(texts: list[Any]) -> list[Raw]:
    found = []
    for row, text in enumerate(texts, 1):
        line = json.dumps({"id": f"d{row}", "text": text, "n": row}).encode()
        # So large that every one is a chunk of its own, unless the test says otherwise.
        found.append(Raw("in.jsonl", row, Path(f"in/{row}"), "json", line, size=1 << 18))
    return found


def run(
    tmp_path: Path, texts: list[Any], *, resume: bool = False, form: str = "jsonl", **options: Any
) -> tuple[Counts, list[str], list[dict[str, Any]]]:
    """Run into a file; what was counted, the identifiers in the result, and the rejects."""
    target = tmp_path / f"out.{form}"
    folder = tmp_path / "run"
    job = Job(PipelineSpec.of(factory), form)
    journal = Journal(folder, "same", resume=resume)
    rejects = tmp_path / "rejects.jsonl"
    counts = Run(
        raws(texts), job, Collection(target, folder, form), journal, rejects=rejects, **options
    ).execute()
    lines = target.read_text(encoding="utf-8").splitlines()
    failed = rejects.read_text().splitlines() if rejects.exists() else []
    return counts, [json.loads(line)["id"] for line in lines], [json.loads(r) for r in failed]


def test_all_in_one_process(tmp_path: Path) -> None:
    counts, ids, rejects = run(tmp_path, ["a", "fail", None, "b", ""], part_size=2)
    assert ids == ["d1", "d4"]
    assert [(r["id"], r["row"], r["error"]) for r in rejects] == [
        ("d2", 2, "filter"),
        ("d3", 3, "empty-input"),
        ("d5", 5, "empty-input"),
    ]
    assert "ZeroDivisionError" in rejects[0]["message"]
    assert rejects[0]["metadata"] == {"n": 2}
    assert (counts.documents, counts.failed) == (2, 3)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "rejects.jsonl"]


def test_documents_that_hang_or_kill_cost_only_themselves(tmp_path: Path) -> None:
    texts = ["a", "b", "hang", "c", "die", "d", "fail", "e"]
    counts, ids, rejects = run(tmp_path, texts, jobs=2, timeout=0.5, part_size=4)
    assert ids == ["d1", "d2", "d4", "d6", "d8"]
    reasons = {r["id"]: (r["error"], r["message"]) for r in rejects}
    assert reasons["d3"][0] == "timeout"
    assert "in.jsonl:3: given up after 0.5 seconds" in reasons["d3"][1]
    assert reasons["d5"][0] == "worker"
    assert "in.jsonl:5: the worker process died of it (exit code -9)" in reasons["d5"][1]
    assert reasons["d7"][0] == "filter"
    assert (counts.documents, counts.failed) == (5, 3)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to the limit")
def test_a_document_that_needs_too_much_memory_costs_only_itself(tmp_path: Path) -> None:
    texts = ["a", "eat", "b", "eat", "eat", "c"]
    counts, ids, rejects = run(tmp_path, texts, jobs=2, max_memory=300 << 20)
    assert ids == ["d1", "d3", "d6"]
    assert [(r["id"], r["error"]) for r in rejects] == [(f"d{n}", "memory") for n in (2, 4, 5)]
    assert (
        "in.jsonl:2: given up at more than 300 MB; allow more (--max-memory)"
        in rejects[0]["message"]
    )
    assert (counts.documents, counts.failed) == (3, 3)


def test_without_order_nobody_waits_for_a_slow_document(tmp_path: Path) -> None:
    texts = ["slow", *"bcdefgh"]
    _, ids, _ = run(tmp_path, texts, jobs=2, ordered=False)
    assert sorted(ids) == [f"d{n}" for n in range(1, 9)]
    _, ids, _ = run(tmp_path, texts, jobs=2)
    assert ids == [f"d{n}" for n in range(1, 9)]


def test_too_many_failures_end_the_run_and_it_can_go_on(tmp_path: Path) -> None:
    texts = ["a", "fail", "fail", "b", "c", "fail"]
    with pytest.raises(TooManyFailuresError, match="2 documents failed, more than the 1 allowed"):
        run(tmp_path, texts, part_size=1, max_failures=1)
    assert not (tmp_path / "out.jsonl").exists()
    with pytest.raises(RunError, match="an unfinished run of 3 parts is here; continue it with"):
        run(tmp_path, texts, part_size=1)
    counts, ids, rejects = run(tmp_path, texts, part_size=1, max_failures=3, resume=True)
    assert ids == ["d1", "d4", "d5"]
    assert [r["id"] for r in rejects] == ["d2", "d3", "d6"]
    assert (counts.documents, counts.failed) == (3, 3)
    assert not (tmp_path / "run").exists()


class StopError(Exception):
    pass


def stopping(after: int) -> Iterator[Raw]:
    for number, raw in enumerate(raws(list("abcdefghij"))):
        if number == after:
            raise StopError
        yield raw


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("after", range(10))
def test_stopped_anywhere_and_continued_it_is_the_same(
    tmp_path: Path, after: int, form: str
) -> None:
    job = Job(PipelineSpec.of(factory), form)
    whole = tmp_path / f"whole.{form}"
    sink = Collection(whole, tmp_path / "run", form)
    Run(stopping(99), job, sink, Journal(tmp_path / "run", "x"), part_size=3).execute()
    target = tmp_path / f"again.{form}"
    sink = Collection(target, tmp_path / "run", form)
    with pytest.raises(StopError):
        Run(stopping(after), job, sink, Journal(tmp_path / "run", "x"), part_size=3).execute()
    assert not target.exists()
    journal = Journal(tmp_path / "run", "x", resume=True)
    assert len(journal.parts) == max(0, after - 1) // 3
    Run(stopping(99), job, sink, journal, part_size=3).execute()
    assert target.read_bytes() == whole.read_bytes()


def test_a_part_that_is_not_in_the_journal_does_not_exist(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    journal = Journal(folder, "x")
    journal.open()
    for part in range(3):
        (folder / f"documents-{part:05}.jsonl").write_text("five\n")
        journal.enter(part, Counts(documents=1), {f"documents-{part:05}.jsonl": 5})
    journal.close()
    (folder / "documents-00001.jsonl").write_text("cut")  # what a failing disk may leave
    with (folder / "journal.jsonl").open("a") as file:
        file.write('{"part": 3, "files": {}, "cou')  # the kill came here
    journal = Journal(folder, "x", resume=True)
    assert sorted(journal.parts) == [0, 2]
    assert journal.counts().documents == 2
    journal.enter(1, Counts(documents=1), {})
    journal.close()
    journal = Journal(folder, "x", resume=True)
    assert sorted(journal.parts) == [0, 1, 2]
    journal.close()


def test_a_journal_is_for_one_run_and_one_process(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run", "x")
    journal.enter(0, Counts(), {})
    with pytest.raises(RunError, match="another process is at this run"):
        Journal(tmp_path / "run", "x", resume=True)
    journal.close()
    with pytest.raises(RunError, match="other input or other settings"):
        Journal(tmp_path / "run", "y", resume=True)


def test_a_journal_with_nothing_done_is_begun_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run", "x")
    journal.open()
    journal.close()
    journal = Journal(tmp_path / "run", "y")
    assert journal.parts == {}
    journal.close()


def test_a_full_disk_ends_the_run_and_what_is_done_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = list("abcdef")
    real = os.fsync
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 8:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="cannot write: No space left on device; choose another"):
        run(tmp_path, texts, part_size=1)
    assert not (tmp_path / "out.jsonl").exists()
    assert not list((tmp_path / "run").glob("*.half"))
    monkeypatch.undo()
    _, ids, _ = run(tmp_path, texts, part_size=1, resume=True)
    assert ids == ["d1", "d2", "d3", "d4", "d5", "d6"]


def test_workers_that_cannot_build_the_pipeline_say_so(tmp_path: Path) -> None:
    job = Job(PipelineSpec.of(broken))
    sink = Collection(tmp_path / "a.jsonl", tmp_path / "run", "jsonl")
    with pytest.raises(WorkerError, match="no such table"):
        Run(raws(["a"]), job, sink, Journal(tmp_path / "run", ""), jobs=2).execute()


def test_a_pipeline_with_own_functions_travels_as_a_factory() -> None:
    with pytest.raises(RecipeError, match="give an importable function"):
        PipelineSpec.of(factory())
    assert PipelineSpec.of(factory).build() is PipelineSpec.of(factory).build()


def test_a_batch_has_a_row_for_each_record() -> None:
    rows = clean_batch(
        [{"id": 1, "text": "a"}, {"id": 2}, {"id": 3, "text": "fail"}, {"id": 4, "text": "\udc80"}],
        factory,
    )
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["text"] for row in rows] == ["a", None, None, "\ufffd"]
    assert [bool(row["error"]) for row in rows] == [False, True, True, False]
    assert json.loads(rows[0]["metadata"]) == {}


def test_a_missing_extra_says_how_to_get_it() -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'unionclean\[nothing\]'"):
        require("no_such_package.part", "nothing")


class Terminal:
    def __init__(self, *, tty: bool) -> None:
        self.tty = tty
        self.text = ""

    def isatty(self) -> bool:
        return self.tty

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def test_progress_shows_on_a_terminal_only() -> None:
    for tty, quiet in ((True, False), (True, True), (False, False)):
        terminal = Terminal(tty=tty)
        progress = Progress(terminal, 1000, quiet=quiet, every=0)  # type: ignore[arg-type]
        progress.show(0, 0)
        progress.show(10, 500)
        progress.clear()
        assert ("50%" in terminal.text and "left" in terminal.text) == (tty and not quiet)
        assert bool(terminal.text) == (tty and not quiet)
