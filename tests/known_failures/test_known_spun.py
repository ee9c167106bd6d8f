"""Spun text that is not yet restored, or natural text that is not yet left alone; strict."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filters.spun import spun

SEED = Path(__file__).parents[2] / "seeds" / "000_0ade8cb6dba07ba6.txt"


@pytest.mark.xfail(reason="both words are natural to three characters of context")
@pytest.mark.parametrize("wanted", ["自觉主动地解决", "企业发展决定一切"])
def test_readings_that_need_more_context(wanted: str) -> None:
    assert wanted in spun(Document.from_lines(SEED.read_text(encoding="utf-8"))).text


@pytest.mark.xfail(reason="a line that lists rare words looks just like a spun one")
def test_list_of_rare_words() -> None:
    text = "轨制 细致 号令 周全 庄重 决意 勾当 步履 操纵 创立 默许 削减 标识 抉择 晋升 查核"
    assert spun(Document.from_lines(text)).text == text
