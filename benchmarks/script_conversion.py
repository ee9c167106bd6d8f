"""How right and how fast traditional text becomes simplified, beside other converters.

    python benchmarks/script_conversion.py [--words PAIRS] [--ambiguous 著乾…] [--sentences PAIRS]
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
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from material import PROSE, read_text, text_files
from material import traditional as to_traditional

Convert = Callable[[str], str]
Row = dict[str, Any]
Pair = tuple[str, frozenset[str]]

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


def read_pairs(path: Path) -> list[Pair]:
    found: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t") if "\t" in line else line.split(" ")[:2]
        if len(parts[0]) > 1 and re.search("[一-鿿]", parts[0]):
            found.setdefault(parts[0], set()).update(parts[1:])
    return [(word, frozenset(right)) for word, right in found.items()]


def read_folder(folder: Path, limit: int) -> list[str]:
    """Lines of every file of the folder, evenly taken, about ``limit`` characters in all."""
    lines: list[str] = []
    paths = text_files(folder)
    for path in paths:
        text = read_text(path)
        lines += text.splitlines()[:: max(1, len(text) * len(paths) // limit)]
    return [line for line in lines if line.strip()]


def exact(convert: Convert, pairs: list[Pair]) -> tuple[float, list[str]]:
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


def drawn_sentences(simplified: list[str]) -> list[Pair]:
    """Sentences put into traditional characters by s2tw: what it does wrong counts against all."""
    import opencc

    found = [s.strip() for line in simplified for s in re.findall("[^。！？]{8,80}[。！？]", line)]
    drawn = random.Random(1).sample(found, min(20_000, len(found)))
    there = opencc.OpenCC("s2tw").convert("\n".join(drawn)).split("\n")
    return [(a, frozenset((b,))) for a, b in zip(there, drawn, strict=True)]


def rows(
    simplified: list[str],
    traditional: list[str],
    words: list[Pair],
    sentences: list[Pair],
    *,
    ambiguous: str = AMBIGUOUS,
    reimplemented: str | None = None,
    show: int = 0,
) -> list[Row]:
    """A row for each converter that is installed; shares in percent."""
    doubtful = [pair for pair in words if set(pair[0]) & set(ambiguous)]
    found: list[Row] = []
    for name, convert in peers(reimplemented):
        row: Row = {"name": name}
        for key, pairs in (("words", words), ("ambiguous", doubtful), ("sentences", sentences)):
            if pairs:
                share, wrong = exact(convert, pairs)
                row |= {key: 100 * share, f"{key} measured": len(pairs)}
                if show and name == "unionclean.convert":
                    print(*wrong[:show], sep="\n")
        row["changed"] = changed(convert, simplified)
        row["simplified MB/s"] = rate(convert, "\n".join(simplified))
        row["traditional MB/s"] = rate(convert, "\n".join(traditional))
        found.append(row)
    base = next(row for row in found if row["name"] == "opencc t2s")
    return [row | {"times": row["traditional MB/s"] / base["traditional MB/s"]} for row in found]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--words", type=Path)
    arguments.add_argument("--sentences", type=Path)
    arguments.add_argument("--ambiguous", default=AMBIGUOUS)
    arguments.add_argument("--simplified", type=Path, default=PROSE)
    arguments.add_argument("--traditional", type=Path)
    arguments.add_argument("--opencc-python")
    arguments.add_argument("--limit", type=int, default=1_000_000, help="characters of a folder")
    arguments.add_argument("--show", type=int, default=0, help="print so many wrong results")
    given = arguments.parse_args()

    simplified = read_folder(given.simplified, given.limit)
    if given.traditional:
        traditional = read_folder(given.traditional, given.limit)
    else:
        traditional = to_traditional("\n".join(simplified)).split("\n")
    found = rows(
        simplified,
        traditional,
        read_pairs(given.words) if given.words else [],
        read_pairs(given.sentences) if given.sentences else drawn_sentences(simplified),
        ambiguous=given.ambiguous,
        reimplemented=given.opencc_python,
        show=given.show,
    )
    keys = [key for key in found[0] if key != "name"]
    print(f"{'':24}" + "".join(f"{key:>20}" for key in keys))
    for row in found:
        print(f"{row['name']:24}" + "".join(f"{row[key]:20.3f}" for key in keys))


if __name__ == "__main__":
    main()
