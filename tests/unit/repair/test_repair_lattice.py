"""Margins of arcs agree with a sum over all paths, made by brute force."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionclean.repair.lattice import Arc, choose, find_arcs, set_margins
from unionclean.repair.lexicon import Lexicon, Pair

PAIR = Pair("甲", "乙", 0.0)


def brute_force(arcs: list[Arc]) -> list[float]:
    total = 0.0
    share = [0.0] * len(arcs)
    for size in range(len(arcs) + 1):
        for path in combinations(range(len(arcs)), size):
            spans = sorted((arcs[i].start, arcs[i].end) for i in path)
            if any(a[1] > b[0] for a, b in pairwise(spans)):
                continue
            weight = exp(sum(arcs[i].utility for i in path))
            total += weight
            for i in path:
                share[i] += weight
    return [log(s / (total - s)) for s in share]


spans = st.tuples(st.integers(0, 6), st.integers(1, 3), st.floats(-4, 4))


@given(st.lists(spans, min_size=1, max_size=6))
def test_margins(drawn: list[tuple[int, int, float]]) -> None:
    arcs = []
    for start, length, utility in sorted(drawn):
        arc = Arc(start, start + length, PAIR)
        arc.utility = utility
        arcs.append(arc)
    set_margins(arcs)
    assert [arc.margin for arc in arcs] == pytest.approx(brute_force(arcs), abs=1e-6)


@given(st.lists(spans, min_size=1, max_size=8))
def test_chosen_arcs_do_not_overlap(drawn: list[tuple[int, int, float]]) -> None:
    arcs = []
    for start, length, utility in sorted(drawn):
        arc = Arc(start, start + length, PAIR)
        arc.utility = utility
        arcs.append(arc)
    set_margins(arcs)
    path = choose(arcs, 0.0)
    assert all(a.end <= b.start for a, b in pairwise(path))


def test_threshold_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="overlapping"):
        choose([], -0.1)


def test_chain_across_a_border() -> None:
    table = Lexicon([Pair("力把", "利巴", 0.0, evidence=4.0), Pair("努力", "尽力", 0.0)])
    found = {(a.pair.spun, a.pair.original, a.rule) for a in find_arcs("要尽利巴事办好", table)}
    assert ("尽利巴", "努力把", "chain") in found


def test_chain_does_not_cross_lines() -> None:
    table = Lexicon([Pair("力把", "利巴", 0.0, evidence=4.0), Pair("努力", "尽力", 0.0)])
    assert all(a.rule == "lexicon" for a in find_arcs("要尽\n利巴事办好", table))


def test_originals_that_stand_unspun_are_counted() -> None:
    table = Lexicon([Pair("发展", "成长", 0.0)])
    assert [a.unspun for a in find_arcs("发展与成长", table)] == [1]
