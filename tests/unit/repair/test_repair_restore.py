"""Restoring whole documents: verdict, readings, records, flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.edits import Drop
from unionclean.filters.spun import PART, RULES, spun
from unionclean.repair import gate
from unionclean.repair.lexicon import default

SEED = Path(__file__).parents[3] / "seeds" / "000_0ade8cb6dba07ba6.txt"
SPUN = (
    "组织泛博职工进修科学成长不美观，阐扬宣扬教育职工本能机能。\n"
    "环绕中心、处事年夜局，以更始立异精神增加工会自身培植。"
)


def test_readings() -> None:
    doc = spun(Document.from_lines(SPUN))
    assert doc.text == (
        "组织广大职工学习科学发展观，发挥宣传教育职工职能。\n"
        "围绕中心、服务大局，以改革创新精神加强工会自身建设。"
    )


def test_record() -> None:
    doc = spun(Document.from_lines(SPUN))
    assert doc.replay() == doc.text
    for edit in doc.edits:
        assert edit.rule in RULES
        assert SPUN[edit.start : edit.end] == edit.before
        assert edit.evidence is not None
        assert edit.evidence["margin"] > 0
        assert isinstance(edit.evidence["alternatives"], dict)


def test_facts() -> None:
    fact = spun(Document.from_lines(SPUN)).facts["spun"]
    assert fact["spun"] is True
    assert fact["score"] > 0
    assert fact["evidence"]["泛博"] == 1
    natural = spun(Document.from_lines("今天天气很好，我们去公园散步。"))
    assert natural.facts["spun"]["spun"] is False


def test_dropped_blocks_are_left_alone() -> None:
    doc = Document.from_lines(SPUN + "\n泛博网友").drop({2: Drop("nav.menu")})
    assert spun(doc).blocks[2].text == "泛博网友"


def test_rule_can_be_switched_off() -> None:
    doc = Document.from_lines(SPUN).with_(switched_off=frozenset(RULES))
    assert spun(doc).text == SPUN


def test_idempotent() -> None:
    once = spun(Document.from_lines(SPUN)).text
    assert spun(Document.from_lines(once)).text == once


def long_natural_text(lines: int) -> str:
    return "\n".join(
        f"{n}、图书馆本月起延长开放时间，欢迎各位读者前来借阅图书。" for n in range(lines)
    )


def test_one_spun_article_in_a_long_natural_book_is_found() -> None:
    natural = long_natural_text(3000)
    article = SEED.read_text(encoding="utf-8")
    book = spun(Document.from_lines(f"{natural}\n{article}"))
    assert len(natural) > 2 * PART
    assert book.facts["spun"]["spun"] is True
    assert book.facts["spun"]["evidence"]["泛博"] > 0
    assert len(book.edits) > 200
    assert all(edit.start > len(natural) for edit in book.edits)
    assert book.replay() == book.text


def test_a_spun_book_is_found_however_long_it_is() -> None:
    article = SEED.read_text(encoding="utf-8")
    book = "\n".join([f"{article}\n{long_natural_text(300)}"] * 20)
    # Further occurrences of the same words say little, so a whole of this length would pass.
    assert not gate.suspect(book, default()).suspect
    done = spun(Document.from_lines(book))
    assert "泛博" in book
    assert "泛博" not in done.text
    assert spun(done).text == done.text


def test_empty_document() -> None:
    assert spun(Document.from_lines("")).text == ""


def test_higher_threshold_makes_fewer_changes() -> None:
    raw = SEED.read_text(encoding="utf-8")
    few = spun.with_options(threshold=4.0)(Document.from_lines(raw))
    many = spun(Document.from_lines(raw))
    assert 0 < len(few.edits) < len(many.edits)


def test_undecided_places_are_flagged_and_left() -> None:
    raw = SEED.read_text(encoding="utf-8")
    doc = spun(Document.from_lines(raw))
    flags = [flag for flag in doc.flags if flag.kind == "undecided-spin"]
    edited = [(edit.start, edit.end) for edit in doc.edits]
    assert flags
    for flag in flags:
        assert all(flag.end <= start or end <= flag.start for start, end in edited)
        assert flag.evidence is not None
        assert flag.evidence["alternatives"]
    quiet = spun.with_options(flag_undecided=False)(Document.from_lines(raw))
    assert not quiet.flags


def test_family_of_the_seed() -> None:
    doc = spun(Document.from_lines(SEED.read_text(encoding="utf-8")))
    assert doc.facts["spun"]["family"] == "nianye"


@pytest.mark.parametrize("kept", ["力量源泉", "心仪", "敬畏", "强化项目", "应当", "指导企业工会"])
def test_what_the_author_of_the_seed_wrote_is_left(kept: str) -> None:
    doc = spun(Document.from_lines(SEED.read_text(encoding="utf-8")))
    assert kept in doc.text


def test_user_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("同事\t同僚伙伴\t3\thard\n", encoding="utf-8")
    text = SPUN + "\n同僚伙伴们都来参加。"
    assert "同僚伙伴" in spun(Document.from_lines(text)).text
    assert "同事们都来" in spun.with_options(lexicon=str(path))(Document.from_lines(text)).text
