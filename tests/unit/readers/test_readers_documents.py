from __future__ import annotations

import pytest

import unionclean
from unionclean import presets
from unionclean.errors import InputError


def test_half_of_a_surrogate_pair_costs_one_character() -> None:
    doc = unionclean.clean("春天\ud800來了,河邊的柳樹綠了。")
    assert doc.text == "春天\ufffd来了,河边的柳树绿了。"
    assert doc.source.undecodable == ((2, 3),)
    assert "could not be decoded" in doc.warnings[0]
    assert doc.replay() == doc.text


def test_lines_end_with_one_character_whatever_the_file_had() -> None:
    doc = unionclean.read("一行\r\n二行\r三行")
    assert doc.source.text == "一行\n二行\n三行"
    assert [block.text for block in doc.blocks] == ["一行", "二行", "三行"]


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(InputError, match=r"cannot read a int.*give bytes"):
        unionclean.read(3)


def test_blank_input_is_an_empty_document_with_a_warning() -> None:
    doc = unionclean.clean(" \n\t")
    assert doc.text == ""
    assert doc.warnings[0].startswith("empty-input")


def test_documents_and_pipelines_show_themselves_in_one_line() -> None:
    text = "首页 > 新闻 > 正文\n图书馆本月起延长开放时间。"
    doc = unionclean.clean(text, name="a.txt")
    assert repr(doc) == "<Document 'a.txt': 26 characters, 1 blocks kept, 1 dropped>"
    pipe = presets.get("structure_only").without("flag.typo")
    assert repr(pipe) == "<Pipeline sections → damage, without flag.typo>"


def test_a_notice_keeps_its_title_and_its_telephone() -> None:
    text = (
        "通知\n各位同学,明天下午三点在教学楼开班会,请准时参加。\n咨询电话:0571-88001234\n"
        "地址:文三路100号\n学生会"
    )
    doc = unionclean.clean(text)
    assert doc.text == text
    assert doc.metadata.title == "通知"


def test_code_that_prints_is_no_button() -> None:
    lines = [
        "读文件的方法",
        "下面介绍用Python读取文件的方法,分三步。",
        "print(line)",
        "以上代码逐行打印文件内容。",
    ]
    assert unionclean.clean("\n".join(lines)).text == "\n".join(lines)
