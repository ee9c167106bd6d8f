"""How right and how fast traditional text becomes simplified, beside other converters.

    python benchmarks/script_conversion.py --words PAIRS [--ambiguous 著乾…] [--sentences PAIRS]
        [--simplified FOLDER] [--traditional FOLDER] [--opencc-python FOLDER] [--show 20]

PAIRS is a text file with a traditional string, a tab and the simplified one on each line (several
right answers are separated by further tabs), or CC-CEDICT. FOLDERs hold ``*.txt`` or ``*.txt.xz``,
one paragraph a line. Without ``--sentences``, sentences are drawn from the simplified folder, put
into traditional characters by OpenCC's s2tw and back: what s2tw does wrong counts against all.

Printed are the share of words, of words with an ambiguous character and of sentences that come out
exactly, characters changed in a million of simplified text, and speed, also as a multiple of
OpenCC's t2s in the same run. ``unionclean`` is the filter with its Document work: proposals, edits
and offsets, which cost the more the shorter the lines are. ``unionclean.convert`` is its converter
alone; without the filter it takes any text to be traditional.

Of the peers those are measured that are installed: opencc, zhconv, zhconv-rs, opencc-purepy,
hanziconv, chinese-converter. opencc-python-reimplemented takes the same module name as opencc;
install it with ``pip install --target FOLDER`` and name the folder.
"""

from __future__ import annotations

import argparse
import importlib
import lzma
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Convert = Callable[[str], str]

# Families of characters that one of the scripts writes alike, in both scripts.
AMBIGUOUS = (
    "著着瞭了乾干幹榦徵征藉借覆复復複鍾钟鐘餘余馀夥伙後后裏里裡麵面髮发發鬱郁衝冲閤合麼么妳你祂牠慾欲佔占週周讚赞"
    "託托註注彷仿傢家祕秘綫线峯峰於于沈沉昇升甦苏坏鉅巨逕径蘋苹薑姜鬆松嚮向捲卷颳刮闆板錶表製制穫获獲繫系係準准穀谷"
    "鬥斗薦荐籲吁醜丑僕仆樸朴築筑臺台颱檯範范豐丰葉叶麴曲鹼碱嘗尝籤签儘尽遊游併并並彙汇盪荡蔔卜灑洒曬線搾榨唸念"
    "崑昆崙仑佈布採采埔陞嚥咽誌志鉤钩舖铺"
)


class Whole:
    """A filter as a converter; made ready, so that cutting the text into lines is not timed."""

    def __init__(self, step: Callable[[Any], Any], cut: Callable[[str], Any]) -> None:
        self.step, self.cut = step, cut

    def __call__(self, text: str) -> str:
        return self.step(self.cut(text)).text

    def ready(self, text: str) -> Callable[[], object]:
        doc = self.cut(text)
        return lambda: self.step(doc)


def peers(reimplemented: str | None) -> Iterator[tuple[str, Convert]]:
    from unionclean.document import Document
    from unionclean.filters.script import script
    from unionclean.script.convert import convert

    yield "unionclean", Whole(script, Document.from_lines)
    yield "unionclean.convert", convert
    import opencc

    for name in ("t2s", "tw2s", "hk2s", "tw2sp", "hk2sp"):
        yield f"opencc {name}", opencc.OpenCC(name).convert
    if reimplemented:
        kept = {k: sys.modules.pop(k) for k in list(sys.modules) if k.split(".")[0] == "opencc"}
        sys.path.insert(0, reimplemented)
        other = importlib.import_module("opencc")
        for name in ("t2s", "tw2s"):
            yield f"opencc-python {name}", other.OpenCC(name).convert
        sys.path.remove(reimplemented)
        sys.modules.update(kept)
    for module, attribute, names in (
        ("zhconv", "convert", ("zh-hans", "zh-cn")),
        ("zhconv_rs", "zhconv", ("zh-hans", "zh-cn")),
    ):
        if (found := _module(module)) is not None:
            for name in names:
                function = getattr(found, attribute)
                yield f"{module} {name}", lambda text, f=function, n=name: f(text, n)
    if (purepy := _module("opencc_purepy")) is not None:
        yield "opencc_purepy t2s", purepy.OpenCC("t2s").convert
    if (hanziconv := _module("hanziconv")) is not None:
        yield "hanziconv", hanziconv.HanziConv.toSimplified
    if (converter := _module("chinese_converter")) is not None:
        yield "chinese_converter", converter.to_simplified


def _module(name: str) -> object | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def read_pairs(path: Path) -> list[tuple[str, frozenset[str]]]:
    found: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t") if "\t" in line else line.split(" ")[:2]
        if len(parts[0]) > 1 and re.search("[一-鿿]", parts[0]):
            found.setdefault(parts[0], set()).update(parts[1:])
    return [(word, frozenset(right)) for word, right in found.items()]


