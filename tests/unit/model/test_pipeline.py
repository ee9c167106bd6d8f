from __future__ import annotations

import pytest

from unionclean import presets, registry
from unionclean.document import Document
from unionclean.edits import Drop, Replacement
from unionclean.errors import (
    DuplicateStepError,
    FilterError,
    InputError,
    OverlapError,
    StepOrderError,
    UnknownFilterError,
    UnknownStepError,
)
from unionclean.filter import block_filter, document_filter
from unionclean.pipeline import Pipeline, lift


@block_filter("stars", rules={"stars.line": "drop lines of stars", "stars.inside": "cut stars"})
def stars(block, facts, mark="*"):
    """Remove stars."""
    if set(block.text) == {mark}:
        return Drop("stars.line")
    return [
        Replacement(i, i + 1, "", "stars.inside") for i, c in enumerate(block.text) if c == mark
    ]


@document_filter("count", provides=["lines"])
def count(doc):
    """Count lines."""
    return doc.with_fact(lines=len(doc.kept))


@document_filter("judge", needs=["lines"])
def judge(doc):
    """Say how many lines there are."""
    return doc.with_(warnings=(f"{doc.facts['lines']} lines",))


def shout(doc):
    return doc.apply({i: [Replacement(0, 0, "!", "shout.mark")] for i in range(len(doc.blocks))})


TEXT = "一*二\n***\n三"


def run(pipe: Pipeline, text: str = TEXT) -> Document:
    return pipe.run(Document.from_lines(text))


def test_steps_run_in_their_order() -> None:
    assert run(Pipeline([stars, shout])).text == "!一二\n!三"
    assert Pipeline([stars, shout]).names == ("stars", "shout")


def test_editing_by_name_leaves_the_old_pipeline_alone() -> None:
    pipe = Pipeline([stars, count])
    assert pipe.after("stars", shout).names == ("stars", "shout", "count")
    assert pipe.before("stars", shout, as_="loud").names == ("loud", "stars", "count")
    assert pipe.replace("stars", shout).names == ("stars", "count")
    assert pipe.replace("stars", shout)["stars"].function is shout
    assert pipe.only("count").names == ("count",)
    assert pipe.without("count").names == ("stars",)
    assert pipe.names == ("stars", "count")


def test_one_rule_can_be_switched_off() -> None:
    doc = run(Pipeline([stars]).without("stars.line"))
    assert doc.text == "一二\n***\n三"
    assert "stars.line" not in Pipeline([stars]).without("stars.line").rules


def test_a_family_of_rules_can_be_switched_off() -> None:
    @document_filter("two", rules={"nav.a": "a", "nav.b": "b", "other.c": "c"})
    def two(doc):
        return doc.drop({0: Drop("nav.a"), 1: Drop("other.c")})

    assert run(Pipeline([two]).without("nav")).text == "一*二\n三"


@pytest.mark.parametrize("method", ["before", "after", "replace"])
def test_an_unknown_step_is_named_with_the_known_ones(method: str) -> None:
    with pytest.raises(UnknownStepError, match=r"'star'.*did you mean 'stars'.*stars, count"):
        getattr(Pipeline([stars, count]), method)("star", shout)


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(UnknownStepError, match=r"nav\.nothing"):
        Pipeline([stars]).without("nav.nothing")
    with pytest.raises(UnknownStepError, match="nothing"):
        Pipeline([stars]).only("nothing")


def test_a_missing_fact_is_an_error_when_the_pipeline_is_built() -> None:
    assert run(Pipeline([count, judge])).warnings == ("3 lines",)
    with pytest.raises(StepOrderError, match="'judge' needs the fact 'lines'"):
        Pipeline([judge, count])
    with pytest.raises(StepOrderError):
        Pipeline([count, judge]).without("count")


def test_two_steps_of_one_name_are_an_error() -> None:
    with pytest.raises(DuplicateStepError, match="stars"):
        Pipeline([stars, stars])


def test_options_of_a_step() -> None:
    pipe = Pipeline([stars]).configure("stars", mark="三")
    assert run(pipe).text == "一*二\n***"
    with pytest.raises(FilterError, match=r"no option 'marks'.*mark"):
        Pipeline([stars]).configure("stars", marks="三")


def test_a_text_function_is_recorded_as_unattributed() -> None:
    doc = run(Pipeline([lift(lambda text: text.replace("二", "两个"), "numbers")]))
    assert doc.text == "一*两个\n***\n三"
    assert [(e.rule, e.before, e.after) for e in doc.edits] == [
        ("numbers.unattributed", "二", "两个")
    ]
    assert doc.replay() == doc.text


def test_a_text_function_as_one_edit() -> None:
    doc = run(Pipeline([lift(str.upper, whole=True)]), "abc")
    assert [(e.before, e.after) for e in doc.edits] == [("abc", "ABC")]


def test_a_failing_step_is_named() -> None:
    def broken(doc):
        return doc.nothing

    with pytest.raises(FilterError, match=r"step 'broken' failed on a document: AttributeError"):
        run(Pipeline([broken]))


def test_a_filter_must_return_a_document() -> None:
    with pytest.raises(FilterError, match="returned NoneType"):
        run(Pipeline([lambda doc: None]))


def test_what_is_not_callable_is_no_step() -> None:
    with pytest.raises(FilterError, match="callable"):
        Pipeline(["script"])


def test_overlapping_proposals_are_an_error() -> None:
    doc = Document.from_lines("一二三")
    with pytest.raises(OverlapError, match=r"a\.b"):
        doc.apply({0: [Replacement(0, 2, "x", "a.a"), Replacement(1, 3, "y", "a.b")]})
    with pytest.raises(OverlapError):
        doc.apply({0: [Replacement(2, 9, "x", "a.a")]})


def test_a_bad_record_does_not_stop_the_others(tmp_path) -> None:
    failed = []
    pipe = Pipeline([stars])
    records = ["一", tmp_path / "missing.txt", b"\xe4\xba\x8c"]
    docs = list(pipe.run_many(records, lambda record, error: failed.append((record, error))))
    assert [doc.text for doc in docs] == ["一", "二"]
    assert failed[0][0] == tmp_path / "missing.txt"
    assert "missing.txt" in str(failed[0][1])
    with pytest.raises(InputError):
        list(pipe.run_many(records))


def test_presets_are_made_of_installed_filters() -> None:
    for name in presets.PRESETS:
        assert presets.get(name).names == presets.PRESETS[name]
    with pytest.raises(UnknownFilterError, match=r"no preset 'defualt'.*default, gentle"):
        presets.get("defualt")


def test_every_installed_filter_describes_itself() -> None:
    for name in registry.names():
        found = registry.get(name)
        assert found.name == name
        assert found.summary.endswith("."), name
        assert found.rules, name
        for rule, text in found.rules.items():
            assert "." in rule, rule
            assert text, rule


def test_an_unknown_filter_is_named_with_the_installed_ones() -> None:
    with pytest.raises(UnknownFilterError, match=r"did you mean 'script'"):
        registry.get("scrip")


def test_a_kind_of_flag_can_be_switched_off() -> None:
    text = "认真学习党的XX大精神。\n做好各项工作。"
    pipe = presets.structure_only()
    assert [flag.kind for flag in run(pipe, text).flags] == ["placeholder"]
    assert run(pipe.without("flag.placeholder"), text).flags == ()
