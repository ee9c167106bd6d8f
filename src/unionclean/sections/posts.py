"""Forum threads and questions with answers: sequences of posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line

# 3楼, #3, 沙发; 楼主 / 网友 someone 发表于 2012-3-4
_FLOOR = re.compile(
    r"^(?:#?(?P<n>\d{1,4})[\s　]*(?:楼|#|F(?![A-Za-z]))|第(?P<n2>\d{1,4})楼"
    r"|(?P<seat>楼主|沙发|板凳|地板|地下室)(?=[\s　:：]|$)|1楼\(楼主\))"
    r"[\s　:：|]*(?P<who>.{0,60})$"
)
_POSTED = re.compile(
    r"^(?P<who>.{1,40}?)[\s　]*(?:发表于|发表于：|回复于|回复时间|发布于|回答于"
    r"|提问于|评论于|留言于)[\s　:：]*(?P<when>.{4,40})$"
)
_QUESTION = re.compile(
    r"^(?:问题?|提问|Q|网友提问|记者|主持人|【问】|\[问\])"
    r"[\s　]*+(?P<n>\d{0,3})[\s　]*+[:：.、】\]]"
)
_ANSWER = re.compile(
    r"^(?:答案?|回答|解答|回复|A|专家解答|【答】|\[答\])[\s　]*+(?P<n>\d{0,3})[\s　]*+[:：.、】\]]"
)


_SPEAKER = re.compile(r"^(?P<who>[一-鿿A-Za-z·]{1,8})[：:](?=\s*\S)")
#: What a line must begin with to be worth a closer look.
_TURN = frozenset("问提Q网记主【[答回解A专")
_FLOOR_SIGNS = frozenset("#0123456789第楼沙板地")


def mark(lines: Sequence[Line]) -> list[Line]:
    """Find the lines that begin a post: two floors and more, or questions and answers in turn.

    Returns:
        The lines, in order; their kind is set to ``"post"`` and ``shown`` to the marker.

    Example:
        >>> texts = ("问：怎么办？", "答：不知道。", "问：为什么？", "答：没看。")
        >>> lines = [Line(0, 0, text) for text in texts]
        >>> [line.shown for line in mark(lines)]
        ['问：', '答：', '问：', '答：']
    """
    first = [line for line in lines if not line.kind]
    headers = [(line, _header(line.text)) for line in first if _may_be_header(line.text)]
    floors = [(line, match) for line, match in headers if match is not None]
    if len(floors) >= 2:
        for line, match in floors:
            line.kind = "post"
            line.shown = (
                match.group().removesuffix(match["who"]).strip() if match.re is _FLOOR else ""
            )
            if match["who"].strip():
                line.features = {"author": match["who"].strip()}
        return [line for line, _ in floors]
    turns = [
        (line, turn.group().strip(), asked)
        for line in first
        if line.text[0] in _TURN
        for pattern, asked in ((_QUESTION, True), (_ANSWER, False))
        if (turn := pattern.match(line.text)) is not None
    ]
    if len(turns) < 4:
        turns = _speakers(first)
        for line, shown, _ in turns:
            line.kind = "post"
            line.shown = shown
        return [line for line, _, _ in turns]
    questions = sum(1 for _, _, asked in turns if asked)
    answers = len(turns) - questions
    if questions < 2 or answers < 2 or abs(questions - answers) > max(1, len(turns) // 3):
        return []
    for line, shown, _ in turns:
        line.kind = "post"
        line.shown = shown
    return [line for line, _, _ in turns]


def _speakers(lines: Sequence[Line]) -> list[tuple[Line, str, bool]]:
    """The turns of a conversation: most lines begin with a name, and two names keep coming back."""
    # A colon this near to the head of a line is rarer, and quicker to see, than what the name is.
    near = [line for line in lines if "：" in (head := line.text[:9]) or ":" in head]
    if len(near) < 4 or len(near) * 10 < len(lines) * 6:
        return []
    named = [(line, match) for line in near if (match := _SPEAKER.match(line.text)) is not None]
    if len(named) < 4 or len(named) * 10 < len(lines) * 6:
        return []
    times = Counter(match["who"] for _, match in named)
    regular = {who for who, count in times.items() if count >= 2}
    if len(regular) < 2 or sum(times[who] for who in regular) * 10 < len(named) * 8:
        return []
    return [(line, match.group().strip(), False) for line, match in named]


def _may_be_header(text: str) -> bool:
    return len(text) <= 90 and (text[0] in _FLOOR_SIGNS or "于" in text or "时间" in text)


def _header(text: str) -> re.Match[str] | None:
    return _FLOOR.match(text) or _POSTED.match(text)
