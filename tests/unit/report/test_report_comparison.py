"""One document cleaned in two ways."""

from __future__ import annotations

import pytest

from unionclean import Document, Drop, Metadata, Replacement
from unionclean.comparison import Act, compare, compare_all

RAW = Document.from_lines("首頁 > 新聞\n發展中的城市\n版權所有", name="a.txt")
BREADCRUMB = Act(0, 7, "nav.breadcrumb", "removed", "首頁 > 新聞", "")
CONVERTED = Act(8, 10, "script.t2s", "changed", "發展", "发展")


def converted(doc: Document) -> Document:
    return doc.apply({1: [Replacement(0, 2, "发展", "script.t2s")]})


def test_the_same_is_no_difference() -> None:
    found = compare(converted(RAW), converted(RAW))
    assert not found
    assert found.to_dict()["only_a"] == []


def test_what_one_side_did_alone() -> None:
    a = converted(RAW)
    b = RAW.drop({0: Drop("nav.breadcrumb")})
    found = compare(a, b)
    assert found
    assert found.only_a == (CONVERTED,)
    assert found.only_b == (BREADCRUMB,)
    assert found.rules() == {"script.t2s": 1, "nav.breadcrumb": 1}
    assert found.text == ("-首頁 > 新聞", "-发展中的城市", "+發展中的城市")


def test_the_same_text_by_another_rule_is_a_difference() -> None:
    found = compare(RAW.drop({0: Drop("nav.menu")}), RAW.drop({0: Drop("nav.breadcrumb")}))
    assert found
    assert found.text == ()
    assert [act.rule for act in (*found.only_a, *found.only_b)] == ["nav.menu", "nav.breadcrumb"]


def test_metadata_and_structure() -> None:
    titled = RAW.with_(metadata=Metadata(title="甲", extra={"site": "x"}))
    assert compare(RAW, titled).metadata == {"title": (None, "甲"), "site": (None, "x")}
    headed = RAW.annotate({1: {"kind": "heading", "level": 1}})
    assert compare(RAW, headed).structure
    assert not compare(RAW, titled).structure


def test_another_source_cannot_be_compared_by_its_record() -> None:
    other = Document.from_lines("首頁 > 新聞\n發展中的城市。", name="a.txt")
    found = compare(converted(RAW), other)
    assert found.source
    assert (found.only_a, found.only_b) == ((), ())
    assert found.text


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [2, 1, 0]])
def test_corpora_are_matched_by_name(order: list[int]) -> None:
    docs = [Document.from_lines(f"第{k}篇", name=f"{k}.txt") for k in range(3)]
    assert [bool(d) for d in compare_all(docs, [docs[k] for k in order])] == [False] * 3


def test_documents_of_one_side_only_and_of_one_name() -> None:
    one, two, other = (
        Document.from_lines(t, name=n) for t, n in (("甲", "x"), ("乙", "x"), ("丙", "y"))
    )
    found = {(d.name, d.missing) for d in compare_all([one, two], [one, other]) if d}
    assert found == {("x", "b"), ("y", "a")}
