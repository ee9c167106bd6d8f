"""What conversion gets wrong and is known to; a fix shows up here as an unexpected pass."""

from __future__ import annotations

import pytest

from unionclean.document import Document
from unionclean.filters.script import script
from unionclean.script.convert import convert


@pytest.mark.xfail(reason="乾 at the end of a name looks like 干, unless the surname is listed")
def test_a_name_that_ends_in_qian() -> None:
    assert convert("法官詢問了榮乾先生") == "法官询问了荣乾先生"


@pytest.mark.xfail(
    reason="著 after an author's name looks like the suffix 着 at the end of a clause"
)
def test_an_author_at_the_end_of_a_clause() -> None:
    assert convert("此書由魯迅著。") == "此书由鲁迅著。"


@pytest.mark.xfail(reason="著 as 'manifest' in classical prose is not in the list of words")
def test_classical_zhe() -> None:
    assert convert("其風裁甚著，後世稱之") == "其风裁甚著，后世称之"


@pytest.mark.xfail(reason="a rare word of a wrong character with no neighbour that confirms it")
def test_an_over_converted_character_in_a_rare_phrase() -> None:
    text = "他慾言又止，转身离开会场。"
    assert script(Document.from_lines(text)).text == "他欲言又止，转身离开会场。"
