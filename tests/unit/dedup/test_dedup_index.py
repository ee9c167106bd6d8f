"""Which documents are the same, nearly the same, or only alike."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from unionclean.dedup import Duplicates, Index

needs_rensa = pytest.mark.skipif(
    importlib.util.find_spec("rensa") is None, reason="rensa (the extra dedup) is not installed"
)
LETTER = "".join(
    f"第{n}条 各单位应当在每年{n}月底前报送第{n * 7}号统计表,由{n * 13}名负责人分别审核。\n"
    for n in range(1, 60)
)


def test_punctuation_blanks_and_case_do_not_count(tmp_path: Path) -> None:
    with Index(folder=tmp_path) as index:
        assert index.add("a", "各项工作,都要 落实 ABC。") is None
        found = index.add("b", "各项工作，都要\n落实abc")
        assert found is not None
        assert (found.of, found.exact, found.slug) == ("a", True, "dedup.exact")
        assert index.add("c", "各项工作都要落实abd") is None
    assert list(tmp_path.iterdir()) == []


def test_documents_without_letters_are_the_same() -> None:
    with Index() as index:
        assert index.add("a", "……") is None
        assert index.add("b", "!!") is not None


@needs_rensa
def test_near_duplicates() -> None:
    with Duplicates(near=0.8).index() as index:
        assert index.add("a", LETTER) is None
        found = index.add(
            "b", LETTER.replace("第30条", "第三十条") + "附则:本办法自发布之日起施行。"
        )
        assert found is not None
        assert found.of == "a"
        assert not found.exact
        assert 0.85 < found.similarity < 1
        assert "nearly the text of a (similarity 0.9" in found.reason
        assert index.add("c", LETTER[: len(LETTER) // 2]) is None
        assert index.add("d", "完全不同的一篇文章,讲的是春天的花园和孩子们。" * 5) is None


@needs_rensa
def test_the_first_stays_whatever_follows() -> None:
    with Index(0.8) as index:
        kept = [n for n in range(20) if index.add(str(n), LETTER + "尾" * (n % 3)) is None]
    assert kept == [0]
