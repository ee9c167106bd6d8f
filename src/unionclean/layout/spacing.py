"""Characters that were set apart, put together again: 中 国 人 民."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..edits import Replacement
from ..search import without

#: Characters, blanks included, from which a run with a mark set apart is text.
_MANY = 12
#: So many lines set apart make a document of such lines.
SEVERAL = 2
_HAN = r"[\u4e00-\u9fff]"
_OTHER = re.compile(r"[^\u4e00-\u9fff]")
#: Cheap test: three Chinese characters, each alone between blanks.
APART = re.compile(rf"[ \u3000]{_HAN}[ \u3000]{_HAN}[ \u3000]")
_TOKEN = r"(?:[\u4e00-\u9fff，。、；：！？“”‘’（）《》]|\d{1,4})"
# Without a way back: the engine would note one for each character of a book.
_RUN = re.compile(rf"(?<![\u4e00-\u9fff]){_TOKEN}(?:[ \u3000]{_TOKEN}(?![\u4e00-\u9fff])){{3,}}+")
# A mark that was set apart too: nobody writes so, and lists of names have none.
_MARKED = re.compile(r"[\u4e00-\u9fff][ \u3000][，。；：！？](?:[ \u3000]|$)")
_NUMBER = re.compile(r"\d{1,2}[ \u3000]+(?=[\u4e00-\u9fff])(?![年月日号点时分秒岁个人])")
_WHOLE = re.compile(rf"{_TOKEN}(?:[ \u3000]{{1,2}}{_TOKEN})++")


@cache
def _pairs() -> frozenset[str]:
    text = files("unionclean").joinpath("lexicons", "layout", "pairs.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(lines[1:])


def is_prose(characters: str) -> bool:
    """Whether characters in this order make words: names, numerals and answers do not.

    Example:
        >>> is_prose("中国人民代表大会"), is_prose("赵钱孙李周吴郑王"), is_prose("甲乙丙丁")
        (True, False, False)
    """
    pairs = _pairs()
    han = without(_OTHER, characters)
    if len(han) < 4:
        return False
    met = sum(han[i : i + 2] in pairs for i in range(len(han) - 1))
    return met >= 2 and 9 * met >= 4 * (len(han) - 1)


def apart(text: str, rule: str) -> Iterator[Replacement]:
    """Blanks between the characters of words that were set apart.

    Example:
        >>> text = "中 华 人 民 共 和 国"
        >>> [r[:2] for r in apart(text, "layout.spaced-characters")]
        [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12)]
        >>> list(apart("甲 乙 丙 丁", "layout.spaced-characters"))
        []
        >>> text = "明 天 上 午 九 点 开 会 ， 请 准 时 到 。"
        >>> len(list(apart(text, "layout.spaced-characters")))
        13
    """
    for match in _RUN.finditer(text):
        run = match.group()
        if is_prose(run) or (len(run) >= _MANY and _MARKED.search(run)):
            yield from _closed(run, match.start(), rule)


def beside(text: str, rule: str) -> Iterator[Replacement]:
    """The same for a line in a document whose other lines were set apart, a heading or a name.

    Example:
        >>> [r[:2] for r in beside("教 务 处", "layout.spaced-characters")]
        [(1, 2), (3, 4)]
        >>> list(beside("教务处 王老师", "layout.spaced-characters"))
        []
    """
    return _closed(text, 0, rule) if _WHOLE.fullmatch(text) else iter(())


def _closed(run: str, start: int, rule: str) -> Iterator[Replacement]:
    # The number of a heading is no part of the words behind it.
    number = _NUMBER.match(run) if start == 0 else None
    begin = number.end() if number else 0
    for i, character in enumerate(run):
        if i >= begin and character in " \u3000":
            yield Replacement(start + i, start + i + 1, "", rule)
