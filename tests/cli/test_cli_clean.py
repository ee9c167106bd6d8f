"""The command as users call it, mostly in this process; a few cases in a process of their own."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from unionclean.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。\n"
CLEAN = "城市的发展改变了人们的生活方式,也改变了乡村。\n"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "deep" / "b.txt").write_text(TEXT, encoding="gb18030")
    (folder / "c.html").write_text(
        f"<html><body><p>{TEXT.split()[-1]}</p></body></html>", encoding="utf-8"
    )
    (folder / "notes.bin").write_bytes(b"\0\1")
    return folder


def test_a_file_goes_to_standard_output(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("clean", raw / "a.txt") == 0
    out, err = capsys.readouterr()
    assert out == CLEAN
    assert "1 documents cleaned" in err
    assert "nav.breadcrumb 1" in err


def test_several_texts_on_standard_output_are_named(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("clean", raw / "a.txt", raw / "deep" / "b.txt", "-q") == 0
    out, err = capsys.readouterr()
    assert out == f"==> a.txt <==\n{CLEAN}\n==> b.txt <==\n{CLEAN}"
    assert err == ""


def test_a_folder_keeps_its_layout(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("clean", raw, "-o", out) == 0
    made = {
        str(p.relative_to(out)): p.read_text(encoding="utf-8")
        for p in out.rglob("*")
        if p.is_file()
    }
    assert made == {"a.txt": CLEAN, "c.txt": CLEAN, "deep/b.txt": CLEAN}


def test_a_glob(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("clean", raw / "**" / "*.txt", "-o", out) == 0
    assert sorted(p.name for p in out.iterdir()) == ["a.txt", "b.txt"]


def test_names_that_would_collide_are_kept_apart(tmp_path: Path) -> None:
    for name in ("x.txt", "x.htm"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    assert (
        run("clean", tmp_path / "x.txt", tmp_path / "x.htm", tmp_path / "sub" / "x.txt", "-o", out)
        == 0
    )
    assert sorted(p.name for p in out.iterdir()) == ["x.htm.txt", "x.txt", "x.txt.txt"]


@pytest.mark.parametrize("form", ["md", "json", "jsonl"])
def test_formats(raw: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    assert run("clean", raw / "a.txt", raw / "deep" / "b.txt", "-o", out, "--format", form) == 0
    if form == "md":
        assert (out / "a.md").read_text(encoding="utf-8").endswith(CLEAN)
    else:
        if form == "json":
            rows = [json.loads((out / f"{n}.json").read_text(encoding="utf-8")) for n in "ab"]
        else:
            lines = (out / "documents.jsonl").read_text(encoding="utf-8").splitlines()
            rows = [json.loads(line) for line in lines]
        assert [row["text"] + "\n" for row in rows] == [CLEAN, CLEAN]
        assert rows[0]["removed"][0]["rule"] == "nav.breadcrumb"
        assert rows[0]["edits"][0]["rule"] == "script.t2s"
        assert rows[1]["encoding"] == "gb18030"


def test_a_jsonl_file_may_be_named(raw: Path, tmp_path: Path) -> None:
    assert run("clean", raw / "a.txt", "-o", tmp_path / "my.jsonl", "--format", "jsonl") == 0
    assert json.loads((tmp_path / "my.jsonl").read_text(encoding="utf-8"))["text"] + "\n" == CLEAN


@pytest.mark.parametrize("ids", [["script"], ["nav.breadcrumb", "script"], ["nav,script"]])
def test_without(raw: Path, capsys: pytest.CaptureFixture[str], ids: list[str]) -> None:
    assert run("clean", raw / "a.txt", "--without", *ids) == 0
    out = capsys.readouterr().out
    assert "發展" in out
    assert ("首頁" in out) == (ids != ["script"])


def test_a_recipe(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text('version = 1\n[[steps]]\nfilter = "script"\n', encoding="utf-8")
    assert run("clean", raw / "a.txt", "--recipe", recipe) == 0
    assert capsys.readouterr().out == "首页 > 新闻\n" + CLEAN


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--preset", "nothing"], "no preset 'nothing'; the presets are: default"),
        (["--without", "nothing"], "no step or rule 'nothing'"),
        (["--recipe", "missing.toml"], "missing.toml"),
        (["--format", "docx"], "invalid choice"),
        (["--preset", "default", "--recipe", "x"], "not allowed with"),
    ],
)
def test_a_wrong_call_is_usage(
    raw: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run("clean", raw / "a.txt", *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert "Traceback" not in err


def test_no_command_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "usage" in capsys.readouterr().err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert run("--version") == 0
    assert "unionclean 0" in capsys.readouterr().out


def test_bad_files_are_reported_and_the_others_cleaned(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (raw / "empty.txt").write_text("", encoding="utf-8")
    (raw / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (raw / "nul.txt").write_bytes(b"\0" * 4000)
    (raw / "large.txt").write_text("大" * 400_000, encoding="utf-8")
    (tmp_path / "hollow").mkdir()
    bad = [raw / "empty.txt", raw / "blank.txt", raw / "nul.txt", raw / "large.txt"]
    missing = [tmp_path / "missing.txt", tmp_path / "hollow", tmp_path / "no*match"]
    assert run("clean", *bad, raw / "a.txt", *missing, "-o", out, "--max-size", 1) == 1
    err = capsys.readouterr().err
    for path in [*bad, *missing]:
        assert str(path) in err
    assert "Traceback" not in err
    assert "1 documents cleaned, 7 failed" in err
    assert [p.name for p in out.iterdir()] == ["a.txt"]
    assert (out / "a.txt").read_text(encoding="utf-8") == CLEAN


def test_a_broken_encoding_costs_a_warning(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = (TEXT * 5).encode()
    (raw / "a.txt").write_bytes(data[:60] + b"\xff" + data[60:])
    assert run("clean", raw / "a.txt") == 0
    out, err = capsys.readouterr()
    assert "城市的发展改变了人们的生活方式" in out
    assert "could not be decoded" in err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write anything"
)
def test_files_without_the_right_to_read_or_write(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (raw / "a.txt").chmod(0)
    assert run("clean", raw / "a.txt", raw / "c.html") == 1
    assert "Permission denied" in capsys.readouterr().err
    sealed = tmp_path / "sealed"
    sealed.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    assert run("clean", raw / "c.html", "-o", sealed) == 2
    assert "cannot write" in capsys.readouterr().err


def test_an_output_folder_that_is_a_file(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("clean", raw / "a.txt", "-o", raw / "c.html") == 2
    assert "cannot write" in capsys.readouterr().err
    assert run("clean", raw / "a.txt", "-o", raw / "c.html" / "deeper") == 2


def test_an_unreadable_file_is_named(
    raw: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert run("clean", raw / "a.txt", raw / "deep" / "b.txt") == 1
    out, err = capsys.readouterr()
    assert out == CLEAN
    assert "a.txt: Permission denied; give yourself the right" in err


def test_the_raw_document_is_never_overwritten(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("clean", raw / "a.txt", "-o", raw) == 1
    assert "would overwrite the raw document" in capsys.readouterr().err
    assert (raw / "a.txt").read_text(encoding="utf-8") == TEXT


def test_output_is_whole_or_absent(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.txt").write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert run("clean", raw / "a.txt", "-o", out) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert {p.name: p.read_text(encoding="utf-8") for p in out.iterdir()} == {"a.txt": "before"}


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "unionclean", *arguments],
        capture_output=True,
        check=False,
        **options,
    )


def test_standard_input_to_standard_output() -> None:
    ran = command("clean", "-", input=TEXT.encode("big5", "replace"))
    assert ran.returncode == 0
    assert ran.stdout.decode() == CLEAN


def test_a_reader_that_goes_away_ends_quietly() -> None:
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m unionclean clean {SEEDS} --format json | head -c 10"],
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    assert len(ran.stdout) == 10


def test_filters_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    from unionclean import registry

    assert run("filters") == 0
    out = capsys.readouterr().out
    for name in registry.names():
        assert f"{name}" in out
        for rule in registry.get(name).rules:
            assert rule in out
    assert run("filters", "script") == 0
    assert "spun" not in capsys.readouterr().out.split("script.t2s")[0]


def test_explain_shows_place_and_rule(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", raw / "a.txt") == 0
    out = capsys.readouterr().out
    assert "1:1  nav.breadcrumb" in out
    assert "首頁 > 新聞" in out
    assert "script.t2s" in out
    assert run("explain", raw / "a.txt", "--rule", "nav", "--json") == 0
    events = json.loads(capsys.readouterr().out)
    assert [(e["rule"], e["line"], e["before"]) for e in events] == [
        ("nav.breadcrumb", 1, "首頁 > 新聞")
    ]
    assert run("explain", raw / "missing.txt") == 1


def test_a_collection_never_overwrites_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "raw.jsonl"
    line = json.dumps({"id": 1, "text": TEXT}, ensure_ascii=False) + "\n"
    raw.write_text(line, encoding="utf-8")
    assert run("clean", raw, "-o", raw) == 2
    assert "would overwrite the raw documents" in capsys.readouterr().err
    assert raw.read_text(encoding="utf-8") == line
    assert [p.name for p in tmp_path.iterdir()] == ["raw.jsonl"]


@pytest.mark.parametrize("name", ["nonesuch", "rot13", "hex", "utf\0008"])
def test_an_encoding_that_does_not_exist_is_usage(
    raw: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run("clean", raw / "a.txt", "--charset", name) == 2
    assert "no such encoding" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["inf", "nan", "-1", "1e400"])
def test_a_size_that_is_none_is_usage(
    raw: Path, capsys: pytest.CaptureFixture[str], size: str
) -> None:
    assert run("clean", raw / "a.txt", f"--max-size={size}") == 2
    assert "--max-size" in capsys.readouterr().err


def test_noise_is_not_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import random

    noise = tmp_path / "noise.bin"
    noise.write_bytes(random.Random(7).randbytes(3000))
    assert run("clean", noise) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "not text" in err
