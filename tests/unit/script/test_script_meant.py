"""What an author meant, in documents: slips of the pen, quotations, titles, mixed documents."""

from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.script import script

PROSE = (
    "公司董事会于昨日审议通过了关于调整组织结构的议案，相关人员的任免将另行公布，请各部门做好准备。"
)


def run(text: str) -> str:
    return script(Document.from_lines(text)).text


def test_one_slip_in_a_long_document_stays() -> None:
    text = "\n".join([PROSE] * 30 + ["这个问題已经解决，问题不大。"])
    assert run(text) == text


def test_one_slip_in_a_short_document_is_mended() -> None:
    assert run(f"{PROSE}\n这个问題已经解决。") == f"{PROSE}\n这个问题已经解决。"


def test_what_a_converter_left_everywhere_is_mended_in_a_long_document() -> None:
    left = "各組參數的比較見下表，採用新方法后，誤差減少了。"
    text = "\n".join(([PROSE] * 3 + [left]) * 8)
    right = "各组参数的比较见下表，采用新方法后，误差减少了。"
    assert run(text) == "\n".join(([PROSE] * 3 + [right]) * 8)


def test_one_wrong_character_in_a_very_long_document_is_a_slip() -> None:
    text = "\n".join([PROSE] * 40 + ["玻璃纤维復合材料"])
    assert run(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "据香港《明報》报道，会议将于下周举行。",
        "象棋棋子上刻着“將”“帥”“車”“馬”“砲”等字。",
        "《後漢書·班超傳》：“不入虎穴，焉得虎子。”",
        "门上写着“法門寺”三个字。",
    ],
)
def test_quotations_stay_in_every_company(text: str) -> None:
    assert run(text) == text
    assert run(f"{PROSE}\n{text}\n{PROSE}") == f"{PROSE}\n{text}\n{PROSE}"


def test_a_quotation_on_a_traditional_page_is_converted() -> None:
    text = "這本書的作者寫道：\n《後漢書》“不入虎穴”\n讀者們都很喜歡"
    assert run(text) == "这本书的作者写道：\n《后汉书》“不入虎穴”\n读者们都很喜欢"


def test_a_spoilt_word_in_quotation_marks_is_mended() -> None:
    assert run("所谓“製度”，就是大家共同遵守的规则。") == ("所谓“制度”，就是大家共同遵守的规则。")


def test_paragraphs_of_both_scripts_are_told_apart() -> None:
    text = f"{PROSE}\n昨天舉行的會議討論了預算問題，與會者對方案沒有異議。\n{PROSE}"
    assert run(text) == f"{PROSE}\n昨天举行的会议讨论了预算问题，与会者对方案没有异议。\n{PROSE}"


def test_examples_of_a_comparison_of_scripts_stay() -> None:
    text = "简繁对照表\n软件 軟件\n网络 網絡\n头发 頭髮\n发展 發展"
    assert run(text) == text


def test_a_document_that_mentions_the_script_once_is_mended() -> None:
    text = "\n".join(["本站提供繁体版。", *[PROSE] * 12, "各組參數的比較見下表，採用新方法。"])
    assert run(text).endswith("各组参数的比较见下表，采用新方法。")


def test_a_name_with_a_doubtful_character_stays_beside_a_spoilt_word() -> None:
    assert run("王丙乾说，乾部要深入群众，王於昌属於后者。") == (
        "王丙乾说，干部要深入群众，王於昌属于后者。"
    )
