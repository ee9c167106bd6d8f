"""Whatever the text: lengths stay, edits replay, and filtering twice changes nothing more."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean.document import Document
from unionclean.filters.pinyin import pinyin
from unionclean.filters.regional import regional
from unionclean.filters.script import script
from unionclean.script.convert import conversions, convert
from unionclean.script.lexicon import rows

WORDS = sorted(
    {row[0] for row in rows("contexts")}
    | {row[0] for row in rows("misread")}
    | {row[0] for row in rows("regional")}
    | set("隨著這個問題發展們們着乾隆覆瞭於麼后後裏里，。《》“”(fā)( )\n\t麵面")
    | {"(fā)", "（de）", " (ge) ", "[xué]", "かな", "한글", "abc", "𠀀", "\u3000", "学", "國"}
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


@settings(deadline=None)
@given(TEXTS | st.text(max_size=60))
def test_conversion_keeps_the_length(text: str) -> None:
    assert len(convert(text)) == len(text)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_blocks_are_converted_as_each_would_be_alone(texts: list[str]) -> None:
    together = list(conversions(texts))
    assert len(together) == len(texts)
    for text, proposals in zip(texts, together, strict=True):
        if "\n" in text:
            continue
        changed = list(text)
        for start, end, new, _, _ in proposals:
            changed[start:end] = new
        assert "".join(changed) == convert(text)


@settings(deadline=None)
@given(TEXTS)
def test_edits_replay(text: str) -> None:
    doc = Document.from_lines(text)
    for step in (pinyin, script, regional):
        doc = step(doc)
        assert doc.replay() == doc.text
        for edit in doc.edits:
            assert 0 <= edit.start <= edit.end <= len(text)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=4).map("\n".join))
def test_filtering_what_was_filtered_changes_nothing(text: str) -> None:
    for step in (pinyin, script):
        once = step(Document.from_lines(text)).text
        assert step(Document.from_lines(once)).text == once