def read_folder(folder: Path, limit: int) -> list[str]:
    lines: list[str] = []
    paths = sorted(p for p in folder.rglob("*.txt*") if p.is_file())
    for path in paths:
        data = path.read_bytes()
        text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
        share = text.splitlines()
        step = max(1, len(text) * len(paths) // limit)
        lines += share[::step]
    return [line for line in lines if line.strip()]


def exact(convert: Convert, pairs: list[tuple[str, frozenset[str]]]) -> tuple[float, list[str]]:
    """Share of pairs converted exactly, and those that were not."""
    out = convert("\n".join(source for source, _ in pairs)).split("\n")
    if len(out) != len(pairs):
        out = [convert(source) for source, _ in pairs]
    wrong = [
        f"{source} {'/'.join(sorted(right))} {got}"
        for (source, right), got in zip(pairs, out, strict=True)
        if got not in right
    ]
    return 1 - len(wrong) / len(pairs), wrong


def changed(convert: Convert, lines: list[str]) -> float:
    """Characters changed in a million."""
    total = sum(map(len, lines))
    out = convert("\n".join(lines)).split("\n")
    differences = 0
    for line, got in zip(lines, out, strict=False):
        if line.strip() != got.strip():
            differences += sum(a != b for a, b in zip(line.strip(), got.strip(), strict=False))
            differences += abs(len(line.strip()) - len(got.strip()))
    return 1e6 * differences / total


def rate(convert: Convert, text: str, repeat: int = 3) -> float:
    """Megabytes of UTF-8 a second of processor time, best of a few runs."""
    best = float("inf")
    run = convert.ready(text) if isinstance(convert, Whole) else lambda: convert(text)
    for _ in range(repeat):
        begin = time.process_time()
        run()
        best = min(best, time.process_time() - begin)
    return len(text.encode()) / 1e6 / best


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--words", type=Path)
    arguments.add_argument("--sentences", type=Path)
    arguments.add_argument("--ambiguous", default=AMBIGUOUS)
    arguments.add_argument("--simplified", type=Path)
    arguments.add_argument("--traditional", type=Path)
    arguments.add_argument("--opencc-python")
    arguments.add_argument("--limit", type=int, default=1_000_000, help="characters of a folder")
    arguments.add_argument("--show", type=int, default=0, help="print so many wrong results")
    given = arguments.parse_args()

    import opencc

    words = read_pairs(given.words) if given.words else []
    ambiguous = [pair for pair in words if set(pair[0]) & set(given.ambiguous)]
    simplified = read_folder(given.simplified, given.limit) if given.simplified else []
    sentences = read_pairs(given.sentences) if given.sentences else []
    if simplified and not sentences:
        drawn = [
            s.strip() for line in simplified for s in re.findall("[^。！？]{8,80}[。！？]", line)
        ]
        drawn = random.Random(1).sample(drawn, min(20_000, len(drawn)))
        there = opencc.OpenCC("s2tw").convert("\n".join(drawn)).split("\n")
        sentences = [(a, frozenset((b,))) for a, b in zip(there, drawn, strict=True)]
    traditional = read_folder(given.traditional, given.limit) if given.traditional else []
    if simplified and not traditional:
        traditional = opencc.OpenCC("s2tw").convert("\n".join(simplified)).split("\n")

    columns: list[tuple[str, Callable[[Convert], float]]] = []
    for name, pairs in (("words", words), ("ambiguous", ambiguous), ("sentences", sentences)):
        if pairs:
            print(f"{name}: {len(pairs)}")
            columns.append((name, lambda convert, p=pairs: 100 * exact(convert, p)[0]))
    if simplified:
        total = sum(map(len, simplified))
        print(f"simplified: {total} characters, {total / len(simplified):.0f} a line")
        columns.append(("changed/M", lambda convert: changed(convert, simplified)))
        columns.append(("simp MB/s", lambda convert: rate(convert, "\n".join(simplified))))
    if traditional:
        columns.append(("trad MB/s", lambda convert: rate(convert, "\n".join(traditional))))

    print(f"{'':24}" + "".join(f"{name:>12}" for name, _ in columns), "    speed on traditional")
    base = 0.0
    rows = []
    for name, convert in peers(given.opencc_python):
        figures = [measure(convert) for _, measure in columns]
        if name == "opencc t2s":
            base = figures[-1]
        rows.append((name, figures))
        if given.show and name == "unionclean.convert":
            for pairs in (words, sentences):
                for line in exact(convert, pairs)[1][: given.show] if pairs else []:
                    print("   ", line)
    for name, figures in rows:
        ratio = f"{figures[-1] / base:12.2f} x t2s" if base and traditional else ""
        print(f"{name:24}" + "".join(f"{figure:12.3f}" for figure in figures), ratio)


if __name__ == "__main__":
    main()
