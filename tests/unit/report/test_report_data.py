"""What the report's page is made of, without a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import unionclean
from unionclean import Document, Drop, Flag, Replacement, presets, report
from unionclean.report import page
from unionclean.report.evidence import evidence, pack
from unionclean.report.overview import line

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
NASTY = '</script><script>alert("1")</script><img src=x onerror=alert(1)>&amp;"\'\u2028\udc80'

TAGS = ("html", "head", "meta", "meta", "meta", "meta", "link", "title", "style", "body")
TAGS = (*TAGS, "noscript", "div", "div")


def written(docs: Any, **options: Any) -> str:
    sink = io.StringIO()
    report.write(docs, sink, **options)
    return sink.getvalue()


def unpacked(html: str, name: str) -> Any:
    found = re.search(rf'id="{name}">([^<]*)</script>', html)
    assert found
    return json.loads(zlib.decompress(base64.b64decode(found[1])))


def index(html: str) -> dict[str, Any]:
    found = re.search(r'id="index">([^<]*)</script>', html)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def nasty() -> Document:
    doc = Document.from_lines(f"{NASTY}\n{NASTY}", name=NASTY)
    doc = doc.drop({1: Drop("nav.breadcrumb")})
    doc = doc.apply({0: [Replacement(0, 2, NASTY, "script.t2s", {NASTY: NASTY})]})
    doc = doc.flag(Flag(NASTY, 0, 3, NASTY)).with_fact(script={"document": NASTY})
    return doc.with_metadata(title=NASTY).with_(warnings=(NASTY,))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_edit_and_removal_of_the_seeds_is_in_the_data(path: Path) -> None:
    doc = unionclean.clean(path)
    data = unpacked(written([doc]), "d0")
    assert data["source"] == doc.source.text
    rules = data["rules"]
    kept = [row for row in data["blocks"] if row[2] < 0]
    edits = [(rules[e[0]], *e[1:6]) for row in kept for e in row[6]]
    assert edits == [(e.rule, e.start, e.end, e.at, e.before, e.after) for e in doc.edits]
    removed = [(row[0], row[1], rules[row[2]]) for row in data["blocks"] if row[2] >= 0]
    assert removed == [(b.start, b.end, b.dropped) for b in doc.dropped]


def test_text_cannot_leave_its_place() -> None:
    html = written([nasty()], title=NASTY, rules={"script.t2s": NASTY}, failures=[(NASTY, NASTY)])
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(html)
    assert tags == [*TAGS, "script", "script", "script"]
    html.encode("utf-8")
    assert unpacked(html, "d0")["source"] == f"{NASTY}\n{NASTY}"
    assert index(html)["documents"][0][0] == NASTY


def test_only_this_style_and_this_script_may_act() -> None:
    html = written([])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none';")
    for element in ("style", "script"):
        [text] = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy[1]
    assert not re.search(r"\b(src|action)=|https?:|url\(|@import|\bfetch\(|\bimport\(", html)


def test_documents_are_read_one_at_a_time_and_failures_last() -> None:
    failures: list[tuple[str, str]] = []
    alive: list[int] = []

    def docs() -> Iterator[Document]:
        for number in range(3):
            alive.append(number)
            yield Document.from_lines(f"第{number}篇", name=str(number))
        failures.append(("bad.txt", "not text"))

    sink = io.StringIO()
    sizes = []

    def watched() -> Iterator[Document]:
        for doc in docs():
            sizes.append(len(sink.getvalue()))
            yield doc

    report.write(watched(), sink, failures=failures)
    # The one before was written when the next was asked for.
    assert sizes[0] < sizes[1] < sizes[2]
    found = index(sink.getvalue())
    assert [row[0] for row in found["documents"]] == ["0", "1", "2"]
    assert found["failures"] == [["bad.txt", "not text"]]


def test_size_is_at_most_six_times_the_source(pages: dict[str, str]) -> None:
    seeds = [unionclean.clean(path) for path in SEEDS]
    source = sum(len(doc.source.text.encode()) for doc in seeds)
    assert len(written(seeds).encode()) <= 6 * source
    # The page itself weighs the same whatever the number of documents.
    frame = len(written([]).encode())
    docs = [unionclean.clean(html, name=name) for name, html in pages.items()]
    source = sum(len(doc.source.text.encode()) for doc in docs)
    assert len(written(docs).encode()) - frame <= 6 * source


def test_the_line_of_a_document_says_why_to_look() -> None:
    doc = Document.from_lines("删\n留下来的一段", name="a.txt", url="https://www.example.cn/a")
    assert line(doc).reasons == ()
    assert line(doc).worth == 0
    gone = doc.drop({0: Drop("nav.menu"), 1: Drop("spam.seo")})
    assert [name for name, _ in line(gone).reasons] == ["empty"]
    assert line(gone).rules == {"nav.menu": (1, 0), "spam.seo": (6, 0)}
    much = doc.drop({1: Drop("spam.seo")})
    assert line(much).reasons == (("removed", pytest.approx(6 / 7)),)
    warned = doc.with_(warnings=("undecodable: 3",)).flag(Flag("odd", 0, 1))
    assert [name for name, _ in line(warned).reasons] == ["warnings", "flags"]
    assert line(gone).worth > line(warned).worth > line(much).worth > 0
    sure, unsure = ({"margin": margin} for margin in (2.5, 0.2))
    edits = [Replacement(0, 1, "甲", "spun.x", sure), Replacement(1, 2, "乙", "spun.x", unsure)]
    spun = doc.apply({1: edits}).with_fact(spun={"spun": True, "score": 4.2})
    assert line(spun).reasons == (("spun", 4.2), ("doubtful", 1))
    assert (line(spun).site, line(spun).spun) == ("www.example.cn", 4.2)


def test_contents_point_at_their_blocks() -> None:
    text = "一、总则\n第一段文字在这里，说得很清楚。\n二、附则\n第二段文字也在这里，同样清楚。"
    doc = presets.structure_only().clean(text)
    data = evidence(doc)
    assert [(depth, label) for depth, label, _ in data["toc"]] == [(0, "一、总则"), (0, "二、附则")]
    assert [doc.blocks[block].text for _, _, block in data["toc"]] == ["一、总则", "二、附则"]


def test_packed_data_is_base64_whatever_it_holds() -> None:
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", pack({NASTY: [NASTY, 1.5, None]}))


SCRIPT = page.application()


def test_every_label_is_there_in_both_languages_and_used() -> None:
    labels = dict(re.findall(r"^  (\w+): \[(.*)\],$", page.asset("labels.js"), re.MULTILINE))
    for key, text in labels.items():
        chinese, english = json.loads(f"[{text}]")
        assert chinese, key
        assert english, key
        if key != "language" and key != "languageHint":
            assert re.search("[\u4e00-\u9fff]", chinese), key
            assert not re.search("[\u4e00-\u9fff]", english), key
        assert set(re.findall(r"\{\d\}", chinese)) == set(re.findall(r"\{\d\}", english)), key
    used = set(re.findall(r'"(\w+)"', SCRIPT))
    called = set(re.findall(r'\bt\("(\w+)"', SCRIPT))
    reasons = {f"reason{n}" for n in ("Empty", "Warnings", "Spun", "Removed", "Flags", "Doubtful")}
    assert called <= set(labels)
    assert reasons <= set(labels)
    assert set(labels) - used - reasons == set()


def test_rules_have_chinese_descriptions() -> None:
    known = presets.default().rules
    made = page.descriptions(known, known)
    missing = [rule for rule, (text, _) in made.items() if not re.search("[\u4e00-\u9fff]", text)]
    assert missing == [], "give each a line in src/unionclean/report/assets/rules.zh.tsv"
    assert [english for _, english in made.values()] == list(known.values())
