"""How well the section stage gives a law its tree back, and how fast it is.

    python benchmarks/sections.py laws LAWS.txt[.xz] [--documents 300] [--show 3]
    python benchmarks/sections.py speed FILE...
    python benchmarks/sections.py flags FILE[.xz]...

``laws`` reads a file with one paragraph a line, cuts it into laws, puts chapters and sections back
where the file lost them, and derives the true tree from the marks (编, 章, 节, 条). Each law is
then given to the filter in several dresses: as it stands, with Markdown marks, without the space
after the mark, with Arabic numbers, with headings and articles on one line, with a table of
contents, and with one line break in all. ``speed`` prints characters per second of the filters
alone, beside the time that it takes to split the same text into lines. ``flags`` counts the flags
on text that is taken to be clean.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from material import read_text

from unionclean.document import Document
from unionclean.filters.damage import damage
from unionclean.filters.sections import sections
from unionclean.sections.numerals import chinese, parse_number

MARK = re.compile(
    r"^第([一二三四五六七八九十百千零]+)([编章节条])(?:之([一二三四五六七八九十]+))?[ 　]"
)
CLOSED = re.compile(
    r"^(?:第[一二三四五六七八九十百千零]+[条章](?![ 　之])|[一二三四五六七八九十]+、)"
)
RANK = {"编": 0, "章": 1, "节": 2, "条": 3}
Node = tuple[int, str]
Row = dict[str, Any]


def read_lines(path: Path) -> list[str]:
    return [line for line in read_text(path).split("\n") if line.strip()]


def laws(lines: list[str]) -> Iterator[list[str]]:
    """Cut the file before the title of each law: the lines above 第一条 that follow a sentence."""
    firsts = [i for i, line in enumerate(lines) if line.startswith(("第一条 ", "第一条　"))]
    starts = []
    for first in firsts:
        at = first
        while at and at > first - 8 and not lines[at - 1].endswith(("。", "；", "：", "”")):
            at -= 1
        starts.append(at)
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        law: list[str] = []
        last = 0
        for line in lines[start:stop]:
            match = MARK.match(line)
            if match and match[2] == "条":
                number = parse_number(match[1]) or 0
                if number < last:
                    break  # the title of the next law was lost
                last = number
            law.append(line)
        # Laws whose marks are not all alike have no certain truth.
        if 5 < len(law) < 400 and not any(CLOSED.match(line) for line in law):
            yield law


def with_divisions(law: list[str], rng: random.Random) -> list[str]:
    """The law with chapters, in some cases sections and parts, of the benchmark's own making."""
    body = [line for line in law if not (m := MARK.match(line)) or m[2] == "条"]
    articles = [i for i, line in enumerate(body) if MARK.match(line)]
    if len(articles) < 12:
        return body
    names = ["总则", "管理与监督", "法律责任", "服务和保障", "规划与建设", "监督检查", "附则"]
    borders = sorted(rng.sample(articles[1:], min(len(articles) // 5, 7)))
    borders = [articles[0], *borders]
    out: list[str] = []
    chapter = part = section = 0
    parts = rng.random() < 0.15
    for i, line in enumerate(body):
        if i in borders:
            if parts and chapter % 3 == 0:
                part += 1
                out.append(f"第{chinese(part)}编 {rng.choice(names)}")
            chapter += 1
            out.append(f"第{chinese(chapter)}章 {rng.choice(names)}")
            section = 0
            if rng.random() < 0.3:
                section = 1
                out.append("第一节 一般规定")
        elif section and i in articles and rng.random() < 0.2:
            section += 1
            out.append(f"第{chinese(section)}节 {rng.choice(names)}")
        out.append(line)
    return out


def truth(law: list[str]) -> list[Node]:
    stack: list[int] = []
    nodes: list[Node] = []
    for line in law:
        match = MARK.match(line)
        if match:
            rank = RANK[match[2]]
            while stack and stack[-1] >= rank:
                stack.pop()
            stack.append(rank)
            nodes.append((len(stack), key(match[0])))
    return nodes


def key(marker: str) -> str:
    match = re.match(r"第\s*(\w+?)\s*([编章节条])(?:之(\w+))?", marker)
    if not match:
        return marker
    return f"{parse_number(match[1])}{match[2]}{match[3] or ''}"


def dresses(law: list[str]) -> dict[str, str]:
    def arabic(line: str) -> str:
        match = MARK.match(line)
        if not match or match[3]:
            return line
        return f"第{parse_number(match[1])}{match[2]} {line[match.end() :]}"

    closed = [
        re.sub(r"^(第[一二三四五六七八九十百千零]+[编章节条])[ 　]", r"\1", line) for line in law
    ]
    joined: list[str] = []
    for line in law:
        if joined and (m := MARK.match(joined[-1])) and m[2] != "条" and MARK.match(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    contents = [line for line in law if (m := MARK.match(line)) and m[2] != "条"]
    at = next(i for i, line in enumerate(law) if MARK.match(line))
    listed = [*law[:at], "目录", *contents, *law[at:]] if len(contents) > 2 else law
    depth = {"编": "#", "章": "##", "节": "###"}
    marked = [f"{depth[m[2]]} {x}" if (m := MARK.match(x)) and m[2] in depth else x for x in law]
    return {
        "with Markdown marks": "\n".join(marked),
        "as it stands": "\n".join(law),
        "no space after the mark": "\n".join(closed),
        "arabic numbers": "\n".join(arabic(line) for line in law),
        "heading and article on one line": "\n".join(joined),
        "table of contents": "\n".join(listed),
        "line breaks lost": " ".join(law),
    }


def found(text: str) -> list[Node]:
    doc = sections(Document.from_lines(text))
    nodes: list[Node] = []
    for article in doc.articles:
        nodes += [(s.level, key(s.marker)) for s in article.walk() if s.marker]
    return nodes


def matched(gold: list[Node], got: list[Node]) -> int:
    left = Counter(gold)
    return sum(min(n, left[node]) for node, n in Counter(got).items())


def law_rows(lines: list[str], most: int = 300, show: int = 0, only: str = "") -> list[Row]:
    """For each dress the F1 of the nodes found, and how many there were."""
    rng = random.Random(7)
    documents = [with_divisions(law, rng) for law in laws(lines)]
    rng.shuffle(documents)
    totals: dict[str, Counter[str]] = {}
    shown = 0
    for law in documents[:most]:
        gold = truth(law)
        if not gold:
            continue
        for dress, text in dresses(law).items():
            got = found(text)
            hit = matched(gold, got)
            totals.setdefault(dress, Counter()).update(hit=hit, gold=len(gold), got=len(got))
            if hit < max(len(gold), len(got)) and shown < show and only in ("", dress):
                shown += 1
                print(f"--- {dress}: {law[0][:40]}")
                print("  missing", list((Counter(gold) - Counter(got)).elements())[:8])
                print("  extra  ", list((Counter(got) - Counter(gold)).elements())[:8])
    return [
        {"name": dress, "nodes": n["gold"], "F1": 2 * n["hit"] / (n["gold"] + n["got"])}
        for dress, n in totals.items()
    ]


def run_laws(args: argparse.Namespace) -> None:
    for path in args.file:
        for row in law_rows(read_lines(path), args.documents, args.show, args.dress):
            print(f"{row['F1']:.4f}  {row['name']}  ({row['nodes']} nodes)")


def run_speed(args: argparse.Namespace) -> None:
    for path in args.file:
        text = "\n".join(read_lines(path)[:40_000])
        base = min(
            _timed(lambda text=text: [s.strip() for s in text.split("\n")]) for _ in range(3)
        )
        doc = Document.from_lines(text)
        for step in (sections, damage):
            seconds = min(_timed(lambda step=step, doc=doc: step(doc)) for _ in range(3))
            print(
                f"{path.name}  {step.name}: {len(text) / seconds / 1e6:.2f} M characters/s, "
                f"{seconds / base:.0f} times the split into lines"
            )


def _timed(call: object) -> float:
    begin = time.process_time()
    call()  # type: ignore[operator]
    return time.process_time() - begin


def run_flags(args: argparse.Namespace) -> None:
    for path in args.file:
        lines = read_lines(path)[: args.documents * 60]
        kinds: Counter[str] = Counter()
        characters = 0
        for at in range(0, len(lines), 60):
            text = "\n".join(lines[at : at + 60])
            characters += len(text)
            doc = damage(sections(Document.from_lines(text)))
            for flag in doc.flags:
                kinds[flag.kind] += 1
                if kinds[flag.kind] <= args.show:
                    near = text[max(0, flag.start - 20) : flag.end + 20]
                    print(f"  {flag.kind}: {near!r} {flag.note}")
        per = 1e5 / max(characters, 1)
        print(f"{path.name}: {sum(kinds.values()) * per:.2f} flags per 100,000 characters")
        for kind, count in kinds.most_common():
            print(f"    {kind}: {count * per:.2f}")


def main() -> None:
    raw = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("what", choices=("laws", "speed", "flags"))
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--dress", default="")
    args = parser.parse_args()
    {"laws": run_laws, "speed": run_speed, "flags": run_flags}[args.what](args)


if __name__ == "__main__":
    main()
