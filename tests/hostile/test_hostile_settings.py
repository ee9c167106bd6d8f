"""Recipes, lexicons and records that a stranger wrote: data, whatever is in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unionclean import Document, presets, recipe
from unionclean.cli import main
from unionclean.errors import InputError, RecipeError, UnioncleanError
from unionclean.repair.lexicon import read_pairs

SPUN = "组织泛博职工进修科学成长不美观，环绕中心、处事年夜局"


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 10_000,
        "version = " + "1" * 10_000,
        "version = nan",
        "version = [1]",
        "\0",
        "steps = [{filter = 'os:system'}]",
        "steps = [{filter = 'unionclean.filters.script:script'}]",
        "steps = [{filter = '__import__'}]",
        "steps = [{filter = 'script', function = 'os.system'}]",
        "preset = '__class__'",
        "preset = 1979-05-27",
        "without = [[]]",
        "[options.spun]\nthreshold = 'x'",
        "[options.spun]\nlexicon = ['/etc/passwd']",
        "[options.spun]\nflag_undecided = 1",
        "[options.spun]\n__class__ = 1",
        "[options.mojibake]\nlost = true",
        "[[steps]]\nfilter = 'script'\noptions = 3",
    ],
)
def test_a_recipe_is_a_pipeline_or_an_error_that_says_why(text: str) -> None:
    with pytest.raises(UnioncleanError):
        recipe.loads(text)


def test_a_value_of_the_wrong_kind_is_named() -> None:
    with pytest.raises(RecipeError, match=r"options.spun: threshold is a str; give a float, as"):
        recipe.loads("[options.spun]\nthreshold = '1'")
    assert recipe.loads("[options.spun]\nthreshold = 1")["spun"].options["threshold"] == 1


def test_a_recipe_without_end(capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    assert main(["clean", __file__, "--recipe", "/dev/zero"]) == 2
    assert "/dev/zero: more than 1,048,576 bytes" in capsys.readouterr().err
    pipe = recipe.loads("[options.spun]\nlexicon = '/dev/zero'")
    with pytest.raises(InputError, match="cannot be read: more than"):
        pipe.clean(SPUN)


def test_a_path_in_a_recipe_brings_nothing_of_the_file_into_messages(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("root:x:0:0:hunter2\n", encoding="utf-8")
    pipe = recipe.loads(f"[options.spun]\nlexicon = {json.dumps(str(secret))}")
    with pytest.raises(InputError, match="line 1 is not an entry") as caught:
        pipe.clean(SPUN)
    assert "hunter2" not in str(caught.value)
    secret = tmp_path / "binary"
    secret.write_bytes(b"hunter2\xff\xfe")
    pipe = recipe.loads(f"[options.spun]\nlexicon = {json.dumps(str(secret))}")
    with pytest.raises(InputError, match="is not UTF-8") as caught:
        pipe.clean(SPUN)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "line",
    ["a", "a\ta", "a\tb\tx", "a\tb\tnan", "a\tb\t1\tHARD", "a\tb\tinf", "a\tb\t1e999"],
)
def test_a_lexicon_with_a_bad_line_names_it(line: str) -> None:
    with pytest.raises(InputError, match="line 2 is not an entry"):
        list(read_pairs(["# mine", line]))


@pytest.mark.parametrize(
    "change",
    [
        {"raw": {"text": "x" * 10, "kind": "text"}},
        {"blocks": [{"start": 5, "end": 10**12}]},
        {"blocks": [{"start": -5, "end": 3}]},
        {"blocks": {"a": 1}},
        {"edits": [{"block": 10**9, "rule": "r", "start": 0, "end": 1, "at": 0}]},
        {"removed": [{"block": -1, "rule": "r"}]},
        {"schema": 10**30},
        {"facts": None},
        {"flags": [{}]},
        {"warnings": 3},
    ],
)
def test_a_record_that_was_tampered_with_is_refused_or_harmless(change: dict[str, object]) -> None:
    good = json.loads(presets.get("default").clean("首頁 > 新聞\n\n發展中的城市。").to_json())
    line = json.dumps({**good, **change})
    try:
        doc = Document.from_json(line)
    except InputError:
        return
    assert Document.from_json(doc.to_json()) == doc
