"""Whatever the text: the record replays, nothing is lost, a second pass changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean.document import Document
from unionclean.filter import Filter
from unionclean.filters.inline import inline
from unionclean.filters.layout import layout
from unionclean.filters.pii import pii
from unionclean.filters.quality import quality
from unionclean.filters.spam import spam

FILTERS = [layout, spam, inline, pii, quality]
PROSE = "我们要坚持统筹兼顾，把各项工作做细做实。大家回去以后要马上行动起来，务求实效！"

#: Pieces that the rules look for, and such as they must leave alone.
PIECES = st.sampled_from(
    [
        "今年以来，成绩显著。",
        "会议强调，要抓好安全生产",
        "工会工作总结",
        "一、加强学习",
        "（二）改进作风。",
        "1、",
        "2、各部门",
        "3.",
        "— 1 —",
        "第2页 共3页",
        " 4",
        " ",
        "　　",
        "\n",
        "\n\n",
        "中 国 人 民",
        "★★★",
        "◆",
        "W",
        "。",
        "，",
        "；",
        "“",
        "”",
        "（",
        "）",
        "<br/>",
        '<p class="x">',
        '<ruby id="26blz"></ruby>',
        "&nbsp;",
        "&ldquo;",
        "&amp;nbsp;",
        "主站蜘蛛池模板:",
        "久久精品国产",
        "无码一区二区三区",
        "丁香五月|",
        "澳门新葡京",
        "真人百家乐",
        "时时彩",
        "代开发票",
        "加微信abc12345",
        "更多精彩内容，请关注本站公众号！",
        "本文来源：某某日报",
        "转载请注明出处。",
        "（责任编辑：张三）",
        "一秒记住【某某阁】",
        "最新网址：www.example.com",
        "ｗｗｗ．ａｂｃ．ｃｏｍ",
        "具体资料请详见：",
        "编者按：",
        "13912345678",
        "QQ：123456",
        "京A12345",
        "11010519491231002X",
        "a@example.com",
        PROSE,
        PROSE * 4,
        PROSE[:30],
        PROSE[7:37],
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)
#: Slices that end with a sentence each time would be a list's items.
SIZES = st.integers(100, 400).filter(lambda size: size % len(PROSE))
BODIES = st.integers(3, 12).map(lambda n: PROSE * n)


@pytest.mark.parametrize("step", FILTERS, ids=lambda step: step.name)
@given(text=TEXTS)
@settings(max_examples=120, deadline=None)
def test_record_replays_and_second_pass_changes_nothing(step: Filter, text: str) -> None:
    doc = step(Document.from_lines(text))
    assert doc.replay() == doc.text
    covered = list(doc.account())
    assert sum(end - start for start, end, _ in covered) == len(text)
    assert all(text[i:j].isspace() for i, j, verdict in covered if verdict == "layout.blank")
    again = step(Document.from_lines(doc.text))
    assert again.text == doc.text


@given(text=TEXTS)
@settings(max_examples=120, deadline=None)
def test_rules_switched_off_change_nothing(text: str) -> None:
    off = frozenset(rule for step in FILTERS for rule in step.rules)
    doc = Document.from_lines(text).with_(switched_off=off)
    for step in (layout, spam, inline, pii):
        assert step(doc).text == doc.text


@given(body=BODIES, size=SIZES, mark=st.sampled_from("、.．"))
@settings(max_examples=60, deadline=None)
def test_slices_come_together_wherever_they_were_cut(body: str, size: int, mark: str) -> None:
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    cut = "\n".join(f"{n}{mark}{part}" for n, part in enumerate(parts, 1))
    doc = layout(Document.from_lines(cut))
    assert doc.text in (body, cut)
    if len(parts) > 3:
        assert doc.text == body


SENTENCES = [
    "春天来了，公园里的花都开了，桃花、杏花、梨花争着抢着往枝头上挤。",
    "孩子们脱下厚厚的棉衣，在草地上放风筝。",
    "老人们坐在长椅上晒太阳，说着过去的事情，谁也不觉得时间过得快。",
    "我常常想起小时候的春天。",
    "那时候家门口有一条小河，河边长满了柳树，我和伙伴们折下柳枝编成帽子戴在头上。",
    "她的声音又高又亮，隔着半个村子也听得见！",
]


@given(
    columns=st.integers(16, 40),
    paragraphs=st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=5, max_size=9).map("".join),
        min_size=4,
        max_size=8,
    ),
)
@settings(max_examples=60, deadline=None)
def test_indented_paragraphs_come_together_at_any_width(
    columns: int, paragraphs: list[str]
) -> None:
    lines = []
    for paragraph in paragraphs:
        text = "　　" + paragraph
        lines += [text[i : i + columns] for i in range(0, len(text), columns)]
    doc = layout(Document.from_lines("\n".join(lines)))
    assert [block.text for block in doc.kept] == paragraphs
