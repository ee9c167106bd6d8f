"""Markdown to blocks: plain text whose lines keep their places.

Markdown is text that is meant to be read as it stands, so its marks stay in the blocks. What is
kept besides is what the marks depend on: blank lines, indents, and which lines are code or rows of
a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..block import Block
from .front_matter import front_matter

_HEADING = re.compile(r"^#{1,6} +\S.*$", re.MULTILINE)
_OTHER = re.compile(
    r"^(?:```|~~~)|^[ ]{0,3}[-*+] +\S|^> |^\|?(?:[ ]*:?-{3,}:?[ ]*\|)+"
    r"|\]\([^()\s]+\)|\*\*[^*\n]+\*\*",
    re.MULTILINE,
)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_ROW = re.compile(r"\|.*\|$")
_RULE = re.compile(r"\|?(?:[ ]*:?-+:?[ ]*\|)+(?:[ ]*:?-+:?[ ]*)?$")


def looks_like_markdown(text: str) -> bool:
    """Whether a text is written in Markdown: it has headings, and another of its marks.

    Example:
        >>> looks_like_markdown("# 安装\\n\\n- 下载\\n- 运行")
        True
        >>> looks_like_markdown("# 1 号楼\\n维修通知")
        False
    """
    if "# " not in text:
        return False
    return _HEADING.search(text) is not None and _OTHER.search(text) is not None


def read_markdown(text: str) -> tuple[Block, ...]:
    """One block for each line that is not blank.

    The blank lines and the indent before a line become its ``lead``. Lines of code have the feature
    ``code``, rows of a table the feature ``table`` (number of cells). Front matter is code that has
    the feature ``front_matter`` besides.

    Example:
        >>> blocks = read_markdown("# 用法\\n\\n```\\nif x:\\n    y()\\n```")
        >>> [(block.lead, block.text, block.features.get("code", False)) for block in blocks[1:4]]
        [('\\n\\n', '```', True), ('\\n', 'if x:', True), ('\\n    ', 'y()', True)]
    """
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    fence = ""
    table = False
    position = begin = 0
    lines = text.split("\n")
    head, _ = front_matter(text)
    for number, line in enumerate(lines):
        stripped = line.strip()
        start = position + len(line) - len(line.lstrip())
        position += len(line) + 1
        if not stripped:
            table = False
            continue
        front = start < head
        mark = None if front else _FENCE.match(line)
        code = bool(front or fence or mark)
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and stripped.startswith(fence) and not _seen(stripped.strip(fence[0])):
            fence = ""
        features: dict[str, object] = {}
        if code:
            features["code"] = True
            if front:
                features["front_matter"] = True
        else:
            following = lines[number + 1].strip() if number + 1 < len(lines) else ""
            table = bool(_ROW.match(stripped)) and (table or bool(_RULE.match(following)))
            if table:
                features["table"] = stripped.strip("|").count("|") + 1
        # What lies between two lines, blank lines and indent, says as much as their marks.
        lead = text[begin:start] if begin else "\n"
        yield Block(start, start + len(stripped), stripped, lead=lead, features=features)
        begin = start + len(stripped)


def _seen(text: str) -> bool:
    # What nobody sees is taken out later and must not keep a fence open.
    return any(map(str.isprintable, text))
