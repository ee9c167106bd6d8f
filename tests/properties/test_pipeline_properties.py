"""The invariants of the whole default pipeline, on documents put together at random."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

import unionclean
from invariants import sound
from pieces import FURNITURE, HEADINGS, PROSE, TRADITIONAL
from unionclean import presets
from unionclean.errors import BinaryInputError

LINES = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(PROSE),
    st.sampled_from(TRADITIONAL),
    st.sampled_from(HEADINGS),
    st.sampled_from(FURNITURE),
    st.text(st.sampled_from("一二三、。,;:()(1.)“”第章条 \t的發a<>&-·|"), max_size=25),
    st.text(max_size=20),
)
PAGES = st.lists(LINES, max_size=14).map("\n".join)
PIPE = presets.default()


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_text_of_any_kind(text: str) -> None:
    sound(PIPE.clean(text, kind="text"))


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_cleaning_what_was_cleaned_changes_nothing(text: str) -> None:
    once = PIPE.clean(text, kind="text").text
    assert PIPE.clean(once, kind="text").text == once


MARKS = st.sampled_from(["", "", "", "# ", "## ", "- ", "  - ", "> ", "```", "|", "1. ", "    "])


@given(st.lists(st.tuples(MARKS, LINES), max_size=14))
@settings(max_examples=200, deadline=None)
def test_markdown_of_any_kind(lines: list[tuple[str, str]]) -> None:
    doc = PIPE.clean("\n".join(mark + line for mark, line in lines), kind="markdown")
    sound(doc)
    assert PIPE.clean(doc.text, kind="markdown").text == doc.text


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=6, unique=True))
@settings(deadline=None)
def test_clean_text_comes_through_without_an_edit(lines: list[str]) -> None:
    doc = PIPE.clean("\n".join(lines))
    assert doc.text == "\n".join(lines)
    assert doc.edits == ()
    assert doc.dropped == ()


@given(
    st.lists(st.tuples(st.sampled_from(["p", "h2", "li", "div", "td", "a"]), LINES), max_size=10)
)
@settings(max_examples=150, deadline=None)
def test_html_of_any_kind(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)
    sound(PIPE.clean(f"<html><body>{body}</body></html>"))


@given(st.one_of(st.binary(max_size=200), PAGES.map(lambda t: t.encode("gb18030", "replace"))))
@example(b"")
@example(b"\xff\xfe")
@settings(max_examples=200, deadline=None)
def test_bytes_of_any_kind(data: bytes) -> None:
    try:
        doc = PIPE.clean(data)
    except BinaryInputError:
        return
    sound(doc)


@pytest.mark.parametrize("name", sorted(presets.PRESETS))
def test_every_preset_keeps_its_accounts(name: str) -> None:
    text = "\n".join([*FURNITURE, *HEADINGS, *PROSE, *TRADITIONAL])
    sound(unionclean.clean(text, name))
