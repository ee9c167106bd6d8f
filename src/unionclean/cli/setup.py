"""From the arguments that several commands share to a pipeline and its input."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from .. import presets, recipe, registry
from ..document import Document
from ..errors import EmptyInputError, InputError
from ..pipeline import Pipeline
from ..readers import Found, read


def pipeline(arguments: argparse.Namespace) -> Pipeline:
    """The pipeline that ``--preset``, ``--recipe`` and ``--without`` ask for."""
    _check_charset(arguments.charset)
    asked = arguments.recipe
    pipe = recipe.load(asked) if asked else presets.get(arguments.preset or "default")
    # Both ``--without a b`` and ``--without a,b`` are what people type.
    ids = [part for entry in arguments.without for part in entry.split(",") if part]
    return pipe.without(*ids)


def _check_charset(name: str | None) -> None:
    # What a server declares may be nonsense; what somebody types is a slip.
    try:
        # A look-up alone would find rot13 and the like, which make no text of bytes.
        b" ".decode(name or "utf-8", "replace")
    except (LookupError, ValueError) as error:
        raise InputError(
            f"--charset {name}: no such encoding", remedy="give one such as utf-8, gb18030 or big5"
        ) from error


def descriptions(pipe: Pipeline) -> dict[str, str]:
    """One line about each rule, of the pipeline and of whatever else is installed."""
    # A broken plug-in that is not used must not keep people from reading on.
    filters, _ = registry.installed()
    return {rule: text for f in filters.values() for rule, text in f.rules.items()} | pipe.rules


def limits(arguments: argparse.Namespace) -> Any:
    """The limits of a document that the arguments set, as :func:`unionclean.read` takes them."""
    return {
        "max_bytes": int(arguments.max_size * 1024 * 1024),
        "max_depth": arguments.max_depth,
        "max_blocks": arguments.max_blocks,
    }


def document(found: Found | None, arguments: argparse.Namespace) -> Document:
    """Read a file, or standard input for None.

    Raises:
        InputError: it cannot be read.
        EmptyInputError: it holds no text.
    """
    most = limits(arguments)
    if found is None:
        # One byte more than is allowed tells that it is too much.
        data = sys.stdin.buffer.read(most["max_bytes"] + 1)
        doc = read(data, name="-", charset=arguments.charset, **most)
    else:
        doc = read(found.path, charset=arguments.charset, **most)
    if not doc.blocks:
        raise EmptyInputError(f"{doc.source.name}: empty, no text in it")
    return doc
