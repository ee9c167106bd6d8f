"""What both sides of the interchange agree on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: Grows by one when a reader of the old form would misread the new one.
SCHEMA_VERSION = 1

#: The named attributes of metadata, each a key of the record.
STATED = ("title", "subtitle", "author", "source", "date", "category", "kind")

#: Attributes of a block that are written only where they are not this.
USUAL = {"kind": "line", "lead": "\n", "level": 0, "marker": ""}

#: Features of blocks that this package's own stages write as something that JSON does not have.
FEATURES: dict[str, Callable[[Any], Any]] = {"number": tuple, "senses": frozenset}
