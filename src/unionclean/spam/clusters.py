"""Spam inside a paragraph: a run of its words between sentences that are none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..script.fold import fold
from ..search import words_in
from .judge import Verdict, judge
from .lexicon import lexicon

#: Farthest distance between two words of one run.
_GAP = 8
_BORDER = re.compile(r"[。！？!?；;\s]")


def clusters(text: str, whole: Verdict) -> Iterator[tuple[int, int, str]]:
    """Runs of spam words inside a longer text.

    Args:
        text: a block's text.
        whole: the verdict on all of it; only words of its family are looked at.

    Yields:
        ``(start, end, family)``. A run is widened to the end of the sentence or the blank on
        either side, where one stands close by.

    Example:
        >>> text = "会议圆满结束。澳门新葡京官网 真人百家乐 时时彩投注平台 注册送彩金。大家散去。"
        >>> [(text[i:j], family) for i, j, family in clusters(text, judge(text))]
        [('澳门新葡京官网 真人百家乐 时时彩投注平台 注册送彩金。', 'gambling')]
    """
    words = lexicon()
    folded = fold(text).lower()
    if len(folded) != len(text):
        folded = fold(text)
    hits = [
        (start, end)
        for number, start, end in words_in(words.all, folded)
        if whole.family in words.words[words.all_words[number]]
    ]
    run: list[tuple[int, int]] = []
    done = 0
    for hit in [*hits, (len(text) + _GAP + 1, 0)]:
        if run and hit[0] - run[-1][1] > _GAP:
            found = _verdict(text, run, done)
            if found is not None:
                yield found
                done = found[1]
            run = []
        run.append(hit)


def _verdict(text: str, run: list[tuple[int, int]], done: int) -> tuple[int, int, str] | None:
    start, end = run[0][0], run[-1][1]
    if len(run) < 4 or end - start < 14:
        return None
    start = max(done, _widen_left(text, start))
    end = _widen_right(text, end)
    verdict = judge(text[start:end])
    if verdict.strong < 3 or verdict.cover < 0.5 or verdict.prose > 0.04 or verdict.guards:
        return None
    around = judge(text[max(0, start - 80) : start] + text[end : end + 80])
    if around.guards >= 2 and verdict.strong < 6:
        return None
    return start, end, verdict.family


def _widen_left(text: str, start: int) -> int:
    for i in range(start - 1, max(-1, start - 12), -1):
        if _BORDER.match(text[i]):
            return i + 1
    return 0 if start < 12 else start


def _widen_right(text: str, end: int) -> int:
    for i in range(end, min(len(text), end + 12)):
        if _BORDER.match(text[i]):
            return i + (not text[i].isspace())
    return len(text) if len(text) - end < 12 else end
