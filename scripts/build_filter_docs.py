"""Write docs/filters.md from the docstrings of the installed filters.

python scripts/build_filter_docs.py [docs/filters.md]
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

from unionclean import presets, registry
from unionclean.filter import Filter

HEAD = """# Filters

One section a filter, in the order of the default preset; the last ones are off by default. Every
rule can be switched off by its id, a family of rules by its first part, a filter by its name:
`unionclean clean raw/ --without spun nav.breadcrumb` or
`presets.default().without("spun", "nav.breadcrumb")`.

<!-- Made by scripts/build_filter_docs.py from the docstrings; change those. -->
"""


def page() -> str:
    """The whole page."""
    filters, _ = registry.installed()
    order = [*presets.DEFAULT, *sorted(set(filters) - set(presets.DEFAULT))]
    return HEAD + "\n" + "\n".join(_section(filters[name]) for name in order)


def _section(entry: Filter) -> str:
    state = "" if entry.name in presets.DEFAULT else " (off by default)"
    lines = [f"## {entry.name}{state}", "", _prose(entry), ""]
    if entry.options:
        lines += ["| option | default |", "|---|---|"]
        lines += [f"| `{name}` | `{value!r}` |" for name, value in entry.options.items()]
        lines.append("")
    lines += ["| rule | what it does |", "|---|---|"]
    lines += [f"| `{rule}` | {_cell(text)} |" for rule, text in entry.rules.items()]
    return "\n".join([*lines, ""])


def _prose(entry: Filter) -> str:
    text = inspect.cleandoc(entry.function.__doc__ or "")
    # Every filter takes the document; what is left of the arguments are the options.
    text = re.sub(r"\n    doc: .*", "", text)
    text = re.sub(r"\n\nArgs:(?=\n\n|$)", "", text).replace("\nArgs:", "\nOptions:")
    return text.replace("``", "`").split("\nExample:")[0].rstrip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/filters.md")
    target.write_text(page(), encoding="utf-8")
