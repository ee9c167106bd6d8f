"""The lexicon that ships: well-formed, free of contradictions, harmless to natural text."""

from __future__ import annotations

from collections import Counter

import pytest

from unionclean.errors import InputError
from unionclean.repair.lexicon import Lexicon, Pair, default, extended_by, read_pairs


def test_no_duplicates() -> None:
    from importlib.resources import files

    text = (files("unionclean") / "lexicons" / "spun.tsv").read_text(encoding="utf-8")
    pairs = list(read_pairs(text.split("\n")))
    counts = Counter((pair.original, pair.spun) for pair in pairs)
    assert [pair for pair, n in counts.items() if n > 1] == []
    assert len(pairs) > 10_000


def test_entries_are_words() -> None:
    for pair in default().pairs:
        assert pair.original
        assert pair.spun
        assert pair.original != pair.spun
        assert not any(c.isspace() for c in pair.original + pair.spun), pair


def test_no_cycle_among_hard_pairs() -> None:
    """A hard spun string is never what another hard pair restores, going round in a circle."""
    after: dict[str, set[str]] = {}
    for pair in default().pairs:
        if pair.hard and pair.weight > 1:
            after.setdefault(pair.spun, set()).add(pair.original)

    def reaches(word: str, goal: str, seen: set[str]) -> bool:
        return any(
            step == goal or (step not in seen and reaches(step, goal, seen | {step}))
            for step in after.get(word, ())
        )

    assert [word for word in after if reaches(word, word, {word})] == []


NATURAL = [
    "职工成长成才是企业发展的基础，工会要关心职工的学习和生活，维护职工的合法权益。",
    "学校建立了系统的评价体系，这项研究具有重要的现实意义和理论价值。",
    "他为人平易近人，大年夜一家人团聚在一起，吃饺子，看春节联欢晚会。",
    "我们可以通过网络服务器访问数据库，使用浏览器查看页面，然后保存修改。",
    "请把材料交给办公室，由工作人员统一处理，结果将在三天内公布。",
]


@pytest.mark.parametrize("sentence", NATURAL)
def test_no_hard_string_in_everyday_prose(sentence: str) -> None:
    table = default()
    assert [s for s in table.find_evidence(sentence) if table.evidence[s] >= 2] == []


def test_hard_strings_are_found_once_each() -> None:
    found = default().find_evidence("阐扬泛博职工的本能机能")
    assert found == ["阐扬", "泛博", "本能机能"]


def test_user_file_wins(tmp_path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("# mine\n广大\t泛博\t-3\n朋友\t盆友\t\thard\n", encoding="utf-8")
    table = extended_by(str(path))
    assert [p.weight for p in table.by_spun["泛博"] if p.original == "广大"] == [-3.0]
    assert table.evidence["盆友"] > 0


@pytest.mark.parametrize("line", ["发展", "发展\t发展", "发展\t成长\tmuch", "发展\t成长\t-1\tfirm"])
def test_bad_line_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"mine\.tsv line 2"):
        list(read_pairs(["# mine", line], "mine.tsv"))


def test_originals_are_counted_up_to_a_limit() -> None:
    table = Lexicon([Pair("发展", "成长", 0.0)])
    assert table.count_originals("发展发展发展", 2) == {"发展": 2}


def test_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"nowhere\.tsv"):
        extended_by("nowhere.tsv")
