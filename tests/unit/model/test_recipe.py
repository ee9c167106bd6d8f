from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from unionclean import presets, recipe, registry
from unionclean.errors import (
    RecipeError,
    UnioncleanError,
    UnknownFilterError,
    UnknownStepError,
)


@pytest.mark.parametrize("name", sorted(presets.PRESETS))
def test_presets_survive_the_round_trip(name: str) -> None:
    pipe = presets.get(name)
    assert recipe.loads(recipe.dumps(pipe)) == pipe


@given(st.data())
def test_any_choice_of_steps_and_rules_survives_the_round_trip(data: st.DataObject) -> None:
    pipe = presets.default()
    for wanted in data.draw(st.lists(st.sampled_from([*pipe.names, *pipe.rules]), max_size=5)):
        try:
            pipe = pipe.without(wanted)
        except UnioncleanError:  # gone already, or needed by a later step
            continue
    assert recipe.loads(recipe.dumps(pipe)) == pipe


def test_options_and_names_survive_the_round_trip() -> None:
    pipe = presets.default().after(
        "script", registry.get("pii").with_options(mode="drop"), as_="private"
    )
    again = recipe.loads(recipe.dumps(pipe))
    assert again == pipe
    assert again["private"].options["mode"] == "drop"


def test_a_recipe_may_start_from_a_preset() -> None:
    pipe = recipe.loads('version = 1\npreset = "gentle"\nwithout = ["spam", "nav.breadcrumb"]')
    assert "spam" not in pipe.names
    assert pipe.switched_off == {"nav.breadcrumb"}
    assert recipe.loads("").names == presets.default().names


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("version = ", RecipeError, "not TOML"),
        ("version = 2", RecipeError, "version 2"),
        ('presets = "x"', RecipeError, "unknown key 'presets'"),
        ('preset = "nothing"', UnknownFilterError, "no preset"),
        ('without = ["nothing"]', UnknownStepError, "nothing"),
        ('without = "spun"', RecipeError, "must be a list"),
        ("steps = [1]", RecipeError, "every step is a table"),
        ('[[steps]]\nfilter = "os:system"', UnknownFilterError, "os:system"),
        ('[[steps]]\nfilter = "script"\ncode = "x"', RecipeError, "unknown key 'code'"),
        ('preset = "default"\nsteps = []', RecipeError, "both preset and steps"),
        ("options = 3", RecipeError, "must be a table"),
        ("options = { spun = 3 }", RecipeError, "options.spun must be a table"),
    ],
)
def test_a_bad_recipe_says_what_is_wrong(text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        recipe.loads(text, where="my.toml")


def test_messages_name_the_file(tmp_path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text("version =", encoding="utf-8")
    with pytest.raises(RecipeError, match=r"bad\.toml"):
        recipe.load(path)
    with pytest.raises(RecipeError, match=r"missing\.toml"):
        recipe.load(tmp_path / "missing.toml")


def test_a_plain_function_cannot_be_written_down() -> None:
    with pytest.raises(RecipeError, match="'<lambda>'"):
        recipe.dumps(presets.default().after("script", lambda doc: doc))
