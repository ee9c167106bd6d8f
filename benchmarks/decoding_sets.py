"""Evaluation sets for benchmarks/decoding.py, made from running text.

Every case is bytes with the text that should come back. Sets are random but repeatable.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from material import read_text, text_files

HAN = re.compile(r"[\u4e00-\u9fff]")
SIMPLIFIED = ("gb18030", "hz", "utf-8", "utf-16", "utf-16-le", "utf-16-be")
TRADITIONAL = ("big5", "cp950", "big5hkscs", "gb18030", "utf-16-le", "utf-8")


class Case(NamedTuple):
    kind: str
    data: bytes
    text: str
    declared: str | None = None


def paragraphs(folder: Path) -> list[str]:
    """Lines of at least 40 characters, half of them Han, from ``*.txt`` and ``*.txt.xz``."""
    found: list[str] = []
    for path in text_files(folder):
        lines = [line.strip() for line in read_text(path).splitlines()]
        usable = [x for x in lines if len(x) >= 40 and 2 * len(HAN.findall(x)) > len(x)]
        random.Random(len(usable)).shuffle(usable)
        found += usable[:1500]
    random.Random(11).shuffle(found)
    return found


def traditional(lines: list[str]) -> list[str]:
    import opencc

    names = ("s2t", "s2tw", "s2hk")
    converters = [opencc.OpenCC(name) for name in names]
    return [converters[i % 3].convert(line) for i, line in enumerate(lines)]


def encodable(text: str, codec: str) -> bool:
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeError:
        return False


def snippets(lines: list[str], length: int, count: int, codec: str, seed: int) -> Iterator[str]:
    rng = random.Random(f"{codec}{length}{seed}")
    done = 0
    while done < count:
        line = rng.choice(lines)
        start = rng.randrange(max(1, len(line) - length))
        text = line[start : start + length].strip()
        if len(text) < length or 2 * len(HAN.findall(text)) <= length:
            continue
        if encodable(text, codec):
            done += 1
            yield text


def intact(hans: list[str], hant: list[str], length: int, each: int) -> Iterator[Case]:
    for codec in SIMPLIFIED:
        for text in snippets(hans, length, each, codec, 1):
            yield Case(f"{codec}", text.encode(codec), text)
    for codec in TRADITIONAL:
        for text in snippets(hant, length, each, codec, 2):
            yield Case(f"{codec}, traditional", text.encode(codec), text)


def _cut_head(data: bytes, rng: random.Random) -> bytes:
    return data[1:]


def _cut_tail(data: bytes, rng: random.Random) -> bytes:
    return data[:-1]


def _stray(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) // 4, len(data))
    return data[:at] + b"\xff" + data[at:]


def _overwritten(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) // 4, len(data))
    return data[:at] + bytes([rng.randrange(0x80, 0x100)]) + data[at + 1 :]


def _lost(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) // 4, len(data))
    return data[:at] + data[at + 1 :]


def _nuls(data: bytes, rng: random.Random) -> bytes:
    for _ in range(3):
        at = rng.randrange(len(data))
        data = data[:at] + b"\0" + data[at:]
    return data


def _padded(data: bytes, rng: random.Random) -> bytes:
    return data + bytes(rng.randrange(2, 60))


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "cut head": _cut_head,
    "cut tail": _cut_tail,
    "one stray 0xFF": _stray,
    "one byte overwritten": _overwritten,
    "one byte lost": _lost,
    "NULs inside": _nuls,
    "NULs at the end": _padded,
}
MULTIBYTE = (("gb18030", False), ("big5hkscs", True), ("utf-8", False), ("utf-16-le", False))


def _damaged_snippets(
    hans: list[str], hant: list[str], codec: str, conv: bool, each: int
) -> Iterator[str]:
    for length in (10, 30, 100, 300):
        lines = hant if conv else hans
        yield from (
            text.replace("\n", " ")
            for text in snippets(
                ["\n".join(lines[i : i + 6]) for i in range(0, 3000, 6)],
                length,
                each // 4,
                codec,
                3,
            )
        )


def damaged(hans: list[str], hant: list[str], each: int) -> Iterator[Case]:
    rng = random.Random(5)
    for kind, damage in DAMAGES.items():
        for codec, conv in MULTIBYTE:
            for text in _damaged_snippets(hans, hant, codec, conv, each):
                yield Case(kind, damage(text.encode(codec), rng), text)
    yield from mostly_ascii(hans, hant, each * 4)
    yield from mixed(hans, hant, each * 4)


SCRIPT = (
    '<html><head><title>{0}</title><script src="/js/jquery.min.js"></script>\n<script>var _hmt = '
    "_hmt || [];(function() {{var hm = document.createElement('script');}})();</script>\n"
    "<style>body{{margin:0;padding:0}} .nav li{{float:left}}</style></head>\n<body>"
)


def mostly_ascii(hans: list[str], hant: list[str], count: int) -> Iterator[Case]:
    rng = random.Random(6)
    codes = ("gb18030", "big5hkscs", "utf-8", "hz")
    for number in range(count):
        codec = codes[number % len(codes)]
        lines = hant if codec == "big5hkscs" else hans
        words = list(snippets(lines, 4, 3, codec, number))
        english = "".join(
            f'<div class="item-{i}" id="node{rng.randrange(1000)}"><a href="/p/{i}.html">Item {i}'
            "</a> The quick brown fox jumps over the lazy dog.</div>\n"
            for i in range(rng.randrange(5, 40))
        )
        text = SCRIPT.format(words[0]) + words[1] + english + f"<p>{words[2]}</p></body></html>"
        yield Case("mostly ASCII, 12 Han", text.encode(codec), text)


def mixed(hans: list[str], hant: list[str], count: int) -> Iterator[Case]:
    rng = random.Random(8)
    pairs = (
        ("gb18030", "utf-8"),
        ("utf-8", "gb18030"),
        ("big5hkscs", "utf-8"),
        ("utf-8", "big5hkscs"),
        ("gb18030", "big5hkscs"),
    )
    number = 0
    while number < count:
        main, other = pairs[number % len(pairs)]
        chosen = [rng.choice(hant if main == "big5hkscs" else hans) for _ in range(6)]
        odd = rng.choice(hant if other == "big5hkscs" else hans)[: rng.choice((12, 30, 80))]
        if not (encodable("".join(chosen), main) and encodable(odd, other)):
            continue
        number += 1
        at = rng.randrange(7)
        parts = [line.encode(main) for line in chosen]
        parts.insert(at, odd.encode(other))
        chosen.insert(at, odd)
        yield Case("one line in another encoding", b"\n".join(parts), "\n".join(chosen))


def misdeclared(hans: list[str], hant: list[str], count: int) -> Iterator[Case]:
    rng = random.Random(9)
    names = ("utf-8", "gb2312", "gbk", "big5", "iso-8859-1", "windows-1252", "euc-kr", "shift_jis")
    codes = (("gb18030", False), ("big5hkscs", True), ("utf-8", False), ("utf-8", True))
    for number in range(count):
        codec, conv = codes[number % len(codes)]
        right = {"gb18030": "gb", "big5hkscs": "big5"}.get(codec, codec)
        name = rng.choice([n for n in names if not n.startswith(right)])
        body = next(snippets(hant if conv else hans, rng.choice((10, 20, 60)), 1, codec, number))
        text = f'<html><head><meta charset="{name}"></head><body><p>{body}</p></body></html>'
        yield Case("wrong declared charset", text.encode(codec), text, name)
