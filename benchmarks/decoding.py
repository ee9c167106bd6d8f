"""Decoding and repair, measured beside chardet, charset-normalizer, faust-cchardet and ftfy.

    python benchmarks/decoding.py TEXT_FOLDER HTML_FOLDER [--each N] [--show N] [--only PART]

TEXT_FOLDER holds simplified text, one paragraph a line (``*.txt``, ``*.txt.xz``); the sets are
made from it. HTML_FOLDER holds ``index.jsonl`` (``html``, ``encoding``) and the pages. Parts:
``intact``, ``damaged``, ``foreign``, ``mojibake``, ``speed``. Peers that are not installed are left
out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import decoding_foreign
import decoding_mojibake
import decoding_sets as sets

Decoder = Callable[[bytes, str | None], str]


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


def table(
    title: str, cases: Iterable[sets.Case], right: Callable[[str, str], bool], show: int
) -> None:
    cases = list(cases)
    total = Counter(case.kind for case in cases)
    names = decoders()
    scores: dict[str, Counter[str]] = defaultdict(Counter)
    failures = []
    for name, decoder in names.items():
        for case in cases:
            got = decoder(case.data, case.declared)
            if right(got, case.text):
                scores[name][case.kind] += 1
            elif name == "unionclean":
                failures.append((case, got))
    print(f"\n{title}\n{'':34}{'cases':>6} " + "".join(f"{name:>20}" for name in names))
    for kind in (*total, ""):
        cells = []
        for name in names:
            hits = scores[name][kind] if kind else sum(scores[name].values())
            cells.append(f"{hits:>11} {100 * hits / (total[kind] or len(cases)):7.2f}%")
        print(f"{kind or 'all':34}{total[kind] or len(cases):>6} " + "".join(cells))
    for case, got in failures[:show]:
        print("  failed:", case.kind, repr(case.text[:60]), "got", repr(got[:60]), case.data[:24])


def speed(folder: Path) -> None:
    from unionclean.decode import decode

    pages = []
    with (folder / "index.jsonl").open(encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            pages.append(((folder / entry["html"]).read_bytes(), entry["encoding"]))
    wrong = 0
    for data, encoding in pages:
        result = decode(data)
        expected = data.decode(encoding, "replace").lstrip("\ufeff")
        if result.text != expected and not survived(result.text, expected.replace("\ufffd", "")):
            wrong += 1
    size = sum(len(data) for data, _ in pages) / 1e6
    print(f"\nReal pages: {len(pages)}, {size:.1f} MB; wrong: {wrong}")
    try:
        import chardet
    except ImportError:
        return

    def with_chardet(data: bytes) -> str:
        return _by_name(data, chardet.detect(data)["encoding"])

    runs: dict[str, Callable[[bytes], object]] = {
        "unionclean (text)": decode,
        "chardet (name only)": chardet.detect,
        "chardet and decoding": with_chardet,
    }
    groups = {
        "all pages": pages,
        "UTF-8": [p for p in pages if p[1] == "utf-8"],
        "other": [p for p in pages if p[1] != "utf-8"],
    }
    for group, chosen in groups.items():
        best = {}
        for name, run in runs.items():
            times = []
            for _ in range(7):
                begin = time.perf_counter()
                for data, _encoding in chosen:
                    run(data)
                times.append(time.perf_counter() - begin)
            best[name] = min(times)
        base = best["chardet and decoding"]
        for name, seconds in best.items():
            print(f"{group:12}{name:24}{1000 * seconds:9.1f} ms  {seconds / base:6.2f} of the last")


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
    parser.add_argument("text", type=Path)
    parser.add_argument("html", type=Path)
    parser.add_argument("--each", type=int, default=120, help="cases of each kind and encoding")
    parser.add_argument("--show", type=int, default=0, help="failures to print")
    parser.add_argument("--only", default="", help="one part")
    options = parser.parse_args()
    each, show = options.each, options.show
    hans = sets.paragraphs(options.text)
    hant = sets.traditional(hans)
    if options.only in ("", "intact"):
        for length in (2, 4, 10, 30, 100):
            cases = sets.intact(hans, hant, length, each)
            table(f"Undamaged snippets of {length} characters", cases, exact, show)
        cases = sets.misdeclared(hans, hant, each * 4)
        table("Wrong declared charset", cases, exact, show)
    if options.only in ("", "damaged"):
        table("Damaged", sets.damaged(hans, hant, each), survived, show)
    if options.only in ("", "foreign"):
        table("Not Chinese", decoding_foreign.foreign(), exact, show)
    if options.only in ("", "mojibake"):
        decoding_mojibake.report(hans, hant, each, show)
    if options.only in ("", "speed"):
        speed(options.html)
        normalisation(hans)


if __name__ == "__main__":
    main()
