"""Markup that was left in the text, and texts about markup."""

import pytest

from unionclean.document import Document
from unionclean.filters.layout import layout

BODY = "会议强调，要抓好安全生产。"


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        ("<br />", "tag.stray"),
        ('<font color="red">', "tag.stray"),
        ("</P>", "tag.stray"),
        ("<o:p></o:p>", "tag.stray"),
        ("&nbsp;&nbsp;", "tag.reference"),
        ("&amp;nbsp;", "tag.reference"),
        ("&#8203;", "tag.reference"),
    ],
)
def test_markup_after_a_sentence_goes(extra: str, rule: str) -> None:
    doc = layout(Document.from_lines(BODY + extra))
    assert doc.text == BODY
    assert {edit.rule for edit in doc.edits} == {rule}
    assert doc.replay() == doc.text
    off = Document.from_lines(BODY + extra).with_(switched_off=frozenset({rule}))
    assert layout(off).text == BODY + extra


@pytest.mark.parametrize("line", ["<div>", "</div><br/>", '<a href="x.html"></a>', "&nbsp;"])
def test_lines_of_markup_go(line: str) -> None:
    doc = layout(Document.from_lines(f"{BODY}\n{line}\n{BODY}"))
    assert doc.text == f"{BODY}\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        "A&B 公司的利润率 <10%，x<y。",
        "《史记》&《汉书》",
        "若 a<b 且 b>c，则结论成立。",
        "AT&T; 是一家公司",
        "<某某工程>项目书",
        "List<String> 是泛型",
    ],
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    assert layout(Document.from_lines(text)).text == text


def test_references_become_characters() -> None:
    text = "&ldquo;两会&rdquo;代表&mdash;&mdash;张三&middot;李四说&#65306;好"
    assert layout(Document.from_lines(text)).text == "“两会”代表——张三·李四说：好"


def test_twice_escaped_reference() -> None:
    assert layout(Document.from_lines("甲&amp;nbsp;乙")).text == "甲乙"


def test_text_about_markup_is_not_touched() -> None:
    text = "在网页中，<br/> 表示换行，&lt; 表示小于号。"
    assert layout(Document.from_lines(text)).text == text


def test_tag_that_breaks_a_line_becomes_a_border() -> None:
    doc = layout(Document.from_lines("第一段。<br><br/>第二段，<b>很短</b>。</p><p>第三段。"))
    assert [block.text for block in doc.kept] == ["第一段。", "第二段，很短。", "第三段。"]
    assert doc.replay() == doc.text


@pytest.mark.parametrize("text", ["匹配 '<a>' 或 '<b>'", "把 <a> 换成 <b>", "按“<i>”键"])
def test_bare_tag_that_is_quoted_or_never_closed_stays(text: str) -> None:
    assert layout(Document.from_lines(text)).text == text
