from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.sections import sections
from unionclean.sections.levels import follows, order
from unionclean.sections.numbering import parse
from unionclean.sections.numerals import chinese, parse_chinese, parse_number, parse_roman


def test_chinese_numbers_are_read_as_they_are_written() -> None:
    assert all(parse_chinese(chinese(n)) == n for n in range(1, 10_000))
    assert chinese(0) == chinese(10_000) == chinese(100_000) == ""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("〇", 0),
        ("两", 2),
        ("廿三", 23),
        ("一百零五", 105),
        ("二〇二三", 2023),
        ("壹拾贰", 12),
        ("一千零一", 1001),
        ("十百", None),
        ("百", None),
        ("", None),
        ("三三十", None),
    ],
)
def test_chinese_number(written: str, value: int | None) -> None:
    assert parse_chinese(written) == value


def test_other_notations() -> None:
    assert [parse_number(s) for s in ("１２", "⑫", "⑶", "㈤", "Ⅸ")] == [12, 12, 3, 5, 9]
    assert [parse_roman(s) for s in ("IV", "XXIX", "IIII", "VX", "")] == [4, 29, None, None, None]


@pytest.mark.parametrize(
    ("line", "style", "number", "marker"),
    [
        ("第一编 总则", "编", (1,), "第一编"),
        ("第二分编 合同", "分编", (2,), "第二分编"),
        ("第三部分　实施", "部分", (3,), "第三部分"),
        ("第十二章 附则", "章", (12,), "第十二章"),
        ("第一章总则", "章", (1,), "第一章"),
        ("第 3 章 方法", "章", (3,), "第 3 章"),
        ("第1节 概述", "节", (1,), "第1节"),
        ("第二節　組織", "节", (2,), "第二節"),
        ("第十條 本法自公布日施行。", "条", (10,), "第十條"),
        ("第一百二十条之一 资助", "条", (120, 1), "第一百二十条之一"),
        ("第五条 本法自公布之日起施行。", "条", (5,), "第五条"),
        ("一、指导思想", "一、", (1,), "一、"),
        ("◆二、基本原则", "一、", (2,), "◆二、"),
        ("一.、指导思想", "一、", (1,), "一.、"),
        ("二十一．附则", "一、", (21,), "二十一．"),
        ("（三）主要任务", "（一）", (3,), "（三）"),
        ("(十五)筑牢基础", "（一）", (15,), "(十五)"),
        ("（ 二 ）沟通", "（一）", (2,), "（ 二 ）"),
        ("【三】附记", "（一）", (3,), "【三】"),
        ("㈣其他", "（一）", (4,), "㈣"),
        ("四）其他", "（一）", (4,), "四）"),
        ("1.总则", "1.", (1,), "1."),
        ("１．总则", "1.", (1,), "１．"),
        ("1、。健全制度", "1.", (1,), "1、。"),
        ("12、附件", "1.", (12,), "12、"),
        ("⒊其他", "1.", (3,), "⒊"),
        ("4结论", "1.", (4,), "4"),
        ("1 引言", "1.", (1,), "1"),
        ("2.1关注度下降", "1.1", (2, 1), "2.1"),
        ("2.1.3 方法", "1.1.1", (2, 1, 3), "2.1.3"),
        ("（1）农业人口", "（1）", (1,), "（1）"),
        ("⑵工业人口", "（1）", (2,), "⑵"),
        ("3)其他", "1）", (3,), "3)"),
        ("②留守儿童", "①", (2,), "②"),
        ("B、选项", "A.", (2,), "B、"),
        ("Ⅲ 结果", "Ⅰ", (3,), "Ⅲ"),
        ("IV. 结果", "Ⅰ", (4,), "IV."),
        ("附件2：名单", "附件", (2,), "附件2："),
        ("附录A 术语", "附件", (1,), "附录A"),
        ("第一，要抓学习", "第一，", (), "第一，"),
        ("一是抓学习", "第一，", (), "一是"),
        ("三要抓落实", "第一，", (), "三要"),
        ("其二，抓落实", "第一，", (), "其二"),
        ("首先，抓学习", "第一，", (), "首先"),
    ],
)
def test_marker(line: str, style: str, number: tuple[int, ...], marker: str) -> None:
    found = parse(line)
    assert found is not None
    assert (found.style, found.number, found.text) == (style, number, marker)


