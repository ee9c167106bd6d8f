"""What the fuzzer feeds: each target takes any bytes, and raises only if the library is at fault.

Errors that the library raises on purpose are results. How bytes become documents, values and
arguments is said in :mod:`draw`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from draw import LONGEST, document_of, filters, plain_text, preset
from structured import command, damage, editing, fields, page

from invariants import accounted, sound
from pieces import LINES, NUMBERING, SIGNS
from unionclean import Document, chunks, recipe, render, sentences
from unionclean.blocks import read_html
from unionclean.decode import decode
from unionclean.errors import InputError, UnioncleanError
from unionclean.readers import Fields, Raw, parse
from unionclean.rows import from_row, to_row
from unionclean.writers import FORMATS

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}

#: Targets that still find something within a minute, and are run by hand alone: what the filters do
#: to a page of lines in no order may make another page of it, which the second time is read anew.
BY_HAND = frozenset(["twice"])
_SOUND = [*LINES, *NUMBERING, *(sign for sign in SIGNS if sign not in "<>&\r\x85"), *["\n"] * 30]


def target(function: Target) -> Target:
    """Enter a function under its name."""
    TARGETS[function.__name__] = function
    return function


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
    layer, blocks, _ = read_html(plain_text(data).encode("utf-8", "replace").decode())
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
    doc = preset("structure-only").run(Document.from_lines(plain_text(data)))
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


for structured in (command, damage, editing, fields, page):
    target(structured)
