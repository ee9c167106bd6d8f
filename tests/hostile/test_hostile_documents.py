"""Each input ends in a result with its account, or in an error that names what is wrong.

All of them are cleaned in one process of their own, whose memory is looked at, and which is given
up if it hangs. They have 50 kB here, or what UNIONCLEAN_HOSTILE_BYTES says; the table of
``benchmarks/hostile.py`` has them at 1 MB, with how their cost grows.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from inputs import INPUTS
from measured import outcomes_of

from unionclean import presets, read
from unionclean.blocks.guard import MAX_BLOCKS, MAX_DEPTH
from unionclean.errors import DocumentTimeoutError, InputError

SIZE = os.environ.get("UNIONCLEAN_HOSTILE_BYTES", "5e4")
#: MB; of these, 70 are there before a document is read.
MOST_MEMORY = 500


@pytest.fixture(scope="session")
def outcomes() -> dict[str, dict[str, Any]]:
    return outcomes_of(float(SIZE))


@pytest.mark.parametrize("name", INPUTS)
def test_a_clear_result_or_error(outcomes: dict[str, dict[str, Any]], name: str) -> None:
    found = outcomes[name]
    if "error" in found:
        assert found["slug"] in ("input", "binary-input", "too-many-edits")
    else:
        assert found["accounted"] == found["characters"]
        assert found["replays"]
    assert found["peak"] is None or found["peak"] < MOST_MEMORY


def test_more_blocks_than_are_allowed_are_refused_before_they_are_made() -> None:
    for text in ("字\n" * 11, "<p>字" * 11, "<div></div>" * 22 + "<p>字"):
        with pytest.raises(InputError, match=r"page: more than the 10 blocks allowed; split it"):
            read(text, name="page", max_blocks=10)
    assert len(read("字\n\n" * 10, max_blocks=10).blocks) == 10
    assert len(read("<p>字" * 10, max_blocks=10).blocks) == 10
    with pytest.raises(InputError, match=f"{MAX_BLOCKS:,} blocks"):
        read("a\n" * (MAX_BLOCKS + 1))


def test_what_is_nested_too_deep_is_read_and_recorded() -> None:
    doc = read("<div>" * 20 + "<p>甲</p>" + "</div>" * 20 + "<p>乙</p>", max_depth=10)
    assert doc.text == "甲\n乙"
    assert doc.warnings == ("deep-nesting: elements nested deeper than 10 were not told apart",)
    assert read("<div>" * 5 + "<p>甲</p>", max_depth=10).warnings == ()
    [warning] = read("<div>" * 100_000 + "字").warnings
    assert f"deeper than {MAX_DEPTH}" in warning


def test_a_document_that_takes_too_long_is_given_up_between_two_steps() -> None:
    with pytest.raises(DocumentTimeoutError, match="a: given up before step 'mojibake' after 0"):
        presets.get("default").clean("發展", name="a", timeout=0)
    assert presets.get("default").clean("發展", timeout=60).text == "发展"


def test_no_entity_of_a_document_is_followed(outcomes: dict[str, dict[str, Any]]) -> None:
    doc = presets.get("structure-only").clean(INPUTS["external entities"](100))
    assert "root:" not in doc.text
    assert "&x;&y;" in doc.text
    # A bomb would be a thousand million characters.
    assert outcomes["an entity bomb"]["characters"] < 10 * float(SIZE)


def test_attributes_made_to_fill_memory_are_cut() -> None:
    doc = read("<html><body>" + f"<div id={'x' * 5000}>" * 100 + "<p>字")
    assert max(len(str(block.features["path"])) for block in doc.blocks) < 30_000
