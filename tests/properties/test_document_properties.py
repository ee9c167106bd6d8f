"""Documents of every kind keep their accounts, and come back from every format."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from invariants import accounted, sound
from strategies import files, pages, texts
from unionclean import Document, presets, registry
from unionclean.batch import PipelineSpec
from unionclean.batch.collection import Collection
from unionclean.batch.journal import Journal
from unionclean.batch.run import Run
from unionclean.batch.work import Job
from unionclean.errors import BinaryInputError
from unionclean.interchange import from_record
from unionclean.readers import Fields, Raw, parse
from unionclean.readers.sources import Sources
from unionclean.rows import STRINGS, from_row

PIPE = presets.get("strict")


@given(files())
@settings(max_examples=150, deadline=None)
def test_files(data: bytes) -> None:
    try:
        doc = PIPE.clean(data)
    except BinaryInputError:
        return
    sound(doc)
    line = doc.to_json()
    again = Document.from_json(line)
    assert again.to_json() == line
    assert (again.text, again.edits, again.blocks) == (doc.text, doc.edits, doc.blocks)


@given(pages(), st.sampled_from(sorted(registry.names())))
@settings(max_examples=150, deadline=None)
def test_each_filter_alone(markup: str, name: str) -> None:
    one = registry.get(name)
    doc = presets.get("default").only("script").clean(markup)
    accounted(one(doc))


@given(texts())
@settings(max_examples=100, deadline=None)
def test_a_rule_that_is_switched_off_does_nothing(text: str) -> None:
    doc = PIPE.clean(text, kind="text")
    used = {edit.rule for edit in doc.edits} | {block.dropped for block in doc.dropped}
    for rule in sorted(used & PIPE.rules.keys())[:3]:
        other = PIPE.without(rule).clean(text, kind="text")
        assert rule not in {edit.rule for edit in other.edits}
        assert rule not in {block.dropped for block in other.dropped}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("compression", ["", ".gz", ".zst"])
@given(contents=st.lists(texts() | pages(), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_a_collection_that_is_written_and_read(
    form: str, compression: str, contents: list[str]
) -> None:
    if form == "parquet" and compression:
        return  # it is compressed inside
    raws = [
        Raw("in", row, Path(f"in/{row}"), "fields", {"id": f"d{row}", "text": text, "n": row})
        for row, text in enumerate(contents, 1)
    ]
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / f"out.{form}{compression}"
        sink = Collection(target, Path(name) / "run", form, compression=compression)
        journal = Journal(Path(name) / "run", "x")
        Run(raws, Job(PipelineSpec.of("default"), form), sink, journal).execute()
        rows = [parse(raw, Fields("-", "-", "-")).metadata for raw in Sources([str(target)])]
    cleaned = [
        presets.get("default").clean(text, name=f"d{n}") for n, text in enumerate(contents, 1)
    ]
    wanted = [doc for doc in cleaned if doc.blocks]
    assert len(rows) == len(wanted)
    for row, doc in zip(rows, wanted, strict=True):
        again = from_record(row) if form == "jsonl" else from_row(_typed(row))
        assert again.text == doc.text
        assert again.edits == doc.edits
        assert again.replay() == doc.text


def _typed(row: dict[str, object]) -> dict[str, object]:
    # CSV has no numbers and no None.
    return {
        **{k: v for k, v in row.items() if v != "" or k in STRINGS},
        "schema": int(str(row["schema"])),
    }
