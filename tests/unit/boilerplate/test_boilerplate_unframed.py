"""Pages that have next to nothing around their text: read whole, and nothing of it lost."""

from __future__ import annotations

import pytest

from unionclean.blocks import read_html
from unionclean.document import Document, Source
from unionclean.filters.boilerplate import boilerplate


def page(markup: str) -> Document:
    layer, blocks, metadata = read_html(markup)
    return Document(Source(layer, kind="html"), blocks).with_metadata(**metadata)


PARAGRAPHS = "".join(
    f"<p>第{n}段说明了事情的经过，也交代了前因后果，读者看了就会明白。</p>"
    for n in "一二三四五六七八九"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<nav><a href=1>本馆概况</a><a href=2>读者园地</a></nav>", "<footer>某某出品</footer>"),
        ("<ul class=header><li><a href=1>本馆概况</a></ul>", "<p class=footer>某某出品</p>"),
        ("<ul><li><a href=1>本馆概况</a><li><a href=2>读者园地</a></ul>", ""),
    ],
)
def test_the_little_that_a_nearly_bare_page_has_around_its_text(before: str, after: str) -> None:
    doc = boilerplate(page(f"<body>{before}<h1>记一件小事</h1>{PARAGRAPHS}{after}"))
    assert doc.facts["page"] == "text"
    assert doc.text == boilerplate(page(f"<body><h1>记一件小事</h1>{PARAGRAPHS}")).text


def test_a_bare_page_keeps_its_lead_and_its_links() -> None:
    lead = "这一篇写的是很多年以前的事，当时的人大多已经不在了。"
    markup = (
        f"<body><header class=head><h1>记一件小事</h1><p class=lead>{lead}</p></header>"
        f"{PARAGRAPHS}<ul><li><a href=1>参考的第一本书</a><li><a href=2>第二本</a></ul>"
    )
    lines = boilerplate(page(markup)).text.split("\n")
    assert lines[:2] == ["记一件小事", lead]
    assert lines[-2:] == ["参考的第一本书", "第二本"]


def test_a_document_whose_only_paragraph_is_a_notice() -> None:
    lines = [
        "1. 本文档由用户上传,版权归属用户,如有争议请联系客服。",
        "第一条 为了规范管理,制定本办法。",
    ]
    for order in (lines, lines[::-1]):
        doc = boilerplate(Document.from_lines("\n".join(order)))
        assert "第一条 为了规范管理,制定本办法。" in doc.text
