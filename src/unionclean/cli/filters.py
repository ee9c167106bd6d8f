"""``unionclean filters``."""

from __future__ import annotations

import argparse
import inspect
import sys

from .. import presets, registry


def run(arguments: argparse.Namespace) -> int:
    """Print every filter with its rules, or the whole page of some."""
    order = {name: place for place, name in enumerate(presets.DEFAULT)}
    filters, broken = registry.installed()
    names = arguments.name or sorted(filters, key=lambda n: (order.get(n, len(order)), n))
    found = [registry.get(name) for name in names]
    width = max((len(rule) for entry in found for rule in entry.rules), default=0)
    for entry in found:
        state = "" if entry.name in order else "  (off by default)"
        print(f"{entry.name}{state}: {entry.summary}")
        if arguments.name:
            page = inspect.cleandoc(entry.function.__doc__ or "").split("\n", 1)[1:]
            print(*page, sep="\n")
        for option, value in entry.options.items():
            print(f"    option {option} = {value!r}")
        for rule, text in entry.rules.items():
            print(f"    {rule:<{width}}  {text}")
        print()
    for error in broken.values():
        print(f"unionclean: {error}", file=sys.stderr)
    return 0
