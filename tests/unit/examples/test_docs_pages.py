"""The code on the pages of the documentation runs, and prints what the pages say."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "run_docs.py"))
PAGES = list(SCRIPT["pages"]())
FORMATS = {"common-crawl": ("warcio", "pyarrow")}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_runs_and_prints_what_it_says(path: Path, tmp_path: Path) -> None:
    for module in FORMATS.get(path.stem, ()):
        pytest.importorskip(module, reason="an optional format")
    page = path.read_text(encoding="utf-8")
    assert SCRIPT["played"](page, tmp_path) == page


def test_a_wrong_output_is_noticed(tmp_path: Path) -> None:
    page = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n"
    assert SCRIPT["played"](page, tmp_path) == page.replace("3", "2")
    missing = "```sh\necho 'some output'\n```\n"
    assert "some output\n```\n" in SCRIPT["played"](missing, tmp_path)
    with pytest.raises(RuntimeError):
        SCRIPT["played"]("```sh\nexit 3\n```\n", tmp_path)


def test_every_page_is_in_the_navigation() -> None:
    listed = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert listed == there
