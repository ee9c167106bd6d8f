"""A filter's docstring is its page in the docs, and its examples run."""

from __future__ import annotations

import doctest
import runpy
from importlib import import_module
from pathlib import Path

import pytest

from unionclean import registry

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", registry.names())
def test_examples_of_the_filter_run(name: str) -> None:
    # Doctest collects functions and classes; a Filter is an object that holds one.
    module = import_module(f"unionclean.filters.{name}")
    found = registry.get(name)
    names = {**vars(module), name: found}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in doctest.DocTestFinder(recurse=False).find(found.function, name, globs=names):
        runner.run(test)
    assert runner.failures == 0
    assert runner.tries > 0


MADE = runpy.run_path(str(ROOT / "scripts" / "build_filter_docs.py"))["pages"]()


@pytest.mark.parametrize("page", MADE)
def test_the_page_is_up_to_date(page: str) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == MADE[page]


def test_no_page_is_left_of_a_filter_that_is_gone() -> None:
    there = {f"filters/{path.name}" for path in (ROOT / "docs" / "filters").glob("*.md")}
    assert there == set(MADE) - {"filters.md"}


@pytest.mark.parametrize("name", registry.names())
def test_the_page_shows_the_filter_at_work(name: str) -> None:
    page = MADE[f"filters/{name}.md"]
    assert "\nbecomes\n" in page or "The record of it:" in page, "the example shows nothing"
