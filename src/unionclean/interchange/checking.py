"""Of what type the values of a record are, so that a damaged one is refused where it is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Any

from .form import STATED

Form = Mapping[str, type | tuple[type, ...]]

RECORD: Form = {
    "name": str,
    "url": str,
    "encoding": str,
    **dict.fromkeys(STATED, (str, NoneType)),
    **dict.fromkeys(("extra", "facts", "raw"), dict),
    **dict.fromkeys(("edits", "removed", "blocks", "flags", "warnings", "switched_off"), list),
}
RAW: Form = {
    "text": str,
    "kind": str,
    "decided_by": str,
    "confidence": (float, int),
    "undecodable": list,
}
BLOCK: Form = {
    "start": int,
    "end": int,
    "kind": str,
    "lead": str,
    "level": int,
    "marker": str,
    "offsets": list,
    "features": dict,
}
FEATURES: Form = {"number": list, "senses": list, "details": dict}
EDIT: Form = {
    "rule": str,
    "block": int,
    "start": int,
    "end": int,
    "at": int,
    "before": str,
    "after": str,
    "evidence": (dict, NoneType),
}
REMOVED: Form = {"rule": str, "block": int, "edits": list}
FLAG: Form = {
    "kind": str,
    "start": int,
    "end": int,
    "note": str,
    "evidence": (dict, NoneType),
}


def checked(entry: Any, form: Form) -> Mapping[str, Any]:
    """The entry, if each value that the form names and the entry has is of its type.

    Raises:
        TypeError: one is not, or the entry is no mapping.

    Example:
        >>> checked({"kind": "ocr", "start": "7"}, FLAG)
        Traceback (most recent call last):
        ...
        TypeError: start is a str
    """
    if not isinstance(entry, Mapping):
        raise TypeError(f"a {type(entry).__name__} where an object belongs")
    for key, kind in form.items():
        if key in entry and not isinstance(entry[key], kind):
            raise TypeError(f"{key} is a {type(entry[key]).__name__}")
    return entry


def checked_items(items: list[Any], kind: type, size: int = 0) -> list[Any]:
    """The items, if each is of the type or, where a size is given, a list of so many of it.

    Raises:
        TypeError: one is not.
    """
    for item in items:
        parts = item if size else [item]
        if not isinstance(parts, list) or len(parts) != (size or 1):
            raise TypeError(f"{item!r} is no list of {size}")
        if not all(isinstance(part, kind) for part in parts):
            raise TypeError(f"{item!r} is not of {kind.__name__}")
    return items
