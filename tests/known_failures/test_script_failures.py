"""What conversion gets wrong and is known to; a fix shows up here as an unexpected pass."""

from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.pinyin import pinyin
from unionclean.filters.script import script
from unionclean.script.convert import convert


@pytest.mark.xfail(reason="乾 at the end of a name with no title behind it looks like 干")
def test_a_name_that_ends_in_qian_without_a_title() -> None:
    assert convert("法官詢問了榮乾一句") == "法官询问了荣乾一句"


@pytest.mark.xfail(reason="於 at the beginning of a clause may be the surname")
def test_yu_at_the_beginning_of_a_clause() -> None:
    text = "於改革开放四十周年之际，本馆举办了这次展览。"
    assert script(Document.from_lines(text)).text.startswith("于改革")


@pytest.mark.xfail(reason="a dictionary is mentioned, and the notes may be about its entries")
def test_cloaking_beside_the_word_dictionary() -> None:
    text = "书(shū)架上摆满了各种字典(diǎn)。"
    assert pinyin(Document.from_lines(text)).text == "书架上摆满了各种字典。"
