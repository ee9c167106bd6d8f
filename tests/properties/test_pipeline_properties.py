"""The invariants of the whole default pipeline, on documents put together at random."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

import unionclean
from unionclean import Document, presets
from unionclean.errors import BinaryInputError

PROSE = [
    "城市的发展改变了人们的生活方式,也改变了乡村的面貌。年轻人离开土地,老人守着院子。",
    "春天来了,河边的柳树抽出新芽。孩子们脱下棉衣,在堤岸上追逐风筝,笑声传得很远。",
    "研究人员对三百名志愿者进行了为期两年的跟踪调查,结果表明,规律的睡眠有助于恢复记忆力。",
    "合同约定,乙方应当在收到货物后三十日内支付全部价款;逾期支付的,按日计算违约金。",
    "他把信折好,放进抽屉,又拿出来看了一遍。窗外下着雨,屋檐滴水的声音一下一下。",
    "“你什么时候回来?”她问。他没有回答,只是把行李提到了门口。",
]
TRADITIONAL = [
    "城市的發展改變了人們的生活方式,也改變了鄉村的面貌。年輕人離開土地,老人守著院子。",
    "研究人員對三百名志願者進行了為期兩年的跟蹤調查,結果表明,規律的睡眠有助於恢復記憶力。",
]
HEADINGS = [
    "一、总体要求",
    "二、主要任务",
    "三、保障措施",
    "(一)加强组织领导",
    "(二)完善制度体系",
    "1.明确责任分工",
    "2、健全工作机制",
    "第一章 总则",
    "第一条 为了规范管理,制定本办法。",
    "参考文献:",
    "结语",
    "第一,要提高认识。",
]
FURNITURE = [
    "首页 > 新闻中心 > 正文",
    "当前位置:主页 > 组织机构 > 文章内容",
    "来源:新华网 作者:张三 发布时间:2020-05-06",
    "上一篇:没有了   下一篇:返回列表",
    "[收藏] [推荐] [打印本页] [关闭窗口]",
    "热点文章",
    "·关于开展专项检查的通知(05-06)",
    "版权所有 某某网站 京ICP备00000000号",
    "温馨提示:",
    "1. 本文档由用户上传,版权归属用户,如有争议请联系客服。",
    "网站客服:123456789",
    "责任编辑:李四",
    "2023年工作要点",
    "2023",
    "工作要点",
    "<br/>",
    "3",
    "摘 要 本文讨论了城市发展的若干问题。",
    "关键词:城市;发展;问题",
]
LINES = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(PROSE),
    st.sampled_from(TRADITIONAL),
    st.sampled_from(HEADINGS),
    st.sampled_from(FURNITURE),
    st.text(st.sampled_from("一二三、。,;:()(1.)“”第章条 \t的發a<>&-·|"), max_size=25),
    st.text(max_size=20),
)
PAGES = st.lists(LINES, max_size=14).map("\n".join)
PIPE = presets.default()


def sound(doc: Document) -> None:
    """What holds of every document, whatever went in."""
    assert doc.replay() == doc.text
    position = 0
    for start, end, verdict in doc.account():
        assert start == position < end
        position = end
        if verdict == "layout.blank":
            assert not doc.source.text[start:end].strip()
    assert position == len(doc.source.text)
    if not doc.text:
        # Nothing is left: the record says why.
        assert all(b.dropped or not b.text for b in doc.blocks)
    shown = [b for a in doc.articles for b in (*a.heading, *a.front, *a.back)]
    shown += [b for section in doc.sections for b in section.blocks]
    assert sorted(b.start for b in shown) == sorted(b.start for b in doc.kept)


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_text_of_any_kind(text: str) -> None:
    sound(PIPE.clean(text, kind="text"))


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_cleaning_what_was_cleaned_changes_nothing(text: str) -> None:
    once = PIPE.clean(text, kind="text").text
    assert PIPE.clean(once, kind="text").text == once


MARKS = st.sampled_from(["", "", "", "# ", "## ", "- ", "  - ", "> ", "```", "|", "1. ", "    "])


@given(st.lists(st.tuples(MARKS, LINES), max_size=14))
@settings(max_examples=200, deadline=None)
def test_markdown_of_any_kind(lines: list[tuple[str, str]]) -> None:
    doc = PIPE.clean("\n".join(mark + line for mark, line in lines), kind="markdown")
    sound(doc)
    assert PIPE.clean(doc.text, kind="markdown").text == doc.text


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=6, unique=True))
@settings(deadline=None)
def test_clean_text_comes_through_without_an_edit(lines: list[str]) -> None:
    doc = PIPE.clean("\n".join(lines))
    assert doc.text == "\n".join(lines)
    assert doc.edits == ()
    assert doc.dropped == ()


@given(
    st.lists(st.tuples(st.sampled_from(["p", "h2", "li", "div", "td", "a"]), LINES), max_size=10)
)
@settings(max_examples=150, deadline=None)
def test_html_of_any_kind(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)
    sound(PIPE.clean(f"<html><body>{body}</body></html>"))


@given(st.one_of(st.binary(max_size=200), PAGES.map(lambda t: t.encode("gb18030", "replace"))))
@example(b"")
@example(b"\xff\xfe")
@settings(max_examples=200, deadline=None)
def test_bytes_of_any_kind(data: bytes) -> None:
    try:
        doc = PIPE.clean(data)
    except BinaryInputError:
        return
    sound(doc)


@pytest.mark.parametrize("name", sorted(presets.PRESETS))
def test_every_preset_keeps_its_accounts(name: str) -> None:
    text = "\n".join([*FURNITURE, *HEADINGS, *PROSE, *TRADITIONAL])
    sound(unionclean.clean(text, name))
