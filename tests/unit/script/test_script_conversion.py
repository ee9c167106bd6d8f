"""Conversion of traditional text, and what its edits say."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filters.script import script
from unionclean.script.convert import convert
from unionclean.script.detect import detect
from unionclean.script.lexicon import rows
from unionclean.script.tables import tables

HERE = Path(__file__).parent
SEED = Path(__file__).parents[3] / "seeds" / "002_02036a5c4f241b8d.txt"


def pairs(name: str) -> list[tuple[str, str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    found = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(a, b) for a, b in found]


@pytest.mark.parametrize(("traditional", "simplified"), pairs("ambiguous_words.tsv"))
def test_words_with_an_ambiguous_character(traditional: str, simplified: str) -> None:
    assert convert(traditional) == simplified


@pytest.mark.parametrize(("traditional", "simplified"), pairs("ambiguous_sentences.tsv"))
def test_sentences_with_ambiguous_characters(traditional: str, simplified: str) -> None:
    assert convert(traditional) == simplified


@pytest.mark.parametrize(("traditional", "simplified"), pairs("traditional_sentences.tsv"))
def test_sentences_of_all_kinds(traditional: str, simplified: str) -> None:
    assert convert(traditional) == simplified


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("法官詢問了榮乾先生", "法官询问了荣乾先生"),
        ("餅乾先生的肉乾小姐", "饼干先生的肉干小姐"),
        ("李乾涉案，王乾杯子", "李干涉案，王干杯子"),
        ("此書由魯迅著。", "此书由鲁迅著。"),
        ("由專人看守著。由媽媽牽著，", "由专人看守着。由妈妈牵着，"),
        ("《圍城》，錢鍾書著，人民文學出版社", "《围城》，钱锺书著，人民文学出版社"),
        ("亞當·斯密著，郭大力譯", "亚当·斯密著，郭大力译"),
        ("他笑著，編了一個故事", "他笑着，编了一个故事"),
        ("其風裁甚著，後世稱之", "其风裁甚著，后世称之"),
        ("最著急的是最著名的王著", "最着急的是最著名的王著"),
        ("知識份子、身份子女、股份子公司", "知识分子、身份子女、股份子公司"),
    ],
)
def test_frames(traditional: str, simplified: str) -> None:
    assert convert(traditional) == simplified


def test_frames_hold_a_character_that_needs_context() -> None:
    known = tables().otherwise
    for openings, string, becomes, *rest in rows("frames"):
        assert known.keys() & set(string) or string.endswith("没有")
        assert len(becomes) == len(string)
        assert len(openings.split()) == len(set(openings.split()))
        exceptions = rest[0].split() if rest else []
        assert len(exceptions) == len(set(exceptions))


def test_no_wrong_zhe_is_left_in_a_real_page() -> None:
    doc = script(Document.from_lines(SEED.read_text(encoding="utf-8")))
    text = doc.text
    left = {text[i - 1 : i + 1] for i, character in enumerate(text) if character == "著"}
    assert left == {"显著", "编著"}
    for words in ("随着改革的不断深化", "面临着创新发展", "肩负着", "起着", "着眼", "着手", "着想"):
        assert words in text


def test_simplified_lines_of_a_traditional_page_are_left_alone() -> None:
    doc = script(Document.from_lines("久久夜色国产网站,视频在线观看\n工會工作總結\n首頁>文章中心"))
    assert [bool(block.edits) for block in doc.blocks] == [False, True, True]
    assert doc.facts["script"]["blocks"] == {"simplified": 1, "traditional": 2}


def test_what_context_decided_is_told_apart_from_what_a_table_decided() -> None:
    doc = script(Document.from_lines("隨著瞭解，乾隆與餅乾，姪子"))
    assert doc.text == "随着了解，乾隆与饼干，侄子"
    assert {edit.rule for edit in doc.edits} == {
        "script.t2s",
        "script.zhe",
        "script.liao",
        "script.overlay",
        "script.variant",
    }
    words = {edit.before: edit.evidence for edit in doc.edits if edit.rule != "script.t2s"}
    assert words["著"] == {"word": "随着"}
    assert words["姪"] is None
    for edit in doc.edits:
        assert doc.source.text[edit.start : edit.end] == edit.before
        assert len(edit.before) == len(edit.after)


def test_a_rule_can_be_switched_off() -> None:
    doc = Document.from_lines("面臨著挑戰").with_(switched_off=frozenset({"script.zhe"}))
    assert script(doc).text == "面临著挑战"


def test_japanese_and_korean_blocks_stay() -> None:
    text = "図書館へ行きました。東京の學校です。\n大韓民國 헌법 제1조"
    assert script(Document.from_lines(text)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "東京大学経済学部",
        "関西国際空港",
        "図書館へ行きました。\n東京都千代田区\n会員登録\n営業時間：午前九時\nこちらへどうぞ",
        "大韓民國憲法\n헌법 제1조\n대한민국은 민주공화국이다",
    ],
)
def test_kanji_and_hanja_without_kana_or_hangul_stay(text: str) -> None:
    assert script(Document.from_lines(text)).text == text


def test_a_traditional_text_with_one_kana_is_chinese() -> None:
    assert script(Document.from_lines("這間「鮮の味」餐廳很受歡迎，價錢也不貴")).text == (
        "这间「鲜の味」餐厅很受欢迎，价钱也不贵"
    )


def test_dropped_blocks_are_not_converted() -> None:
    doc = Document.from_lines("標題")
    dropped = doc.with_(blocks=(doc.blocks[0].with_(dropped="spam.seo"),))
    assert script(dropped).blocks[0].text == "標題"


def test_neutral_lines_follow_the_document() -> None:
    text = "隨著時代的發展\n大砲\n這個問題"
    assert script(Document.from_lines(text)).text == "随着时代的发展\n大炮\n这个问题"
    assert script(Document.from_lines("随着时代\n大砲\n这个问题")).text.splitlines()[1] == "大砲"


@pytest.mark.parametrize("name", ["contexts", "misread"])
def test_contexts_keep_the_length(name: str) -> None:
    assert [row for row in rows(name) if len(row[0]) != len(row[1])] == []


def test_contexts_change_only_characters_that_need_one() -> None:
    known = tables().otherwise
    odd = [
        row
        for row in rows("contexts")
        if any(a != b and a not in known for a, b in zip(*row, strict=True))
        or known.keys().isdisjoint(row[0])
    ]
    assert odd == []


def test_contexts_are_written_as_they_are_met() -> None:
    simple = tables().simple
    assert [row[0] for row in rows("contexts") if row[0].translate(simple) != row[0]] == []


def test_no_table_is_given_twice() -> None:
    for name in ("contexts", "variants", "ambiguous", "misread", "regional", "readings"):
        keys = [row[0] if name != "regional" else (row[0], row[2]) for row in rows(name)]
        if name == "readings":
            keys = [row[1] for row in rows(name)]
        assert len(keys) == len(set(keys)), name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "none"),
        ("123 abc", "none"),
        ("人口手", "none"),
        ("这是简体", "simplified"),
        ("這是繁體", "traditional"),
        ("这是什麼", "mixed"),
        ("ひらがな", "other"),
        ("図書館へ行きました", "other"),
    ],
)
def test_detection(text: str, expected: str) -> None:
    assert detect(text).script == expected
