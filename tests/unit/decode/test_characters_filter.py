"""Offsets and records of the character filter."""

from __future__ import annotations

from unionclean.document import Document
from unionclean.filters.characters import RULES, characters
from unionclean.filters.punctuation import punctuation


def test_kept_characters_map_to_themselves() -> None:
    doc = characters(Document.from_lines("上\u200b下２０左\ufeff右"))
    assert doc.text == "上下20左右"
    for offset, character in enumerate(doc.text):
        if character in "上下左右":
            start, end = doc.source_span(offset, offset + 1)
            assert doc.source.text[start:end] == character


def test_one_edit_a_run() -> None:
    (edit,) = characters(Document.from_lines("第１２３４章")).edits
    assert (edit.rule, edit.before, edit.after) == ("characters.full-width", "１２３４", "1234")


def test_never_nfkc() -> None:
    text = "，。；：？！（）“”…—～％＂＃＄＆＇＊＋－．／＜＝＞＠［＼］＾＿｀｛｜｝①⑴⒈㈠㊀㎏㏎℃²½ﬁ"
    assert characters(Document.from_lines(text)).text == text


def test_rules_can_be_switched_off() -> None:
    doc = Document.from_lines("２０\u200b年").with_(
        switched_off=frozenset({"characters.full-width"})
    )
    assert characters(doc).text == "２０年"


def test_unknown_private_characters_are_flagged() -> None:
    doc = characters(Document.from_lines("罕见的\ue123字"))
    assert doc.text == "罕见的\ue123字"
    assert [(flag.kind, flag.start) for flag in doc.flags] == [("private-use", 3)]


def test_rules_are_described() -> None:
    doc = characters(Document.from_lines("\u200bＡ\ue000 ⼯\uf9dd\u00a0\u202ae\u0301\x01"))
    assert {edit.rule for edit in doc.edits} == set(RULES)


def test_punctuation_twice_is_punctuation_once() -> None:
    once = punctuation(Document.from_lines("时间:八点,地点:(二楼)会议室?"))
    again = punctuation(Document.from_lines(once.text))
    assert again.text == once.text == "时间：八点，地点：（二楼）会议室？"
