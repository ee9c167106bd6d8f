"""Collections of documents through the command: shapes, processes, stops, and faults."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from unionclean.cli import main
from unionclean.interchange import from_record

TEXTS = (
    "首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。",
    "春天來了,花園裡的花都開了,孩子們在草地上奔跑。",
    "各單位要認真學習會議精神,\n結合實際抓好落實。\n\n一、提高認識\n二、加強領導",
)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def make(path: Path, count: int, *, bad: bool = False) -> list[str]:
    """A JSON Lines file; the identifiers in it."""
    rows = []
    for n in range(count):
        row = {
            "id": f"d{n}",
            "text": f"{TEXTS[n % 3]}第{n}篇。",
            "lang": "zh",
            "url": f"http://e.cn/{n}",
        }
        if bad and n % 10 == 3:
            row["text"] = None  # type: ignore[assignment]
        rows.append(json.dumps(row, ensure_ascii=False))
    data = ("\n".join(rows) + "\n").encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return [f"d{n}" for n in range(count)]


def records(path: Path) -> list[dict[str, object]]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """A pipeline that starts fast."""
    path = tmp_path / "script.toml"
    path.write_text('version = 1\n[[steps]]\nfilter = "script"\n', encoding="utf-8")
    return path


def test_every_identifier_comes_out_once(
    tmp_path: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = make(tmp_path / "in.jsonl.gz", 60, bad=True)
    with (tmp_path / "in.jsonl.gz").open("ab") as file:
        file.write(gzip.compress(b"not json\n"))
    out = tmp_path / "out.jsonl"
    assert run("clean", tmp_path / "in.jsonl.gz", "-o", out, "--recipe", recipe) == 1
    rejects = records(tmp_path / "out.rejects.jsonl")
    got = [record["id"] for record in records(out)]
    assert sorted(got + [r["id"] for r in rejects if r["id"]]) == sorted(ids)  # type: ignore[type-var]
    assert got == [i for i in ids if int(i[1:]) % 10 != 3]
    assert (rejects[-1]["id"], rejects[-1]["row"], rejects[-1]["error"]) == (None, 61, "input")
    err = capsys.readouterr().err
    assert "54 documents cleaned, 7 failed" in err
    assert f"{tmp_path / 'in.jsonl.gz'}:4: record without text" in err
    assert f"{tmp_path / 'in.jsonl.gz'}:61: not JSON" in err
    assert f"rejects: {tmp_path / 'out.rejects.jsonl'}" in err


def test_a_record_keeps_what_came_with_it_and_its_evidence(tmp_path: Path) -> None:
    make(tmp_path / "in.jsonl", 3)
    assert run("clean", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "-q") == 0
    first = records(tmp_path / "out.jsonl")[0]
    assert first["id"] == "d0"
    assert first["url"] == "http://e.cn/0"
    assert first["input"] == {
        "file": str(tmp_path / "in.jsonl"),
        "row": 1,
        "metadata": {"lang": "zh"},
    }
    doc = from_record(first)
    assert doc.text == first["text"]
    assert doc.source.text.startswith("首頁")
    assert (
        run("clean", tmp_path / "in.jsonl", "-o", tmp_path / "b.jsonl", "-q", "--no-evidence") == 0
    )
    brief = records(tmp_path / "b.jsonl")[0]
    assert brief["text"] == first["text"]
    assert not {"raw", "blocks", "edits", "removed"} & brief.keys()


def test_fields_by_option(tmp_path: Path, recipe: Path) -> None:
    rows = [
        {
            "key": 1,
            "body": "發展",
            "page": "<html><body><p>鄉村的發展</p></body></html>",
            "link": "u",
        },
        {"key": 2, "body": "花園"},
    ]
    (tmp_path / "in.ndjson").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    named = ("--text-field", "body", "--id-field", "key", "--url-field", "link")
    out = tmp_path / "out.jsonl"
    arguments = ("clean", tmp_path / "in.ndjson", "-o", out, "-q", "--recipe", recipe, *named)
    assert run(*arguments) == 0
    assert [(r["id"], r["text"], r["url"]) for r in records(out)] == [
        ("1", "发展", "u"),
        ("2", "花园", ""),
    ]
    assert run(*arguments, "--html-field", "page") == 0
    assert [r["text"] for r in records(out)] == ["乡村的发展", "花园"]


def test_csv_out_and_in(tmp_path: Path, recipe: Path) -> None:
    make(tmp_path / "in.jsonl", 12)
    out = tmp_path / "out.csv"
    arguments = ("--recipe", recipe, "-q", "--checkpoint", 5)
    assert run("clean", tmp_path / "in.jsonl", "-o", out, *arguments) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [f"d{n}" for n in range(12)]
    assert rows[0]["text"].startswith("首页 > 新闻\n")
    assert json.loads(rows[0]["metadata"]) == {"lang": "zh"}
    assert json.loads(rows[0]["sections"]) is not None
    assert run("clean", out, "-o", tmp_path / "again.jsonl", *arguments) == 0
    assert [r["text"] for r in records(tmp_path / "again.jsonl")] == [row["text"] for row in rows]


def test_shards_and_compression(tmp_path: Path, recipe: Path) -> None:
    ids = make(tmp_path / "in.jsonl", 25)
    out = tmp_path / "out"
    assert (
        run("clean", tmp_path / "in.jsonl", "-o", out, "--format", "jsonl", "--shard-size", 10,
            "--compress", "gz", "--recipe", recipe, "-q")
        == 0
    )  # fmt: skip
    names = [f"documents-0000{n}.jsonl.gz" for n in range(3)]
    assert sorted(p.name for p in out.iterdir()) == names
    assert [r["id"] for name in names for r in records(out / name)] == ids
    assert [len(records(out / name)) for name in names] == [10, 10, 5]


def test_archives_and_text_out(tmp_path: Path, recipe: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("a/b.txt", "發展")
        archive.writestr("c.txt", "花園")
    make(tmp_path / "in.jsonl", 2)
    out = tmp_path / "out"
    assert (
        run(
            "clean", tmp_path / "in.zip", tmp_path / "in.jsonl", "-o", out, "--recipe", recipe, "-q"
        )
        == 0
    )
    made = {
        str(p.relative_to(out)): p.read_text(encoding="utf-8")
        for p in out.rglob("*")
        if p.is_file()
    }
    assert made["a/b.txt"] == "发展\n"
    assert made["c.txt"] == "花园\n"
    assert made["in/2.txt"].startswith("春天来了")
    assert len(made) == 4


def test_two_processes_give_what_one_gives(tmp_path: Path, recipe: Path) -> None:
    make(tmp_path / "in.jsonl", 400, bad=True)
    outs = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.jsonl"
        assert (
            run("clean", tmp_path / "in.jsonl", "-o", out, "-q", "--jobs", jobs, "--recipe", recipe)
            == 1
        )
        outs.append((out.read_bytes(), (tmp_path / f"{jobs}.rejects.jsonl").read_bytes()))
    assert outs[0] == outs[1]
    out = tmp_path / "u.jsonl"
    assert (
        run(
            "clean",
            tmp_path / "in.jsonl",
            "-o",
            out,
            "-q",
            "--jobs",
            2,
            "--unordered",
            "--recipe",
            recipe,
        )
        == 1
    )
    assert sorted(out.read_bytes().splitlines()) == sorted(outs[0][0].splitlines())


def test_exact_duplicates_are_left_out_with_their_reason(tmp_path: Path, recipe: Path) -> None:
    rows = [{"id": n, "text": f"第{n % 4}篇。" + "。" * n} for n in range(10)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for extra in ((), ("--shard-size", 3)):
        out = tmp_path / f"out{len(extra)}"
        target = out if extra else out / "documents.jsonl"
        arguments = ("-o", target, "--format", "jsonl", "--checkpoint", 3, "--recipe", recipe, "-q")
        assert run("clean", tmp_path / "in.jsonl", "--dedup", "exact", *arguments, *extra) == 0
        shards = sorted(p for p in out.glob("documents*.jsonl") if "rejects" not in p.name)
        assert [r["id"] for shard in shards for r in records(shard)] == ["0", "1", "2", "3"]
        [rejects] = out.glob("*rejects.jsonl")
        left_out = records(rejects)
        assert [r["id"] for r in left_out] == ["4", "5", "6", "7", "8", "9"]
        assert left_out[0]["error"] == "dedup.exact"
        assert left_out[5]["message"] == "the same text as 1"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--format", "parquet"], "need a file to write to"),
        (["--resume"], "need a file to write to"),
        (["-o", "out", "--dedup", "exact"], "do not go with the format txt"),
        (["-o", "out", "--shard-size", "0"], "invalid"),
        (["--input-format", "docx"], "invalid choice"),
        (["--jobs", "-1"], "invalid"),
    ],
)
def test_wrong_calls(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "in.jsonl", 1)
    assert run("clean", "in.jsonl", *arguments) == 2
    assert says in capsys.readouterr().err


def command(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "unionclean", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "shape",
    [
        ("whole/out.jsonl", "--jobs", "2", "--checkpoint", "40"),
        ("shards", "--format", "jsonl", "--shard-size", "70", "--compress", "gz"),
        ("texts", "--checkpoint", "40", "--rejects", "texts/rejects.jsonl"),
    ],
    ids=lambda shape: shape[0].split("/")[0],
)
def test_killed_at_any_moment_and_continued_it_is_the_same(
    tmp_path: Path, recipe: Path, shape: tuple[str, ...]
) -> None:
    make(tmp_path / "in.jsonl", 900, bad=True)
    target, *options = shape
    moments = random.Random(7)
    arguments = ["clean", tmp_path / "in.jsonl", "-q", "--recipe", recipe, *options, "-o", target]
    (tmp_path / "a").mkdir()
    undisturbed = command(*arguments, cwd=tmp_path / "a")
    undisturbed.communicate()
    assert undisturbed.returncode == 1  # some records have no text
    kills = 0
    for attempt in range(7):
        folder = tmp_path / f"b{attempt}"
        folder.mkdir()
        done = False
        while not done:
            process = command(*arguments, "--resume", cwd=folder)
            try:
                # With the other shapes more than 20 kills.
                process.communicate(timeout=None if kills == 7 else moments.uniform(0.1, 0.9))
                done = True
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kills += 1
        assert process.returncode == 1
        assert digests(folder) == digests(tmp_path / "a")
        if kills == 7:
            break
    assert kills == 7


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are of POSIX")
def test_a_disk_that_is_full(tmp_path: Path, recipe: Path) -> None:
    import resource

    make(tmp_path / "in.jsonl", 2000)
    arguments = [
        "clean",
        tmp_path / "in.jsonl",
        "-q",
        "--recipe",
        recipe,
        "-o",
        tmp_path / "out.jsonl",
    ]
    arguments += ["--checkpoint", "500"]
    limit = 1_000_000  # no file may be larger: the parts fit, the whole does not
    full = command(
        *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    _, err = full.communicate()
    assert full.returncode == 1
    assert b"out.jsonl: cannot write: File too large; choose another output folder" in err
    assert b"stopped with 4 parts done; --resume continues" in err
    assert not (tmp_path / "out.jsonl").exists()
    assert run(*arguments, "--resume") == 0
    assert len(records(tmp_path / "out.jsonl")) == 2000
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl", "script.toml"]


def test_a_cut_off_input_costs_one_failure_and_the_rest_is_done(
    tmp_path: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "a.jsonl.gz", 500)
    data = (tmp_path / "a.jsonl.gz").read_bytes()
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    make(tmp_path / "b.jsonl", 10)
    out = tmp_path / "out.jsonl"
    assert (
        run("clean", tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl", "-o", out, "--recipe", recipe)
        == 1
    )
    got = records(out)
    [reject] = records(tmp_path / "out.rejects.jsonl")
    assert reject["row"] == len(got) - 10 + 1
    assert "ends in the middle of compressed data" in capsys.readouterr().err
    assert [r["id"] for r in got[-10:]] == [f"d{n}" for n in range(10)]
    assert [r["id"] for r in got[:-10]] == [f"d{n}" for n in range(len(got) - 10)]


def test_ctrl_c_leaves_a_run_that_goes_on(tmp_path: Path, recipe: Path) -> None:
    make(tmp_path / "in.jsonl", 3000)
    arguments = ["clean", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--recipe", recipe]
    arguments += ["--jobs", "2", "--checkpoint", "50", "-q"]
    # Tests that a shell runs in the background ignore Ctrl-C, and so would what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = command(*arguments)
    signal.signal(signal.SIGINT, before)
    journal = tmp_path / ".out.jsonl.run" / "journal.jsonl"
    while process.poll() is None and (not journal.exists() or journal.stat().st_size < 300):
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert run(*arguments) == 2
    assert run(*arguments, "--resume") == 0
    assert len(records(tmp_path / "out.jsonl")) == 3000


def test_lines_from_standard_input_to_standard_output(tmp_path: Path, recipe: Path) -> None:
    make(tmp_path / "in.jsonl", 5)
    ran = subprocess.run(
        [sys.executable, "-m", "unionclean", "clean", "-", "--input-format", "jsonl",
         "--format", "jsonl", "--recipe", str(recipe)],
        input=(tmp_path / "in.jsonl").read_bytes(), capture_output=True, check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == [
        f"d{n}" for n in range(5)
    ]
    assert b"5 documents cleaned" in ran.stderr
    assert b"\r" not in ran.stderr
