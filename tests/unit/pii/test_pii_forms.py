"""Personal data in its forms, numbers that are none, and the options."""

import pytest

from unionclean.document import Document
from unionclean.errors import FilterError
from unionclean.filters.pii import pii
from unionclean.pii.checks import identity_card, luhn
from unionclean.pii.patterns import KINDS, find


def kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind, text[found.start : found.end]) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("手机13912345678", "mobile", "13912345678"),
        ("+86 139-1234-5678", "mobile", "+86 139-1234-5678"),
        ("电话010-88001234转801", "phone", "010-88001234转801"),
        ("(0571)88001234", "phone", "(0571)88001234"),
        ("0571 8800123", "phone", "0571 8800123"),
        ("电话：88001234", "phone", "88001234"),
        ("400 800 1234", "phone", "400 800 1234"),
        ("身份证11010519491231002x", "identity-card", "11010519491231002x"),
        ("身份证号为110105491231002", "identity-card", "110105491231002"),
        ("4111 1111 1111 1111", "bank-card", "4111 1111 1111 1111"),
        ("邮箱a_b.c@mail.example.com.cn", "email", "a_b.c@mail.example.com.cn"),
        ("zhangsan[at]example.com", "email", "zhangsan[at]example.com"),
        ("QQ群：12345678", "qq", "12345678"),
        ("扣扣号10001", "qq", "10001"),
        ("加微信：wx_abc123", "wechat", "wx_abc123"),
        ("护照号码：G12345678", "passport", "G12345678"),
        ("京A·12345", "plate", "京A·12345"),
        ("沪AD12345", "plate", "沪AD12345"),
        ("粤Z1234港", "plate", "粤Z1234港"),
    ],
)
def test_form(text: str, kind: str, value: str) -> None:
    assert kinds(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "113912345678",
        "金额13912345678.50元",
        "订单139123456789",
        "圆周率3.14159265358979",
        "110105194912310021",
        "11010519491331002X",
        "6222021234567890123",
        "2010-20111234",
        "GB/T 2260-2007",
        "（2019）京01民终12345号",
        "微信用户13亿",
        "QQ：无",
        "护照有效期10年",
        "云ACCESS系统",
        "@全体成员",
        "0.12345678901",
    ],
)
def test_numbers_that_are_nobodys(text: str) -> None:
    assert kinds(text) == []


def test_identity_card_by_check_digit() -> None:
    body = "11010519491231002"
    assert [c for c in "0123456789X" if identity_card(body + c)] == ["X"]
    assert not identity_card("99" + body[2:] + "X")


def test_one_digit_of_ten_fits_luhn() -> None:
    assert [d for d in "0123456789" if luhn("622202123456789012" + d)] == ["8"]


def test_mask_and_drop() -> None:
    doc = Document.from_lines("联系人张某，联系电话：13912345678；邮箱：a@example.com。")
    assert pii(doc).text == "联系人张某，联系电话：[手机号]；邮箱：[邮箱]。"
    assert pii.with_options(mode="drop")(doc).text == "联系人张某，；。"
    stars = pii.with_options(mask="<{kind}>", kinds=("mobile",))(doc)
    assert stars.text == "联系人张某，联系电话：<mobile>；邮箱：a@example.com。"
    assert pii(doc).facts["pii"] == {"mobile": 1, "email": 1}


def test_record_replays_and_second_pass_changes_nothing() -> None:
    doc = pii(
        Document.from_lines("电话13912345678，QQ：123456，京A12345，身份证11010519491231002X")
    )
    assert doc.replay() == doc.text
    assert pii(Document.from_lines(doc.text)).text == doc.text


def test_every_kind_has_its_rule() -> None:
    assert {f"pii.{kind}" for kind in KINDS} == set(pii.rules)


@pytest.mark.parametrize("options", [{"mode": "hide"}, {"kinds": ("name",)}])
def test_unknown_value_of_an_option(options: dict[str, object]) -> None:
    with pytest.raises(FilterError, match="pii has no"):
        pii.with_options(**options)(Document.from_lines("好"))
