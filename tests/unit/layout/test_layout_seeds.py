"""The given documents: what the viewer and the converter did to them is undone exactly."""

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filters.inline import inline
from unionclean.filters.layout import layout
from unionclean.filters.spam import spam

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def clean(text: str) -> Document:
    return inline(spam(layout(Document.from_lines(text))))


def seed(number: str) -> str:
    return next(p for p in SEEDS if p.name.startswith(number)).read_text("utf-8")


def test_viewer_slices_become_paragraphs() -> None:
    doc = clean(seed("000"))
    assert [block.text[:9] for block in doc.kept] == [
        "2023年科学进展",
        "编者按:本文主要从",
        "科学成长不美观的第",
        "一、阐扬宣扬教育职",
        "企业工会组织是企业",
        "二、阐扬维护本能机",
        "维护职工正值权益是",
        "三、环绕中心、处事",
        "科学成长不美观的第",
        "四、以更始立异精神",
        "要坚持以科学成长不",
    ]
    assert "泛博职工群众的纽带" in doc.text
    assert "责任查核系统,切实" in doc.text
    assert doc.kept[1].text.endswith("群众组织等。")
    assert doc.kept[-1].text.endswith("树立新形象。")
    assert doc.facts["line_breaks_lost"] is True


def test_farm_head_and_tail_and_end_mark() -> None:
    doc = clean(seed("002"))
    assert [block.dropped for block in doc.dropped] == [
        "tag.stray",
        "tag.stray",
        "spam.porn",
        "spam.farm-tail",
    ]
    assert not any(block.text.endswith("W") for block in doc.kept)
    assert [e.before for e in doc.edits if e.rule == "inline.stray-character"] == ["W"]
    assert sum(edit.rule == "layout.blank" for edit in doc.edits) == 4


@pytest.mark.parametrize("number", ["001", "003", "004"])
def test_documents_without_such_damage_are_not_touched(number: str) -> None:
    doc = Document.from_lines(seed(number))
    assert clean(seed(number)).text == doc.text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_record_replays_and_second_pass_changes_nothing(path: Path) -> None:
    doc = clean(path.read_text("utf-8"))
    assert doc.replay() == doc.text
    assert clean(doc.text).text == doc.text
