"""HTML to the text layer and its blocks: what is text, where blocks end, what features say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean.blocks import read_html
from unionclean.blocks.guard import MAX_DEPTH, MAX_OPEN, limit_attributes, limit_depth
from unionclean.errors import InputError

SENTENCE = "这是正文的一段话，说明了事情的经过。"


def texts(markup: str) -> list[str]:
    layer, blocks, _ = read_html(markup)
    assert layer == "\n".join(block.text for block in blocks)
    assert all(layer[block.start : block.end] == block.text for block in blocks)
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲</p>乙<div>丙<span>丁</span></div>", ["甲", "乙", "丙丁"]),
        ("<p>甲<br>乙<br/><br/>丙</p>", ["甲", "乙", "丙"]),
        ("<p>  甲 \n 乙\u3000丙 </p>", ["甲 乙 丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<p>前<a href=x>链</a>后</p>", ["前链后"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<script>var 乙='<p>丙</p>'</script>丁<style>p{}</style></p>", ["甲丁"]),
        ("<noscript><p>请开启脚本</p></noscript><template>模板</template><p>甲", ["甲"]),
        ("<p>甲<!-- 乙 -->丙</p><!--[if IE]><p>丁</p><![endif]-->", ["甲丙"]),
        ("<pre>def f():\n    return 1\n</pre>", ["def f():", "    return 1"]),
        (
            "<span style='display: block'>甲</span><span style='display:block'>乙</span>",
            ["甲", "乙"],
        ),
        ("<ne-p>甲</ne-p><ne-p>乙</ne-p>", ["甲", "乙"]),
        ("只有文字", ["只有文字"]),
        ("", []),
        ("<p> \u3000&nbsp;</p>", []),
    ],
)
def test_where_blocks_end(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        f"<html><body><p>{SENTENCE}</p></body></html>尾巴<p>还有</p>",
        f"<script>var a = 1</script><!DOCTYPE html><html><body><p>{SENTENCE}</p>尾巴<p>还有</p>",
        f"<html><body><p>{SENTENCE}</p></body><body><p>尾巴</p><p>还有</p></body></html>",
        f"<table><tr><p>{SENTENCE}</p></tr></table><div>尾巴<p>还有",
    ],
)
def test_broken_documents_keep_their_text(markup: str) -> None:
    found = texts(markup)
    assert SENTENCE in found
    assert [text for text in found if text != SENTENCE] == ["尾巴", "还有"]


def test_an_unclosed_comment_hides_only_what_the_standard_says() -> None:
    assert texts(f"<p>{SENTENCE}</p><!-- 没有结束 <p>被吞</p>") == [SENTENCE]


@pytest.mark.parametrize("tag", ["div", "span", "b", "table"])
def test_a_hundred_thousand_nested_elements(tag: str) -> None:
    markup = f"<{tag}>" * 100_000 + SENTENCE + f"</{tag}>" * 100_000 + "<p>后面</p>"
    assert texts(markup) == [SENTENCE, "后面"]


def test_ordinary_depth_is_left_alone() -> None:
    markup = "<div><p>甲</p></div>" * 15_000
    assert limit_depth(markup) == markup
    deep = "<div>" * (MAX_OPEN + 10) + "甲" + "</div>" * (MAX_OPEN + 10)
    assert limit_depth(deep) == deep, "a page with few tags is never rewritten"


def test_hidden_text_below_the_depth_that_is_told_apart() -> None:
    markup = "<div>" * (MAX_DEPTH + 5) + "<p style='display:none'>隐</p><p>显</p>"
    _, blocks, _ = read_html(markup)
    assert [(b.text, b.features["hidden"]) for b in blocks] == [("隐", True), ("显", False)]


@pytest.mark.parametrize(
    "attributes",
    [
        "style='display:none'",
        "style='DISPLAY : NONE;color:red'",
        "style='visibility: hidden'",
        "style='position:absolute;left:-9999px'",
        "style='text-indent:-5000px'",
        "style='font-size:0'",
        "style='font-size:0px;line-height:0'",
        "style='height:0;overflow:hidden'",
        "style='overflow:hidden;width:1px'",
        "style='opacity:0'",
        "hidden",
    ],
)
def test_out_of_sight(attributes: str) -> None:
    _, blocks, _ = read_html(f"<div {attributes}><b>隐</b></div><p>显</p>")
    assert [(b.text, b.features["hidden"]) for b in blocks] == [("隐", True), ("显", False)]


@pytest.mark.parametrize(
    "style",
    ["opacity:0.9", "height:100px;overflow:hidden", "left:-9px", "font-size:0.9em", "min-height:0"],
)
def test_in_sight(style: str) -> None:
    _, blocks, _ = read_html(f"<p style='{style}'>显</p>")
    assert not blocks[0].features["hidden"]


def test_a_hidden_span_does_not_break_its_sentence() -> None:
    layer, blocks, _ = read_html("<p>前半句<span style='display:none'>垃圾</span>后半句。</p>")
    assert layer == "前半句后半句。\n垃圾"
    assert [b.features["hidden"] for b in blocks] == [False, True]


def test_rows_of_a_data_table_and_columns_of_a_layout_table() -> None:
    data = "<table><tr><th>年</th><th>数</th></tr><tr><td>2001</td><td>5</td></tr></table>"
    assert texts(data) == ["年\t数", "2001\t5"]
    layout = f"<table><tr><td><a href=a>首页</a></td><td>{SENTENCE * 30}</td></tr></table>"
    assert texts(layout) == ["首页", SENTENCE * 30]


def test_features_of_a_page() -> None:
    _, blocks, metadata = read_html(
        "<html><head><title>会议召开_某某网</title><meta name=pubdate content='2024-5-3'></head>"
        "<body>"
        "<div class=nav><a href=a>首页</a> <a href=b>新闻</a></div>"
        f"<h1>会议召开</h1><div id=content><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
        "<div class=footer>版权所有</div><select><option>甲</option></select></body></html>"
    )
    nav, title, first, second, footer, option = (block.features for block in blocks)
    assert metadata == {"title": "会议召开", "date": "2024-05-03"}
    assert nav["link_density"] > 0.7
    assert nav["links"] == 2
    assert "nav" in nav["senses"]
    assert title["title"]
    assert title["tag"] == "h1"
    assert not first["senses"]
    assert first["path"] == second["path"]
    assert first["path"] == "html>body>div#content>p"
    assert "footer" in footer["senses"]
    assert option["control"]


def test_pictures_that_stand_for_characters() -> None:
    markup = "<p>公式<img class='latex' alt='x^2'>和<img alt='㐂'>完<img alt='图片说明'></p>"
    assert texts(markup) == ["公式x^2和㐂完"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div style='display:none'>",
                "</div>",
                "<table><tr><td>",
                "</table>",
                "<a href=x>",
                "</a>",
                "<br>",
                "<pre>",
                "</pre>",
                "<!--",
                "-->",
                "<b>",
                "甲乙",
                "，\n",
                " ",
                "<li>",
                "<select><option>",
                "&nbsp;",
                "\u3000",
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_gives_a_consistent_layer(pieces: list[str]) -> None:
    texts("".join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    texts(text)


@pytest.mark.parametrize(
    "attributes",
    [
        " a" * 150_000,
        " a='>'" * 40_000,
        " '" + " a='>'" * 40_000,
        ' b="' + ">" * 200_000 + '"' + " a" * 3000,
        "/a" * 150_000,
    ],
)
def test_a_tag_of_thousands_of_attributes_has_none(attributes: str) -> None:
    page = f"<html><body><p class=x>甲</p><p{attributes}>乙</p><p>丙</p>"
    assert limit_attributes(page) == "<html><body><p class=x>甲</p><p>乙</p><p>丙</p>"


@pytest.mark.parametrize(
    "long",
    [
        "<p style='" + "color: red; " * 40_000 + "'>",
        "<!-- <p " + "a " * 200_000 + "-->",
        "<script>if (a <b && c) x = '" + "a " * 200_000 + "'</script>",
        "<p" + " a" * 1999 + ">" + "字" * 200_000,
        "<script>" + "x < y" * 50_000,
    ],
)
def test_what_is_long_and_no_list_of_attributes_stays(long: str) -> None:
    page = f"<html><body>{long}字</p>"
    assert limit_attributes(page) == page


def test_more_tags_and_attributes_than_blocks_can_have_are_refused() -> None:
    many = "<i a=1 b>" * 150_000
    assert limit_attributes(many, 150_000) == many
    with pytest.raises(InputError, match="more than the 149,000 blocks allowed"):
        limit_attributes(many, 149_000)
    with pytest.raises(InputError):
        limit_attributes("<i>" * 400_000, 100_000)
