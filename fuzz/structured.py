"""Targets whose input is made by choices: no change of single bytes would often give a good one.

They are entered under their names in :mod:`targets`.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w
from draw import Choices, document_of, preset

from invariants import accounted
from pieces import EVERYTHING, LINES, MARKUP
from unionclean import Document, Pipeline, cli, recipe, registry, render, report
from unionclean.cli.explain import Page, collect
from unionclean.comparison import compare
from unionclean.errors import InputError, UnioncleanError
from unionclean.interchange import from_record, to_record
from unionclean.readers import Fields, from_fields
from unionclean.rows import from_row, to_row
from unionclean.stats import Stats
from unionclean.writers import FORMATS


def fields(data: bytes) -> None:
    """Values of any type in the fields of a record give a document or an error."""
    draw = Choices(data)
    names = ["text", "html", "id", "url", "charset", "kind", "metadata", "content", ""]
    row = {draw.of(names): draw.value() for _ in range(1 + draw.byte() % 5)}
    row[draw.of(names)] = draw.document() if draw.byte() % 2 else draw.text(20)
    which = Fields(draw.of(names), draw.of(names), draw.of(names), draw.of([None, *names]))
    record = from_fields(row, which)
    with contextlib.suppress(InputError):
        accounted(record.document(max_bytes=1 << 16))


@cache
def _good() -> tuple[Document, str]:
    text = "首頁 > 新聞\n\n一、總則\n發展中的城市。\n\n二、其他\n加微信abc12345略。\n版权所有 某网"
    doc = preset("default").clean(f"<title>題目</title><p>{text}", kind="html")
    return doc, json.dumps(to_record(doc))


def damage(data: bytes) -> None:
    """A record with other values in it is refused, or its document can be looked at and written."""
    draw = Choices(data)
    good, line = _good()
    record: Any = json.loads(line)
    for _ in range(1 + draw.byte() % 3):
        place: Any = record
        while True:
            keys = sorted(place) if isinstance(place, dict) else range(len(place))
            if not keys:
                break
            key = draw.of(keys)
            if isinstance(place[key], (dict, list)) and place[key] and draw.byte() % 4:
                place = place[key]
                continue
            if draw.byte() % 4 == 0:
                del place[key]
            else:
                place[key] = draw.value()
            break
    try:
        doc = from_record(record)
    except InputError:
        return
    doc.to_json()
    with contextlib.suppress(InputError):
        from_row(to_row(doc))
    compare(good, doc)
    Stats.of([doc]).to_dict()
    for form in FORMATS:
        render(doc, form)
    report.write([doc], io.StringIO())
    with contextlib.redirect_stdout(io.StringIO()):
        Page(doc, {}, colour=True, context=12).show(collect(doc))


def page(data: bytes) -> None:
    """Whatever stands in a document, a report of it has its own elements and no others."""
    draw = Choices(data)
    title, name, note = (draw.of(_BREAKING) + draw.text() for _ in range(3))
    doc = preset("default").run(document_of(draw.data[draw.at :]))
    doc = doc.with_metadata(title=title, author=note).with_(warnings=(note,))
    sink = io.StringIO()
    rules = {name: note, **preset("default").rules}
    report.write([doc], sink, title=title, rules=rules, failures=[(name, note)])
    whole = sink.getvalue()
    whole.encode()
    elements = re.findall("<!--|<!DOCTYPE|</?[a-z][a-z0-9]*", whole, re.IGNORECASE)
    assert elements == _elements(), set(elements) ^ set(_elements())


_BREAKING = ["", "</script>", "</title>", "<!--", "<script>", "\u2028", "{{style}}", "{{title}}"]


@cache
def _elements() -> list[str]:
    sink = io.StringIO()
    report.write([Document.from_lines("")], sink)
    return re.findall("<!--|<!DOCTYPE|</?[a-z][a-z0-9]*", sink.getvalue(), re.IGNORECASE)


def editing(data: bytes) -> None:
    """Changes of a pipeline give another one or an error; what comes of it runs as its recipe."""
    draw = Choices(data)
    installed, _ = registry.installed()
    steps = list(installed.values())
    rules = sorted(preset("default").rules)
    pipe = preset(draw.of(["default", "strict", "structure-only", "extract"]))
    for _ in range(draw.byte() % 6):
        name = draw.of([*pipe.names, "", "spun", draw.text(1)])
        step = draw.of(steps)
        with contextlib.suppress(UnioncleanError):
            match draw.byte() % 6:
                case 0:
                    pipe = pipe.before(name, step, as_=draw.of(["", "again"]))
                case 1:
                    pipe = pipe.after(name, step)
                case 2:
                    pipe = pipe.replace(name, step)
                case 3:
                    pipe = pipe.without(name, draw.of(rules))
                case 4:
                    pipe = pipe.only(name, *draw.some(pipe.names, 5)) if pipe.names else pipe
                case _:
                    pipe = _configured(pipe, draw)
    assert recipe.loads(recipe.dumps(pipe)) == pipe
    with contextlib.suppress(UnioncleanError):
        accounted(pipe.clean(draw.text(30) or "第一章 總則\n發展中的城市。"))


def _configured(pipe: Pipeline, draw: Choices) -> Pipeline:
    """The pipeline with options of any value, as a recipe sets them."""
    step = draw.of([step for step in pipe.steps if step.options] or [None])
    if step is None:
        return pipe
    value = draw.value()
    options = {draw.of(sorted(step.options)): value}
    with contextlib.suppress(TypeError, ValueError):  # TOML has no null
        recipe.loads(tomli_w.dumps({"options": {step.name: options}, "preset": "strict"}))
        usual = step.options[next(iter(options))]
        if type(value) is type(usual):
            return pipe.configure(step.name, **options)
    return pipe


_FILES = ["a.txt", "b.html", "c.md", "d.jsonl", "e.json", "f.csv", "g.toml", "h", "sub/i.txt"]
_PATHS = [*_FILES, "-", "*.txt", "**/*", ".", "sub", "missing", "[", "out", ""]
_OUTPUTS = ["out", "out.jsonl", "out.csv.gz", "out.md", "sub", "a.txt", "out.json", "x/y.txt"]
_VALUES = {
    "--format": ["txt", "md", "json", "jsonl", "csv", "parquet"],
    "--preset": ["default", "gentle", "strict", "extract", "structure-only", "none"],
    "--recipe": _FILES,
    "--without": ["spun", "nav", "nav.breadcrumb,spam", "none", ","],
    "--charset": ["utf-8", "gbk", "none", "\x00", "rot13", "hex"],
    "--max-size": ["1", "0", "-1", "nan", "inf", "1e-9", "1e400", "x"],
    "--max-depth": ["1", "0", "x"],
    "--max-blocks": ["1", "5", "99999999999999999999"],
}
_OPTIONS: dict[str, dict[str, list[str]]] = {
    "clean": _VALUES
    | {
        "-o": _OUTPUTS,
        "--input-format": ["file", "jsonl", "csv", "parquet", "warc", "zip", "tar"],
        "--text-field": ["text", "", "id"],
        "--id-field": ["id", "text", "missing"],
        "--html-field": ["html", "text"],
        "--no-evidence": [],
        "--shard-size": ["1", "2", "0"],
        "--compress": ["gz", "zst"],
        "--dedup": ["exact", "near"],
        "--similarity": ["0.8", "0", "2", "nan", "-1"],
        "--resume": [],
        "--unordered": [],
        "--rejects": ["rejects.jsonl", "sub", "a.txt"],
        "--max-failures": ["0", "1", "-1"],
        "--timeout": ["0"],  # any other starts processes
        "--checkpoint": ["1", "2"],
        "-q": [],
    },
    "explain": _VALUES
    | {
        "--rule": ["nav", "none"],
        "--context": ["0", "-5", "99"],
        "--json": [],
        "--color": ["always"],
    },
    "report": _VALUES | {"-o": ["r.html", "sub", "a.txt"], "--title": MARKUP, "--language": ["zh"]},
    "stats": _VALUES | {"--json": []},
    "diff": {"--all": [], "--summary": [], "--exit-code": [], "--json": [], "--rule": ["nav"]},
    "learn": {"-o": ["pairs.tsv", "sub"], "--least": ["0", "1", "-1"]},
    "filters": {"--x": []},
}


def command(data: bytes) -> None:
    """Any arguments over any files end with an exit code."""
    draw = Choices(data)
    before, stdin = os.getcwd(), sys.stdin
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("sub").mkdir()
            for name in draw.some(_FILES, 4):
                Path(name).write_bytes(_file(draw, name))
            calls = [_call(draw) for _ in range(1 + draw.byte() % 2)]
            for arguments in calls:
                sys.stdin = io.TextIOWrapper(io.BytesIO(draw.document()))
                out, err = io.StringIO(), io.StringIO()
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                    code = cli.main(arguments)
                assert code in (0, 1, 2), arguments
                assert code == 0 or err.getvalue() or "--exit-code" in arguments, arguments
        finally:
            sys.stdin = stdin
            os.chdir(before)


def _call(draw: Choices) -> list[str]:
    name = draw.of(sorted(_OPTIONS))
    arguments = [name]
    for option in draw.some(sorted(_OPTIONS[name]), 4):
        values = _OPTIONS[name][option]
        arguments += [option, draw.of(values)] if values else [option]
    if name == "filters":
        return [*arguments[:1], *draw.some([*registry.names(), "none", ""], 3)]
    return [*arguments, *(["--"] if draw.byte() % 2 else []), *draw.some(_PATHS, 4)]


def _file(draw: Choices, name: str) -> bytes:
    """Something that is what the name says, or is not."""
    lines = draw.some([*LINES, *EVERYTHING], 12)
    match Path(name).suffix if draw.byte() % 8 else "":
        case ".json":
            return _good()[1].encode()
        case ".jsonl":
            rows = [{"text": line, "id": draw.value(1)} for line in lines]
            return "\n".join([*map(json.dumps, rows), _good()[1]]).encode()
        case ".csv":
            return "\n".join(["id,text", *(f'1,"{line}"' for line in lines)]).encode(
                "utf-8", "replace"
            )
        case ".toml":
            return b'preset = "gentle"'
        case "":
            return draw.document()
        case _:
            return "\n".join(lines).encode("utf-8", "replace")
