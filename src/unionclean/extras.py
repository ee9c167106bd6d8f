"""Optional dependencies: loaded when needed, with one clear error where they are missing."""

from __future__ import annotations

from types import ModuleType

from .errors import MissingExtraError


def require(module: str, extra: str) -> ModuleType:
    """Import a module that belongs to an optional extra.

    Args:
        module: name to import, e.g. ``"pyarrow.parquet"``.
        extra: name of the extra of this package that installs it.

    Raises:
        MissingExtraError: it is not installed, or cannot be imported.

    Example:
        >>> require("json", "parquet").__name__
        'json'
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"{package} is needed and cannot be imported: {error}",
            remedy=f"pip install 'unionclean[{extra}]'",
        ) from error
