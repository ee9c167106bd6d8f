"""Trees drawn by hand, compared with the trees that the section stage finds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filters.sections import sections

HERE = Path(__file__).parent / "trees"
CASE = re.compile(
    r"^## (.+?)\n~~~ input\n(.*?)\n~~~\n~~~ tree\n(.*?)\n~~~$", re.MULTILINE | re.DOTALL
)
CASES = [
    (f"{path.stem}: {match[1]}", match[2], match[3].split("\n"))
    for path in sorted(HERE.glob("*.md"))
    for match in CASE.finditer(path.read_text(encoding="utf-8"))
]


def drawn(text: str, leads: dict[int, list[str]] | None = None) -> list[str]:
    """The tree in the notation of the files: ``level marker|heading``, ``@`` for an article.

    A node without marker and heading at level 0 is written with the beginning of its text.
    """
    doc = sections(Document.from_lines(text))
    rows: list[str] = []
    for article in doc.articles:
        if len(doc.articles) > 1:
            rows.append(f"@ {article.title}")
        for section in article.walk():
            if section.level:
                rows.append(f"{section.level} {section.marker}|{section.heading}")
            else:
                rows.append(f"0 {section.paragraphs[0].text}")
    return rows


def same(wanted: str, got: str) -> bool:
    return got.startswith(wanted) if wanted.startswith("0 ") else got == wanted


@pytest.mark.parametrize(("title", "text", "tree"), CASES, ids=[case[0] for case in CASES])
def test_tree(title: str, text: str, tree: list[str]) -> None:
    got = drawn(text)
    shown = [
        wanted if same(wanted, row) else row for wanted, row in zip(tree, got, strict=False)
    ] + got[len(tree) :]
    assert shown == tree


@pytest.mark.parametrize(("title", "text", "tree"), CASES, ids=[case[0] for case in CASES])
def test_second_run_changes_nothing(title: str, text: str, tree: list[str]) -> None:
    first = sections(Document.from_lines(text))
    assert sections(Document.from_lines(first.text)).text == first.text
    assert drawn(first.text) == drawn(text)


def test_there_are_enough_trees_and_nodes_are_found() -> None:
    assert len(CASES) >= 40
    hit = gold = found = 0
    for _, text, tree in CASES:
        wanted = Counter(row for row in tree if row[0] not in "0@")
        got = Counter(row for row in drawn(text) if row[0] not in "0@")
        hit += (wanted & got).total()
        gold += wanted.total()
        found += got.total()
    assert 2 * hit / (gold + found) >= 0.95
