"""The filter on pages: what stays, what goes and why, metadata, warnings."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean import presets
from unionclean.blocks import read_html
from unionclean.boilerplate.cues import compact, lexicon
from unionclean.boilerplate.judge import looks_like_page
from unionclean.boilerplate.lines import lines_of
from unionclean.boilerplate.posts import THREAD, thread_score
from unionclean.boilerplate.running import barriers, masses
from unionclean.document import Document, Source
from unionclean.filters.boilerplate import RULES, boilerplate

FIRST = "昨日上午，全市城市管理工作会议在市政府礼堂召开，各区负责人参加了会议。"
SECOND = "会议指出，过去一年城市面貌有了明显改善，但是停车难、出行难的问题仍然突出。"
THIRD = "会议要求，各部门要密切配合，把群众反映的问题一件一件解决好。"
MENU = "".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("首页", "新闻", "体育", "财经", "论坛"))
ITEMS = "".join(
    f"<li><a href=/{n}>{n}</a><span>05-0{i}</span></li>"
    for i, n in enumerate(("某区举办读书活动", "某县农产品走俏市场", "某镇修通致富路"), 1)
)
PAGE = f"""<html><head><title>城市管理工作会议召开_某某网</title>
<meta name="author" content="某某网络公司"><meta name="pubdate" content="2021-05-06 08:30">
</head><body>
<ul class="nav">{MENU}</ul>
<div class="crumb">您的位置：<a href=/>首页</a> &gt; <a href=/n>要闻</a> &gt; 正文</div>
<div class="main"><h1>城市管理工作会议召开</h1>
<div class="info">2021-05-06 08:30 来源：某某晚报 作者：李小明 字号：大 中 小</div>
<div class="content"><p>{FIRST}</p><p>今年任务</p><p>{SECOND}</p><p>{THIRD}</p>
<p style="display:none">色情网站关键词若干，点击进入，精彩无限，欢迎光临。</p></div>
<div class="share">分享到：<a href=w>微信</a><a href=b>微博</a></div>
<div class="related"><h3>相关阅读</h3><ul>{ITEMS}</ul></div>
<div class="comment"><h3>网友评论</h3><p>说得好，支持这样的会议，希望能够落到实处。</p></div></div>
<div class="footer"><p>版权所有 某某网 京ICP备12345678号</p></div></body></html>"""


def page(markup: str) -> Document:
    layer, blocks, metadata = read_html(markup)
    return Document(Source(layer, kind="html"), blocks).with_metadata(**metadata)


def reasons(doc: Document) -> dict[str, str]:
    return {block.text: block.dropped for block in doc.dropped}


def test_a_page_keeps_title_and_text() -> None:
    doc = boilerplate(page(PAGE))
    assert doc.text.split("\n") == ["城市管理工作会议召开", FIRST, "今年任务", SECOND, THIRD]
    assert doc.kept[0].kind == "title"
    assert doc.facts["page"] == "page"
    assert doc.replay() == doc.text


def test_every_drop_names_its_reason() -> None:
    why = reasons(boilerplate(page(PAGE)))
    assert why["首页"] == why["论坛"] == "nav.menu"
    assert why["您的位置：首页 > 要闻 > 正文"] == "nav.breadcrumb"
    assert why["2021-05-06 08:30 来源：某某晚报 作者：李小明 字号：大 中 小"] == "meta.line"
    assert why["色情网站关键词若干，点击进入，精彩无限，欢迎光临。"] == "html.hidden"
    assert why["分享到：微信微博"] == "nav.share"
    assert why["相关阅读"] == why["某镇修通致富路05-03"] == "related.list"
    assert why["网友评论"] == "comment.form"
    assert why["说得好，支持这样的会议，希望能够落到实处。"] == "comment.text"
    assert why["版权所有 某某网 京ICP备12345678号"] == "notice.copyright"
    assert set(why.values()) <= set(RULES)


def test_metadata_of_a_page() -> None:
    metadata = boilerplate(page(PAGE)).metadata
    assert metadata.title == "城市管理工作会议召开"
    assert metadata.date == "2021-05-06T08:30"
    assert metadata.source == "某某晚报"
    assert metadata.author == "李小明"
    assert metadata.category == "要闻"


def test_a_rule_that_is_switched_off_keeps_its_blocks() -> None:
    doc = page(PAGE).with_(switched_off=frozenset(["comment.text"]))
    assert "说得好，支持这样的会议，希望能够落到实处。" in boilerplate(doc).text
    assert "网友评论" not in boilerplate(doc).text


def test_the_result_does_not_depend_on_the_script() -> None:
    import opencc

    convert = opencc.OpenCC("s2t").convert
    simplified, traditional = boilerplate(page(PAGE)), boilerplate(page(convert(PAGE)))
    assert [b.dropped for b in simplified.blocks] == [b.dropped for b in traditional.blocks]


def test_cleaning_twice_changes_nothing() -> None:
    once = boilerplate(page(PAGE))
    assert boilerplate(once).text == once.text
    assert boilerplate(Document.from_lines(once.text)).text == once.text


def test_text_that_a_script_reveals_is_not_lost() -> None:
    markup = (
        "<body><div id=js style='visibility:hidden;opacity:0'>"
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><p>赞</p></body>"
    )
    assert boilerplate(page(markup)).text.split("\n")[-3:] == [FIRST, SECOND, THIRD]


def test_a_warning_when_most_of_a_document_goes() -> None:
    doc = boilerplate.with_options(warn_above=0.1)(page(PAGE))
    assert len(doc.warnings) == 1
    assert "left out" in doc.warnings[0]
    assert boilerplate.with_options(warn_above=0.99)(page(PAGE)).warnings == ()


def test_nothing_left_is_said_aloud() -> None:
    doc = boilerplate(page("<body><ul class=nav><li><a href=a>首页</a><li><a href=b>登录</a></ul>"))
    if not doc.text:
        assert any("no main text" in warning for warning in doc.warnings)
    assert all(block.dropped for block in doc.blocks if block not in doc.kept)


def test_an_index_page_keeps_its_entries() -> None:
    entries = [f"第{n}讲 传统文化中的{w}研究" for n, w in enumerate("山水花鸟琴棋书画", 1)]
    markup = (
        f"<body><ul class=nav>{MENU}</ul><h1>系列讲座目录</h1><div class=list>"
        + "".join(f"<p>{entry}</p>" for entry in entries)
        + "</div><div class=footer>版权所有 某某网 京ICP备12345678号</div></body>"
    )
    assert boilerplate(page(markup)).text.split("\n") == ["系列讲座目录", *entries]


def test_a_table_page_keeps_its_rows() -> None:
    rows = [("单位", "第一季度", "第二季度"), ("甲公司", "120", "135"), ("乙公司", "98", "110")]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    markup = f"<body><ul class=nav>{MENU}</ul><h1>产值统计表</h1><table>{table}</table></body>"
    assert boilerplate(page(markup)).text.split("\n")[1:] == ["\t".join(row) for row in rows]


def test_codes_go_to_the_line_that_inherits_them() -> None:
    doc = boilerplate(
        Document.from_lines("中图分类号：G423 文献标识码：A\n" + FIRST + "\n" + SECOND)
    )
    assert doc.text == f"{FIRST}\n{SECOND}"
    assert doc.kept[0].features["details"] == {"clc": "G423", "document_code": "A"}


def test_an_empty_document() -> None:
    assert boilerplate(Document(Source(""))).blocks == ()


def test_a_comment_section_longer_than_the_article() -> None:
    comments = "\n".join(f"网友{n}：我也这么看，文章说得有道理，值得一读。" for n in range(30))
    head = "首页\n登录\n小城的春天来了\n2020-03-04 来源：某某周刊"
    text = f"{head}\n{FIRST}\n{SECOND}\n网友评论\n{comments}\n版权所有 某某网"
    kept = boilerplate(Document.from_lines(text)).text.split("\n")
    assert FIRST in kept
    assert SECOND in kept
    assert not any(line.startswith("网友") for line in kept)


def test_a_box_inside_of_an_article_does_not_end_it() -> None:
    markup = PAGE.replace(f"<p>{SECOND}</p>", f"<p>相关链接</p><p>{SECOND}</p>")
    assert THIRD in boilerplate(page(markup)).text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("相关阅读", True),
        ("（责任编辑：张三）", True),
        (FIRST, False),
        ("一、相关阅读的意义", False),
    ],
)
def test_what_ends_a_text(line: str, expected: bool) -> None:
    lines = lines_of([FIRST, line])
    assert barriers(lines, [{}, {}], masses(lines, [{}, {}]))[1] is expected


def test_a_sentence_with_a_cue_in_it_is_a_sentence() -> None:
    lines = lines_of(["他在文章下面发表评论，说自己也有同样的经历，希望大家都能理解。"])
    assert lines[0].sure("tail") == ""
    assert lines_of(["发表评论"])[0].sure("tail") == "comment.form"


def test_when_text_looks_like_a_page() -> None:
    assert not looks_like_page(lines_of([FIRST, SECOND, "版权所有"]))
    assert looks_like_page(lines_of(["首页", "登录", FIRST, "上一篇：无", "版权所有 某网"]))


def test_when_a_page_is_a_thread() -> None:
    assert thread_score(lines_of(["只看楼主", "1楼", "回复"])) >= THREAD
    assert thread_score(lines_of(["这个楼主要用来办公，楼主体结构已经完工。", "评论"])) < THREAD


def test_the_lexicon_is_in_the_form_in_which_lines_are_compared() -> None:
    table = files("unionclean") / "lexicons" / "boilerplate" / "cues.tsv"
    rows = [
        line.split("\t")
        for line in table.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert {len(row) for row in rows} == {7}
    assert {row[0] for row in rows} <= set(RULES)
    assert {row[1] for row in rows} == {"head", "tail", "edge", "any"}
    assert {row[4] for row in rows} == {"sure", "hint"}
    literal = [row[5] for row in rows if row[2] != "regex"]
    assert [text for text in literal if compact(text) != text or " " in text] == []
    assert len(lexicon().near.entries) > 500


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                FIRST,
                SECOND,
                THIRD,
                "首页",
                "登录",
                "相关阅读",
                "网友评论",
                "上一篇：甲",
                "版权所有 某网",
                "2020-01-02 来源：某报",
                "城市管理工作会议召开",
                "当前位置：首页 > 新闻",
                "一、总体要求",
                "只看楼主",
                "1楼",
                "回复",
                "<br/>",
                "2023",
            ]
        ),
        max_size=20,
    )
)
def test_whatever_the_lines_the_account_is_whole(lines: list[str]) -> None:
    doc = boilerplate(Document.from_lines("\n".join(lines)))
    assert doc.replay() == doc.text
    assert sum(end - start for start, end, _ in doc.account()) == len(doc.source.text)
    assert {block.dropped for block in doc.dropped} <= set(RULES)
    if lines and not doc.text:
        assert doc.warnings


def test_a_main_heading_that_menus_have_too_is_the_title() -> None:
    notice = "因设备检修，图书馆周五下午闭馆半天，请读者相互转告。"
    doc = presets.default().clean(f"<h1>通知</h1><p>{notice}</p>")
    assert (doc.text, doc.metadata.title) == (f"通知\n{notice}", "通知")
