"""A search a piece at a time finds what one search of the whole text finds."""

from __future__ import annotations

import re

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionclean import search

WORDS = st.lists(st.text("ab甲乙", min_size=1, max_size=5), min_size=1, max_size=8, unique=True)
TEXT = st.text("ab甲乙 \n\u3000", max_size=60)
CLASS = re.compile("[a甲]")


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PIECE", 7)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, TEXT, st.sampled_from([MatchKind.Standard, MatchKind.LeftmostLongest]))
def test_words(words: list[str], text: str, kind: MatchKind) -> None:
    automaton = AhoCorasick(words, matchkind=kind)
    found = list(search.words_in(automaton, text, longest=5))
    assert found == automaton.find_matches_as_indexes(text)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, TEXT)
def test_words_within_words(words: list[str], text: str) -> None:
    automaton = AhoCorasick(words)
    found = list(search.words_in(automaton, text, overlapping=True, longest=5))
    assert sorted(found) == sorted(automaton.find_matches_as_indexes(text, overlapping=True))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT)
def test_characters(text: str) -> None:
    table = {"a": "1", "甲": "2"}
    assert search.count(CLASS, text) == len(CLASS.findall(text))
    assert search.without(CLASS, text) == CLASS.sub("", text)
    assert search.exchanged(CLASS, table, text) == CLASS.sub(lambda m: table[m[0]], text)
    assert search.without_blanks(text) == "".join(text.split())
