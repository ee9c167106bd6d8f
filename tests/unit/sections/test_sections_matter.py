from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.edits import Drop
from unionclean.filters.sections import sections
from unionclean.sections.genres import is_titlelike, kind_of

BODY = "这里是正文，内容足够长，说明有关的情况和问题，并且以句号结束。"


def read(*lines: str) -> Document:
    return sections(Document.from_lines("\n".join(lines)))


def details(*lines: str) -> dict[str, object]:
    return dict(read(*lines).articles[0].details)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("关键词：工会；创新；管理", ["工会", "创新", "管理"]),
        ("关键词 评价体系 途径 成果", ["评价体系", "途径", "成果"]),
        ("【关键词】工会，创新、管理", ["工会", "创新", "管理"]),
        ("关健词:精细管理;企业工会", ["精细管理", "企业工会"]),
        ("主题词：安全　生产　通知", ["安全", "生产", "通知"]),
        ("Key words: union; reform", ["union", "reform"]),
    ],
)
def test_keywords(line: str, words: list[str]) -> None:
    assert details("论工会工作", line, BODY)["keywords"] == words


@pytest.mark.parametrize(
    "line", ["摘要：本文讨论。", "摘 要 本文讨论。", "【摘要】本文讨论。", "[内容提要] 本文讨论。"]
)
def test_abstract(line: str) -> None:
    assert details("论工会工作", line, BODY)["abstract"] == "本文讨论。"


def test_abstract_under_a_label_of_its_own() -> None:
    found = details("论工会工作", "摘　要", "本文讨论工会工作的创新。", "关键词：工会；创新", BODY)
    assert found["abstract"] == "本文讨论工会工作的创新。"
    assert found["keywords"] == ["工会", "创新"]


def test_classification_is_read_from_a_dropped_line() -> None:
    doc = Document.from_lines(f"论工会\n关键词：工会；创新\n中图分类号：C29 文献标识码：A\n{BODY}")
    article = sections(doc.drop({2: Drop("journal.codes")})).articles[0]
    assert (article.details["clc"], article.details["document_code"]) == ("C29", "A")


@pytest.mark.parametrize(
    "label", ["参考文献：", "参考文献", "[参考文献]", "文献引用:", "主要参考文献"]
)
def test_references(label: str) -> None:
    doc = read(
        "论工会工作", "一、意义", BODY, label, "[1]张三.论工会[J].工人,2020.", "2、李四编著《工会》"
    )
    article = doc.articles[0]
    assert article.details["references"] == ["[1]张三.论工会[J].工人,2020.", "2、李四编著《工会》"]
    assert article.back[0].text == label
    assert [s.marker for s in article.walk()] == ["一、"]


def test_official_document() -> None:
    doc = read(
        "国务院办公厅关于做好防汛工作的通知",
        "国办发〔2023〕12号",
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
        BODY,
        "附件：1.成员名单",
        "2.任务分工",
        "国务院办公厅",
        "二〇二三年六月一日",
        "（此件公开发布）",
    )
    extra = doc.metadata.extra
    assert doc.metadata.kind == "notice"
    assert doc.metadata.date == "2023-06-01"
    assert extra["issuer"] == "国务院办公厅"
    assert extra["document_number"] == "国办发〔2023〕12号"
    assert extra["recipients"].startswith("各省、自治区")
    assert extra["signature"] == ["国务院办公厅"]
    assert extra["attachments"] == ["成员名单", "任务分工"]
    assert [b.text for s in doc.sections for b in s.blocks] == [BODY]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2023年1月5日", "2023-01-05"),
        ("（二〇二三年十二月三十一日）", "2023-12-31"),
        ("2023-01-05", "2023-01-05"),
        ("2023.1.5", "2023-01-05"),
        ("发布时间：2023/1/5", "2023-01-05"),
        ("日期：2023年01月05日 10:20", "2023-01-05"),
    ],
)
def test_date_under_the_title(line: str, date: str) -> None:
    assert read("论工会工作", line, BODY).metadata.date == date


