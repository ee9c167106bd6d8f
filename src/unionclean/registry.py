"""The registry: which filters are installed.

Filters are found through the entry-point group ``unionclean.filters``. The built-in ones are
registered there like anybody else's, so a package that declares

.. code-block:: toml

    [project.entry-points."unionclean.filters"]
    shout = "my_package:shout"

has its filter in ``unionclean filters``, in recipes and in :func:`get` as soon as it is installed.
"""

from __future__ import annotations

import difflib
from functools import cache

from .errors import FilterError, UnknownFilterError
from .filter import Filter

GROUP = "unionclean.filters"


@cache
def _targets() -> dict[str, str]:
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=GROUP)}


def names() -> list[str]:
    """Names of all installed filters, sorted.

    Example:
        >>> "script" in names()
        True
    """
    return sorted(_targets())


@cache
def get(name: str) -> Filter:
    """The installed filter of that name.

    Raises:
        UnknownFilterError: there is none.
        FilterError: its package cannot be imported, or the entry point names something else.
    """
    targets = _targets()
    if name not in targets:
        near = difflib.get_close_matches(name, targets, n=1)
        guess = f"did you mean {near[0]!r}? " if near else ""
        known = ", ".join(sorted(targets)) or "none; install the package, for instance with pip"
        raise UnknownFilterError(f"no filter {name!r}", remedy=f"{guess}installed are: {known}")
    from importlib import import_module

    module, _, attribute = targets[name].partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise FilterError(
            f"filter {name!r} cannot be loaded from {targets[name]}: {error}",
            remedy="reinstall or remove the package that registers it",
        ) from error
    if not isinstance(found, Filter):
        raise FilterError(
            f"entry point {name!r} names a {type(found).__name__}, not a Filter",
            remedy="decorate the function with document_filter or block_filter",
        )
    return found


def installed() -> tuple[dict[str, Filter], dict[str, FilterError]]:
    """All filters that can be loaded, and the errors of those that cannot, by name.

    One broken package must not take the others away.

    Example:
        >>> filters, broken = installed()
        >>> filters["script"].name, broken
        ('script', {})
    """
    filters: dict[str, Filter] = {}
    broken: dict[str, FilterError] = {}
    for name in names():
        try:
            filters[name] = get(name)
        except FilterError as error:
            broken[name] = error
    return filters, broken
