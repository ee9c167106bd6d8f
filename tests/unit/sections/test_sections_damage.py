from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.damage import KINDS, damage
from unionclean.filters.sections import sections

BODY = "这里是正文，内容足够长，说明有关的情况和问题，并且以句号结束。"


def flags(*lines: str) -> list[tuple[str, str]]:
    doc = damage(sections(Document.from_lines("\n".join(lines))))
    assert {flag.kind for flag in doc.flags} <= set(KINDS)
    return [(flag.kind, doc.source.text[flag.start : flag.end]) for flag in doc.flags]


@pytest.mark.parametrize(
    ("line", "kind", "place"),
    [
        ("认真学习党的XX大精神。", "placeholder", "XX"),
        ("××市召开工会会议。", "placeholder", "××"),
        ("我们要坚持“以人为本的理念，办好“人”的事。", "unbalanced-quote", "“"),
        ("学习《条例，掌握要领。", "unbalanced-quote", "《"),
        ("员工”的积极性不断提高。", "unbalanced-quote", "”"),
        ("团结广大员工在中成为主力军。", "deleted-words", "在中"),
        ("发挥独立自主开展工作的自，这样更好。", "deleted-words", "的自"),
        ("加强与地方管理单位，共同推进。", "deleted-words", "加强与地方管理单位"),
        ("认真做好经费预算工作保证了资金使用。", "deleted-words", "做好经费预算工作"),
        ("健全职工代表大会为基本形式的制度。", "garbled", "为基本形式"),
        ("《中国职工教育》第.203期刊登。", "garbled", "第.203期"),
        ("文字锟斤拷锟斤拷乱码。", "garbled", "锟斤拷锟斤拷"),
        ("主要做法有三条：一是抓学习。二是抓落实。", "count-mismatch", "三条："),
    ],
)
def test_flag(line: str, kind: str, place: str) -> None:
    assert (kind, place) in flags("工作总结", line, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "他说：“我来。”她说：“好。”",
        "“我们一起走吧，”他说，“天快黑了。”",
        "在中国共产党的领导下，在中央的关怀下，各项工作取得成绩。",
        "他在比赛中成为主力军，在实践中提高本领。",
        "以职工代表大会为基本形式，把学习作为主要内容。",
        "加强与兄弟单位的联系，加强与地方政府的合作。",
        "做好本职工作，保证了资金使用。",
        "这是**重点**内容，请记住。",
        "算式 2**3 等于 8。",
        "好的，我知道了；是自己的，就要珍惜。",
        "主要做法有三条：一是抓学习。二是抓落实。三是抓总结。",
        "要为职工建立健身活动室，要了解他们的需要。",
        "书名号《红楼梦》和引号“红学”都成对。",
        "推动完成全年任务和目标要求，再上台阶。",
        "XX染色体决定性别。",
        '他说："我只在周四审查。”这样很好。',
        "标题改成了“会话“这个词。",
    ],
)
def test_clean_line_has_no_flag(line: str) -> None:
    assert flags("工作总结", line, BODY) == []


def test_quotation_over_several_paragraphs() -> None:
    assert flags("回忆", "他回信说：", f"“{BODY}", f"“{BODY}", f"“{BODY}”", BODY) == []


def test_counts_of_sections() -> None:
    lead = "今年重点做好以下三方面工作："
    parts = ["一、抓学习", BODY, "二、抓落实", BODY]
    assert flags("要点", lead, *parts) == [("count-mismatch", "三方面工作：")]
    assert flags("要点", lead, *parts, "三、抓总结", BODY) == []


def test_count_in_the_title_of_a_compilation() -> None:
    text = ["心得体会三篇", "篇一", BODY, "篇二", BODY]
    assert ("count-mismatch", "三篇") in flags(*text)
    assert flags(*text, "篇三", BODY) == []


def test_heading_that_lost_its_text() -> None:
    found = flags("总结", "一、加强学习二、热情服务", BODY, "三、严格管理", BODY)
    assert found == [("deleted-body", "一、加强学习")]


def test_document_that_breaks_off() -> None:
    assert flags("总结", "一、甲方面", BODY, "二、乙方面", BODY, "三、丙方面") == [
        ("truncated", "三、丙方面")
    ]
    cut = "工作的重要性显著提高，工作内容和领域不断扩展和延伸，"
    assert flags("总结", "一、甲方面", cut, "二、乙方面", BODY) == [("truncated", cut)]


def test_outline_without_bodies_is_not_damaged() -> None:
    assert flags("提纲", "一、甲方面", "二、乙方面", "三、丙方面") == []


def test_line_that_stands_twice() -> None:
    long = BODY + BODY
    assert flags("总结", long, long, BODY) == [("repeated", long)]


def test_numbers_that_are_missing_repeated_or_out_of_order() -> None:
    def text(*markers: str) -> list[str]:
        return [part for marker in markers for part in (f"{marker}有关方面的工作", BODY)]

    assert flags("总结", *text("一、", "二、", "四、")) == [("numbering-gap", "四、有关方面的工作")]
    assert flags("总结", *text("一、", "二、", "二、")) == [
        ("numbering-repeat", "二、有关方面的工作")
    ]
    order = flags("总结", *text("一、", "三、", "二、", "四、"))
    assert [kind for kind, _ in order] == ["numbering-gap", "numbering-order", "numbering-gap"][
        : len(order)
    ]
    assert flags("总结", *text("一、", "二、", "三、")) == []


def test_broken_numbering_all_over_is_one_warning() -> None:
    lines = [part for n in "一三五七九" for part in (f"{n}、有关方面的工作", BODY)]
    doc = damage(sections(Document.from_lines("\n".join(["总结", *lines]))))
    assert doc.flags == ()
    assert doc.warnings == ("the numbering breaks in 4 places: before 三、, 五、, 七、, 九、",)
    assert damage(doc).warnings == doc.warnings


def test_look_alike_needs_the_document_as_witness() -> None:
    right = "工会干部要热心服务，工会干部要依法办事，工会干部要带头学习。"
    assert flags("总结", right, "这就需要王会干部增强意识。") == [("ocr", "王")]
    assert flags("总结", "王会长主持了会议。", right) == []
    assert flags("总结", "这就需要王会干部增强意识。") == []


def test_misspelt_label_and_joined_keywords() -> None:
    found = flags("论工会", "关健词：县级供电企业工会工作现状措施；创新", BODY)
    assert found == [("typo", "关健词"), ("lost-separator", "县级供电企业工会工作现状措施")]


def test_contents_that_name_what_is_not_there() -> None:
    lines = ["手册", "目录", "第一章 总则", "第二章 细则", "第三章 附则"]
    lines += ["第一章 总则", BODY, "第三章 附则", BODY]
    assert ("contents-mismatch", "目录") in flags(*lines)


def test_a_chapter_alone_may_have_any_number() -> None:
    lines = ["第一百零三章 雪夜访客", BODY, BODY]
    doc = damage(sections(Document.from_lines("\n".join(lines))))
    assert (doc.flags, doc.warnings) == ((), ())
    doc = damage(sections(Document.from_lines("\n".join([*lines, "第一百零五章 归途", BODY]))))
    assert doc.warnings == ("the numbering breaks in 2 places: before 第一百零三章, 第一百零五章",)
