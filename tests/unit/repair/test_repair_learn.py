"""Learning pairs from texts in both forms."""

from __future__ import annotations

from pathlib import Path

from unionclean.repair.learn import find_pairs, learn, substitutions, write_pairs
from unionclean.repair.lexicon import read_pairs

ORIGINAL = "组织广大职工学习新的技术标准，发挥工会的作用，不能放松管理，提高服务的质量。"
SPUN = "组织泛博职工进修新的技术标准，阐扬工会的作用，不克不及放松打点，提高处事的质量。"


def test_words_not_characters() -> None:
    assert set(substitutions(SPUN, ORIGINAL)) == {
        ("广大", "泛博"),
        ("学习", "进修"),
        ("发挥", "阐扬"),
        ("不能", "不克不及"),
        ("管理", "打点"),
        ("服务", "处事"),
    }


def test_same_text_teaches_nothing() -> None:
    assert list(substitutions(ORIGINAL, ORIGINAL)) == []


def test_rare_pairs_are_left_out() -> None:
    assert learn([(SPUN, ORIGINAL)]) == []
    assert len(learn([(SPUN, ORIGINAL)] * 2)) == 6


def test_a_word_that_authors_use_weighs_less() -> None:
    rare, common = learn(
        [("泛博人民在成长", "广大人民在发展"), ("泛博人民在成长", "广大人民在发展")]
        + [("儿童健康成长", "儿童健康成长")] * 9
    )
    weights = {rare.spun: rare.weight, common.spun: common.weight}
    assert weights["泛博"] > weights["成长"]


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "a.spun.txt").write_text(SPUN, encoding="utf-8")
    (tmp_path / "a.original.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SPUN.replace("技术", "工艺"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(ORIGINAL.replace("技术", "工艺"), encoding="utf-8")
    (tmp_path / "d.txt").write_text("今天天气很好，我们去公园散步。", encoding="utf-8")
    pairs = find_pairs(tmp_path)
    assert [("泛博" in spun, "广大" in original) for spun, original in pairs] == [(True, True)] * 2


def test_what_is_written_can_be_read() -> None:
    pairs = learn([(SPUN, ORIGINAL)] * 2)
    assert list(read_pairs(write_pairs(pairs))) == pairs
