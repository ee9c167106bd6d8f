"""Counts that add up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionclean import Document, Drop, Flag, Replacement
from unionclean.errors import InputError
from unionclean.stats import BOUNDS, GroupCount, RuleCount, Stats, site_of, spun_score


@st.composite
def documents(draw: st.DrawFn) -> Document:
    url = draw(st.sampled_from(["", "https://a.cn/1", "http://b.cn/2", "http://["]))
    lines = draw(st.lists(st.text("發展觀a ", min_size=1, max_size=300), max_size=4))
    doc = Document.from_lines("\n".join(lines), url=url)
    for index, block in enumerate(doc.blocks):
        match draw(st.sampled_from(["drop", "edit", "keep"])):
            case "drop":
                doc = doc.drop({index: Drop(draw(st.sampled_from(["nav.menu", "spam.seo"])))})
            case "edit":
                new = draw(st.text("发展", max_size=3))
                end = min(2, len(block.text))
                doc = doc.apply({index: [Replacement(0, end, new, "script.t2s")]})
    script = draw(st.sampled_from([None, "mixed", {"document": "traditional"}, {}]))
    doc = doc.with_fact(script=script) if script is not None else doc
    if draw(st.booleans()):
        doc = doc.with_(warnings=("undecodable: 3", "undecodable: 4", "odd"))
    return doc.flag(Flag("odd", 0, 1)) if draw(st.booleans()) else doc


@given(st.lists(documents(), max_size=6), st.integers(0, 6))
def test_the_counts_of_parts_merged_are_those_of_the_whole(docs: list[Document], cut: int) -> None:
    whole = Stats.of(docs)
    merged = Stats.of(docs[:cut]).merge(Stats.of(docs[cut:]))
    assert merged == whole
    assert merged.to_dict() == whole.to_dict()


@given(st.lists(documents(), max_size=4))
def test_counts_come_back_from_json(docs: list[Document]) -> None:
    stats = Stats.of(docs)
    again = Stats.from_dict(json.loads(json.dumps(stats.to_dict())))
    assert again.to_dict() == stats.to_dict()
    assert again.merge(stats).total.documents == 2 * len(docs)


@given(st.lists(documents(), max_size=4))
def test_groups_and_classes_hold_every_document(docs: list[Document]) -> None:
    stats = Stats.of(docs)
    for groups in (stats.sites, stats.scripts):
        total = GroupCount()
        for count in groups.values():
            total.add(count)
        assert total == stats.total
    assert sum(stats.before.values()) == sum(stats.after.values()) == len(docs)
    assert sum(rule.removed for rule in stats.rules.values()) == stats.total.removed
    assert sum(rule.edits for rule in stats.rules.values()) == stats.total.edits


def test_what_one_document_counts() -> None:
    doc = Document.from_lines("首頁 > 新聞\n發展\n" + "長" * 200, url="https://a.cn/x")
    doc = doc.drop({0: Drop("nav.breadcrumb")})
    doc = doc.apply({1: [Replacement(0, 2, "发展啊", "script.t2s")]})
    warnings = ("undecodable: 2", "breaks in 11 places: 1, 2")
    doc = doc.with_fact(script={"document": "traditional"}).with_(warnings=warnings)
    stats = Stats.of([doc])
    assert stats.total == GroupCount(1, 211, 204, 7, 1)
    assert stats.rules == {
        "nav.breadcrumb": RuleCount(1, 1, 7),
        "script.t2s": RuleCount(1, edits=1, before=2, after=3),
    }
    assert stats.sites == {"a.cn": stats.total}
    assert stats.scripts == {"traditional": stats.total}
    assert stats.warnings == {"undecodable": 1, "breaks in N places": 1}
    assert stats.before == {200: 1}
    assert list(stats.to_dict()["lengths_before"]) == [str(bound) for bound in BOUNDS]


@pytest.mark.parametrize(
    ("fact", "score"), [({"score": 2.5}, 2.5), (3, 3.0), ({}, 0.0), ("much", 0.0), (None, 0.0)]
)
def test_the_score_of_any_shape_of_fact(fact: Any, score: float) -> None:
    assert spun_score(Document.from_lines("").with_fact(spun=fact)) == score


def test_an_address_that_is_none_has_no_site() -> None:
    assert site_of(Document.from_lines("", url="http://[")) == ""
    assert site_of(Document.from_lines("", url="nonsense")) == ""


@pytest.mark.parametrize("data", [{}, {"stats": 99}, {"stats": 1}, {"stats": 1, "rules": 3}])
def test_what_are_no_counts_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Stats.from_dict(data)
