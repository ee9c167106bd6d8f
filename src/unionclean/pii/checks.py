"""Check digits and dates by which a number shows that it is what it looks like."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
#: First two digits of the codes of provinces (GB/T 2260).
_PROVINCES = frozenset(
    (
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        *(71, 81, 82, 83, 91),
    )
)


def identity_card(number: str) -> bool:
    """Whether 18 characters are a citizen's identity number (GB 11643).

    Province, date of birth and the check digit (ISO 7064, MOD 11-2) must be right. A number of 15
    digits, as issued before 1999, has no check digit; province and date must be right.

    Example:
        >>> identity_card("11010519491231002X"), identity_card("110105194912310021")
        (True, False)
    """
    if not number[:2].isdigit() or int(number[:2]) not in _PROVINCES:
        return False
    if len(number) == 15:
        return number.isdigit() and _is_date("19" + number[6:12])
    if len(number) != 18 or not number[:17].isdigit() or not _is_date(number[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECK[total % 11] == number[17].upper()


def _is_date(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return born.year >= 1850


def luhn(number: str) -> bool:
    """Whether the last digit fits the others by the formula of Luhn (ISO/IEC 7812).

    Example:
        >>> luhn("6222021234567890123"), luhn("4111111111111111")
        (False, True)
    """
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
