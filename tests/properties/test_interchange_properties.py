"""A document comes back from JSON, JSON Lines and table rows with all its evidence."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

import unionclean
from unionclean.document import Document, Flag, Metadata
from unionclean.edits import BY_CHARACTER, Drop, Replacement
from unionclean.errors import InputError
from unionclean.interchange import SCHEMA_VERSION, from_record, plain, schema, to_record
from unionclean.outline import KINDS
from unionclean.rows import COLUMNS, from_row, to_row
from unionclean.writers import render

#: Han, ASCII, what ends a line for some readers, an astral character, a lone surrogate, quotes.
ALPHABET = "發展觀。,a1 \n\u2028\u0085\"\\<>&'𠮷\udc80\t"
SEEDS = Path(__file__).parents[2] / "seeds"
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(ALPHABET, max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=6,
)
EVIDENCE = st.none() | st.dictionaries(st.text("ab", max_size=2), VALUES, max_size=2)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document after random edits, drops, splits, joins and annotations."""
    doc = Document.from_lines(
        draw(st.text(ALPHABET, max_size=50)),
        name=draw(st.text(ALPHABET, max_size=5)),
        url=draw(st.sampled_from(["", "https://example.cn/a?b=1"])),
        kind=draw(st.sampled_from(["text", "html"])),
        encoding=draw(st.sampled_from(["", "gb18030"])),
        undecodable=tuple(
            draw(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9)), max_size=2))
        ),
    )
    for _ in range(draw(st.integers(0, 5))):
        if not doc.blocks:
            break
        index = draw(st.integers(0, len(doc.blocks) - 1))
        length = len(doc.blocks[index].text)
        match draw(st.sampled_from(["apply", "drop", "split", "join", "annotate"])):
            case "apply":
                start = draw(st.integers(0, length))
                end = draw(st.integers(start, length))
                new = draw(st.text(ALPHABET, max_size=4))
                wanted = Replacement(start, end, new, "r.one", draw(EVIDENCE))
                doc = doc.apply({index: [wanted]})
            case "drop":
                doc = doc.drop({index: Drop("d.rule")})
            case "split":
                doc = doc.split({index: [draw(st.integers(0, length))]})
            case "join":
                doc = doc.join([(index, min(index + 1, len(doc.blocks) - 1))], "j.rule", " ")
            case "annotate":
                news = {
                    "kind": draw(st.sampled_from(KINDS)),
                    "level": draw(st.integers(0, 3)),
                    "marker": draw(st.sampled_from(["", "一、"])),
                    "lead": draw(st.sampled_from(["\n", "\n\n"])),
                    "features": draw(st.dictionaries(st.sampled_from(["path", "tag"]), VALUES)),
                }
                doc = doc.annotate({index: news})
    for start in draw(st.lists(st.integers(0, 5), max_size=2)):
        doc = doc.flag(Flag("damage", start, start + 1, "look", draw(EVIDENCE)))
    return doc.with_(
        facts=draw(st.dictionaries(st.text("ab", max_size=2), VALUES)),
        metadata=Metadata(title=draw(st.none() | st.text(ALPHABET)), extra=draw(EVIDENCE) or {}),
        warnings=tuple(draw(st.lists(st.text(ALPHABET, max_size=5), max_size=2))),
        switched_off=frozenset(draw(st.lists(st.sampled_from(["r.x", "r.y"]), max_size=2))),
    )


@given(documents())
def test_json_gives_the_document_back(doc: Document) -> None:
    line = doc.to_json()
    assert "\n" not in line
    assert line.splitlines() == [line]
    line.encode("utf-8")
    again = Document.from_json(line)
    assert again == doc
    assert again.to_json() == line
    assert Document.from_json(line.encode()) == doc


@given(documents())
def test_rows_give_the_document_back(doc: Document) -> None:
    row = to_row(doc)
    assert tuple(row) == COLUMNS
    again = from_row(row)
    # Strings that are columns of their own show a lone surrogate as an escape.
    if "\udc80" not in doc.source.name + (doc.metadata.title or ""):
        assert again == doc
    assert again.text == doc.text
    assert (again.edits, again.dropped) == (doc.edits, doc.dropped)
    for name, value in row.items():
        assert name == "schema" or value is None or value.encode().decode() == value


@given(documents())
def test_what_is_computed_from_a_document_comes_back_too(doc: Document) -> None:
    again = Document.from_json(doc.to_json())
    assert again.replay() == doc.text
    assert list(again.account()) == list(doc.account())
    for offset in range(len(doc.text)):
        assert again.at(offset) == doc.at(offset)
        assert again.source_span(offset, offset + 1) == doc.source_span(offset, offset + 1)
    assert [a.to_dict() for a in again.articles] == [a.to_dict() for a in doc.articles]


@given(documents())
def test_every_record_is_as_the_schema_says(doc: Document) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    checker = jsonschema.Draft202012Validator(schema())
    for evidence in (True, False):
        checker.validate(json.loads(json.dumps(to_record(doc, evidence=evidence))))


