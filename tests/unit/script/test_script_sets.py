"""Sets of sentences, written for these tests: what must change, exactly how, and what must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filter import Filter
from unionclean.filters.pinyin import pinyin
from unionclean.filters.script import script

HERE = Path(__file__).parent
EXACT = 0.98


def lines(name: str) -> list[str]:
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def over_converted() -> list[tuple[str, str]]:
    mark = re.compile(r"\{([^|}]*)\|([^}]*)\}")
    return [(mark.sub(r"\1", x), mark.sub(r"\2", x)) for x in lines("over_converted")]


def cloaked() -> list[tuple[str, str]]:
    return [(re.sub("[{}]", "", x), re.sub(r"\{[^}]*\}", "", x)) for x in lines("pinyin_cloaked")]


def run(step: Filter, text: str) -> str:
    doc = step(Document.from_lines(text))
    assert doc.replay() == doc.text
    return doc.text


@pytest.mark.parametrize(
    ("step", "pairs"), [(script, over_converted()), (pinyin, cloaked())], ids=["script", "pinyin"]
)
def test_nearly_all_sentences_come_out_exactly(step: Filter, pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) >= 150
    wrong = [(raw, got) for raw, want in pairs if (got := run(step, raw)) != want]
    assert len(wrong) <= (1 - EXACT) * len(pairs), wrong


@pytest.mark.parametrize(
    ("step", "name"),
    [
        (script, "script_unchanged"),
        (pinyin, "pinyin_unchanged"),
        (script, "pinyin_unchanged"),
        (pinyin, "script_unchanged"),
    ],
    ids=["script", "pinyin", "script on notes", "pinyin on script"],
)
def test_what_was_meant_stays(step: Filter, name: str) -> None:
    changed = {text: got for text in lines(name) if (got := run(step, text)) != text}
    assert changed == {}


@pytest.mark.parametrize(
    ("step", "pairs"), [(script, over_converted()), (pinyin, cloaked())], ids=["script", "pinyin"]
)
def test_what_was_mended_stays(step: Filter, pairs: list[tuple[str, str]]) -> None:
    # The wanted sentence as well as the one that came out: a second run finds nothing to do.
    once = {run(step, raw) for raw, _ in pairs}
    if step is script:
        once |= {want for _, want in pairs}
    assert {text for text in once if run(step, text) != text} == set()
