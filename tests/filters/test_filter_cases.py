"""Every case in the Markdown files of this folder: title, input, expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unionclean import registry
from unionclean.document import Document

HERE = Path(__file__).parent
PART = re.compile(r"^~~~ (input|expected)\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)


def cases() -> list[object]:
    found: list[object] = []
    for path in sorted(HERE.glob("*.md")):
        for chunk in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title = chunk.split("\n", 1)[0].strip()
            found.append(pytest.param(path.stem, title, chunk, id=f"{path.stem}: {title}"))
    return found


@pytest.mark.parametrize(("name", "title", "chunk"), cases())
def test_case(name: str, title: str, chunk: str) -> None:
    parts = {kind: text.removesuffix("\n") for kind, text in PART.findall(chunk)}
    given = parts["input"]
    lines = "\n".join(line.strip() for line in given.split("\n") if line.strip())
    expected = lines if title.startswith("unchanged:") else parts["expected"]
    doc = registry.get(name)(Document.from_lines(given))
    assert doc.text == expected
    assert doc.replay() == doc.text
    if title.startswith("unchanged:"):
        assert doc.edits == doc.dropped == ()
    elif not title.startswith("flags:"):
        assert doc.text != lines, "a case that changes nothing must be called unchanged"
