"""Honest texts of many kinds, some about spam's own subjects, come through without one change."""

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filter import Filter
from unionclean.filters.inline import inline
from unionclean.filters.layout import layout
from unionclean.filters.spam import spam

TEXTS = sorted((Path(__file__).parent / "prose").glob("*.txt"))


@pytest.mark.parametrize("step", [layout, spam, inline], ids=lambda step: step.name)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_honest_text_is_not_touched(step: Filter, path: Path) -> None:
    doc = Document.from_lines(path.read_text(encoding="utf-8"))
    done = step(doc)
    assert done.text == doc.text
    assert done.edits == done.dropped == ()


@pytest.mark.parametrize("step", [layout, spam, inline], ids=lambda step: step.name)
def test_all_of_them_in_one_document(step: Filter) -> None:
    doc = Document.from_lines("\n".join(path.read_text(encoding="utf-8") for path in TEXTS))
    assert step(doc).text == doc.text
