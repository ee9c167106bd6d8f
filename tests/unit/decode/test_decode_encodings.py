"""Undamaged text comes back from every encoding that Chinese pages come in."""

from __future__ import annotations

import codecs

import pytest

from unionclean.decode import decode

HANS = (
    "昨天夜里下了一场大雪，早上起来，屋顶和树枝都白了。孩子们在院子里堆雪人、打雪仗，"
    "大人们拿着扫帚清扫门前的路。\n邮局的王师傅骑不了车，只好推着车挨家送信。"
    "到了2019年，村里通了公路（全长12公里），大家出门方便多了。\n"
)
HANT = (
    "昨天夜裡下了一場大雪，早上起來，屋頂和樹枝都白了。孩子們在院子裡堆雪人、打雪仗，"
    "大人們拿著掃帚清掃門前的路。\n郵局的王師傅騎不了車，只好推著車挨家送信。"
    "到了2019年，村裡通了公路（全長12公里），大家出門方便多了。\n"
)
SIMPLIFIED = ("gb18030", "gbk", "hz", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
TRADITIONAL = ("big5", "cp950", "big5hkscs", "gb18030", "utf-8", "utf-16-le", "utf-16-be")
ENCODED = [(HANS, c) for c in SIMPLIFIED] + [(HANT, c) for c in TRADITIONAL]


@pytest.mark.parametrize(("text", "codec"), ENCODED)
def test_whole_text(text: str, codec: str) -> None:
    result = decode(text.encode(codec))
    assert result.text == text
    assert result.undecodable == ()
    assert not result.binary
    assert codecs.lookup(result.encoding)


@pytest.mark.parametrize(("text", "codec"), ENCODED)
@pytest.mark.parametrize("length", [4, 10, 25])
def test_snippets(text: str, codec: str, length: int) -> None:
    for start in range(0, len(text) - length, 7):
        snippet = text[start : start + length]
        assert decode(snippet.encode(codec)).text == snippet


@pytest.mark.parametrize("word", ["联通", "学生", "北京", "天气", "你好", "公司", "工作"])
@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "utf-16-le", "utf-16-be", "hz"])
def test_words_of_two_characters(word: str, codec: str) -> None:
    assert decode(word.encode(codec)).text == word


def test_characters_that_only_the_large_sets_have() -> None:
    gb = "镕、喆、堃、㛃、𠮷都是名字里的字，打字员常常打不出来。"
    assert decode(gb.encode("gb18030")).text == gb
    hk = "佢哋喺嗰度食嘢，啲嘢好好味，冇人唔鍾意。"
    assert decode(hk.encode("big5hkscs")).text == hk


def test_signs_of_big5_as_pages_mean_them() -> None:
    text = "營業時間：上午九點～晚上十點，每份￥一百元。"
    result = decode(text.encode("cp950"))
    assert result.text == text


@pytest.mark.parametrize(
    ("codec", "name"), [("gb18030", "gb18030"), ("utf-8", "utf-8"), ("utf-16-be", "utf-16-be")]
)
def test_encoding_is_named(codec: str, name: str) -> None:
    assert decode(HANS.encode(codec)).encoding == name


@pytest.mark.parametrize(
    ("data", "decided_by"),
    [
        (b"", "empty"),
        (b"plain text", "ascii"),
        (HANS.encode("utf-8-sig"), "bom"),
        (HANS.encode("utf-16"), "bom"),
        (HANS.encode("utf-32"), "bom"),
        (HANS.encode("hz"), "escape"),
        (HANS.encode("utf-8"), "utf-8"),
        (HANS.encode("utf-16-le"), "utf-16-profile"),
        (HANS.encode("utf-32-le"), "utf-16-profile"),
        (HANS.encode("gb18030"), "statistics"),
        (HANT.encode("big5"), "statistics"),
    ],
)
def test_what_decided(data: bytes, decided_by: str) -> None:
    result = decode(data)
    assert result.decided_by == decided_by
    assert 0.0 <= result.confidence <= 1.0


def page(charset: str, body: str = HANS) -> str:
    return (
        f'<html><head><meta charset="{charset}"><title>雪</title></head><body>{body}</body></html>'
    )


def test_gb2312_is_read_as_the_large_set() -> None:
    text = page("gb2312", "朱镕基、陶喆〇")
    result = decode(text.encode("gbk"))
    assert result.text == text
    assert (result.encoding, result.decided_by) == ("gb18030", "declared")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5", "iso-8859-1", "euc-kr", "nonsense"])
@pytest.mark.parametrize(("text", "codec"), [(HANS, "gb18030"), (HANT, "big5"), (HANS, "utf-8")])
def test_a_wrong_declaration_is_not_believed(charset: str, text: str, codec: str) -> None:
    whole = page(charset, text)
    assert decode(whole.encode(codec)).text == whole
    assert decode(text.encode(codec), declared=charset).text == text


def test_a_mark_before_text_in_another_encoding() -> None:
    assert decode(codecs.BOM_UTF8 + HANS.encode("gb18030")).text == HANS


def test_hz_keeps_what_is_not_shifted() -> None:
    assert decode("see: 中文~home".encode("hz")).text == "see: 中文~home"
    assert decode(b"a ~{ b ~} c, plain ASCII").text == "a ~{ b ~} c, plain ASCII"
