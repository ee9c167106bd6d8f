"""What is not Chinese is left to chardet."""

from __future__ import annotations

import chardet
import pytest

from unionclean.decode import decode

TEXTS = [
    (
        "昨日は大雪が降って、朝には屋根も木も真っ白になっていました。子供たちは雪だるまを作りました。",
        "euc_jp",
    ),
    (
        "昨日は大雪が降って、朝には屋根も木も真っ白になっていました。子供たちは雪だるまを作りました。",
        "cp932",
    ),
    ("昨日は大雪が降って、朝には屋根も木も真っ白になっていました。", "iso2022_jp"),
    ("어젯밤에 눈이 많이 와서 아침에는 지붕과 나뭇가지가 모두 하얗게 되었습니다.", "cp949"),
    ("Вчера ночью выпало много снега, и утром крыши и ветки деревьев были белыми.", "cp1251"),
    ("Вчера ночью выпало много снега, и утром крыши и ветки деревьев были белыми.", "koi8-r"),
    (
        "Hier il a beaucoup neigé ; ce matin, les toits étaient blancs. Les élèves étaient ravis.",
        "cp1252",
    ),
    (
        "Gestern fiel viel Schnee; morgens waren die Dächer weiß, zur Freude der Schüler.",
        "cp1252",
    ),
]


@pytest.mark.parametrize(("text", "codec"), TEXTS)
def test_as_chardet_has_it(text: str, codec: str) -> None:
    data = text.encode(codec)
    named = chardet.detect(data)["encoding"]
    assert named is not None
    assert decode(data).text == data.decode(named)


@pytest.mark.parametrize(("text", "codec"), TEXTS)
@pytest.mark.parametrize("wide", ["utf-8", "utf-16"])
def test_unicode(text: str, codec: str, wide: str) -> None:
    assert decode(text.encode(wide)).text == text


@pytest.mark.parametrize("word", ["résumé", "naïve café", "Ελληνικά", "Привет", "Ångström", "שלום"])
def test_short_utf8_stays_utf8(word: str) -> None:
    assert decode(word.encode()).text == word
