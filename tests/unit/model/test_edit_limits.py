"""Documents in which very much is changed: what is recorded together, and what is refused."""

from __future__ import annotations

import pytest

from unionclean import Document, edits
from unionclean.description import MOST_FLAGS, Flag
from unionclean.edits import Replacement, stretches
from unionclean.errors import EditLimitError
from unionclean.pipeline import lift

RULE = "layout.blank"


def blanks(text: str, rule: str = RULE) -> list[Replacement]:
    return [Replacement(at, at + 1, "", rule) for at, sign in enumerate(text) if sign == " "]


def applied(text: str, found: list[Replacement]) -> str:
    return Document.from_lines(text).apply({0: found}).text


def test_few_changes_are_recorded_one_by_one() -> None:
    text = "字 " * edits.FINE_AT_ONCE + "字"
    assert stretches(text, blanks(text)) == blanks(text)


def test_many_changes_are_recorded_by_stretches_and_do_the_same() -> None:
    text = "字 " * (edits.FINE_AT_ONCE + 1) + "字"
    found = stretches(text, blanks(text))
    assert len(found) < 50
    doc = Document.from_lines(text).apply({0: blanks(text)})
    assert doc.text == "字" * (edits.FINE_AT_ONCE + 2)
    assert doc.replay() == doc.text
    assert sum(end - start for start, end, _ in doc.account()) == len(text)
    assert doc.source_span(len(doc.text) - 1, len(doc.text)) == (len(text) - 1, len(text))


@pytest.mark.parametrize(
    "second",
    [
        Replacement(3, 4, "", "another.rule"),
        Replacement(3, 4, "", RULE, {"margin": 1}),
        Replacement(90, 91, "", RULE),
    ],
)
def test_only_what_belongs_together_is_recorded_together(second: Replacement) -> None:
    text = "字 字 " + "字" * 86 + " 字"
    first = Replacement(1, 2, "", RULE)
    assert stretches(text, [second, first], fine=0) == [first, second]


def test_what_changes_nothing_and_what_overlaps_is_left_to_the_block() -> None:
    text = "甲乙丙"
    same, one, two = (Replacement(0, 1, "甲", RULE), *(Replacement(0, n, "", RULE) for n in (2, 3)))
    assert stretches(text, [two, one, same], fine=0) == [one, two]


def test_beyond_a_number_of_edits_further_blocks_are_recorded_by_stretches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("unionclean.document.FINE_EDITS", 6)
    text = "\n".join(["甲 乙 丙 丁"] * 4)
    doc = Document.from_lines(text)
    doc = doc.apply((index, blanks(block.text)) for index, block in enumerate(doc.blocks))
    assert doc.text == "\n".join(["甲乙丙丁"] * 4)
    assert [len(block.edits) for block in doc.blocks] == [3, 3, 3, 1]
    assert doc.replay() == doc.text


def test_a_document_that_needs_too_many_edits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unionclean.document.FINE_EDITS", 2)
    monkeypatch.setattr("unionclean.document.MOST_EDITS", 5)
    monkeypatch.setattr("unionclean.edits.MOST_EDITS", 5)
    doc = Document.from_lines("a\n" * 6, name="b.txt")
    with pytest.raises(EditLimitError, match=r"b\.txt: more than 5 changes, .*; split it"):
        lift(str.upper)(doc)
    with pytest.raises(EditLimitError):
        stretches("a" * 20, (Replacement(n, n + 1, "b", str(n)) for n in range(20)), fine=0)


def test_flags_beyond_a_number_of_a_kind_are_told_in_a_warning() -> None:
    doc = Document.from_lines("字" * 6000)
    flags = [Flag("ocr", at, at + 1) for at in range(MOST_FLAGS + 3)]
    doc = doc.flag(*flags, Flag("typo", 0, 1))
    assert len(doc.flags) == MOST_FLAGS + 1
    assert doc.warnings == (
        "flags: more than 5,000 places of the kind ocr; the others are not told",
    )
    assert doc.flag(Flag("ocr", 5999, 6000)).warnings == doc.warnings
