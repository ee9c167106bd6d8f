"""Structure and damage that the section stage is known to miss."""

from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.damage import damage
from unionclean.filters.sections import sections

BODY = "这里是正文，内容足够长，说明有关的情况和问题，并且以句号结束。"


def kinds(*lines: str) -> set[str]:
    return {flag.kind for flag in damage(sections(Document.from_lines("\n".join(lines)))).flags}


@pytest.mark.xfail(reason="the words on both sides of the cut fit together", raises=AssertionError)
def test_a_qualifier_that_was_cut_out_without_a_trace() -> None:
    assert "deleted-words" in kinds("总结", "目前正处于一个重要的时期，任务繁重。", BODY)


@pytest.mark.xfail(reason="the right form does not occur in the document", raises=AssertionError)
def test_a_look_alike_without_a_witness() -> None:
    assert "ocr" in kinds("总结", "为推进企业晋段跃升做出新的贡献。", BODY)


@pytest.mark.xfail(reason="a verb that is said twice breaks no frame", raises=AssertionError)
def test_a_clause_with_two_verbs_for_one() -> None:
    assert "garbled" in kinds("总结", "明确参加劳动竞赛活动参赛，并认真组织。", BODY)


@pytest.mark.xfail(reason="one unnumbered heading has no sibling", raises=AssertionError)
def test_a_single_heading_without_a_number() -> None:
    doc = sections(Document.from_lines(f"总结\n{BODY}\n下一步打算\n{BODY}\n{BODY}"))
    assert [section.heading for section in doc.sections.walk() if section.level] == ["下一步打算"]