@pytest.mark.parametrize(
    "line", ["2023年2月30日", "2023年1月5日，我市召开会议，研究工会工作。", "13.14.15"]
)
def test_no_date(line: str) -> None:
    assert read("论工会工作", line, BODY).metadata.date is None


def test_author_and_subtitle() -> None:
    doc = read("论工会工作", "——以某县为例", "作者：张三", BODY)
    assert (doc.metadata.subtitle, doc.metadata.author) == ("以某县为例", "张三")


def test_title_under_the_issuers_name() -> None:
    doc = read("东海市人民政府文件", "东政发〔2023〕5号", "关于加强防汛工作的通知", BODY)
    assert doc.metadata.title == "关于加强防汛工作的通知"
    assert doc.metadata.extra["document_number"] == "东政发〔2023〕5号"
    assert [b.kind for b in doc.blocks] == ["byline", "byline", "title", "paragraph"]


def test_kinds_of_titles() -> None:
    assert kind_of("关于加强和改进工会工作的实施意见（试行）") == "opinion"
    assert kind_of("2024年工作总结范文三篇") == "summary"
    assert kind_of("春天的故事") is None
    assert not is_titlelike("根据本规定")
    assert not is_titlelike("他作了一个精彩的报告。")


def test_first_sentence_is_no_title() -> None:
    doc = read(BODY, BODY)
    assert doc.metadata.title is None
    assert doc.articles[0].title == ""


def test_contents_are_front_matter_and_compared() -> None:
    doc = read(
        "手册",
        "目录",
        "第一章 总则……1",
        "第二章 细则……5",
        "第三章 附则……9",
        "第一章 总则",
        BODY,
        "第三章 附则",
        BODY,
    )
    article = doc.articles[0]
    assert article.details["contents"] == ["第一章 总则", "第二章 细则", "第三章 附则"]
    assert [s.marker for s in article.walk()] == ["第一章", "第三章"]


def test_a_word_that_only_begins_like_a_label_stays_in_the_body() -> None:
    doc = read(
        "心得",
        "摘要写得好不好，直接影响读者是否愿意读下去，所以要认真写。",
        "参考文献的格式要统一，不能随意。",
    )
    assert [b.kind for b in doc.blocks[1:]] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("text", ["第一篇 绪论\n第一章 甲\n{0}\n第二篇 本论\n第二章 乙\n{0}"])
def test_parts_of_a_book_are_no_compilation(text: str) -> None:
    doc = sections(Document.from_lines("导论\n" + text.format(BODY)))
    assert len(doc.articles) == 1
    assert [s.level for s in doc.sections.walk()] == [1, 2, 1, 2]


@pytest.mark.parametrize("stem", ["表", "图", "附表"])
def test_captions_are_no_borders(stem: str) -> None:
    doc = read("统计报告", f"{stem}1", BODY, f"{stem}2", BODY)
    assert len(doc.articles) == 1


def test_border_of_a_compilation_has_a_blank_line_before_it() -> None:
    doc = read("总结", "总结范文第1篇", BODY, "总结范文第2篇", BODY)
    assert doc.text == f"总结\n\n总结范文第1篇\n{BODY}\n\n总结范文第2篇\n{BODY}"
    assert doc.metadata.kind == "compilation"


def test_thread_is_a_sequence_of_posts() -> None:
    doc = read("怎么买票", "1楼 张三 发表于 2012-3-4", "请问怎么买票？", "2楼 李四", "上网买。")
    posts = list(doc.sections)
    assert [post.marker for post in posts] == ["1楼", "2楼"]
    assert [post.paragraphs[0].kind for post in posts] == ["post", "post"]
    assert posts[1].paragraphs[0].features["author"] == "李四"


def test_one_question_is_no_thread() -> None:
    doc = read("杂谈", "问：为什么要读书？", BODY, BODY)
    assert {b.kind for b in doc.blocks} == {"title", "paragraph"}
