"""Lines cut at a width, in several widths and layouts."""

import re

import pytest

from unionclean.document import Document
from unionclean.filters.layout import layout
from unionclean.layout.spacing import is_prose
from unionclean.layout.wraps import column, width

PARAGRAPHS = [
    "春天来了，公园里的花都开了，桃花、杏花、梨花争着抢着往枝头上挤。孩子们脱下厚厚的棉衣，"
    "在草地上放风筝。老人们坐在长椅上晒太阳，说着过去的事情，谁也不觉得时间过得快。",
    "我常常想起小时候的春天。那时候家门口有一条小河，河边长满了柳树。我和伙伴们折下柳枝编成帽子"
    "戴在头上，从村东跑到村西，直到母亲喊我们回家吃饭，才恋恋不舍地散去。",
    "如今小河已经填平了，柳树也砍光了。可是每到春天，我还是会想起那些柳树，想起那些伙伴，想起母亲"
    "站在门口喊我的样子。她的声音又高又亮，隔着半个村子也听得见。",
]


def wrapped(columns: int, indent: str = "", joint: str = "\n") -> str:
    lines = []
    for paragraph in PARAGRAPHS:
        text = indent + paragraph
        lines.append("\n".join(text[i : i + columns] for i in range(0, len(text), columns)))
    return joint.join(lines)


@pytest.mark.parametrize("columns", [18, 20, 24, 30, 35])
def test_indented_paragraphs(columns: int) -> None:
    doc = layout(Document.from_lines(wrapped(columns, indent="　　")))
    assert [block.text for block in doc.kept] == PARAGRAPHS
    assert doc.replay() == doc.text
    assert {edit.rule for edit in doc.edits} == {"layout.wrap"}


@pytest.mark.parametrize("columns", [18, 20, 24, 30, 35])
def test_paragraphs_parted_by_empty_lines(columns: int) -> None:
    doc = layout(Document.from_lines(wrapped(columns, joint="\n\n")))
    assert [block.text for block in doc.kept] == PARAGRAPHS


def test_latin_words_keep_a_blank() -> None:
    text = (
        "本项目是一个文本清洗工具，支持命令行和编程接口两种方式，采用 open source 许可证发布。"
        "任何人都可以自由使用。安装之前请先确认 Python 的版本。如果遇到问题，请先阅读文档，"
        "再到论坛中提问，提问时附上完整的 error message 和操作系统的名称。维护者会尽快回复。"
        "欢迎参与翻译工作，也欢迎赞助。"
    )
    lines, line = [], ""
    for part in re.findall(r"[A-Za-z]+ ?|.", text):
        if width(line + part) > 52:
            lines.append(line.strip())
            line = ""
        line += part
    lines.append(line)
    assert any(line.endswith(("open", "error")) for line in lines)
    assert layout(Document.from_lines("\n".join(lines))).text == text


def test_numbered_lines_stay_apart() -> None:
    text = (
        wrapped(20)
        + "\n"
        + "\n".join(f"{n}. 第{n}项内容说明文字很长很长很长很长" for n in range(1, 4))
    )
    doc = layout(Document.from_lines(text))
    assert [block.text[:2] for block in doc.kept][-3:] == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    "lines",
    [
        ["这是一沟绝望的静静死水春风", "吹不起半点小小涟漪不如多扔", "些无用破铜烂铁爽性泼你的剩"]
        * 4,
        ["今天天气很好，我们去公园玩。", "小明在草地上放风筝，很高兴。"] * 6,
        ["产品名称规格型号单价数量合计金额备注", "螺丝刀十字六寸每把十二元共计三十把"] * 5,
        ["短行", "也是短行", "还是短行", "第四个短行"],
    ],
    ids=["verse", "sentences", "table", "short"],
)
def test_lines_that_were_meant_stay(lines: list[str]) -> None:
    assert column(lines) == 0
    assert layout(Document.from_lines("\n".join(lines))).text == "\n".join(lines)


def test_width_counts_columns() -> None:
    assert width("中文，abc") == 9


@pytest.mark.parametrize(
    "text", ["国务院办公厅", "会议通知", "关于加强管理", "在上级领导下我们完成了任务"]
)
def test_words_set_apart(text: str) -> None:
    assert is_prose(text)
    assert layout(Document.from_lines(" ".join(text))).text == text


@pytest.mark.parametrize(
    "text", ["梅兰竹菊", "红黄蓝绿", "赵钱孙李周吴郑王", "子丑寅卯", "春夏秋冬", "对错是否"]
)
def test_single_characters_that_stand_alone(text: str) -> None:
    assert not is_prose(text)
    spaced = " ".join(text)
    assert layout(Document.from_lines(spaced)).text == spaced
