from __future__ import annotations

from typing import Any

import pytest

from unionclean.document import Document
from unionclean.filters.damage import damage
from unionclean.filters.sections import sections
from unionclean.interchange import schema, to_record

BODY = "这里是正文，内容足够长，说明有关的情况和问题，并且以句号结束。"
TEXTS = (
    f"条例\n第一章 总则\n第一条 {BODY}\n第一条之一 {BODY}\n第二章 附则\n第二条 {BODY}",
    f"论工会\n摘要：略。\n关键词：工会；创新\n1 意义\n1.1 背景\n{BODY}\n参考文献：\n[1]张三[M].",
    f"总结两篇\n总结范文第1篇\n（一）甲\n{BODY}\n（三）乙\n{BODY}\n总结范文第2篇\n{BODY}",
    f"国务院关于防汛的通知\n国发〔2023〕1号\n各省人民政府：\n{BODY}\n国务院\n2023年1月5日",
    "答疑\n问：甲？\n答：乙。\n问：丙？\n答：丁。",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_tree_is_as_the_published_schema_says(text: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    record = to_record(damage(sections(Document.from_lines(text))))
    jsonschema.Draft202012Validator(schema()).validate(record)


@pytest.mark.parametrize("text", TEXTS)
def test_nodes_have_the_keys_of_the_schema(text: str) -> None:
    node = schema()["$defs"]["section"]
    required, known = set(node["required"]), set(node["properties"])

    def check(section: dict[str, Any]) -> None:
        assert required <= set(section) <= known
        for child in section["children"]:
            check(child)

    for article in sections(Document.from_lines(text)).articles:
        for section in article.to_dict()["sections"]:
            check(section)
