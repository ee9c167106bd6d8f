"""The examples in the filters' descriptions run; doctest does not look inside a filter object."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["layout", "spam", "inline", "pii", "quality"])
def test_example_of_a_filter(name: str) -> None:
    module = import_module(f"unionclean.filters.{name}")
    step = getattr(module, name)
    found = doctest.DocTestFinder(recurse=False).find(
        step.function, name, module=module, globs=vars(module) | {name: step}
    )
    assert sum(len(test.examples) for test in found) > 0
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in found:
        assert runner.run(test).failed == 0


@pytest.mark.parametrize("name", ["layout", "spam", "inline", "pii", "quality"])
def test_filter_describes_itself_and_its_rules(name: str) -> None:
    step = getattr(import_module(f"unionclean.filters.{name}"), name)
    assert step.name == name
    assert step.summary
    assert all("." in rule and description for rule, description in step.rules.items())
