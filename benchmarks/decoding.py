"""Decoding and repair, measured beside chardet, charset-normalizer, faust-cchardet and ftfy.

    python benchmarks/decoding.py [--corpus FOLDER] [--bench FOLDER] [--each N] [--show N]
        [--only PART]

The corpus holds simplified text, one paragraph a line (``*.txt``, ``*.txt.xz``); the sets are made
from it. ``BENCH/html`` holds ``index.jsonl`` (``html``, ``encoding``) and the pages. Parts are the
titles of the sets, ``mojibake`` and ``speed``. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import decoding_foreign
import decoding_mojibake
import decoding_sets as sets
from material import PROSE, Material

Decoder = Callable[[bytes, str | None], str]
Right = Callable[[str, str], bool]
Row = dict[str, Any]


def _by_name(data: bytes, name: str | None) -> str:
    try:
        return data.decode(name or "latin-1", "replace")
    except LookupError:
        return ""


def decoders() -> dict[str, Decoder]:
    from unionclean.decode import decode

    found: dict[str, Decoder] = {"unionclean": lambda data, d: decode(data, declared=d).text}
    try:
        import chardet

        found["chardet"] = lambda data, d: _by_name(data, chardet.detect(data)["encoding"])
    except ImportError:
        pass
    try:
        import charset_normalizer

        found["charset-normalizer"] = lambda data, d: str(
            charset_normalizer.from_bytes(data).best() or ""
        )
    except ImportError:
        pass
    try:
        import cchardet

        found["faust-cchardet"] = lambda data, d: _by_name(data, cchardet.detect(data)["encoding"])
    except ImportError:
        pass
    return found


def survived(got: str, want: str) -> bool:
    """At most three characters are missing or wrong, all in one place, besides U+FFFD and NUL."""
    got = got.replace("\ufffd", "").replace("\0", "").lstrip("\ufeff")
    if got == want:
        return True
    short = min(len(got), len(want))
    head = next((i for i in range(short) if got[i] != want[i]), short)
    tail = next((i for i in range(short - head) if got[-1 - i] != want[-1 - i]), short - head)
    return max(len(want), len(got)) - head - tail <= 3


def exact(got: str, want: str) -> bool:
    return got.lstrip("\ufeff") == want


def rows(cases: Iterable[sets.Case], right: Right, show: int = 0) -> list[Row]:
    """A row for each kind of case: its number, and the percentage right of each decoder."""
    cases = list(cases)
    total = Counter(case.kind for case in cases)
    found: dict[str, Row] = {kind: {"set": kind, "cases": total[kind]} for kind in total}
    found["all"] = {"set": "all", "cases": len(cases)}
    for name, decoder in decoders().items():
        hits: Counter[str] = Counter()
        for case in cases:
            got = decoder(case.data, case.declared)
            if right(got, case.text):
                hits.update((case.kind, "all"))
            elif name == "unionclean" and show > 0:
                show -= 1
                print("  failed:", case.kind, repr(case.text[:60]), "got", repr(got[:60]))
        for kind, row in found.items():
            row[name] = 100 * hits[kind] / row["cases"]
    return list(found.values())


def evaluation(
    hans: list[str], hant: list[str], each: int
) -> Iterator[tuple[str, list[sets.Case], Right]]:
    """Every set: its title, its cases, and what counts as right."""
    for length in (2, 4, 10, 30, 100):
        yield f"{length} characters", list(sets.intact(hans, hant, length, each)), exact
    yield "wrong declared charset", list(sets.misdeclared(hans, hant, each * 4)), exact
    yield "damaged", list(sets.damaged(hans, hant, each)), survived
    yield "not Chinese", list(decoding_foreign.foreign()), exact


def table(title: str, found: list[Row]) -> None:
    names = [key for key in found[0] if key not in ("set", "cases")]
    print(f"\n{title}\n{'':34}{'cases':>6}" + "".join(f"{name:>20}" for name in names))
    for row in found:
        shares = "".join(f"{row[name]:19.2f}%" for name in names)
        print(f"{row['set']:34}{row['cases']:>6}{shares}")


def speed(pages: list[tuple[bytes, str]], rounds: int = 7) -> list[Row]:
    """Whole pages from bytes to text, in megabytes a second and as a multiple of chardet's rate.

    A peer's name of the encoding is used to decode; ``other`` is pages in anything but UTF-8.
    """
    groups = {
        "all pages": pages,
        "UTF-8": [page for page in pages if page[1] == "utf-8"],
        "other": [page for page in pages if page[1] != "utf-8"],
    }
    found: list[Row] = []
    for group, chosen in groups.items():
        best: dict[str, float] = {}
        for name, decoder in decoders().items() if chosen else ():
            for _ in range(rounds):
                begin = time.process_time()
                for data, _encoding in chosen:
                    decoder(data, None)
                best[name] = min(best.get(name, 1e9), time.process_time() - begin)
        base = best.get("chardet", 0.0)
        size = sum(len(data) for data, _ in chosen) / 1e6
        for name, seconds in best.items():
            row: Row = {"set": group, "name": name, "MB/s": size / seconds}
            found.append(row | ({"times": base / seconds} if base else {}))
    return found


WIDE = {
    code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))
}


def normalisation(lines: list[str]) -> None:
    """Speed of the filters on whole documents, in megabytes of UTF-8 a second of one core."""
    from unionclean.document import Document
    from unionclean.filters.characters import characters
    from unionclean.filters.mojibake import mojibake

    clean = "\n".join(lines)
    wide = clean.translate({**WIDE, 0x20: 0x3000})
    texts = {"clean": clean, "full-width letters, digits and blanks": wide}
    print()
    for name, text in texts.items():
        doc = Document.from_lines(text)
        for step in (characters, mojibake):
            times = []
            for _ in range(3):
                begin = time.process_time()
                done = step(doc)
                times.append(time.process_time() - begin)
            rate = len(text.encode()) / 1e6 / min(times)
            print(f"{step.name:12}{name:40}{rate:8.1f} MB/s  {len(done.edits)} edits")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--bench", type=Path)
    parser.add_argument("--each", type=int, default=120, help="cases of each kind and encoding")
    parser.add_argument("--show", type=int, default=0, help="failures to print")
    parser.add_argument("--only", default="", help="one part")
    options = parser.parse_args()
    each, show = options.each, options.show
    hans = sets.paragraphs(options.corpus or PROSE)
    hant = sets.traditional(hans)
    for title, cases, right in evaluation(hans, hant, each):
        if options.only in ("", title):
            table(title, rows(cases, right, show))
    if options.only in ("", "mojibake"):
        decoding_mojibake.report(hans, hant, each, show)
    if options.only in ("", "speed"):
        pages = Material(bench=options.bench).pages()
        for row in speed([(page.data, page.encoding) for page in pages]):
            print(*row.values())
        normalisation(hans)


if __name__ == "__main__":
    main()
