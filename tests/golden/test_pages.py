"""Small pages and bare texts of many kinds, each line of which was decided by a reader.

In the files of ``pages`` a line begins with ``+`` when its text must stay, with ``~`` when it may,
and with a blank when it must go. The rest of the line is the page.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from unionclean import presets

PAGES = sorted((Path(__file__).parent / "pages").iterdir())
#: Lines that are still wrong, by file.
KNOWN = {
    "csdn-bare.txt": "the author's name among the buttons below the text stays",
    "jd-bare.txt": "a shop's promises between the facts and the footer stay",
    "shici-bare.txt": "a lone button between a poem and its translation stays",
    "lyrics-bare.txt": "a title of two characters above the singer's name goes",
}
PIPE = presets.default()


def decided(path: Path) -> tuple[str, list[str], set[str]]:
    """The page, the lines that must stay in their order, and those that may."""
    page, must, may = [], [], set()
    for marked in path.read_text(encoding="utf-8").split("\n"):
        mark, line = marked[:1], marked[1:]
        page.append(line)
        if path.suffix == ".html":
            line = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", "\t", line)
            line = html.unescape(re.sub(r"<[^>]*>", "", line))
        if mark == "+":
            must.append(bare(line))
        elif mark == "~":
            may.add(bare(line))
    return "\n".join(page), must, may


def bare(line: str) -> str:
    return "".join(line.split())


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path, marks=pytest.mark.xfail(reason=KNOWN[path.name]) if path.name in KNOWN else ()
        )
        for path in PAGES
    ],
    ids=lambda path: path.name,
)
def test_what_stays_of_a_page(path: Path) -> None:
    page, must, may = decided(path)
    doc = PIPE.clean(page.encode() if path.suffix == ".html" else page)
    missing, extra = must, []
    for line in map(bare, doc.text.split("\n")):
        if missing and line == missing[0]:
            missing = missing[1:]
        elif line not in may:
            extra.append(line)
    assert (extra, missing) == ([], [])
