"""Files, folders and names of every kind; a full disk, a reader or a user that goes away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from unionclean.cli import main

posix = pytest.mark.skipif(os.name == "nt", reason="names and devices are those of POSIX")
#: Bytes of the line that is too long; what a user may meet is 1 GB, and so is this by hand.
LONG_LINE = int(float(os.environ.get("UNIONCLEAN_LONG_LINE_BYTES", "2e8")))
PEAK = (
    "import sys; from unionclean.cli import main; code = main(sys.argv[1:]); "
    "status = open('/proc/self/status').read(); print(status.split('VmHWM:')[1].split()[0]); "
    "sys.exit(code)"
)


def run(*arguments: Any) -> int:
    return main([str(argument) for argument in arguments])


def command(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "unionclean", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


# --- input ---------------------------------------------------------------------------------------


@posix
def test_links(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    (raw / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    (raw / "a.txt").write_text("好", encoding="utf-8")
    (raw / "inner.txt").symlink_to(raw / "a.txt")
    (raw / "out.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "loop").symlink_to(raw)
    (raw / "sub" / "up").symlink_to(raw.parent)
    (raw / "self.txt").symlink_to(raw / "self.txt")
    (raw / "dangling.txt").symlink_to(raw / "nothing")
    os.mkfifo(raw / "pipe.txt")
    assert run("clean", raw, "-q", "-o", tmp_path / "cleaned") == 1
    assert names(tmp_path / "cleaned") == ["a.txt", "inner.txt"]
    assert "out.txt: a link that leads out of the folder; name the file itself" in (
        capsys.readouterr().err
    )
    assert run("clean", raw / "out.txt", "-q") == 0
    assert capsys.readouterr().out == "秘密\n"


@posix
def test_a_link_where_the_result_goes_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("發展", encoding="utf-8")
    (tmp_path / "precious").write_text("before", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").symlink_to(tmp_path / "precious")
    (tmp_path / "one.txt").symlink_to(tmp_path / "precious")
    (tmp_path / "all.jsonl").symlink_to(tmp_path / "precious")
    for target in ("out", "one.txt", "all.jsonl"):
        assert run("clean", tmp_path / "a.txt", "-q", "-o", tmp_path / target) == 0
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "before"
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "发展\n"
    assert (tmp_path / "one.txt").read_text(encoding="utf-8") == "发展\n"


@posix
@pytest.mark.parametrize(
    "name",
    [
        b"\xff\xfe\xb0\xa1.txt",  # no encoding at all
        "发展".encode("gbk") + b".txt",
        b"line\nbreak.txt",
        b"\x1b[31mred.txt",
        b"-o.txt",
        ("长" * 83 + ".txt").encode(),  # 253 bytes
        b"x" * 251 + b".txt",
        b" .txt",
        "\u202egnp.txt".encode(),
    ],
)
def test_names_of_files(tmp_path: Path, name: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (Path(os.fsdecode(os.fsencode(raw) + b"/" + name))).write_text("發展", encoding="utf-8")
    for form in ("txt", "json"):
        assert run("clean", raw, "-q", "-o", tmp_path / form, "--format", form) == 0
        [made] = (tmp_path / form).iterdir()
        assert "发展" in made.read_text(encoding="utf-8")
    assert run("clean", raw, "-q", "-o", tmp_path / "a.jsonl") == 0
    [line] = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == "发展"
    capsys.readouterr()
    assert run("report", raw, "-o", tmp_path / "report.html") == 0
    (tmp_path / "report.html").read_text(encoding="utf-8")
    assert run("stats", raw) == 0
    assert "\x1b[31m" not in "".join(capsys.readouterr())


@posix
def test_a_file_without_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("clean", "/dev/zero", "-q", "--max-size", "1") == 1
    assert "/dev/zero: 1,048,577 bytes are more than the 1,048,576 allowed" in (
        capsys.readouterr().err
    )
    assert run("explain", "/dev/zero", "--max-size", "1") == 1


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read as Linux has it")
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.warc", "stdin"])
def test_one_endless_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(LONG_LINE)  # sparse: it takes no room on the disk
    out = tmp_path / "out.jsonl"
    asked = "-" if name == "stdin" else path
    with path.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-c", PEAK, "clean", "-q", "-o", out, asked],
            stdin=file,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    assert done.returncode == 1
    assert "allowed" in done.stderr or name == "a.warc"
    assert "Traceback" not in done.stderr
    assert int(done.stdout) < 500 * 1024


# --- output --------------------------------------------------------------------------------------


def test_one_document_goes_into_the_file_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "<h1>標題</h1><p>城市的發展改變了人們的生活方式，也改變了鄉村的面貌。</p>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    for name in ("x.txt", "x.md", "x.json"):
        target = tmp_path / "new" / name
        assert run("clean", tmp_path / "a.html", "-q", "-o", target) == 0
        assert target.is_file()
        assert "发展" in target.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "new" / "x.json").read_text(encoding="utf-8"))["schema"]
    (tmp_path / "b.txt").write_text("好", encoding="utf-8")
    two = [tmp_path / "a.html", tmp_path / "b.txt"]
    assert run("clean", *two, "-q", "-o", tmp_path / "two.txt") == 1
    assert "two.txt: one file, and more than one document; give a folder" in (
        capsys.readouterr().err
    )
    assert not (tmp_path / "two.txt").exists()
    assert run("clean", tmp_path / "b.txt", "-q", "-o", tmp_path / "b.txt") == 1
    assert "would overwrite the raw document" in capsys.readouterr().err
    # A folder may be called anything, if it is there or the format is another.
    (tmp_path / "old.txt").mkdir()
    assert run("clean", *two, "-q", "-o", tmp_path / "old.txt") == 0
    assert names(tmp_path / "old.txt") == ["a.txt", "b.txt"]
    assert run("clean", *two, "-q", "-o", tmp_path / "v.md", "--format", "txt") == 0
    assert names(tmp_path / "v.md") == ["a.txt", "b.txt"]


@posix
@pytest.mark.parametrize("target", ["out", "one.txt", "all.jsonl", "all.parquet"])
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_ended_leaves_nothing_half_written(
    tmp_path: Path, target: str, ending: signal.Signals
) -> None:
    line = json.dumps({"text": "城市的發展改變了人們的生活方式。" * 50}) + "\n"
    (tmp_path / "in.jsonl").write_text(line * (1 if target == "one.txt" else 4000))
    process = command("clean", tmp_path / "in.jsonl", "-q", "-o", tmp_path / target)
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if any(path.name.startswith(".") or path.is_file() for path in tmp_path.glob("*[!l]/*")):
            break
        if any(path.name.endswith(".run") for path in tmp_path.iterdir()):
            break
    process.send_signal(ending)
    _, err = process.communicate()
    assert process.returncode in (0, 130, 128 + signal.SIGTERM, -ending)
    assert b"Traceback" not in err
    left = [path for path in tmp_path.rglob("*") if path.suffix in (".part", ".half")]
    assert left == []
    if process.returncode:
        assert not (tmp_path / target).is_file()


@posix
@pytest.mark.parametrize("asked", [("clean",), ("clean", "--format", "jsonl"), ("explain",)])
def test_a_reader_that_goes_away(tmp_path: Path, asked: tuple[str, ...]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("城市的發展改變了人們。\n" * 20_000, encoding="utf-8")
    with command(*asked, path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(5)
        process.stdout.close()
        err = process.stderr.read()
    assert b"Traceback" not in err
    assert b"Exception" not in err


@posix
@pytest.mark.parametrize("target", ["out", "one.txt", "report.html"])
def test_a_disk_that_is_full_leaves_no_trace(tmp_path: Path, target: str) -> None:
    import resource

    path = tmp_path / "a.txt"
    path.write_text("城市的發展改變了人們。\n" * 20_000, encoding="utf-8")
    asked = "report" if target == "report.html" else "clean"
    process = command(
        asked,
        path,
        "-o",
        tmp_path / target,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    _, err = process.communicate()
    assert process.returncode in (1, 2)
    assert b"cannot write: File too large" in err
    assert b"Traceback" not in err
    assert names(tmp_path) in (["a.txt"], ["a.txt", "out"])


# --- limits --------------------------------------------------------------------------------------


def test_limits_that_a_user_sets_and_sees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = (
        "<html><body>"
        + "<div>" * 30
        + "<p>城市的發展改變了人們的生活方式，也改變了鄉村的面貌。</p>"
    )
    (tmp_path / "deep.html").write_text(deep, encoding="utf-8")
    (tmp_path / "many.txt").write_text("好。\n" * 30, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    limits = ["--max-depth", "20", "--max-blocks", "20", "--max-memory", "400", "--timeout", "60"]
    assert run("clean", tmp_path, "-q", "-o", out, *limits) == 1
    [line] = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert line["warnings"] == ["deep-nesting: elements nested deeper than 20 were not told apart"]
    [reject] = map(json.loads, (tmp_path / "out.rejects.jsonl").read_text().splitlines())
    assert reject["message"].endswith(
        "many.txt: more than the 20 blocks allowed; split it, or allow more (max_blocks, "
        "--max-blocks) [input]"
    )
    capsys.readouterr()
    assert run("explain", tmp_path / "many.txt", "--max-blocks", "20") == 1
    assert "20 blocks allowed" in capsys.readouterr().err
    assert run("clean", tmp_path / "many.txt", "--max-blocks", "0") == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to the limit")
def test_a_page_that_needs_too_much_memory_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "large.html").write_text("<html><body>" + "<p>字" * 140_000, encoding="utf-8")
    (tmp_path / "small.txt").write_text("發展", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run("clean", tmp_path, "-q", "-o", out, "--max-memory", "250") == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    [reject] = map(json.loads, (tmp_path / "out.rejects.jsonl").read_text().splitlines())
    assert reject["error"] == "memory"
    assert "large.html: given up at more than 250 MB" in reject["message"]
