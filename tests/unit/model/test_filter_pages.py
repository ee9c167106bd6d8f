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


def test_the_page_of_filters_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "build_filter_docs.py"))["page"]()
    assert (ROOT / "docs" / "filters.md").read_text(encoding="utf-8") == made
