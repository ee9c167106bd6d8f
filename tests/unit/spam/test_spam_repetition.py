"""Passages that a document holds twice."""

from unionclean.document import Document
from unionclean.filters.spam import spam
from unionclean.spam.repetition import repeated

LONG = "今年以来，面对复杂严峻的外部环境，全市上下坚持稳中求进工作总基调，统筹推进各项工作。" * 4


def test_long_paragraph_is_kept_once() -> None:
    doc = spam(Document.from_lines(f"标题\n{LONG}\n中间\n{LONG}"))
    assert doc.text == f"标题\n{LONG}\n中间"
    assert [block.dropped for block in doc.dropped] == ["spam.repeated"]


def test_short_paragraphs_repeat_as_they_like() -> None:
    texts = ["本院认为，上诉人的理由不能成立。", "维持原判。"] * 9
    assert repeated(texts) == []


def test_page_pasted_twice_is_kept_once() -> None:
    page = [f"第{n}条　{LONG[: 40 + n]}" for n in range(12)]
    assert repeated(page + page) == list(range(12, 24))


def test_verse_of_a_song_stays() -> None:
    chorus = [f"我们走在大路上第{n}句" for n in range(12)]
    assert repeated([*chorus, "间奏", *chorus]) == []


def test_copy_of_a_dropped_block_stays() -> None:
    from unionclean.edits import Drop

    doc = Document.from_lines(f"{LONG}\n{LONG}").drop({0: Drop("nav.summary")})
    assert spam(doc).text == LONG


def test_replies_that_quote_each_other_stay() -> None:
    texts = [LONG, "楼主说得对。", "我也这样想。", "顶一下。", LONG, "同意楼上。"]
    assert repeated(texts, near=True) == []
    assert repeated(texts) == [4]


def test_small_part_that_comes_again_stays() -> None:
    part = [
        f"第{n}步，打开设置页面，找到对应的选项，按照上面的说明逐项修改后保存。" for n in range(3)
    ]
    rest = [f"第{n}章的内容各不相同，" + LONG[n:90] for n in range(9)]
    assert repeated([*part, *rest, *part]) == []
