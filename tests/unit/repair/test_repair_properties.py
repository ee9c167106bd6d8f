"""Whatever the text: records replay, spans fit, and what is restored stays restored."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean.document import Document
from unionclean.filters.spun import spun

WORDS = [
    "泛博",
    "职工",
    "进修",
    "科学",
    "成长",
    "不美观",
    "阐扬",
    "宣扬",
    "本能机能",
    "环绕",
    "中心",
    "处事",
    "年夜",
    "局",
    "更始",
    "立异",
    "平易近",
    "主",
    "经由过程",
    "办事器",
    "设置装备摆设",
    "不克不及",
    "我们",
    "的",
    "了",
    "，",
    "。",
    "发展",
    "管理",
    "打点",
    "增加",
    "系统",
    "体例",
    "根本",
    "根柢",
]
TEXTS = st.lists(st.sampled_from([*WORDS, "\n"]), max_size=40).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_record_and_spans(text: str) -> None:
    doc = spun(Document.from_lines(text))
    assert doc.replay() == doc.text
    for edit in doc.edits:
        assert text[edit.start : edit.end] == edit.before
    for flag in doc.flags:
        assert 0 <= flag.start < flag.end <= len(text)
    assert len(doc.blocks) == len(Document.from_lines(text).blocks)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    doc = spun(Document.from_lines(text))
    assert doc.replay() == doc.text
