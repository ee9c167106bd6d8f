"""The texts that everything in this folder is measured on.

A benchmark reads a folder that the user names (``Material.given``) or, without one, what the
project itself ships: clean prose written for the tests, the five documents of ``seeds/``, and pages
and spun text made from the prose here. Everything made is random but repeatable.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import opencc
from simulated_spinner import spin, spinner

ROOT = Path(__file__).resolve().parent.parent
PROSE = ROOT / "tests" / "negative" / "prose"
SEEDS = ROOT / "seeds"
RUN = 1500  # characters that stay together when the texts of a folder are shuffled


def read_text(path: Path) -> str:
    """The text of a ``*.txt`` or ``*.txt.xz`` file."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def text_files(folder: Path) -> list[Path]:
    """The ``*.txt`` and ``*.txt.xz`` files of a folder, not those below it, in order."""
    return sorted([*folder.glob("*.txt"), *folder.glob("*.txt.xz")])


def pieces(text: str, size: int) -> Iterator[str]:
    """A text of a paragraph a line, cut between lines into documents of about equal length."""
    lines: list[str] = []
    length = 0
    for line in text.split("\n"):
        lines.append(line)
        length += len(line) + 1
        if length >= size:
            yield "\n".join(lines)
            lines, length = [], 0
    if lines:
        yield "\n".join(lines)


class Page(NamedTuple):
    """A real page and its main text as somebody decided it."""

    text: str
    gold: str
    kind: str
    encoding: str
    data: bytes


@dataclass(frozen=True)
class Material:
    """Folders that the user gave, or None for what the project ships.

    Attributes:
        corpus: simplified running text, ``*.txt`` or ``*.txt.xz``, a paragraph a line.
        bench: ``html/index.jsonl`` and its pages, ``spun/*.jsonl``.
        words: traditional and simplified strings, tab-separated, or CC-CEDICT.
    """

    corpus: Path | None = None
    bench: Path | None = None
    words: Path | None = None

    @cached_property
    def clean(self) -> str:
        """Simplified prose of all kinds in the folder, mixed in runs of some paragraphs."""
        paths = text_files(self.corpus or PROSE)
        runs: list[str] = []
        for path in paths:
            runs += list(pieces(read_text(path).strip("\n"), RUN))[: 3_000_000 // RUN]
        random.Random(3).shuffle(runs)
        return "\n".join(run for run in runs if run.strip())

    @property
    def heldout_folder(self) -> Path:
        """Text that no model was trained on: the subfolder ``heldout``, else all there is."""
        if self.corpus is None:
            return PROSE
        return self.corpus / "heldout" if text_files(self.corpus / "heldout") else self.corpus

    @cached_property
    def heldout(self) -> str:
        """That text."""
        return "\n".join(map(read_text, text_files(self.heldout_folder)))

    def sample(self, characters: int) -> str:
        """So much of the prose, from its beginning; a small folder is gone through repeatedly."""
        text = self.clean
        while len(text) < characters:
            text += "\n" + self.clean
        return text[:characters]

    def pages(self, trust: str = "ABC") -> list[Page]:
        """The pages of the folder ``bench/html``; none without one."""
        if self.bench is None:
            return []
        folder = self.bench / "html"
        found = []
        for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["trust"] in trust:
                data = (folder / row["html"]).read_bytes()
                gold = (folder / row["gold"]).read_text(encoding="utf-8")
                text = data.decode(row["encoding"], "replace")
                found.append(Page(text, gold, row["kind"], row["encoding"], data))
        return found

    def passages(self) -> list[tuple[str, str]]:
        """Spun passages and what a reader restored, from ``bench/spun``; none without it."""
        if self.bench is None:
            return []
        rows = [
            json.loads(line)
            for path in sorted((self.bench / "spun").glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        return [(row["spun"], row["gold"]) for row in rows]


def traditional(text: str) -> str:
    """The text in traditional characters, by OpenCC."""
    return opencc.OpenCC("s2t").convert(text)


def spun(text: str, rate: float = 0.4) -> str:
    """The text as a spinner would reword it, every few paragraphs with another table."""
    rng = random.Random(6)
    tables = [table(number) for number in range(8)]
    return "\n".join(spin(piece, rng.choice(tables), rate, rng) for piece in pieces(text, 2000))


@cache
def table(number: int) -> dict[str, str]:
    """The table of one of the simulated spinners; to draw one takes a while."""
    return spinner(random.Random(number))


HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_示例网</title>
</head><body>
<div class="top"><a href="/">首页</a> <a href="/news">新闻</a> <a href="/life">生活</a></div>
<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/news">新闻</a> &gt; 正文</div>
<div class="main"><h1>{title}</h1><p class="info">2021年3月5日 来源：示例网 作者：王某</p>
"""
FOOT = """<div class="share">分享到：微信 微博</div><div class="side"><h3>相关阅读</h3><ul>
<li><a href="/1">一则新闻的标题</a></li><li><a href="/2">另一则新闻的标题</a></li></ul></div></div>
<div class="foot"><a href="/about">关于我们</a> | <a href="/contact">联系我们</a> 版权所有</div>
</body></html>
"""


def html(text: str) -> str:
    """A page around the text: a paragraph an element, links and headings among them."""
    lines = [line for line in text.split("\n") if line.strip()]
    body = []
    for number, line in enumerate(lines):
        line = re.sub("[<>&]", "", line)
        if number % 25 == 12:
            body.append(f"<h2>{line[:12]}</h2>")
        if number % 7 == 3:
            line = f'<a href="/tag/{number}">{line[:4]}</a><b>{line[4:9]}</b>{line[9:]}'
        body.append(f'<p style="text-indent: 2em">{line}</p>')
    return HEAD.format(title=lines[0][:14]) + "\n".join(body) + FOOT
