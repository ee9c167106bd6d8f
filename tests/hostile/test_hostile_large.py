"""Documents of the largest size that is allowed are cleaned, or refused, in less than 500 MB.

In a process of their own, one after the other; those that take many seconds at this size are left
to ``benchmarks/hostile.py``.
"""

from __future__ import annotations

from typing import Any

import pytest
from measured import outcomes_of
from test_hostile_documents import MOST_MEMORY

from unionclean.readers import MAX_BYTES

#: In the order in which they are cleaned: what a process keeps of one does not count for the next.
LARGE = [
    "lines of prose",
    "lines of traditional prose",
    "paragraphs of prose",
    "one character",
    "blanks between characters",
    "characters that need their context",
    "entities of entities",
    "锟斤拷",
    "marks of lost characters",
    "UTF-8 as GBK",
    "stops",
    "NULs",
    "quotation marks",
    "paragraphs",
    "line breaks",
    "attributes everywhere",
    "quoted closing angles",
    "noise",
]
#: More than that, and what ends in an error, is refused before anything is made of it.
REFUSED = {"paragraphs", "line breaks", "attributes everywhere", "noise"}


@pytest.fixture(scope="module")
def large() -> dict[str, dict[str, Any]]:
    return outcomes_of(MAX_BYTES * 0.9, *LARGE)


@pytest.mark.parametrize("name", LARGE)
def test_memory_at_the_largest_size(large: dict[str, dict[str, Any]], name: str) -> None:
    found = large[name]
    assert ("error" in found) == (name in REFUSED), found
    if "error" not in found:
        assert found["accounted"] == found["characters"]
        assert found["replays"]
    assert found["peak"] is None or found["peak"] < MOST_MEMORY
