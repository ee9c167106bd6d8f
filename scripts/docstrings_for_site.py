"""Griffe extension for the site: roles, tables and examples of docstrings as Markdown has them."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Any

from griffe import Extension, Object

_ROLE = re.compile(r":(?:func|class|mod|meth|data|attr):`~?\.?([^`]+)`")
_EXAMPLE = re.compile(r"^Example:$", re.MULTILINE)
_BLOCK = re.compile(r"^\.\. code-block:: (\w+)\n\n((?: {4}.*\n|\n)+)", re.MULTILINE)
_TABLE = re.compile(r"^={5,} +={5,}\n((?:.+\n)+)={5,} +={5,}$", re.MULTILINE)


def as_markdown(text: str) -> str:
    """A docstring without reStructuredText in it.

    Example:
        >>> as_markdown("See :func:`read`.")
        'See `read`.'
    """
    text = _ROLE.sub(lambda m: f"`{m[1]}`", text)
    text = _BLOCK.sub(lambda m: f"```{m[1]}\n{dedent(m[2])}```\n", text)
    text = _TABLE.sub(_rows, text)
    return _EXAMPLE.sub("Examples:", text.replace("``", "`"))


def _rows(match: re.Match[str]) -> str:
    rows = [line.split(maxsplit=1) for line in match[1].strip().split("\n")]
    return "\n".join(["| | |", "|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


class Docstrings(Extension):
    """Rewrites every docstring before it is parsed."""

    def on_object(self, *, obj: Object, **kwargs: Any) -> None:
        """Called once for each module, class, function and attribute."""
        if obj.docstring:
            obj.docstring.value = as_markdown(obj.docstring.value)
