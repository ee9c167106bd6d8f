"""Markdown comes through as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

import unionclean
from unionclean import presets
from unionclean.blocks import front_matter, looks_like_markdown, read_markdown
from unionclean.writers import to_markdown

GUIDE = """# 快速入门

本文介绍如何安装**示例工具**。第一次使用的读者，请先阅读[安装说明](install.md)。

## 安装

```python
def 安装(路径):
    if 路径:
        print("\\u4e2d\\u6587", 路径)

    return None
```

- 支持两种系统
  - 需要管理员权限
- 不需要联网

| 昵称 | 说明 |
|------|------|
| 端口 | 默认为八千零八十，修改以后需要重启服务 |

> 修改配置以后，需要重启服务才能生效。

1. 打开配置文件
2. 修改端口

## 版权所有

以许可证的条款发布。"""


def test_a_guide_comes_through_unchanged() -> None:
    doc = unionclean.clean(GUIDE)
    assert doc.source.kind == "markdown"
    assert doc.text == GUIDE
    assert doc.edits == ()
    assert to_markdown(doc) == GUIDE + "\n"
    assert doc.metadata.title == "快速入门"
    assert [section.heading for section in doc.sections if section.heading] == ["安装", "版权所有"]


def test_traditional_markdown_is_simplified_and_keeps_its_marks() -> None:
    doc = unionclean.clean(
        "# 會議紀要\n\n- **時間**：週五上午\n- 地點：三樓會議室\n\n## 決議\n\n按計畫執行。"
    )
    assert (
        doc.text
        == "# 会议纪要\n\n- **时间**：周五上午\n- 地点：三楼会议室\n\n## 决议\n\n按计划执行。"
    )
    assert doc.metadata.title == "会议纪要"
    assert doc.replay() == doc.text


def test_what_a_site_put_around_markdown_goes() -> None:
    page = "首页 > 文档 > 正文\n\n" + GUIDE + "\n\n上一篇：概述 下一篇：配置"
    assert unionclean.clean(page).text == GUIDE


def test_lines_of_code_and_rows_of_tables_are_marked() -> None:
    blocks = read_markdown(GUIDE)
    assert next(block.text for block in blocks if block.features.get("code")) == "```python"
    assert sum(1 for block in blocks if block.features.get("code")) == 6
    assert [block.features["table"] for block in blocks if block.features.get("table")] == [2, 2, 2]
    assert "".join(block.lead + block.text for block in blocks)[1:] == GUIDE


def test_a_fence_of_tildes_may_hold_one_of_backticks() -> None:
    blocks = read_markdown("~~~\n```\n# 注释\n~~~\n正文")
    assert [bool(block.features.get("code")) for block in blocks] == [True] * 4 + [False]


@pytest.mark.parametrize(
    "text",
    [
        "#话题# 今天的天气\n- 有雨",
        "# 1 号楼\n维修通知",
        "首页 | 新闻\n正文从这里开始。",
        "价格：**元",
    ],
)
def test_other_text_is_not_taken_for_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "说明.md"
    path.write_text(
        "<div align='center'>\n\n# 说明\n\n</div>\n\n正文只有一句。\n", encoding="utf-8"
    )
    doc = presets.default().clean(path)
    assert (doc.source.kind, doc.text) == ("markdown", "# 说明\n\n正文只有一句。")


POST = """---
title: "用容器搭建开发环境"
author: 林木
date: 2023-02-10 20:15:00
tags: [容器, 运维]
categories: 后端
links:
  - 上一篇: 首页
---

每次换电脑都要重新安装一遍数据库，今天我们用容器一次解决。

## 安装

先更新软件源，再安装两个包。**注意**版本。
"""


def test_front_matter_stays_and_is_read_as_metadata() -> None:
    doc = unionclean.clean(POST)
    assert doc.source.kind == "markdown"
    assert f"{doc.text}\n" == POST
    assert doc.dropped == ()
    stated = doc.metadata
    assert (stated.title, stated.author, stated.category) == ("用容器搭建开发环境", "林木", "后端")
    assert stated.date == "2023-02-10T20:15:00"
    assert [section.heading for section in doc.sections if section.heading] == ["安装"]


def test_front_matter_of_toml() -> None:
    _, stated = front_matter(
        "+++\ntitle = '安装'\ndate = 2023-02-10\n[extra]\ntoc = true\n+++\n正文。"
    )
    assert stated == {"title": "安装", "date": "2023-02-10"}


@pytest.mark.parametrize(
    "text",
    [
        "---\n第一段。\n\n---\n第二段。",
        "---\n作者: 林木\n---\n第二段。",
        "---\ntitle: 没有结束",
        "---\n---\n正文。",
        "正文。\n---\ntitle: 标题\n---\n",
    ],
)
def test_a_rule_above_a_text_opens_no_front_matter(text: str) -> None:
    assert front_matter(text) == (0, {})


def test_what_nobody_sees_keeps_no_fence_open() -> None:
    text = "```\nprint(1)\n```\x1b\u200b\n正文。"
    assert [bool(b.features.get("code")) for b in read_markdown(text)] == [True] * 3 + [False]


def test_code_below_the_links_that_end_a_page_stays() -> None:
    prose = "图书馆从本周起延长开放时间，读者可以凭证入馆，自习室开到晚上十点。"
    text = f"{prose}\n\n上一篇：没有了\n\n```\nprint('<br/>')\n```"
    doc = presets.get("default").clean(text, kind="markdown")
    assert doc.text.endswith("```\nprint('<br/>')\n```")
    assert "上一篇" not in doc.text
