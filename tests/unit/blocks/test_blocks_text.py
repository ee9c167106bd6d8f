"""Plain text to blocks, and how markup is told from text with stray tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from unionclean.blocks import looks_like_html, read_html, read_soup, read_text
from unionclean.blocks.soup import read_leniently
from unionclean.document import Document

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds_are_plain_text(path: Path) -> None:
    assert not looks_like_html(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><body>甲</body></html>",
        "\ufeff\n<html lang='zh'><p>甲",
        "<script>var a</script><html><body>甲",
        "<?xml version='1.0'?><html xmlns='x'><body><p>甲</p></body></html>",
        "<div><p>第一段。</p><p>第二段。</p></div>",
        "<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段。</p>",
        "第一段。<br>第二段。<br>第三段。<br>",
        "<td>甲</td><td>乙</td>",
    ],
)
def test_markup(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "只有文字。",
        "a < b 而且 c > d",
        '<ruby id="x1"></ruby>\n第一段。\n第二段。\n第三段。',
        "第一段。\n\n用 <b>粗体</b> 表示重点。\n\n第三段。",
        "在 HTML 里，<p> 表示段落，<div> 表示一块。\n第二段。\n第三段。\n第四段。\n第五段。",
        "段落用 <p> 标签来写：\n<p>第一段。</p>\n<p>第二段。</p>\n换行用 <br>，它没有结束标签。",
        "如果 x<y，则 y>x。<1> 参见附录。",
        "《<div>元素详解》读后\n第一段说了很多话。\n第二段也是。\n第三段也是。",
    ],
)
def test_text_with_stray_tags(text: str) -> None:
    assert not looks_like_html(text)


@pytest.mark.parametrize("text", ["甲\n\n 乙 \n", "\u3000甲\r\n乙", "", "\n \n", "甲"])
def test_blocks_are_those_of_a_document_of_lines(text: str) -> None:
    assert read_text(text) == Document.from_lines(text).blocks


def test_a_soup_gives_what_the_page_gives() -> None:
    page = (
        "<html><head><title>题目</title></head>"
        "<body><p>甲 &lt; 乙</p><p hidden>丙</p></body></html>"
    )
    assert read_soup(BeautifulSoup(page, "html.parser")) == read_html(page)
    assert read_leniently(page)[0] == "甲 < 乙\n丙"


def test_a_tag_of_a_soup() -> None:
    soup = BeautifulSoup("<div id=a><p>甲</p></div><div id=b>乙</div>", "html.parser")
    tag = soup.find(id="a")
    assert tag is not None
    assert read_soup(tag)[0] == "甲"  # type: ignore[arg-type]
