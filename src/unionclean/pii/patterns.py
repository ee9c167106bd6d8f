"""The forms of personal data, and the search for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .checks import identity_card, luhn


class Finding(NamedTuple):
    """A piece of personal data in a text.

    Attributes:
        start: first character of the value.
        end: one past its last character.
        kind: one of :data:`KINDS`.
        label: first character of the label before it (``电话：``), or ``start``.
    """

    start: int
    end: int
    kind: str
    label: int


#: Kinds of personal data, in the order in which they claim a number, with their names in Chinese.
KINDS = {
    "email": "邮箱",
    "identity-card": "身份证号",
    "bank-card": "银行卡号",
    "mobile": "手机号",
    "phone": "电话号码",
    "passport": "护照号",
    "qq": "QQ号",
    "wechat": "微信号",
    "plate": "车牌号",
}

_ALONE = r"(?<![\dA-Za-z._%-])"
_NO_MORE = r"(?![\dA-Za-z年月])(?!\.\d)"
_SEPARATED = r"[\s:：为是]{0,3}"
_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_card(value: str) -> bool:
    number = _digits(value)
    return 16 <= len(number) <= 19 and luhn(number) and len(set(number)) > 1


def _is_identity(value: str) -> bool:
    return len(value) == 18 and identity_card(value)


def _is_plate(value: str) -> bool:
    return sum(map(str.isdigit, value)) >= 2


def _always(_: str) -> bool:
    return True


_MAIL = (
    r"(?<![A-Za-z0-9._%+-])(?P<v>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}"
    r"(?:@|＠|\s?[（(\[]at[）)\]]\s?)"
    r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}[A-Za-z]{2,10})(?![A-Za-z0-9])"
)
#: The first digits of the cards that most banks issue; others must be named as cards.
_CARD = r"(?P<v>(?:62|4\d|5[1-5])\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?)"
_NAMED_CARD = (
    r"(?:卡号|银行卡|账号|账户|帐号|帐户|储蓄卡|信用卡)[^\d\n。]{0,8}(?P<v>\d(?:[ -]?\d){15,18})"
)
_AREA = r"(?:[（(]0\d{2,3}[）)][- ]?|0(?:10|2\d|[3-9]\d{2})[-－—–− ]?)"
_FIXED = rf"(?P<v>(?:(?:\+|00)86[- ]?)?{_AREA}[2-8]\d{{6,7}}(?:[-－—转]\d{{1,6}})?)"
_NAMED_FIXED = (
    rf"(?:电话|座机|传真|热线|[Tt][Ee][Ll])(?:号码)?{_SEPARATED}(?P<v>[2-8]\d{{2,3}}[- ]?\d{{4}})"
)
_MOBILE = r"(?P<v>(?:(?:\+|00)86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2})"
_PASSPORT = rf"护照(?:号码?|编号)?{_SEPARATED}(?P<v>[A-Za-z]{{1,2}}\d{{7,8}}|\d{{9}})"
_QQ = rf"(?:[Qq]{{2}}|扣扣|企鹅)(?:号码?|群号?|交流群)?{_SEPARATED}(?P<v>[1-9]\d{{4,10}})"
_WECHAT = (
    r"(?:微信|威信|薇信|[Vv]信|[Vv][Xx]|[Ww]e?[Cc]hat|[Ww]eixin)(?:号码?|ID|id|账号)?"
    r"\s?(?:[:：为是]|号)\s?(?P<v>[A-Za-z][-A-Za-z0-9_]{5,19}|\d{6,11})"
)
_PLATE = (
    rf"(?P<v>[{_PROVINCE}][A-HJ-NP-Z][·•. ]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]))"
    r"(?![A-Za-z0-9])"
)

#: Each form: kind, pattern whose group ``v`` is the value, and a check of the value.
_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("email", re.compile(_MAIL), _always),
    ("identity-card", re.compile(rf"{_ALONE}(?P<v>[1-9]\d{{16}}[\dXx]){_NO_MORE}"), _is_identity),
    (
        "identity-card",
        re.compile(rf"身份证[^\d\n。]{{0,8}}(?P<v>[1-9]\d{{14}}){_NO_MORE}"),
        identity_card,
    ),
    ("bank-card", re.compile(_ALONE + _CARD + _NO_MORE), _is_card),
    ("bank-card", re.compile(_NAMED_CARD + _NO_MORE), _is_card),
    ("mobile", re.compile(_ALONE + _MOBILE + _NO_MORE), _always),
    ("phone", re.compile(_ALONE + _FIXED + _NO_MORE), _always),
    ("phone", re.compile(rf"{_ALONE}(?P<v>[48]00[- ]?\d{{3}}[- ]?\d{{4}}){_NO_MORE}"), _always),
    ("phone", re.compile(_NAMED_FIXED + _NO_MORE), _always),
    ("passport", re.compile(_PASSPORT + _NO_MORE), _always),
    ("qq", re.compile(_QQ + _NO_MORE), _always),
    ("wechat", re.compile(_WECHAT + _NO_MORE), _always),
    ("plate", re.compile(_PLATE), _is_plate),
)
_LABEL = re.compile(
    r"(?:联系|咨询|办公|手机|固定|家庭|单位)?(?:电话|手机|座机|传真|热线|邮箱|电子邮件|邮件"
    r"|[Ee]-?[Mm]ail|TEL|Tel|身份证|护照|银行卡|卡号|账号|微信|[Qq]{2}|车牌)(?:号码?|群|ID)?[\s:：为是]{0,3}$"
)
_ANY = re.compile(
    rf"\d{{5}}|@|＠|[（(\[]at[）)\]]|[{_PROVINCE}][A-HJ-NP-Z]|\d[- ]\d{{4}}|[信Xx].{{0,4}}[:：]"
)


def find(text: str, kinds: Iterable[str] = tuple(KINDS)) -> Iterator[Finding]:
    """Personal data in a text, from left to right, without overlaps.

    Args:
        text: any text.
        kinds: which of :data:`KINDS` to look for.

    Example:
        >>> [f.kind for f in find("电话：13800138000，邮箱 a.b@example.com，车牌京A12345")]
        ['mobile', 'email', 'plate']
        >>> list(find("订单号 20230101123456789，金额 13800.00 元"))
        []
    """
    if _ANY.search(text) is None:
        return
    wanted = frozenset(kinds)
    taken: list[Finding] = []
    for kind, form, check in _FORMS:
        if kind not in wanted:
            continue
        for match in form.finditer(text):
            start, end = match.span("v")
            if check(match["v"]) and all(end <= f.start or f.end <= start for f in taken):
                label = _LABEL.search(text, max(0, start - 16), start)
                taken.append(Finding(start, end, kind, label.start() if label else start))
    yield from sorted(taken)
