"""Metadata read from lines before they go."""

from __future__ import annotations

import pytest

from unionclean.boilerplate.metadata_lines import (
    read_biblio,
    read_breadcrumb,
    read_metadata_line,
    title_in_blurb,
)
from unionclean.boilerplate.names import byline, signature


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "来源：人民日报 作者：王小明 发布时间：2020-01-02",
            {"source": "人民日报", "author": "王小明", "date": "2020-01-02"},
        ),
        ("来源: 作者: 发布时间:2009-12-11 (阅读次数:", {"date": "2009-12-11"}),
        (
            "2021年3月4日 10:20　来源：新华网　责任编辑：李四",
            {"date": "2021-03-04T10:20", "source": "新华网", "editor": "李四"},
        ),
        ("（责任编辑：赵六）", {"editor": "赵六"}),
        ("作者：张三 阅读(120) 评论(3)", {"author": "张三"}),
        ("時間：2020-01-02 浏览次数：18", {"date": "2020-01-02"}),
        ("浏览次数：1820 次 字号：大 中 小", {}),
    ],
)
def test_metadata_lines(text: str, expected: dict[str, str]) -> None:
    assert read_metadata_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当前位置:主页 > 组织机构 > 文件 > 文章内容", "组织机构 > 文件"),
        ("您的位置：首页>>新闻中心>>国内", "新闻中心 > 国内"),
        ("首頁 » 文集 » 正文", "文集"),
        ("位置：首页", ""),
        ("您现在的位置是：网站首页 > 通知公告 > 详情", "通知公告"),
    ],
)
def test_breadcrumbs(text: str, expected: str) -> None:
    assert read_breadcrumb(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("下面是小编为大家整理的年度工作总结范文,供大家参考。", "年度工作总结范文"),
        ("以下是小编收集的《安全生产责任书》，希望对您有所帮助。", "安全生产责任书"),
        ("我们特意为您整理了5篇工作总结范文，供您参考。", None),
        ("下面是小编整理的关于春节的相关内容，供大家参考。", None),
        ("他整理的材料供领导参考。", None),
    ],
)
def test_title_in_a_blurb(text: str, title: str | None) -> None:
    span = title_in_blurb(text)
    assert (text[span[0] : span[1]] if span else None) == title


def test_codes_of_a_journal_article() -> None:
    text = "【中图分类号】G642.0 【文献标识码】A 【文章编号】1671-0568(2012)25-0024-02"
    assert read_biblio(text) == {
        "clc": "G642.0",
        "document_code": "A",
        "article_number": "1671-0568(2012)25-0024-02",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者 王小明", ["王小明"]),
        ("某某日报记者 王小明 李四光", ["王小明 李四光"]),
        ("作者：张三", ["张三"]),
        ("记者在现场看到，人很多。", []),
        ("作者认为这种看法值得商榷", []),
    ],
)
def test_bylines(text: str, names: list[str]) -> None:
    assert list(byline(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("会议到此结束。（记者 王小明）", ["王小明"]),
        ("本报讯（记者李四 通讯员王五）昨日，某地……", ["李四"]),
        ("活动圆满结束。（赵小刚）", ["赵小刚"]),
        ("详见附件。（略）", []),
        ("按规定办理。（试行）", []),
    ],
)
def test_signatures(text: str, names: list[str]) -> None:
    assert list(signature(text)) == names
