"""What holds of the section stage whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean.document import Document
from unionclean.filters.damage import damage
from unionclean.filters.sections import sections
from unionclean.outline import Section
from unionclean.sections.chunks import chunks
from unionclean.sections.sentences import sentences

NUMBER = st.integers(1, 12)
CHINESE = "零一二三四五六七八九十"


def in_chinese(number: int) -> str:
    return CHINESE[number] if number <= 10 else f"十{CHINESE[number - 10]}"


@st.composite
def marker(draw: st.DrawFn) -> str:
    number = draw(NUMBER)
    form = draw(
        st.sampled_from(
            [
                "第{}章 ",
                "第{}节 ",
                "第{}条 ",
                "第{}条",
                "{}、",
                "（{}）",
                "({})",
                "第{}，",
                "{}是",
                "{}.、",
                "#.",
                "#、",
                "(#)",
                "#)",
                "#.# ",
                "#.#.# ",
                "#",
                "第#章 ",
                "范文第#篇",
                "【篇#】",
                "附件#",
            ]
        )
    )
    return form.replace("{}", in_chinese(number)).replace("#", str(number))


WORDS = st.sampled_from(
    [
        "加强组织领导",
        "工作总结",
        "管理规定",
        "目录",
        "参考文献：",
        "摘要：",
        "关键词 工会 创新",
        "总之，要努力",
        "第三条规定的情形",
        "问：为什么",
        "答：因为",
        "3楼 张三",
        "2023年5月1日",
        "××市",
        "“引号",
        "”",
        "《",
        "坚持以人民为中心的发展思想，推动各项工作再上新的台阶",
        "以下三点：",
        "各位代表：",
        "，",
        "a b c",
    ]
)
PUNCTUATION = st.sampled_from(
    ["", "。", "。", "；", "，", "：", "？", "。继续做好后续各项工作，确保取得实效。"]
)


@st.composite
def line(draw: st.DrawFn) -> str:
    parts = [draw(st.one_of(st.just(""), marker()))]
    for _ in range(draw(st.integers(0, 3))):
        parts += [draw(WORDS), draw(PUNCTUATION), draw(st.sampled_from(["", " ", ""]))]
        if draw(st.integers(0, 5)) == 0:
            parts.append(draw(marker()))
    return "".join(parts).strip() or "空"


TEXTS = st.lists(line(), min_size=1, max_size=25).map("\n".join)
ANY = st.text(alphabet="一二三第章节条、。，（）()1.2 \n“”：；工作", max_size=200)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def shape(section: Section) -> tuple[object, ...]:
    return (
        section.level,
        section.marker,
        section.heading,
        section.run_in,
        tuple(block.text for block in section.paragraphs),
        tuple(shape(child) for child in section.children),
    )


def trees(doc: Document) -> list[object]:
    return [
        (
            a.title,
            [b.text for b in a.front],
            [shape(s) for s in a.sections],
            [b.text for b in a.back],
        )
        for a in doc.articles
    ]


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=300, deadline=None)
def test_no_character_changes(text: str) -> None:
    doc = sections(Document.from_lines(text))
    assert squeezed(doc.text) == squeezed(text)
    assert doc.replay() == doc.text
    spans = list(doc.account())
    assert "".join(doc.source.text[i:j] for i, j, _ in spans) == doc.source.text


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=300, deadline=None)
def test_tree_holds_every_block_once_and_in_order(text: str) -> None:
    doc = sections(Document.from_lines(text))
    articles = doc.articles
    titles = [b for b in doc.kept if articles and b.start < articles[0].blocks[0].start]
    assert all(b.kind in ("title", "subtitle", "byline") for b in titles)
    assert [*titles, *(b for a in articles for b in a.blocks)] == list(doc.kept)
    for article in articles:
        inside = [b for section in article.sections for b in section.blocks]
        assert inside == sorted(inside, key=lambda b: b.start)
        parts = [*article.heading, *article.front, *inside, *article.back]
        assert sorted(parts, key=lambda b: b.start) == list(article.blocks)


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=300, deadline=None)
def test_levels_are_depths(text: str) -> None:
    doc = sections(Document.from_lines(text))

    def check(section: Section, above: int) -> None:
        assert section.level > above or section.level == above == 0
        if section.level == 0:
            assert not section.children
        for child in section.children:
            check(child, section.level)

    for article in doc.articles:
        for section in article.sections:
            check(section, 0)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_second_run_changes_nothing(text: str) -> None:
    once = sections(Document.from_lines(text))
    twice = sections(Document.from_lines(once.text))
    assert twice.text == once.text
    assert trees(twice) == trees(once)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_flags_stand_inside_the_source_and_are_raised_once(text: str) -> None:
    doc = damage(sections(Document.from_lines(text)))
    assert all(0 <= flag.start < flag.end <= len(doc.source.text) for flag in doc.flags)
    assert damage(doc).flags == doc.flags


@given(st.one_of(TEXTS, ANY), st.integers(1, 60), st.booleans())
@settings(max_examples=200, deadline=None)
def test_chunks_hold_the_text(text: str, size: int, merge: bool) -> None:
    doc = sections(Document.from_lines(text))
    pieces = list(chunks(doc, size, merge=merge))
    assert squeezed("".join(piece.text for piece in pieces)) == squeezed(doc.text)
    for piece in pieces:
        assert 0 < len(piece.text) <= size
        assert doc.text[piece.start : piece.end] == piece.text
    assert all(a.end <= b.start for a, b in pairwise(pieces))


@given(st.text(alphabet="我他说。！？…；”“（）《》.3a \n，", max_size=80))
@settings(max_examples=300, deadline=None)
def test_sentences_cover_the_text(text: str) -> None:
    spans = sentences(text)
    assert squeezed("".join(text[i:j] for i, j in spans)) == squeezed(text)
    assert all(i < j for i, j in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
