"""Measures of a text and the thresholds over them."""

import pytest

from unionclean.document import Document
from unionclean.filters.quality import quality
from unionclean.quality import measures

PROSE = [
    "今年以来，我们召开了动员大会，统一了思想认识，明确了目标任务。",
    "会后各部门都行动起来，成效明显，群众普遍表示满意。",
    "下一步，要总结经验，查找不足，把好的做法坚持下去，推广开来。",
]


def reasons(lines: list[str], **options: float) -> tuple[str, ...]:
    doc = quality.with_options(**options)(Document.from_lines("\n".join(lines)))
    assert doc.text == "\n".join(lines)
    return doc.facts["set_aside"]  # type: ignore[no-any-return]


def test_shares_add_up() -> None:
    m = measures.measure(["甲乙 AB 12，。", "★é"])
    total = m.han_share + m.latin_share + m.digit_share + m.punctuation_share + m.symbol_share
    assert total == pytest.approx(1)
    assert m.han == 2
    assert m.symbol_share == pytest.approx(0.1)


def test_empty_text() -> None:
    assert measures.measure([]).han == 0
    assert measures.measure(["", " "]).han_share == 0


def test_prose_is_kept() -> None:
    assert reasons(PROSE) == ()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["今年以来，成绩显著。"], "quality.han"),
        ([*PROSE, "The quick brown fox jumps over the lazy dog." * 9], "quality.han-share"),
        ([line.replace("，", "").replace("。", "") for line in PROSE], "quality.punctuation-share"),
        ([*PROSE, "，。；：" * 30], "quality.punctuation-share"),
        ([*PROSE, "1234567890" * 8], "quality.digit-share"),
        ([*PROSE, "\ufffd★" * 12], "quality.symbol-share"),
        ([f"第{n}节" for n in "一二三四五六七八九十"] * 6, "quality.mean-line"),
        ([f"{n}. 某某县某某镇某某村" for n in range(12)], "quality.list-lines"),
        ([*PROSE, PROSE[0], PROSE[0]], "quality.repeated-lines"),
        (["，".join(PROSE) + "，" + "，".join(PROSE)], "quality.repeated-runs"),
    ],
)
def test_each_reason(lines: list[str], reason: str) -> None:
    assert reason in reasons(lines)


def test_threshold_can_be_moved_or_rule_switched_off() -> None:
    short = ["今年以来，成绩显著。"]
    assert reasons(short, min_han=0, min_mean_line=0) == ()
    doc = Document.from_lines(short[0]).with_(switched_off=frozenset({"quality.han"}))
    assert quality(doc).facts["set_aside"] == ()


def test_warning_is_given_once() -> None:
    doc = quality(quality(Document.from_lines("好。")))
    assert len(doc.warnings) == len(set(doc.warnings)) > 0


def test_figures_are_in_the_facts() -> None:
    facts = quality(Document.from_lines("\n".join(PROSE))).facts["quality"]
    assert facts["lines"] == 3
    assert facts["han"] == sum("\u4e00" <= c <= "\u9fff" for c in "".join(PROSE))


def test_repetition_is_the_same_however_many_runs_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "".join(PROSE) * 3 + "".join(chr(0x4E00 + n) for n in range(500))
    lines = [f"{text[n : n + 40]} \u3000" for n in range(0, len(text), 40)]
    few = measures.measure(lines)
    monkeypatch.setattr(measures, "_FEW_RUNS", 10)
    monkeypatch.setattr("unionclean.search.PIECE", 7)
    assert measures.measure(lines) == few
    assert 0 < few.repeated_runs < 1
