"""Chinese, Arabic, Roman and circled numerals, read and written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_DIGITS: Mapping[str, int] = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
}
_UNITS: Mapping[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS: Mapping[str, int] = {"廿": 20, "卅": 30}
_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

#: Characters of a Chinese number, for use inside a character class.
CHINESE = "零〇○一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


# A law counts the same few hundred numbers over and over.
@lru_cache(maxsize=4096)
def parse_chinese(text: str) -> int | None:
    """Value of a number below ten thousand in Chinese characters, None if it is none.

    Example:
        >>> [parse_chinese(s) for s in ("十", "二十三", "一百零五", "一千二百", "二〇二三", "百一")]
        [10, 23, 105, 1200, 2023, None]
    """
    if not text:
        return None
    if all(c in _DIGITS for c in text):
        value = 0
        for c in text:
            value = value * 10 + _DIGITS[c]
        return value
    total, digit, last_unit = 0, -1, 10_000
    for c in text:
        if c in _TENS:
            if total or digit >= 0:
                return None
            total, last_unit = _TENS[c], 10
        elif c in _UNITS:
            unit = _UNITS[c]
            if unit >= last_unit or (digit <= 0 and (unit != 10 or total or digit == 0)):
                return None
            total += (digit if digit > 0 else 1) * unit
            digit, last_unit = -1, unit
        else:
            found = _DIGITS.get(c)
            if found is None or digit > 0:
                return None
            digit = found
    return total + max(digit, 0)


def parse_roman(text: str) -> int | None:
    """Value of a Roman number below 400, None if it is none.

    Example:
        >>> parse_roman("XIV"), parse_roman("IIX")
        (14, None)
    """
    total = 0
    for i, c in enumerate(text):
        value = _ROMAN.get(c)
        if value is None:
            return None
        following = _ROMAN.get(text[i + 1], 0) if i + 1 < len(text) else 0
        total += -value if value < following else value
    return total if text and _roman(total) == text else None


def _roman(value: int) -> str:
    steps = ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4)
    out = ""
    for sign, weight in (*steps, ("I", 1)):
        out += sign * (value // weight)
        value %= weight
    return out


def _ring(first: str, last: str, start: int = 1) -> dict[str, int]:
    return {chr(c): i for i, c in enumerate(range(ord(first), ord(last) + 1), start)}


#: Single characters that are a number in a ring, in brackets or with a dot.
SIGNS: Mapping[str, int] = {
    **_ring("①", "⑳"),
    **_ring("❶", "❿"),
    **_ring("⑴", "⒇"),
    **_ring("⒈", "⒛"),
    **_ring("㈠", "㈩"),
    **_ring("Ⅰ", "Ⅻ"),
    **_ring("⒜", "⒵"),
}


@lru_cache(maxsize=4096)
def parse_number(text: str) -> int | None:
    """Value of a number in any of the notations, None if it is none.

    Example:
        >>> [parse_number(s) for s in ("12", "１２", "十二", "⑫", "Ⅻ")]
        [12, 12, 12, 12, 12]
    """
    if text.isdecimal():
        return int(text)
    if text in SIGNS:
        return SIGNS[text]
    return parse_chinese(text)


def chinese(value: int) -> str:
    """A number from 1 to 9999 in Chinese characters, as headings write it; ``""`` for any other.

    Example:
        >>> chinese(10), chinese(23), chinese(105), chinese(1200), chinese(10000)
        ('十', '二十三', '一百零五', '一千二百', '')
    """
    if not 0 < value < 10_000:
        return ""
    out, gap = "", False
    for unit, weight in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, weight)
        if digit:
            out += ("零" if gap else "") + "零一二三四五六七八九"[digit] + unit
            gap = False
        else:
            gap = bool(out)
    return out.removeprefix("一") if out.startswith("一十") else out
