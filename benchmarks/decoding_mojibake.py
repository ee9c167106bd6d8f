"""Repair of wrongly decoded text: sets and tables for benchmarks/decoding.py."""

from __future__ import annotations

import html
import quopri
import random
import time
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import NamedTuple

import decoding_sets as sets

Repairer = Callable[[str], str]


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


def report(hans: list[str], hant: list[str], each: int, show: int) -> None:
    names = repairers()
    print(f"\nWrongly decoded lines\n{'':28}{'lines':>6} ", end="")
    print("".join(f"{name + ': exact':>22}{'characters':>12}" for name in names))
    totals: dict[tuple[str, bool], list[float]] = defaultdict(list)
    shown: Counter[str] = Counter()
    for way in WAYS:
        cases = _lines(hans, hant, way, each)
        row = f"{way.name:28}{len(cases):>6} "
        for name, repair in names.items():
            rates = []
            for made, text in cases:
                got = repair(made)
                rates.append(alike(got, text))
                if got != text and name == "unionclean" and shown[way.name] < show:
                    shown[way.name] += 1
                    print("  failed:", repr(text), "got", repr(got))
            exact = sum(rate == 1.0 for rate in rates)
            share = sum(rates) / max(1, len(rates))
            row += f"{100 * exact / max(1, len(cases)):>21.2f}%{100 * share:>11.2f}%"
            totals[name, way.lossless].append(exact / max(1, len(cases)))
            totals[name + " characters", way.lossless].append(share)
        print(row)
    for (name, lossless), rates in totals.items():
        kind = "lossless" if lossless else "lossy"
        print(f"{name}, {kind}: {100 * sum(rates) / len(rates):.2f}%")
    clean = [*hans[:2000], *hant[:2000]]
    for name, repair in names.items():
        begin = time.perf_counter()
        changed = [text for text in clean if repair(text) != text]
        rate = sum(len(text.encode()) for text in clean) / 1e6 / (time.perf_counter() - begin)
        print(f"clean lines changed by {name}: {len(changed)} of {len(clean)}; {rate:.1f} MB/s")
        if name == "unionclean":
            for text in changed[:show]:
                print("  changed:", repr(text[:80]), "to", repr(repair(text)[:80]))
