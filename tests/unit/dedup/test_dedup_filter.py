"""Paragraphs within one document."""

from __future__ import annotations

from unionclean.document import Document
from unionclean.filters.dedup import dedup

LONG = (
    "各单位要认真学习会议精神,结合实际抓好落实,年底前将贯彻情况报送办公室,由办公室汇总后上报,"
    "未按时报送的予以通报。工作中遇到的问题和好的做法也要及时反映,办公室将择优编发简报,供各地参考借鉴。"
)


def dropped(text: str, **options: object) -> list[tuple[str, str]]:
    doc = dedup.with_options(**options)(Document.from_lines(text))
    assert doc.replay() == doc.text
    return [(block.text[:4], block.dropped) for block in doc.dropped]


def test_near_and_exact_copies_go_and_the_first_stays() -> None:
    near = LONG.replace("参考借鉴", "参考")
    assert dropped(f"{LONG}\n中间。\n{LONG.replace(',', '，')}\n{near}") == [
        ("各单位要", "dedup.exact"),
        ("各单位要", "dedup.near"),
    ]
    assert dropped(f"{LONG}\n{near}", similarity=1.0) == []
    once = dedup(Document.from_lines(f"{LONG}\n{near}\n{LONG}"))
    assert dedup(once).text == once.text == LONG


def test_what_is_repeated_on_purpose_stays() -> None:
    assert dropped("让我们荡起双桨,小船儿推开波浪。\n" * 4) == []
    clauses = [
        f"第{n}条 甲方应在{n}月{n}日前支付第{n}期款项{n}万元,逾期按日加收万分之{n}的违约金。"
        for n in range(1, 30)
    ]
    assert dropped("\n".join(clauses)) == []


def test_thousands_of_alike_paragraphs_take_no_long_time() -> None:
    lines = [f"{LONG[: 40 + n % 15]}{n * 7919}{LONG[-(n % 20) :]}" for n in range(3000)]
    assert len(dropped("\n".join(lines))) < 3000
