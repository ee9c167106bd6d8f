"""What the fuzzer feeds: each target takes any bytes, and raises only if the library is at fault.

A target reads its input as a document in one of three ways, said by the first byte: the bytes as a
file, the bytes as UTF-8 text, or each byte as the number of a piece (:mod:`pieces`), which reaches
what single bytes rarely do. Errors that the library raises on purpose are results.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from invariants import accounted, sound
from pieces import EVERYTHING, LINES, MARKUP, NUMBERING, SIGNS
from unionclean import (
    Document,
    Pipeline,
    chunks,
    presets,
    read,
    recipe,
    registry,
    render,
    sentences,
)
from unionclean.blocks import read_html
from unionclean.decode import decode
from unionclean.errors import BinaryInputError, InputError, UnioncleanError
from unionclean.interchange import from_record, to_record
from unionclean.readers import Fields, Raw, from_fields, parse
from unionclean.rows import from_row, to_row
from unionclean.writers import FORMATS

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}

#: Targets that still find something within a minute, and are run by hand alone: what the filters do
#: to a page of lines in no order may make another page of it, which the second time is read anew.
BY_HAND = frozenset(["twice"])
#: What documents may take up while fuzzing; the cost of a run grows with its inputs.
LONGEST = 4096
_SOUND = [*LINES, *NUMBERING, *(sign for sign in SIGNS if sign not in "<>&\r\x85"), *["\n"] * 30]


def target(function: Target) -> Target:
    """Enter a function under its name."""
    TARGETS[function.__name__] = function
    return function


def text_of(data: bytes) -> str:
    """The input as a text."""
    if data[:1] and data[0] % 3 == 0:
        return data[1:].decode("utf-8", "surrogatepass" if data[0] % 2 else "replace")
    pieces = EVERYTHING if data[:1] and data[0] % 3 == 1 else [*LINES, *["\n"] * 20, *MARKUP]
    return "".join(pieces[byte % len(pieces)] for byte in data[1:])


def _text(data: bytes) -> str:
    try:
        return text_of(data)[:LONGEST]
    except UnicodeDecodeError:
        return data[1:].decode("latin-1")[:LONGEST]


def document_of(data: bytes) -> Document:
    """The input as a document: of bytes, of text, or of HTML."""
    if not data:
        return read(b"")
    match data[0] // 3 % 4:
        case 0:
            try:
                return read(data[1 : 1 + LONGEST])
            except BinaryInputError:
                return read(_text(data))
        case 1:
            return read(_text(data), kind="html")
        case 2:
            return read(_text(data), kind="text")
        case _:
            return read(_text(data))


@cache
def preset(name: str) -> Pipeline:
    """A preset, built once."""
    return presets.get(name)


@cache
def filters() -> list[Pipeline]:
    """Every installed filter, after those that it needs."""
    installed, _ = registry.installed()
    alone = []
    for one in installed.values():
        before = [f for f in installed.values() if f.provides & one.needs]
        alone.append(Pipeline([*before, one]))
    return alone


@target
def decoding(data: bytes) -> None:
    """Bytes of any kind decode, and what could not be is marked."""
    result = decode(data)
    assert 0.0 <= result.confidence <= 1.0
    assert all(set(result.text[a:b]) == {"\ufffd"} for a, b in result.undecodable)
    result.text.encode()


@target
def html(data: bytes) -> None:
    """Markup of any kind gives a text layer and blocks that are slices of it, in order."""
    layer, blocks, _ = read_html(_text(data).encode("utf-8", "replace").decode())
    end = 0
    for block in blocks:
        assert end <= block.start <= block.end
        assert layer[block.start : block.end] == block.text
        end = block.end


@target
def each_filter(data: bytes) -> None:
    """Any filter by itself keeps its accounts."""
    if not data:
        return
    pipe = filters()[data[0] % len(filters())]
    doc = pipe.run(document_of(data[1:]))
    accounted(doc)


@target
def pipeline(data: bytes) -> None:
    """The whole pipeline keeps its accounts."""
    sound(preset("strict").run(document_of(data)))


@target
def twice(data: bytes) -> None:
    """Cleaning what was cleaned changes nothing.

    Of undamaged text, that is: what stands where characters were lost may read as damage of
    another kind once the rest is mended, and text that spells tags is markup as soon as it begins
    with one.
    """
    text = "".join(_SOUND[byte % len(_SOUND)] for byte in data)[:LONGEST]
    doc = preset("strict").clean(text, kind="text")
    second = preset("strict").clean(doc.text, kind="text").text
    assert second == doc.text, (doc.text, second)


@target
def structure(data: bytes) -> None:
    """Sections, chunks and sentences cover the text."""
    doc = preset("structure-only").run(Document.from_lines(_text(data)))
    sound(doc)
    for chunk in chunks(doc, 50):
        assert doc.text[chunk.start : chunk.end] == chunk.text
    end = 0
    for start, stop in sentences(doc.text):
        assert end <= start < stop
        assert not doc.text[end:start].strip()
        end = stop
    assert not doc.text[end:].strip()


@target
def interchange(data: bytes) -> None:
    """What was written comes back, and what is no record is refused."""
    doc = preset("default").run(document_of(data))
    assert Document.from_json(doc.to_json()) == doc
    assert from_row(to_row(doc)).text == doc.text
    for form in FORMATS:
        render(doc, form)


@target
def records(data: bytes) -> None:
    """A damaged record is refused, or gives a document that can be written again."""
    line = json.dumps(_record(), ensure_ascii=False).encode()
    if len(data) > 4:
        # Spliced into a good record, bytes come further than by themselves.
        start = int.from_bytes(data[:2]) % len(line)
        end = min(len(line), start + data[2])
        line = line[:start] + data[3:] + line[end:]
    try:
        values = json.loads(line)
        doc = from_record(values if isinstance(values, dict) else {})
    except (ValueError, RecursionError, InputError):
        return
    doc.to_json()


@cache
def _record() -> dict[str, Any]:
    text = "首頁 > 新聞\n\n一、總則\n發展中的城市。\n\n二、其他\n略。"
    return dict(to_record(preset("default").clean(text)))


@target
def recipes(data: bytes) -> None:
    """A recipe of any kind gives a pipeline or an error that was raised on purpose."""
    try:
        pipe = recipe.loads(data.decode("utf-8", "replace"))
    except UnioncleanError:
        return
    assert recipe.loads(recipe.dumps(pipe)) == pipe
    try:
        pipe.clean("第一章 總則\n發展中的城市正在改變人們的生活方式。")
    except UnioncleanError:
        return


_NAMES = [f"a.{form}" for form in ("jsonl", "csv", "tsv", "zip", "tar", "warc", "txt.gz", "tar.gz")]


@target
def collections(data: bytes) -> None:
    """Files of any form give records or failures, one for each place."""
    from unionclean.readers.sources import Sources

    if not data:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _NAMES[data[0] % len(_NAMES)]
        path.write_bytes(data[1:])
        for raw in Sources([str(path)], limit=1 << 16):
            assert not raw.relative.is_absolute()
            assert ".." not in raw.relative.parts
            _parsed(raw)


def _parsed(raw: Raw) -> None:
    try:
        record = parse(raw, Fields())
        accounted(record.document(max_bytes=1 << 16))
    except InputError:
        return


@target
def fields(data: bytes) -> None:
    """Values of any type in the fields of a record give a document or an error."""
    try:
        row: Any = json.load(io.BytesIO(data))
        if isinstance(row, dict):
            from_fields(row, Fields()).document()
    except (ValueError, RecursionError, InputError):
        return
