"""``unionclean explain``, ``report``, ``stats`` and ``diff``, as people call them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from unionclean.cli import main
from unionclean.interchange import from_json, schema, to_json
from unionclean.writers import render

RECIPE = """version = 1
[[steps]]
filter = "script"
"""
TEXT = "發展中的城市正在改變人們的生活方式。\n\n我們應該從這裡開始，說清楚問題。\n"
PLAIN = "这一篇是简体，没有什么要改。\n"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "script.toml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(PLAIN, encoding="utf-8")
    return folder


@pytest.fixture
def cleaned(raw: Path, recipe: Path, tmp_path: Path) -> Path:
    from unionclean import recipe as recipes
    from unionclean.readers import read

    pipe = recipes.load(recipe)
    path = tmp_path / "cleaned.jsonl"
    docs = [pipe.run(read(file)) for file in sorted(raw.iterdir())]
    path.write_text("".join(to_json(doc) + "\n" for doc in docs), encoding="utf-8")
    return path


def index(path: Path) -> dict[str, Any]:
    html = path.read_text(encoding="utf-8")
    start = html.index('id="index">') + len('id="index">')
    loaded: dict[str, Any] = json.loads(html[start : html.index("</script>", start)])
    return loaded


# --- explain --------------------------------------------------------------------------------------


def test_explain_in_colour_with_context(
    raw: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ("explain", raw / "a.txt", "--recipe", recipe)
    assert run(*call, "--context", 2, "--colour", "always") == 0
    out = capsys.readouterr().out
    assert re.search("\033\\[31m發.*\033\\[0m→\033\\[32m发.*\033\\[0m", out)
    assert run(*call, "--context", 2, "--colour", "never") == 0
    plain = capsys.readouterr().out
    assert "\033" not in plain
    assert "1:1" in plain
    assert "script.t2s" in plain


def test_explain_one_rule_as_json(
    raw: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", raw / "a.txt", "--recipe", recipe, "--rule", "script", "--json") == 0
    events = json.loads(capsys.readouterr().out)
    assert {event["rule"].split(".")[0] for event in events} == {"script"}
    for event in events:
        assert TEXT[event["start"] : event["end"]] == event["before"]
        line = TEXT.split("\n")[event["line"] - 1]
        assert line[event["column"] - 1 :].startswith(event["before"])


def test_explain_an_unknown_rule_is_usage(
    raw: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", raw / "a.txt", "--recipe", recipe, "--rule", "script.t2") == 2
    assert "did you mean script.t2s" in capsys.readouterr().err


def test_explain_shows_control_characters_and_does_not_send_them(
    tmp_path: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "esc.txt").write_text("發\033[2J展\n", encoding="utf-8")
    assert run("explain", tmp_path / "esc.txt", "--recipe", recipe) == 0
    out = capsys.readouterr().out
    assert "\033" not in out


# --- report ---------------------------------------------------------------------------------------


def test_report_of_raw_documents(
    raw: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "r.html"
    assert run("report", raw, "-o", out, "--recipe", recipe, "--title", "我的语料") == 0
    found = index(out)
    assert [Path(row[0]).name for row in found["documents"]] == ["a.txt", "b.txt"]
    assert found["title"] == "我的语料"
    assert len(set(found["descriptions"]["script.t2s"])) == 2
    assert "2 documents" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["jsonl", "json", "folder", "parquet"])
def test_report_of_cleaned_documents(
    cleaned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    docs = [from_json(line) for line in cleaned.read_text(encoding="utf-8").splitlines()]
    path = tmp_path / f"again.{form}"
    if form == "parquet":
        pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
        from unionclean.rows import to_row

        parquet.write_table(pyarrow.Table.from_pylist([to_row(doc) for doc in docs]), path)
    elif form == "jsonl":
        path = cleaned
    elif form == "json":
        path.write_text(render(docs[0], "json"), encoding="utf-8")
        docs = docs[:1]
    else:
        (path / "deep").mkdir(parents=True)
        for k, doc in enumerate(docs):
            (path / "deep" / f"{k}.json").write_text(render(doc, "json"), encoding="utf-8")
        (path / "other.json").write_text('{"a": 1}', encoding="utf-8")
    # What was cleaned is not cleaned again, whatever the pipeline.
    assert run("report", path, "-o", tmp_path / "r.html", "--preset", "structure-only") == 0
    found = index(tmp_path / "r.html")
    assert [row[7] for row in found["documents"]] == [len(doc.edits) for doc in docs]


def test_report_goes_on_without_what_cannot_be_read(
    raw: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (raw / "c.txt").write_bytes(b"\0" * 4000)
    (tmp_path / "bad.json").write_text('{"schema": 99}', encoding="utf-8")
    out = tmp_path / "r.html"
    assert run("report", raw, tmp_path / "bad.json", "-o", out, "--recipe", recipe) == 1
    found = index(out)
    assert len(found["documents"]) == 2
    assert [Path(name).name for name, _ in found["failures"]] == ["c.txt", "bad.json"]
    err = capsys.readouterr().err
    assert "c.txt" in err
    assert "install a newer unionclean" in err
    assert "Traceback" not in err


def test_a_report_that_cannot_be_written_is_an_error(
    raw: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", raw, "-o", raw / "a.txt" / "r.html", "--recipe", recipe) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert (raw / "a.txt").read_text(encoding="utf-8") == TEXT


# --- stats ----------------------------------------------------------------------------------------


def test_stats_as_a_table_and_as_json(cleaned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("stats", cleaned, "--preset", "structure-only") == 0
    table = capsys.readouterr().out
    assert table.startswith("2 documents: ")
    assert "script.t2s" in table
    assert "traditional" in table
    assert run("stats", cleaned, "--preset", "structure-only", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["documents"] == 2
    assert data["characters_in"] == len(TEXT) + len(PLAIN)
    assert data["scripts"]["traditional"]["documents"] == 1


def test_stats_of_shards_add_up(
    cleaned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = ("stats", "--json", "--preset", "structure-only")
    assert run(*whole, cleaned) == 0
    wanted = json.loads(capsys.readouterr().out)
    parts = []
    for k, line in enumerate(cleaned.read_text(encoding="utf-8").splitlines()):
        shard = tmp_path / f"{k}.jsonl"
        shard.write_text(line + "\n", encoding="utf-8")
        assert run(*whole, shard) == 0
        parts.append(tmp_path / f"{k}.stats.json")
        parts[-1].write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(*whole, *parts) == 0
    assert json.loads(capsys.readouterr().out) == wanted


@pytest.mark.parametrize("form", ["jsonl", "json", "parquet"])
def test_what_clean_wrote_is_read_back(
    raw: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    out = tmp_path / ("out" if form == "json" else f"out.{form}")
    assert run("clean", raw, "-o", out, "--format", form, "--recipe", recipe, "-q") == 0
    call = ("--preset", "structure-only", "--json")
    assert run("stats", out, *call) == 0
    counted = json.loads(capsys.readouterr().out)
    assert run("stats", raw, "--recipe", recipe, "--json") == 0
    assert counted == json.loads(capsys.readouterr().out)
    assert run("diff", out, out, "--exit-code") == 0


def test_lines_of_clean_are_as_the_schema_says(raw: Path, recipe: Path, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    out = tmp_path / "out.jsonl"
    assert run("clean", raw, "-o", out, "--recipe", recipe, "-q") == 0
    for line in out.read_text(encoding="utf-8").splitlines():
        jsonschema.Draft202012Validator(schema()).validate(json.loads(line))


# --- diff -----------------------------------------------------------------------------------------


def test_diff_of_two_outputs(
    cleaned: Path, raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from unionclean import presets
    from unionclean.readers import read

    other = tmp_path / "other.jsonl"
    docs = [presets.structure_only().run(read(file)) for file in sorted(raw.iterdir())]
    other.write_text("".join(to_json(doc) + "\n" for doc in docs), encoding="utf-8")
    assert run("diff", cleaned, cleaned, "--exit-code") == 0
    assert "0 of 2 documents differ" in capsys.readouterr().out
    assert run("diff", cleaned, other) == 0
    out = capsys.readouterr().out
    assert str(raw / "a.txt") in out
    assert "only A  script.t2s" in out
    assert "-发展中的城市正在改变人们的生活方式。" in out
    assert "+發展中的城市正在改變人們的生活方式。" in out
    assert run("diff", cleaned, other, "--exit-code", "--summary") == 1
    assert capsys.readouterr().out.startswith(("1 of 2 documents differ", "2 of 2"))
    assert run("diff", cleaned, other, "--json", "--rule", "script") == 0
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert row["rules"]["script.t2s"] == len(row["only_a"])
    assert run("diff", cleaned, other, "--rule", "nav") == 0
    assert str(raw / "a.txt") not in capsys.readouterr().out


def test_diff_of_two_recipes(raw: Path, recipe: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", recipe, recipe, raw) == 0
    assert "0 of 2 documents differ" in capsys.readouterr().out
    assert run("diff", recipe, "structure-only", raw, "--all") == 0
    assert "only A  script.t2s" in capsys.readouterr().out


def test_diff_needs_what_it_can_compare(
    raw: Path, cleaned: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", cleaned, raw) == 2
    assert "a raw document" in capsys.readouterr().err
    assert run("diff", recipe, recipe, cleaned) == 1
    assert "cleaned already" in capsys.readouterr().err
    assert run("diff", recipe, "nothing", raw) == 2
