"""The language model: file format, normalisation, and that it prefers what people write."""

from __future__ import annotations

from math import exp

import pytest

from unionclean.errors import InputError
from unionclean.repair.model import UNKNOWN, LanguageModel, character_class, default


def test_not_a_model() -> None:
    with pytest.raises(InputError, match="not a language model"):
        LanguageModel(b"x" * 100)


def test_normalise_keeps_length() -> None:
    text = "２０２３年，ABC：“好”！\n龘 x"
    assert len(default().normalise(text)) == len(text)


@pytest.mark.parametrize(
    ("character", "symbol"),
    [("３", "0"), ("Ａ", "a"), ("?", "。"), ("\n", "。"), ("《", '"'), ("中", "中"), (",", "，")],
)
def test_classes(character: str, symbol: str) -> None:
    assert character_class(character) == symbol


def test_unknown_characters_share_a_symbol() -> None:
    assert default().normalise("\U00020000") == UNKNOWN


def test_probabilities_sum_to_about_one() -> None:
    model = default()
    symbols = str(model.header["symbols"])
    for context in ("科学发", "中华人", "我们的", "。"):
        total = sum(exp(model.scores[context[-3:] + symbol]) for symbol in symbols)
        # One absent n-gram in 64 is taken for a present one, with a probability out of the blue.
        assert 0.7 < total < 3


@pytest.mark.parametrize(
    ("natural", "spun"),
    [
        ("深入学习实践科学发展观", "深切进修实践科学成长不美观"),
        ("中华民族的伟大复兴", "中华平易近族的巨大复兴"),
        ("通过浏览器访问服务器", "经由过程浏览器拜候办事器"),
    ],
)
def test_prefers_what_people_write(natural: str, spun: str) -> None:
    model = default()
    assert model.log_probability(model.normalise(natural), 0) > model.log_probability(
        model.normalise(spun), 0
    )


def test_memory_is_bounded() -> None:
    model = default()
    model.scores.update({f"#{n}": 0.0 for n in range(400_001)})
    model.forget()
    assert len(model.scores) == 0
