"""What decoding and repair cannot do yet; a test that passes here is news."""

from __future__ import annotations

import pytest

from unionclean.decode import decode
from unionclean.document import Document
from unionclean.filters.mojibake import mojibake


@pytest.mark.xfail(reason="the two characters are UTF-8 for ϵͳ as well, and nothing else is there")
def test_two_characters_that_are_utf8_too() -> None:
    assert decode("漏失".encode("gb18030")).text == "漏失"


@pytest.mark.xfail(
    reason="Shift JIS and EUC-KR readings of GBK are not among the ways that are tried"
)
def test_gbk_read_as_korean() -> None:
    text = "今天下午三点在二楼会议室开会，请大家准时参加。"
    wrong = text.encode("gbk").decode("cp949", "replace")
    assert mojibake(Document.from_lines(wrong)).text == text
