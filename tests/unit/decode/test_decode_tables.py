"""The tables that decoding ships, and the model made of them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from unionclean.decode.language import language_model

DATA = files("unionclean.decode") / "data"
NAMES = ["bigrams.tsv", "characters.tsv", "variants.tsv"]


@pytest.mark.parametrize("name", NAMES)
def test_header_says_what_it_is(name: str) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    header = [line for line in lines[:8] if line.startswith("# ")]
    for word in ("licence:", "version:", "columns:"):
        assert any(word in line for line in header)


def test_small() -> None:
    assert sum(len((DATA / name).read_bytes()) for name in NAMES) < 700_000


def test_probabilities_are_sane() -> None:
    model = language_model()
    back, following = model.following("中")
    assert -20.0 < back <= 1.0
    assert 0.5 < sum(2.718**p for p in following.values()) < 1.3
    assert all(p <= 0.0 for p in model.single.values())
    assert "\n" in model.following("。")[1]


def test_scripts_are_scored_alike() -> None:
    model = language_model()
    simplified, traditional = "学习计算机的学生", "學習計算機的學生"
    assert abs(model.score(simplified) - model.score(traditional)) < 5.0
    mixed = "學习計算机的學生"
    assert model.score(mixed) < min(model.score(simplified), model.score(traditional)) - 5.0


def test_rare_finds_what_wrong_decoding_gives() -> None:
    rare = language_model().rare
    assert rare.search("鏂伴椈缃戦〉")
    assert not rare.search("新闻网页，新聞網頁，ニュース、뉴스、новости")
