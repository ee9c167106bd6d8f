"""The fuzzer's targets hold for the inputs that were written for it, and for those it found.

What a run of ``fuzz/fuzz.py`` finds is kept under ``FOUND`` once it is mended.
"""

from __future__ import annotations

import pytest
from fuzz import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from targets import BY_HAND, TARGETS

from pieces import FURNITURE
from unionclean import presets, recipe
from unionclean.errors import FilterError

#: Inputs that once failed, by target.
FOUND = [
    ("pipeline", bytes([8, 30, 40, 18])),
    ("structure", b"\x00" + "人\x00们".encode()),
    ("each_filter", bytes([2, 0]) + "人\x00们".encode()),
]


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_hold(name: str) -> None:
    assert seeds(name)
    for data in seeds(name):
        TARGETS[name](data)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_holds(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in BY_HAND])
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_hold(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_a_notice_without_a_paragraph_of_its_own() -> None:
    notice = "1. 本文档由用户上传，版权归属用户，如有争议请联系客服。"
    assert notice in FURNITURE
    doc = presets.get("default").clean(f"{notice}\n第一条 为了规范管理，制定本办法。")
    assert doc.text == "第一条 为了规范管理，制定本办法。"


def test_escapes_beside_what_was_lost_are_read_at_once() -> None:
    text = "\\u4e2d\\u6587加微信abc12345锟斤拷"
    once = presets.get("default").clean(text).text
    assert once.startswith("中文")
    assert presets.get("default").clean(once).text == once


def test_controls_do_not_keep_a_block_of_lost_characters() -> None:
    assert presets.get("default").clean("\x16\ufffd\x00\ufffd", kind="text").text == ""


def test_a_long_run_of_lost_characters_ends() -> None:
    # Each place of the run was tried with each later one: 200 took 15 seconds, 2,000 no end.
    prose = "他把信折好，放进抽屉，又拿出来看了一遍。"
    doc = presets.get("default").clean("\ufffd" * 2000 + prose * 200, kind="text")
    assert doc.text.endswith(prose)


@pytest.mark.parametrize("option", ["name", "self", "as_"])
def test_an_option_of_any_name_in_a_recipe(option: str) -> None:
    steps = f'[[steps]]\nfilter = "pii"\noptions = {{ {option} = "x" }}'
    for text in (steps, f'[[steps]]\nfilter = "pii"\n[options.pii]\n{option} = "x"'):
        with pytest.raises(FilterError, match="has no option"):
            recipe.loads(text)
