"""Ornaments between sentences and end marks that were read as letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..edits import Replacement

_ORNAMENTS = "★☆■□◆◇●○▲△▼▽※♀♂♥❤✿❀✦✧〓¤◎☉⊙卍卐♠♣♦♪♫✪✯❥"
#: Without one of these no row is looked for.
CUES = tuple(_ORNAMENTS)
#: With one of these at its end, a block may end in an end mark.
END_MARKS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ■◆●▲★□◇")
_NOISE = re.compile(
    rf"(?:(?<=[。！？!?…”；;])|^)\s*(?:[{_ORNAMENTS}]\s?){{3,}}(?=[\u4e00-\u9fff“《（]|$)"
)
_ALL = re.compile(rf"[{_ORNAMENTS}\s]*")
_END_MARK = re.compile(r"(?<=[。！？])\s?(?:[A-Z]|[■◆●▲★□◇])$")
_CHOICE = re.compile(r"\s*[（(]?[A-H][）)]?[.．、:：]")
_QUESTION = re.compile(r"选[出项择]|答案|故选|[A-H][项．.、]|下列|哪一?项")
_BACK = re.compile(
    r"\W{0,2}(?:参考文献|文献引用|参考资料|引用文献|注释|附录|作者单位|作者简介|收稿日期|基金项目"
    r"|[（(]?作者|[（(]?责任编辑|\[1\]|范文|第[一二三四五六七八九十\d]+篇)"
)


def noise(text: str) -> Iterator[Replacement]:
    """Rows of three and more ornaments between sentences.

    A row after a colon or a word is a rating, a row of its own parts chapters; both stay.

    Example:
        >>> [r[:2] for r in noise("会议结束。★★★★★大家散去。")]
        [(5, 10)]
        >>> list(noise("难度：★★★")), list(noise("★★★★★"))
        ([], [])
    """
    if _ALL.fullmatch(text):
        return
    for match in _NOISE.finditer(text):
        if (
            match.start() == 0
            and match.end() < len(text)
            and text[match.end() :].rstrip()[-1:] in _ORNAMENTS
        ):
            continue  # a heading between two rows
        yield Replacement(match.start(), match.end(), "", "inline.symbols")


def end_mark(text: str, following: str | None, *, choices: bool) -> Replacement | None:
    """One letter or ornament after the last full stop of an article.

    Journals close an article with a small ornament, which converters read as a letter.

    Args:
        text: the block.
        following: the text of the block after it, None at the end of the document.
        choices: the document has questions with lettered answers, so a letter may be one.

    Example:
        >>> end_mark("工会组织的影响力和号召力得以体现，职工的心更齐了。W", None, choices=False)[:3]
        (25, 26, '')
        >>> end_mark("他考了三次，都是同一个等级。A", "第二年他又去考。", choices=False) is None
        True
    """
    match = _END_MARK.search(text)
    if match is None or len(text) < 20 or choices:
        return None
    if text[-1] in "ABCDEFGH" and _QUESTION.search(text):
        return None
    if following is not None and not (_BACK.match(following) or "范文第" in following):
        return None
    return Replacement(match.start(), len(text), "", "inline.stray-character")


def is_choice(text: str) -> bool:
    """Whether a block is a lettered answer to a question.

    Example:
        >>> is_choice("A．甲"), is_choice("AI 技术")
        (True, False)
    """
    return _CHOICE.match(text) is not None
