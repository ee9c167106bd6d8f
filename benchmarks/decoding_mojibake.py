"""Repair of wrongly decoded text: sets and tables for benchmarks/decoding.py."""

from __future__ import annotations

import html
import quopri
import random
import time
import urllib.parse
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import decoding_sets as sets

Repairer = Callable[[str], str]
Row = dict[str, Any]


class Way(NamedTuple):
    name: str
    traditional: bool
    lossless: bool
    make: Callable[[str], str]


def reread(written: str, read: str, errors: str = "strict") -> Callable[[str], str]:
    return lambda text: text.encode(written).decode(read, errors)


def sloppy(written: str) -> Callable[[str], str]:
    """As browsers read it: code page 1252, its five holes as control characters."""

    def make(text: str) -> str:
        return "".join(
            bytes((b,)).decode("cp1252" if b not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
            for b in text.encode(written)
        )

    return make


def questioned(written: str, read: str) -> Callable[[str], str]:
    make = reread(written, read, "replace")
    return lambda text: make(text).replace("\ufffd", "?")


def escaped(form: str) -> Callable[[str], str]:
    return lambda text: "".join(c if c < "\x80" else form.format(ord(c)) for c in text)


WAYS = (
    Way("GBK as latin-1", False, True, reread("gbk", "latin-1")),
    Way("GBK as cp1252", False, True, sloppy("gbk")),
    Way("Big5 as latin-1", True, True, reread("big5", "latin-1")),
    Way("Big5 as cp1252", True, True, sloppy("big5")),
    Way("UTF-8 as latin-1", False, True, reread("utf-8", "latin-1")),
    Way("UTF-8 as cp1252", False, True, sloppy("utf-8")),
    Way("UTF-8 as cp1252, twice", False, True, lambda s: sloppy("utf-8")(sloppy("utf-8")(s))),
    Way("UTF-8 as latin-1, trad.", True, True, reread("utf-8", "latin-1")),
    Way("Big5 as GB18030", True, True, reread("big5", "gb18030")),
    Way("GBK as Big5", False, True, reread("gbk", "big5hkscs")),
    Way("\\u escapes", False, True, escaped("\\u{:04x}")),
    Way("%u escapes", False, True, escaped("%u{:04X}")),
    Way("percent escapes", False, True, lambda s: urllib.parse.quote(s)),
    Way("percent escapes, GBK", False, True, lambda s: urllib.parse.quote(s.encode("gbk"))),
    Way("decimal references", False, True, escaped("&#{};")),
    Way("hex references, twice", False, True, escaped("&amp;#x{:x};")),
    Way("HTML escaped twice", False, True, lambda s: html.escape(html.escape(s))),
    Way("quoted-printable", False, True, lambda s: quopri.encodestring(s.encode()).decode()),
    Way("UTF-8 as GB18030, intact", False, True, reread("utf-8", "gb18030")),
    Way("UTF-8 as GB18030", False, False, reread("utf-8", "gb18030", "replace")),
    Way("UTF-8 as GB18030, trad.", True, False, reread("utf-8", "gb18030", "replace")),
    Way("UTF-8 as GB18030, ignoring", False, False, reread("utf-8", "gb18030", "ignore")),
    Way("UTF-8 as GBK", False, False, reread("utf-8", "gbk", "replace")),
    Way("UTF-8 as GBK, ?", False, False, questioned("utf-8", "gbk")),
    Way("UTF-8 as cp1252, holes", False, False, reread("utf-8", "cp1252", "replace")),
    Way("GBK as cp1252, holes", False, False, reread("gbk", "cp1252", "replace")),
    Way("Big5 as GBK", True, False, reread("big5", "gbk", "replace")),
    Way("GBK as Big5, lossy", False, False, reread("gbk", "big5hkscs", "replace")),
)


def _lines(hans: list[str], hant: list[str], way: Way, count: int) -> list[tuple[str, str]]:
    rng = random.Random(way.name)
    found: list[tuple[str, str]] = []
    tries = 0
    while len(found) < count and tries < 40 * count:
        tries += 1
        line = rng.choice(hant if way.traditional else hans)
        if rng.random() < 0.7:  # a whole line, or a part that may end anywhere
            text = line[:300]
        else:
            size = rng.choice((8, 15, 30, 60))
            start = rng.randrange(max(1, len(line) - size))
            text = line[start : start + size]
        text = " ".join(text.split())
        if len(sets.HAN.findall(text)) < 4 or "\\" in text or "%" in text or "&" in text:
            continue
        try:
            made = way.make(text)
        except UnicodeError:
            continue
        if made != text:
            found.append((made, text))
    return found


def repairers() -> dict[str, Repairer]:
    from unionclean.document import Document
    from unionclean.filters.mojibake import mojibake

    found: dict[str, Repairer] = {"unionclean": lambda s: mojibake(Document.from_lines(s)).text}
    try:
        import ftfy
    except ImportError:
        return found
    # Its defaults would turn Chinese punctuation into ASCII.
    config = ftfy.TextFixerConfig(
        unescape_html=True,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
    )
    found["ftfy (tuned)"] = lambda s: ftfy.fix_text(s, config)
    return found


def alike(got: str, want: str) -> float:
    """Share of the characters that are right, in order."""
    if got == want:
        return 1.0
    blocks = SequenceMatcher(None, got, want, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(got), len(want))


def rows(hans: list[str], hant: list[str], each: int, show: int = 0) -> list[Row]:
    """A row for each way of misreading and each repairer: shares in percent."""
    found: list[Row] = []
    for way in WAYS:
        cases = _lines(hans, hant, way, each)
        for name, repair in repairers().items() if cases else ():
            results = [(made, text, repair(made)) for made, text in cases]
            rates = [alike(got, text) for _, text, got in results]
            wrong = [(text, got) for _, text, got in results if got != text]
            if name == "unionclean":
                for text, got in wrong[:show]:
                    print("  failed:", way.name, repr(text), "got", repr(got))
            row: Row = {"set": way.name, "name": name, "cases": len(cases)}
            row |= {"lossless": way.lossless, "exact": 100 * rates.count(1.0) / len(rates)}
            found.append(row | {"characters": 100 * sum(rates) / len(rates)})
    return found


def clean_rows(hans: list[str], hant: list[str]) -> list[Row]:
    """Lines that need no repair: how many each repairer changes, and how fast it reads them."""
    clean = [*hans[:2000], *hant[:2000]]
    size = sum(len(text.encode()) for text in clean) / 1e6
    found: list[Row] = []
    for name, repair in repairers().items():
        begin = time.process_time()
        changed = sum(repair(text) != text for text in clean)
        rate = size / (time.process_time() - begin)
        found.append({"name": name, "lines": len(clean), "changed": changed, "MB/s": rate})
    return found


def summary(found: list[Row], clean: list[Row]) -> list[Row]:
    """A row for each repairer: means over the ways that lose nothing and over the others."""
    out: list[Row] = []
    for end in clean:
        row: Row = {"name": end["name"]}
        for key, lossless in (("lossless", True), ("lossy", False)):
            own = [r for r in found if r["name"] == end["name"] and r["lossless"] == lossless]
            for what in ("exact", "characters"):
                row[f"{key} {what}"] = sum(r[what] for r in own) / len(own)
        out.append(row | {"lines": end["lines"], "changed": end["changed"], "MB/s": end["MB/s"]})
    return out


def report(hans: list[str], hant: list[str], each: int, show: int) -> None:
    print(f"\nWrongly decoded lines\n{'':28}{'':14}{'cases':>6}{'exact':>9}{'characters':>12}")
    found = rows(hans, hant, each, show)
    for row in found:
        print(f"{row['set']:28}{row['name']:14}{row['cases']:>6}", end="")
        print(f"{row['exact']:8.2f}%{row['characters']:11.2f}%")
    for row in summary(found, clean_rows(hans, hant)):
        print(*(f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()))
