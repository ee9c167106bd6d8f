from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.sections import sections
from unionclean.sections.chunks import chunks
from unionclean.sections.sentences import sentences


@pytest.mark.parametrize(
    "marked",
    [
        "今天天气很好。|我们去公园吧！",
        "他问：“你去哪儿？”|没有人回答。",
        "“走吧！”他说。|大家都走了。",
        "“太好了！”她高兴地喊道。|说完就跑了。",
        "价格是3.5元。|涨了0.8%。",
        "请看《怎么办？》一书。|很好看。",
        "第一，抓学习；|第二，抓落实。",
        "他走了……|我没有去追。",
        "（见附件。）|下面说明理由。",
        "真的吗？！|不会吧。",
        "这是U.S.A.的产品。|质量好。",
        "Dr. Wang来了。|大家欢迎。",
        "1. 打开开关。|2. 检查电源。",
        "结束了.|下面继续。",
        "它有三种颜色（红、黄；蓝）可选。|都好看。",
        "第一段\n|第二段",
        "「行不行？」|「行。」",
        "Is it right?| Yes it is.",
    ],
)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    wanted = [part.strip() for part in marked.split("|")]
    assert [text[i:j] for i, j in sentences(text)] == wanted


def test_semicolons_are_an_option() -> None:
    assert len(sentences("抓学习；抓落实。", semicolons=False)) == 1
    assert len(sentences("抓学习；抓落实。")) == 2


TEXT = """工作要点
一、抓学习
（一）学文件
认真学习文件。做好笔记。
（二）学业务
钻研业务。
二、抓落实
逐项推进。"""


def test_chunks_keep_their_headings_and_offsets() -> None:
    doc = sections(Document.from_lines(TEXT))
    pieces = list(chunks(doc, 20))
    assert [piece.path for piece in pieces] == [
        ("工作要点",),
        ("工作要点", "一、抓学习"),
        ("工作要点", "一、抓学习", "（一）学文件"),
        ("工作要点", "一、抓学习", "（二）学业务"),
        ("工作要点", "二、抓落实"),
    ]
    for piece in pieces:
        assert doc.text[piece.start : piece.end] == piece.text
        assert doc.source.text[slice(*piece.source)] == piece.text


def test_small_sections_can_share_a_chunk() -> None:
    doc = sections(Document.from_lines(TEXT))
    merged = list(chunks(doc, 500, merge=True))
    assert [piece.text for piece in merged] == [doc.text]
    assert merged[0].path == ("工作要点",)


def test_heading_is_not_left_alone() -> None:
    doc = sections(Document.from_lines("一、抓学习\n认真学习文件。做好笔记。"))
    assert [piece.text for piece in chunks(doc, 14)] == ["一、抓学习\n认真学习文件。", "做好笔记。"]


def test_long_sentence_is_cut_at_a_clause() -> None:
    doc = sections(Document.from_lines("春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少"))
    assert [piece.text for piece in chunks(doc, 13)] == [
        "春眠不觉晓，处处闻啼鸟，",
        "夜来风雨声，花落知多少",
    ]


def test_size_must_be_positive() -> None:
    with pytest.raises(ValueError, match="0 characters"):
        list(chunks(Document.from_lines("甲"), 0))
