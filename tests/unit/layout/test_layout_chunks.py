"""A viewer's slices against lists that look like them."""

import pytest

from unionclean.document import Document
from unionclean.filters.layout import layout
from unionclean.layout.chunks import slices

PROSE = "我们要坚持统筹兼顾，把各项工作做细做实。大家回去以后要马上行动起来，务求实效！" * 60


def sliced(size: int, mark: str, prose: str = PROSE, joint: str = "\n") -> str:
    parts = [prose[i : i + size] for i in range(0, len(prose), size)]
    return joint.join(f"{n}{mark}{part}" for n, part in enumerate(parts, 1))


@pytest.mark.parametrize("size", [120, 200, 300, 500, 1000])
@pytest.mark.parametrize("mark", ["、", ".", "．", ")", "："])
def test_slices_of_any_size_are_rejoined(size: int, mark: str) -> None:
    doc = layout(Document.from_lines(sliced(size, mark)))
    assert doc.text == PROSE
    assert doc.replay() == doc.text
    assert {edit.rule for edit in doc.edits} == {"page.chunk-number"}


def test_slices_parted_by_empty_lines() -> None:
    assert layout(Document.from_lines(sliced(300, "、", joint="\r\n\r\n"))).text == PROSE


def test_two_slices_are_only_believed_when_long_and_round() -> None:
    two = PROSE[:450]
    assert layout(Document.from_lines(sliced(300, "、", two))).text == two
    odd = sliced(307, "、", two)
    assert layout(Document.from_lines(odd)).text == odd


def test_numbers_that_skip_are_no_slices() -> None:
    text = sliced(300, "、").replace("\n3、", "\n4、", 1)
    assert slices(Document.from_lines(text))[2:3] == []


def test_list_whose_items_end_with_their_sentence_stays() -> None:
    items = "\n".join(f"{n}、{PROSE[:160]}" for n in range(1, 6))
    assert items.split("\n")[0].endswith("！") is False
    whole = PROSE[: PROSE.index("！") + 1] * 4
    items = "\n".join(f"{n}、{whole}" for n in range(1, 6))
    assert layout(Document.from_lines(items)).text == items


def test_short_items_of_one_length_stay() -> None:
    items = "\n".join(f"{n}、某某县某某镇某某村第{n}组" for n in range(1, 8))
    assert layout(Document.from_lines(items)).text == items


def test_rule_can_be_switched_off() -> None:
    text = sliced(300, "、")
    doc = Document.from_lines(text).with_(switched_off=frozenset({"page.chunk-number"}))
    assert layout(doc).text == text


def test_number_after_the_last_full_stop_goes_only_in_a_sliced_text() -> None:
    assert layout(Document.from_lines(sliced(300, "、", PROSE + " 7"))).text == PROSE
    plain = PROSE + " 7"
    assert layout(Document.from_lines(plain)).text == plain
