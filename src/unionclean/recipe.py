"""Recipes: pipelines written down as TOML.

.. code-block:: toml

    version = 1
    preset = "default"            # start from a preset …
    without = ["spun", "nav.breadcrumb"]

    [options.pii]                 # … change options of its steps …
    mode = "mask"

or name every step::

    version = 1

    [[steps]]
    filter = "script"

    [[steps]]
    filter = "pii"
    name = "privacy"
    options = { mode = "mask" }

A recipe is data: it can only name filters that are installed, never code.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from . import presets, registry
from .errors import RecipeError
from .filter import Filter
from .pipeline import Pipeline
from .textfile import read_text

VERSION = 1
#: Bytes of a recipe; the longest that anybody writes by hand has some thousand.
_LARGEST = 1 << 20
_KEYS = {"version", "preset", "without", "options", "steps"}
_STEP_KEYS = {"filter", "name", "options"}


def loads(text: str, *, where: str = "recipe") -> Pipeline:
    """Build the pipeline that a recipe describes.

    Args:
        text: TOML.
        where: name of the file, for messages.

    Raises:
        RecipeError: it is not TOML, or has a key or value that means nothing.
        UnknownFilterError: it names a filter or preset that is not installed.
        UnknownStepError: ``without`` or ``options`` names a step that is not there.

    Example:
        >>> loads('version = 1\\n[[steps]]\\nfilter = "script"').names
        ('script',)
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number too long, or nested too deep
        raise RecipeError(f"{where}: not TOML: {error}", remedy="mend the file") from error
    _check_keys(data, _KEYS, where)
    if data.get("version", VERSION) != VERSION:
        raise RecipeError(
            f"{where}: recipe version {data['version']!r}", remedy=f"this version reads {VERSION}"
        )
    if "steps" in data and "preset" in data:
        raise RecipeError(f"{where}: both preset and steps", remedy="keep one of them")
    if "steps" in data:
        pipe = Pipeline(_step(entry, where) for entry in _list(data, "steps", where))
    else:
        pipe = presets.get(str(data.get("preset", "default")))
    for name, options in _table(data, "options", where).items():
        if not isinstance(options, dict):
            raise RecipeError(f"{where}: options.{name} must be a table")
        _check_types(pipe[name], options, f"{where}: options.{name}")
        pipe = pipe.configure(name, **options)
    return pipe.without(*(str(entry) for entry in _list(data, "without", where)))


def load(path: str | Path) -> Pipeline:
    """Build the pipeline that a recipe file describes.

    Raises:
        RecipeError: the file cannot be read, or see :func:`loads`.
    """
    try:
        text = read_text(path, _LARGEST)
    except (OSError, ValueError) as error:
        raise RecipeError(f"{path}: {error}", remedy="give a UTF-8 TOML file") from error
    return loads(text, where=str(path))


def dumps(pipe: Pipeline) -> str:
    """Write a pipeline down; :func:`loads` of it gives an equal one.

    Raises:
        RecipeError: a step is not an installed filter and has no name to be called by.

    Example:
        >>> loads(dumps(presets.default())) == presets.default()
        True
    """
    import tomli_w

    steps = [_describe(step) for step in pipe.steps]
    data: dict[str, Any] = {"version": VERSION}
    if pipe.switched_off:
        data["without"] = sorted(pipe.switched_off)
    data["steps"] = steps
    return tomli_w.dumps(data)


def _describe(step: Filter) -> dict[str, Any]:
    filters, _ = registry.installed()
    for name in (step.name, *filters):
        if name not in filters or filters[name].function is not step.function:
            continue
        standard = filters[name].options
        options = {k: v for k, v in step.options.items() if v != standard[k]}
        return {
            "filter": name,
            **({"name": step.name} if step.name != name else {}),
            **({"options": options} if options else {}),
        }
    raise RecipeError(
        f"step {step.name!r} is a function of this program, not an installed filter",
        remedy="register it as an entry point, or keep the pipeline in Python",
    )


def _step(entry: Any, where: str) -> Filter:
    if not isinstance(entry, dict) or not isinstance(entry.get("filter"), str):
        raise RecipeError(f"{where}: every step is a table with a key 'filter'")
    _check_keys(entry, _STEP_KEYS, f"{where}: step {entry['filter']}")
    found = registry.get(entry["filter"])
    options = _table(entry, "options", where)
    _check_types(found, options, f"{where}: step {found.name}")
    found = found.with_options(**options)
    from dataclasses import replace

    return replace(found, name=str(entry.get("name", found.name)))


def _check_keys(data: dict[str, Any], known: set[str], where: str) -> None:
    if unknown := sorted(set(data) - known):
        raise RecipeError(
            f"{where}: unknown key {unknown[0]!r}",
            remedy=f"the keys are: {', '.join(sorted(known))}",
        )


def _check_types(step: Filter, options: dict[str, Any], where: str) -> None:
    """Refuse values that are of another kind than the option's usual one."""
    for name, value in options.items():
        usual = step.options.get(name)
        if usual is None:
            continue  # no such option, which is reported elsewhere, or one of any kind
        kinds: tuple[type, ...] = (type(usual),)
        if isinstance(usual, float):
            kinds = (float, int)
        elif isinstance(usual, (tuple, list, set, frozenset)):
            kinds = (list,)
        if not isinstance(value, kinds) or isinstance(value, bool) is not isinstance(usual, bool):
            raise RecipeError(
                f"{where}: {name} is a {type(value).__name__}",
                remedy=f"give a {kinds[0].__name__}, as {usual!r} is",
            )


def _list(data: dict[str, Any], key: str, where: str) -> list[Any]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise RecipeError(f"{where}: {key} must be a list")
    return value


def _table(data: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise RecipeError(f"{where}: {key} must be a table")
    return value
