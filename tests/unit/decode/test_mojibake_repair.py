"""The record that mojibake repair leaves, and its limits."""

from __future__ import annotations

import pytest

from unionclean.decode.alternatives import Token
from unionclean.decode.restore import restore
from unionclean.decode.undo import undo
from unionclean.document import Document
from unionclean.filters.mojibake import RULES, mojibake

TEXT = "图书馆每天早上九点开门，读者可以凭证借书（每次不超过五本）。"


def read_as(codec: str, text: str = TEXT) -> Document:
    return Document.from_lines(text.encode().decode(codec, "replace"))


def test_evidence_has_both_readings_and_their_likelihood() -> None:
    doc = mojibake(read_as("gb18030"))
    assert doc.text == TEXT
    edit = doc.edits[0]
    assert edit.rule == "mojibake.utf8-as-gbk"
    assert edit.evidence is not None
    assert edit.evidence["log_probability_after"] > edit.evidence["log_probability_before"] + 50
    assert edit.evidence["filled"] >= 1


def test_rules_are_described() -> None:
    assert {edit.rule for edit in mojibake(read_as("latin-1")).edits} <= set(RULES)


def test_again_changes_nothing() -> None:
    once = mojibake(read_as("gb18030"))
    again = mojibake(Document.from_lines(once.text))
    assert again.text == once.text
    assert again.edits == ()


def test_rules_can_be_switched_off() -> None:
    doc = read_as("latin-1").with_(switched_off=frozenset({"mojibake.utf8-as-latin1"}))
    assert mojibake(doc).text == doc.text


def test_replay_gives_the_text() -> None:
    doc = mojibake(
        Document.from_lines("标题\n" + TEXT.encode().decode("latin-1") + "\n&ldquo;好&rdquo;")
    )
    assert doc.replay() == doc.text


def test_lost_characters_are_flagged() -> None:
    doc = mojibake(Document.from_lines("他住在锟斤拷锟斤拷路十八号，邻居们都认识他。"))
    assert [flag.kind for flag in doc.flags] == ["garbled"]
    assert doc.flags[0].start == 3


def test_lost_characters_can_be_kept() -> None:
    line = "他住在锟斤拷锟斤拷路十八号，邻居们都认识他。"
    doc = mojibake.with_options(lost="keep")(Document.from_lines(line + "\n锟斤拷锟斤拷"))
    assert doc.text == line + "\n锟斤拷锟斤拷"
    assert len(doc.flags) == 2


def test_a_private_name_is_no_mark_of_loss() -> None:
    doc = Document.from_lines("赵锟是我们班的班长。")
    assert mojibake(doc).edits == ()


@pytest.mark.parametrize("lost", [b"\x82", b"\x80\x82"])
def test_the_bytes_that_are_left_decide(lost: bytes) -> None:
    wrong = ("我们都很高兴。".encode().removesuffix(lost)).decode("latin-1") + "\ufffd" * len(lost)
    tokens = []
    for index, character in enumerate(wrong):
        values = bytes(range(0x80, 0xC0)) if character == "\ufffd" else character.encode("latin-1")
        tokens.append(Token(values, index, True))
    result = restore(wrong, tokens, "utf-8", traditional=False)
    assert result.text == "我们都很高兴。"
    assert result.filled == 1


def test_spans_of_repairs_fit_the_text() -> None:
    wrong = "编者按：" + "来信".encode().decode("latin-1") + "，收到了。"
    (repair,) = undo(wrong)
    assert wrong[: repair.start] + repair.text + wrong[repair.end :] == "编者按：来信，收到了。"


def test_a_very_long_line_comes_back() -> None:
    text = TEXT * 60
    assert mojibake(read_as("gb18030", text)).text.count("图书馆每天") >= 58
