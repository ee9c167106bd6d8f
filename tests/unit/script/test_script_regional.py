"""Words of Taiwan and Hong Kong, after conversion."""

from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.errors import FilterError
from unionclean.filters.regional import regional
from unionclean.filters.script import script
from unionclean.script.lexicon import rows


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "這套軟體需要更新資訊，記憶體不足時請重新整理頁面，文件和程序都要保留。",
            "这套软件需要更新信息，内存不足时请刷新页面，文件和程序都要保留。",
        ),
        ("搭計程車到捷運站，用智慧型手機叫便當。", "搭出租车到地铁站，用智能手机叫盒饭。"),
        ("的士司機質素參差，雪櫃裏有朱古力。", "出租车司机素质参差，冰箱里有巧克力。"),
        ("他研究軟體動物和方程式，從網路下載軟體。", "他研究软体动物和方程式，从网络下载软件。"),
        ("紐西蘭、寮國和義大利的總統見面了。", "新西兰、老挝和意大利的总统见面了。"),
    ],
)
def test_words_of_the_region_become_the_mainlands(given: str, expected: str) -> None:
    doc = regional(script(Document.from_lines(given)))
    assert doc.text == expected
    assert doc.replay() == doc.text
    assert regional(doc).text == doc.text


def test_offsets_survive_a_change_of_length() -> None:
    doc = regional(script(Document.from_lines("買隨身碟和智慧型手機要花多少錢")))
    at = doc.text.index("多少")
    start, end = doc.source_span(at, at + 2)
    assert doc.source.text[start:end] == "多少"
    assert {edit.rule for edit in doc.edits} == {"script.t2s", "regional.taiwan"}


def test_a_region_can_be_given() -> None:
    doc = script(Document.from_lines("他搭捷運"))
    assert regional(doc).text == "他搭捷运"
    assert regional.with_options(region="tw")(doc).text == "他搭地铁"
    with pytest.raises(FilterError):
        regional.with_options(region="sg")(doc)


def test_simplified_blocks_are_left_alone_in_any_region() -> None:
    doc = script(Document.from_lines("这套软体的资讯"))
    assert regional.with_options(region="tw")(doc).text == "这套软体的资讯"


def test_a_mended_word_is_mended_for_good() -> None:
    for region in ("tw", "hk"):
        listed = {row[0]: row[1] for row in rows("regional") if row[2] in (region, "both")}
        once = regional.with_options(region=region)
        for word, mainland in listed.items():
            if word != mainland:
                # The mark in front is traditional, so that the block may be changed at all.
                doc = Document.from_lines(f"這{mainland}")
                assert once(doc).text == f"這{mainland}", word
