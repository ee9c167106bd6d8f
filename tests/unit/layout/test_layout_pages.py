"""Page numbers in several forms, and numbers that are none."""

import pytest

from unionclean.document import Document
from unionclean.filters.layout import layout
from unionclean.layout.pages import number

PAGE = (
    "各级组织要充分认识这项工作的重要意义，切实加强领导，健全机制，明确责任，摆上重要议事日程。" * 6
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 12 -", (12, 0)),
        ("—3—", (3, 0)),
        ("第 5 页", (5, 0)),
        ("7", (7, 0)),
        ("第3页，共12页", (3, 12)),
        ("3 / 12", (3, 12)),
        ("Page 3 of 12", (3, 12)),
        ("第13页 共12页", None),
        ("3、工作", None),
        ("2023年1月", None),
        ("12.5", None),
        ("第三章", None),
    ],
)
def test_form_of_a_page_number(text: str, expected: tuple[int, int] | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize("form", ["- {} -", "— {} —", "{}", "第{}页", "·{}·"])
def test_numbers_that_cut_sentences_go(form: str) -> None:
    text = f"{PAGE}各单位\n{form.format(1)}\n{PAGE}要积极\n{form.format(2)}\n{PAGE}"
    doc = layout(Document.from_lines(text))
    assert doc.text == f"{PAGE}各单位{PAGE}要积极{PAGE}".replace("\n", "")
    assert doc.replay() == doc.text


@pytest.mark.parametrize("form", ["- {} -", "— {} —", "{}"])
def test_numbers_between_whole_paragraphs_stay(form: str) -> None:
    text = f"{form.format(1)}\n{PAGE}\n{form.format(2)}\n{PAGE[:90]}。\n{form.format(3)}\n{PAGE}"
    assert layout(Document.from_lines(text)).text == text


def test_score_board_stays() -> None:
    text = "主队\n3\n客队\n4\n总分\n5\n名次\n6"
    assert layout(Document.from_lines(text)).text == text


def test_one_lone_number_stays() -> None:
    text = f"{PAGE}各单位\n1\n要积极{PAGE}"
    assert layout(Document.from_lines(text)).text == text
