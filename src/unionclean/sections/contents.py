"""Tables of contents: recognised before the body, and compared with its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .candidates import headlike
from .lines import Line
from .styles import PRIOR

_LABEL = re.compile(
    r"^[【\[（(]?[\s　]*(?:目[\s　]*[录錄次]|内容目录|文章目录|本文目录|CONTENTS"
    r"|Contents)[\s　]*[】\]）)]?[:：]?$"
)
_PAGE = re.compile(
    r"(?:(?<![.．·…‥・。\-—–_\s　])[.．·…‥・。\-—–_\s　]{2,}+\(?\d{0,4}\)?"
    r"|(?:(?<![\s　])[\s　]+)?(?:(?<=[\s　])\d{1,4}|[（(]\d{1,4}[）)]))[\s　]*$"
)
_LOOSE = re.compile(r"[\s　，,、:：.．]")


def key(text: str) -> str:
    """A heading without leaders, page number and blanks, to compare it with another.

    Example:
        >>> key("第一章  总则……………3"), key("第一章 总 则")
        ('第一章总则', '第一章总则')
    """
    return _LOOSE.sub("", _PAGE.sub("", text))


def is_label(text: str) -> bool:
    """Whether a line says that a table of contents follows.

    Example:
        >>> is_label("目　录"), is_label("目录管理办法")
        (True, False)
    """
    return len(text) <= 12 and bool(_LABEL.match(text))


def take(lines: Sequence[Line], index: int) -> int:
    """Mark the table of contents that begins at ``index``.

    Returns:
        How many lines it has; 0 if none begins here.
    """
    labelled = bool(_LABEL.match(lines[index].text))
    first = index + 1 if labelled else index
    if not labelled and not _opens(lines, index):
        return 0
    entries: list[str] = []
    known: set[str] = set()
    stop = first
    later = {key(line.text) for line in lines[first + 1 :] if len(line.text) <= 80}
    while stop < len(lines):
        text = lines[stop].text
        if len(text) > 80 or lines[stop].kind or text[-1] in "。；;":
            break
        name = key(text)
        if name in known and (name == key(entries[0]) or not _repeats(lines, stop, known)):
            break
        if not (_PAGE.search(text) or headlike(lines[stop]) or name in later):
            break
        if labelled and not entries and not name:
            break
        entries.append(text)
        known.add(name)
        stop += 1
    after = {key(line.text) for line in lines[stop:] if len(line.text) <= 80}
    found_again = sum(1 for entry in entries if key(entry) in after)
    if len(entries) < 2 or found_again * 2 < len(entries):
        return 0
    for line in lines[index:stop]:
        line.kind = "front"
        line.marker = None
    lines[index].note(contents=[_PAGE.sub("", entry).strip() for entry in entries])
    return stop - index


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether an unlabelled table may begin here: three headings in a row, and the first again."""
    run = lines[index : index + 3]
    if len(run) < 3 or not all(
        line.marker is not None
        and line.marker.style in PRIOR
        and (headlike(line) or _PAGE.search(line.text))
        for line in run
    ):
        return False
    if run[0].marker is None or run[0].marker.number[-1:] != (1,):
        return False
    return _again(lines, index + 1, key(run[0].text))


def _again(lines: Sequence[Line], start: int, name: str) -> bool:
    return any(key(line.text) == name for line in lines[start:] if len(line.text) <= 80)


def _repeats(lines: Sequence[Line], index: int, known: set[str]) -> bool:
    """Whether the same names of sections recur inside the table itself (第一节 一般规定)."""
    marker = lines[index].marker
    return marker is not None and marker.style in ("节", "目", "（一）", "1.", "（1）")


def missing(entries: Sequence[str], headings: Sequence[str]) -> list[str]:
    """Entries of a table of contents that no heading answers to.

    Example:
        >>> missing(["第一章 总则", "第二章 附则"], ["第一章　总则"])
        ['第二章 附则']
    """
    known = {key(heading) for heading in headings}
    return [entry for entry in entries if key(entry) not in known]
