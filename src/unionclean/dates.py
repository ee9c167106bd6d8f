"""Read dates as Chinese pages write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
}
_ARABIC = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-年/.．_]\s*(?P<month>\d{1,2})\s*[-月/.．_]\s*(?P<day>\d{1,2})(?!\d)"
    r"\s*日?"
)
_SOLID = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_HAN = re.compile(
    r"(?P<year>[一二][〇零○一二三四五六七八九Ｏ]{3})年(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[一二三四五六七八九十廿卅]{1,3})日"
)
_REPUBLIC = re.compile(
    r"(?:民國|民国)\s*(?P<year>\d{2,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
)
_SHORT = re.compile(r"(?<!\d)(?P<year>\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"^[\sT]*+(?:星期.|周.)?\s*+(?P<pm>上午|下午|晚上|中午|[AaPp][Mm])?\s*+(?P<hour>\d{1,2})[:：时時点](?P<minute>\d{2})(?:[:：分](?P<second>\d{2}))?"
)


def read_date(text: str, *, today: date | None = None) -> str | None:
    """The first full date in a text, as ISO 8601.

    Args:
        text: any text; full-width digits are understood.
        today: what ``昨天`` and ``3天前`` count from; without it they are not read.

    Returns:
        ``YYYY-MM-DD``, or ``YYYY-MM-DDTHH:MM`` (with ``:SS`` where it stands) when a time follows
        the date; None when there is no valid date.

    Example:
        >>> read_date("发布时间：2009-12-11"), read_date("二〇二三年五月十二日")
        ('2009-12-11', '2023-05-12')
        >>> read_date("2024年5月3日 09:30"), read_date("2024-13-40"), read_date("民國112年5月3日")
        ('2024-05-03T09:30', None, '2023-05-03')
        >>> read_date("昨天", today=date(2024, 3, 1))
        '2024-02-29'
    """
    text = text.translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1B)})
    for pattern in (_ARABIC, _SOLID):
        for match in pattern.finditer(text):
            found = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
            if found:
                return found + _clock(text[match.end() :])
    match_han = _HAN.search(text)
    if match_han:
        year = int("".join(_DIGITS[c] for c in match_han["year"]))
        return _iso(year, _number(match_han["month"]), _number(match_han["day"]))
    match_roc = _REPUBLIC.search(text)
    if match_roc:
        return _iso(1911 + int(match_roc["year"]), int(match_roc["month"]), int(match_roc["day"]))
    match_short = _SHORT.search(text)
    if match_short and int(match_short["month"]) <= 12:
        year = int(match_short["year"])
        found = _iso(
            2000 + year if year < 70 else 1900 + year,
            int(match_short["month"]),
            int(match_short["day"]),
        )
        if found:
            return found + _clock(text[match_short.end() :])
    return _relative(text, today) if today else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(rest: str) -> str:
    match = _CLOCK.match(rest)
    if not match:
        return ""
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (match["pm"] or "").lower()
    if half in ("下午", "晚上", "pm") and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return ""
    second = f":{match['second']}" if match["second"] and int(match["second"]) < 60 else ""
    return f"T{hour:02d}:{minute:02d}{second}"


def _number(text: str) -> int:
    values = {c: i for i, c in enumerate("零一二三四五六七八九")}
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return values[text] if len(text) == 1 else 0
    tens, _, units = text.partition("十")
    return (values[tens] if tens else 1) * 10 + (values[units] if units else 0)


def _relative(text: str, today: date) -> str | None:
    for word, days in (("今天", 0), ("刚刚", 0), ("昨天", 1), ("昨日", 1), ("前天", 2)):
        if word in text:
            return (today - timedelta(days)).isoformat()
    match = re.search(r"(\d+)\s*(天|周|小时|分钟)前", text)
    if match:
        days = {"天": 1, "周": 7}.get(match[2], 0) * int(match[1])
        return (today - timedelta(days)).isoformat()
    return None
