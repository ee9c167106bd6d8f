from __future__ import annotations

from datetime import date

import pytest

from unionclean.dates import read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009-12-11", "2009-12-11"),
        ("发布时间：2009/1/5 8:05", "2009-01-05T08:05"),
        ("2009.12.11 23:59:58", "2009-12-11T23:59:58"),
        ("2024年5月3日下午3:20", "2024-05-03T15:20"),
        ("2024 年 5 月 3 日", "2024-05-03"),
        ("2024年05月03日 星期五 09:30", "2024-05-03T09:30"),
        ("2024-05-03T09:30:00+08:00", "2024-05-03T09:30:00"),
        ("20240503", "2024-05-03"),
        ("２０２４年５月３日", "2024-05-03"),
        ("二〇二三年十二月三十一日", "2023-12-31"),
        ("二○○八年八月八日", "2008-08-08"),
        ("民國112年5月3日", "2023-05-03"),
        ("05-03-21 10:00", "2005-03-21T10:00"),
        ("2024-5-3 25:99", "2024-05-03"),
        ("第2024-13-01号, 2024-12-01", "2024-12-01"),
        ("2024-02-30", None),
        ("共1234567890次", None),
        ("没有日期", None),
        ("", None),
        ("电话 010-12345678", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert read_date(text) == expected


def test_relative_dates_need_a_day_to_count_from() -> None:
    assert read_date("昨天 10:00") is None
    assert read_date("3天前", today=date(2024, 3, 2)) == "2024-02-28"
    assert read_date("2周前", today=date(2024, 3, 15)) == "2024-03-01"
    assert read_date("5分钟前", today=date(2024, 3, 15)) == "2024-03-15"