@given(st.lists(documents(), max_size=3))
def test_json_lines_give_the_documents_back(docs: list[Document]) -> None:
    file = io.StringIO("".join(render(doc, "jsonl") for doc in docs))
    assert [Document.from_json(line) for line in file] == docs


def test_parquet_gives_the_documents_back(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    docs = [
        Document.from_lines("標題\n首頁 > 新聞", name="a.txt")
        .drop({1: Drop("nav.breadcrumb")})
        .apply({0: [Replacement(0, 2, "标题", "script.t2s", {"alternatives": ["標", "标"]})]})
        .flag(Flag("odd", 0, 2, "note", {"score": 0.5}))
        .with_fact(script={"document": "traditional"}),
        Document.from_lines("", name="b.txt"),
    ]
    parquet.write_table(
        pyarrow.Table.from_pylist([to_row(doc) for doc in docs]), tmp_path / "d.parquet"
    )
    back = parquet.read_table(tmp_path / "d.parquet").to_pylist()
    assert [from_row(row) for row in back] == docs


PAGE = """<html><body><div class="nav header"><a href=/>首页</a> <a href=/n>新闻</a></div>
<h1>关于开放阅览室的通知</h1><p>一、开放时间</p><p>每天上午九点到晚上九点，节假日照常。</p>
<p>二、注意事项</p><p>请保持安静，离开时把书放回原处。</p>
<div class=footer>版权所有</div></body></html>"""


@pytest.mark.parametrize("raw", [*sorted(SEEDS.glob("*.txt")), PAGE], ids=lambda raw: str(raw)[-8:])
def test_cleaned_documents_come_back_equal(raw: Any) -> None:
    doc = unionclean.clean(raw)
    assert doc.blocks
    assert Document.from_json(doc.to_json()) == doc
    assert from_row(to_row(doc)) == doc


def record(**changes: Any) -> dict[str, Any]:
    doc = Document.from_lines("標題").apply({0: [Replacement(0, 1, "标", "script.t2s")]})
    return {**to_record(doc), **changes}


@pytest.mark.parametrize(
    ("damaged", "says"),
    [
        ({}, "no schema number"),
        ({"schema": "1"}, "no schema number"),
        (record(schema=SCHEMA_VERSION + 1), "install a newer unionclean"),
        (to_record(Document.from_lines("好")) | {"blocks": None}, "damaged record"),
        ({k: v for k, v in record().items() if k != "raw"}, "without its evidence"),
        ({k: v for k, v in record().items() if k != "facts"}, "'facts'"),
        (record(edits=[{**record()["edits"][0], "before": "发"}]), "expected '发'"),
        (record(edits=[{**record()["edits"][0], "block": 7}]), "names block 7"),
        (record(edits=[{**record()["edits"][0], "at": -1}]), "script.t2s at -1"),
        (record(edits=[{**record()["edits"][0], "start": "0"}]), "start is a str"),
        (record(edits=[{**record()["edits"][0], "rule": None}]), "rule is a NoneType"),
        (record(edits=[["script.t2s"]]), "damaged record: TypeError"),
        (
            record(edits=[{**record()["edits"][0], "evidence": dict(BY_CHARACTER), "after": ""}]),
            "by",
        ),
        (record(removed=[{"block": 0, "rule": 7}]), "rule is a int"),
        (record(blocks=[{"start": 0, "end": 2, "kind": {}}]), "kind is a dict"),
        (record(blocks=[{"start": 0, "end": 2, "offsets": [[0, 1, 0, "1"]]}]), "not of int"),
        (record(blocks=[{"start": 0, "end": 2, "offsets": [[0, 1, 0]]}]), "no list of 4"),
        (
            record(blocks=[{"start": 0, "end": 2, "features": {"details": 3.5}}]),
            "details is a float",
        ),
        (record(edits=[], blocks=[{"start": 0, "end": 3}]), "block 0 is said to be at 0:3"),
        (record(edits=[], blocks=[{"start": 1, "end": 2}, {"start": 0, "end": 1}]), "block 1"),
        (
            record(flags=[{"kind": "ocr", "start": None, "end": 1, "note": ""}]),
            "start is a NoneType",
        ),
        (record(url=None), "url is a NoneType"),
        (record(title=["标题"]), "title is a list"),
        (record(facts="traditional"), "facts is a str"),
        (record(warnings=[None]), "not of str"),
    ],
)
def test_what_is_no_such_record_is_refused_with_a_reason(
    damaged: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputError, match=r"\S") as caught:
        from_record(damaged)
    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '"a"', "\x00", "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Document.from_json(text)


def test_tuples_sets_and_odd_values_become_plain() -> None:
    value = {"a": (1, {2}), "b": float("inf"), "c": Path("x"), 4: True}
    assert plain(value) == {"a": [1, [2]], "b": None, "c": "x", "4": True}
