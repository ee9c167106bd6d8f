"""Articles on one line: where they are split, and what is left whole."""

from unionclean.document import Document
from unionclean.filters.inline import inline
from unionclean.filters.layout import layout
from unionclean.layout.breaks import borders

SENTENCES = "我们召开了动员大会，统一了思想认识。会后各部门都行动起来，成效明显。群众普遍表示满意。"


def test_article_on_one_line_is_split_at_its_blanks() -> None:
    parts = ["年度工作总结", "一、加强学习。", SENTENCES * 4, "二、改进作风。", SENTENCES * 4]
    parts += ["三、今后打算。", SENTENCES * 4, "特此报告。"]
    doc = layout(Document.from_lines(" ".join(parts)))
    assert [block.text for block in doc.kept] == parts
    assert doc.facts["line_breaks_lost"] is True
    assert doc.replay() == doc.text


def test_heading_without_full_stop_is_parted_from_its_text() -> None:
    text = f"一、加强学习 {SENTENCES} 二、改进作风 {SENTENCES}"
    assert [text[i : i + 4] for i in borders(text)] == ["我们召开", "二、改进", "我们召开"]


def test_one_long_paragraph_stays_whole() -> None:
    text = SENTENCES * 30
    doc = layout(Document.from_lines(text))
    assert doc.text == text
    assert doc.facts["line_breaks_lost"] is False


def test_blank_after_every_sentence_is_a_habit() -> None:
    text = SENTENCES.replace("。", "。 ").strip()
    text = " ".join([text] * 20)
    assert inline(layout(Document.from_lines(text))).text == text


def test_blanks_among_other_paragraphs_are_only_removed() -> None:
    text = "\n".join([SENTENCES * 9, SENTENCES * 16 + " " + SENTENCES * 3, SENTENCES * 9])
    doc = inline(layout(Document.from_lines(text)))
    assert doc.text == text.replace(" ", "")
    assert {edit.rule for edit in doc.edits} == {"layout.blank"}


def test_short_text_is_never_split() -> None:
    text = "一、学习。 二、作风。 三、打算。"
    assert len(layout(Document.from_lines(text)).kept) == 1


def test_rule_can_be_switched_off() -> None:
    parts = ["年度工作总结", "一、加强学习。", SENTENCES * 8, "二、改进作风。", SENTENCES * 8]
    doc = Document.from_lines(" ".join([*parts, "三、打算。", "特此报告。"]))
    off = doc.with_(switched_off=frozenset({"layout.lost-breaks", "layout.blank"}))
    assert layout(off).text == doc.text