@pytest.mark.parametrize(
    "line",
    [
        "2023年，全市生产总值增长百分之六。",
        "12月，村里分红。",
        "3.5亿元的投资已经到位。",
        "1.5%的增速低于预期。",
        "10:30 开会",
        "七、八月份是旺季。",
        "三、四线城市的房价",
        "二〇二三年一月",
        "第三条规定的情形除外。",
        "第八条、第九条所称机构",
        "第十条第二款规定",
        "第一次世界大战",
        "第三方支付",
        "一致认为应当通过。",
        "三要素齐全。",
        "百姓的事是大事。",
        "5G手机上市。",
        "附近居民反映",
        "[1]王某.论法治[J].",
        "e.g. this one",
        "20多年过去了。",
        "30个村、5000户受灾。",
        "（2023）京01民终1号",
        "",
    ],
)
def test_no_marker(line: str) -> None:
    assert parse(line) is None


def test_succession() -> None:
    assert follows(None, (1,))
    assert follows((3,), (4,))
    assert follows((2, 3), (3, 1))
    assert follows((12,), (12, 1))
    assert follows((12, 1), (13,))
    assert not follows((3,), (5,))
    assert not follows((2, 1), (2, 3))


def test_custom_decides_where_there_is_no_evidence() -> None:
    assert order([("（一）", (1,)), ("一、", (2,))]) == {"一、": 0, "（一）": 1}


def test_missing_numbers_are_no_evidence() -> None:
    steps = [("一、", (1,)), ("（一）", (1,)), ("一、", (4,)), ("（一）", (1,)), ("（一）", (2,))]
    assert order(steps) == {"一、": 0, "（一）": 1}


def levels(text: str) -> list[tuple[int, str]]:
    doc = sections(Document.from_lines(text))
    return [(s.level, s.marker) for a in doc.articles for s in a.walk() if s.level]


BODY = "这里是正文，内容足够长，说明有关的情况和问题，并且以句号结束。"


@pytest.mark.parametrize("dropped", range(9))
def test_a_lost_heading_never_shifts_the_others(dropped: int) -> None:
    markers = ["一、", "（一）", "（二）", "二、", "（一）", "（二）", "三、", "（一）", "四、"]
    wanted = [(1 if marker[0] != "（" else 2, marker) for marker in markers]
    lines = [f"{marker}第{k}个方面的工作\n{BODY}" for k, marker in enumerate(markers)]
    assert levels("\n".join(["工作报告", *lines])) == wanted
    del lines[dropped], wanted[dropped]
    if dropped == 0:  # no heading is left above the first two
        wanted[:2] = [(1, "（一）"), (1, "（二）")]
    assert levels("\n".join(["工作报告", *lines])) == wanted


@pytest.mark.parametrize("swapped", range(1, 4))
def test_chapters_out_of_order_keep_their_level(swapped: int) -> None:
    chapters = [f"第{chinese(n)}章 总则\n第{chinese(n)}条 {BODY}" for n in range(1, 6)]
    chapters[swapped], chapters[swapped + 1] = chapters[swapped + 1], chapters[swapped]
    found = levels("\n".join(["管理条例", *chapters]))
    assert [level for level, _ in found] == [1, 2] * 5


def test_markdown_marks_do_not_hide_the_number() -> None:
    doc = sections(
        Document.from_lines(f"# 条例\n## 第一章 总则\n第一条 {BODY}\n## 第二章 附则\n第二条 {BODY}")
    )
    assert [(s.level, s.marker, s.heading) for s in doc.sections.walk()] == [
        (1, "第一章", "总则"),
        (2, "第一条", ""),
        (1, "第二章", "附则"),
        (2, "第二条", ""),
    ]


def test_short_items_in_a_row_are_a_list() -> None:
    doc = sections(Document.from_lines(f"采购清单\n{BODY}\n1.苹果\n2.香蕉\n3.梨\n{BODY}"))
    assert [b.kind for b in doc.blocks][2:5] == ["list-item"] * 3
    assert levels(doc.text) == []


def test_options_are_remembered() -> None:
    text = "计划\n（一）抓学习。全体人员要认真学习文件，领会精神，做好笔记，按时完成作业。\n"
    text += "（二）抓落实。各部门要按照分工，明确时限，逐项推进，确保各项任务按期完成。"
    assert len(sections(Document.from_lines(text)).blocks) == 5
    assert len(sections.with_options(split=False)(Document.from_lines(text)).blocks) == 3
