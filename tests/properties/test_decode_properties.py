"""What holds for any bytes and any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unionclean.decode import decode
from unionclean.document import Document
from unionclean.filters.characters import characters
from unionclean.filters.mojibake import mojibake
from unionclean.filters.punctuation import punctuation

WORDS = ["天气", "预报", "今天", "晴朗", "，", "。", "我们", "工作", "2019", " ", "\n", "the "]
PROSE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join)
SIGNS = "ａ１\u200b\u3000\ue000\ufffd?％“”e\u0301⼯\uf9dd中文，,:()\n\x00Ã¤å锟斤拷&amp;\\u4e2d%E4"
MESS = st.lists(st.sampled_from(list(SIGNS)), max_size=30).map("".join)


@given(st.binary(max_size=300))
def test_decoding_never_raises(data: bytes) -> None:
    result = decode(data)
    assert 0.0 <= result.confidence <= 1.0
    assert all(result.text[a:b] == "\ufffd" for a, b in result.undecodable)


@given(
    PROSE, st.sampled_from(["gb18030", "utf-8", "utf-16-le"]), st.binary(max_size=6), st.integers(0)
)
def test_spliced_bytes_never_raise(text: str, codec: str, splice: bytes, where: int) -> None:
    data = text.encode(codec)
    at = where % (len(data) + 1)
    assert isinstance(decode(data[:at] + splice + data[at:]).text, str)


@given(PROSE, st.sampled_from(["gb18030", "utf-8"]))
def test_prose_comes_back(text: str, codec: str) -> None:
    text = "今天的天气预报：" + text
    assert decode(text.encode(codec)).text == text


@settings(deadline=None)
@given(PROSE)
def test_prose_is_left_alone(text: str) -> None:
    doc = Document.from_lines(text)
    for step in (mojibake, characters, punctuation):
        assert step(doc).edits == ()


@settings(deadline=None)
@given(MESS)
def test_records_replay_and_cleaning_twice_is_cleaning_once(text: str) -> None:
    for step in (mojibake, characters, punctuation):
        doc = step(Document.from_lines(text))
        assert doc.replay() == doc.text
        again = step(Document.from_lines(doc.text))
        assert again.text == doc.text
