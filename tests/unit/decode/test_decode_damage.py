"""Damaged files lose what is damaged, and nothing else."""

from __future__ import annotations

import pytest

from unionclean.decode import Decoded, decode

HANS = (
    "昨天夜里下了一场大雪，早上起来，屋顶和树枝都白了。\n孩子们在院子里堆雪人、打雪仗，"
    "大人们拿着扫帚清扫门前的路。\n邮局的王师傅骑不了车，只好推着车挨家送信。"
)
HANT = (
    "昨天夜裡下了一場大雪，早上起來，屋頂和樹枝都白了。\n孩子們在院子裡堆雪人、打雪仗，"
    "大人們拿著掃帚清掃門前的路。\n郵局的王師傅騎不了車，只好推著車挨家送信。"
)
CODED = [(HANS, "gb18030"), (HANT, "big5"), (HANS, "utf-8"), (HANS, "utf-16-le")]


def missing(result: Decoded, text: str) -> int:
    """Characters lost or wrong in one place, with U+FFFD and NUL left aside."""
    got = result.text.replace("\ufffd", "").replace("\0", "")
    short = min(len(got), len(text))
    head = next((i for i in range(short) if got[i] != text[i]), short)
    tail = next((i for i in range(short - head) if got[-1 - i] != text[-1 - i]), short - head)
    return max(len(text), len(got)) - head - tail


@pytest.mark.parametrize(("text", "codec"), CODED)
def test_cut_ends(text: str, codec: str) -> None:
    data = text.encode(codec)
    assert missing(decode(data[1:]), text) <= 1
    assert missing(decode(data[:-1]), text) <= 1
    assert decode(data[:-1]).undecodable


@pytest.mark.parametrize(("text", "codec"), CODED)
@pytest.mark.parametrize("bad", [b"\xff", b"\x00"])
def test_one_byte_too_many(text: str, codec: str, bad: bytes) -> None:
    data = text.encode(codec)
    for at in range(0, len(data), 11):
        assert missing(decode(data[:at] + bad + data[at:]), text) <= 2


@pytest.mark.parametrize(("text", "codec"), CODED[:3])
def test_one_byte_overwritten(text: str, codec: str) -> None:
    data = text.encode(codec)
    for at in range(0, len(data), 13):
        assert missing(decode(data[:at] + b"\xff" + data[at + 1 :]), text) <= 3


@pytest.mark.parametrize(("text", "codec"), CODED)
def test_padding(text: str, codec: str) -> None:
    assert decode(text.encode(codec) + bytes(40)).text.rstrip("\0") == text


def test_spans_point_at_the_damage() -> None:
    data = "雪地上有一行脚印。".encode() + b"\xff" + "谁也没有看见那个人。".encode()
    result = decode(data)
    assert result.undecodable == ((9, 10),)
    assert result.text[9] == "\ufffd"


def test_a_replacement_character_of_the_page_is_text() -> None:
    assert decode("他\ufffd说".encode()).undecodable == ()


@pytest.mark.parametrize(
    ("main", "other"),
    [("gb18030", "utf-8"), ("utf-8", "gb18030"), ("gb18030", "big5"), ("utf-8", "big5")],
)
def test_one_line_in_another_encoding(main: str, other: str) -> None:
    odd = "這是從另一個網站轉貼過來的評論，沒有人看得懂。"
    lines = [line.encode(main) for line in HANS.split("\n")]
    data = b"\n".join([*lines[:2], odd.encode(other), *lines[2:]])
    text = HANS.split("\n")
    assert decode(data).text == "\n".join([*text[:2], odd, *text[2:]])


def test_few_characters_in_much_markup() -> None:
    items = "".join(
        f'<li class="c{i}"><a href="/p/{i}.html">Item {i}</a></li>\n' for i in range(300)
    )
    for codec in ("gb18030", "utf-8", "hz"):
        text = f"<html><title>天气预报</title><body>{items}<p>今天晴转多云。</p></body></html>"
        assert decode(text.encode(codec)).text == text


def test_rare_characters_are_not_damage() -> None:
    text = "他潜心钻研，冲破桎梏。饕餮与魑魅魍魉，都是旧书里的名目；蹀躞、觳觫、氤氲也是。"
    result = decode(text.encode("gb18030"))
    assert result.text == text
    assert result.undecodable == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\0\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\0\0\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_what_is_not_text_says_so(data: bytes) -> None:
    assert decode(data).binary


def test_surrogates_that_were_encoded_singly() -> None:
    assert decode(b"\xed\xa0\xbd\xed\xb8\x80" + "笑".encode()).text == "😀笑"
