"""Characters that reorder, hide or break what stands around them, on their way to the reader."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import unionclean
from unionclean import read, render
from unionclean.cli import main
from unionclean.rows import to_row

#: Overrides, embeddings and isolates, with their ends and the marks.
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
HOSTILE = f"城市的發展{BIDI}改變了人們\x00的生活\x1b[31m方式。\ud800年輕人\ufeff離開土地。"


def test_what_becomes_of_them_in_chinese_text() -> None:
    doc = unionclean.clean(HOSTILE)
    assert not set(doc.text) & set(BIDI + "\x00\x1b\ufeff")
    assert "\ud800" not in doc.text
    assert "城市的发展改变了人们的生活" in doc.text
    assert sum(edit.rule == "characters.bidi" for edit in doc.edits) >= 1
    assert doc.source.undecodable
    # What was taken out is on record, and the text of the source has it still.
    assert set(BIDI) <= set(doc.source.text)


def test_where_hebrew_or_arabic_is_written_they_stay() -> None:
    text = "他用希伯来文写道：\u202bשלום\u202c，意思是平安。"
    assert unionclean.clean(text).text == text


@pytest.mark.parametrize("form", ["txt", "md", "json", "jsonl"])
def test_every_format_is_utf8(form: str) -> None:
    render(unionclean.clean(HOSTILE), form).encode("utf-8")


def test_the_report_shows_them_and_does_not_obey_them(tmp_path: Path) -> None:
    """Text is packed; no sign of a document stands in the page itself, in whatever direction."""
    (tmp_path / "a.txt").write_text(HOSTILE.replace("\ud800", ""), encoding="utf-8")
    (tmp_path / f"b{BIDI[4]}.txt").write_text("</script><script>alert(1)", encoding="utf-8")
    page = tmp_path / "r.html"
    assert main(["report", str(tmp_path), "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert not set(text) & set(BIDI + "\x00\x1b")
    assert "alert(1)" not in text


def test_the_terminal_shows_them_and_does_not_obey_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"a{BIDI[4]}\x1b[2J.txt"
    path.write_text(HOSTILE.replace("\ud800", ""), encoding="utf-8")
    assert main(["explain", str(path)]) == 0
    shown = "".join(capsys.readouterr())
    assert not set(shown) & set(BIDI + "\x00\x1b")
    assert main(["clean", str(tmp_path / f"no{BIDI[4]}\x1b[2J.txt")]) == 1
    assert not set("".join(capsys.readouterr())) & set(BIDI + "\x00\x1b")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/C calc'!A0"])
def test_csv_keeps_a_text_as_it_is(text: str) -> None:
    """What a spreadsheet takes for a formula is left alone: the file is data, and is read back.

    docs/security.md says what to do before one is opened in a spreadsheet.
    """
    doc = read(f"{text}\n好", kind="text")
    held = io.StringIO()
    writer = csv.DictWriter(held, ["text"], extrasaction="ignore")
    writer.writeheader()
    writer.writerow(to_row(doc))
    held.seek(0)
    assert next(csv.DictReader(held))["text"] == doc.text


def test_a_lone_surrogate_in_json_costs_one_character(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "\\ud800", "text": "一\\ud800二"}\n', encoding="utf-8")
    assert main(["clean", str(path), "-q", "-o", str(tmp_path / "b.jsonl")]) == 0
    [line] = (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == "一二"
