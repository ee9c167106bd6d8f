"""Threads: pages of forums and of questions, whose replies are content.

A thread repeats one shape: who and when, what was said, buttons. Where a page's own words say that
it is a thread, what stands between a head and the buttons below it is content, however short.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .containers import container
from .labels import thread_labels
from .lines import Line

#: Words of threads in short lines, with how much they say.
_WORDS = (
    (
        2,
        re.compile(
            "楼主|吧主|看帖|只看该作者|只看ta|登录以回复|关注问题|邀请回答|写回答|discuz|phpwind"
            "|本帖|此帖|发新帖|忽略主题|只看作者|\\d条回复[•·|]|这是一个创建于"
            "|个回答|全部回答|其他回答|等你来答|我来回答|最佳答案|\\d{1,6}楼$|回复于|发表回帖|提问者"
        ),
    ),
    (
        1,
        re.compile(
            "论坛|贴吧|版主|帖子|精华|采纳|回答|版块|板块|灌水|跟帖|回帖|发帖|沙发|板凳|积分|提问"
            "|主题|置顶|条回复|次点击|我来答|我要提问|类似问题"
        ),
    ),
)
# Longer lines that a forum's software writes above posts.
_OPENED = re.compile(
    r"\d+条(?:回复|回帖)[•·|]|.{1,30}\d次点击$|这是一个创建于\d+天前的主题|提问者[:]"
)
#: From this score on a page is a thread.
THREAD = 3

_HEAD = re.compile(
    r"^.{0,24}?(?:(?:19|20)?\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}|\d{1,2}[-月]\d{1,2}日?|\d{1,2}:\d{2}|\d+(?:秒|分钟|小时|天|周|个?月|年)前|昨天|前天|刚刚)"
    r"|^#?\d{1,5}(?:楼|#|f)?$|^(?:楼主|沙发|板凳|地板)$"
)
# A floor alone, or a name before the date.
_NAMED = re.compile(
    r"#?\d{1,5}(?:楼|#|f)?$"
    r"|(?!发[表布]|回复|编辑|更新|修改|提问|回答|时间|日期|来自|推荐|最后|楼主|昨天|前天|刚刚|\d)"
    r".{2,20}?(?:(?:19|20)\d\d[-年/.]\d|\d+(?:秒|分钟|小时|天|周|个?月|年)前)"
    r"|\d{1,4}(?!\d)(?![-年月日:/.楼#秒分小天周个]).{2,20}?(?:19|20)\d\d[-年/.]\d"
)
# Counts and marks stand before and after a label: 回复(3), [举报], 赞 12, 等12人赞过.
_AROUND = re.compile(r"^[\[(·|+]{0,9}\d{0,9}|[\[(\])·|:.…]{0,9}\d{0,9}[\])万k]{0,9}$")
_FEET = re.compile(
    r"^(?:.{0,12}(?:人赞过|人赞同|人点赞|觉得很赞|赞同了该回答|人收藏|人关注|次点赞|个赞)|\d+/\d+|"
    r".{0,8}(?:收起|展开|查看).{0,4}(?:回复|评论).{0,6}|(?:回复|评论|赞同?|支持|收藏|分享)[(:]?\d+.{0,8})$"
)
_FLOOR = re.compile(r"#?\d{1,5}(?:楼|#|f)?|楼主|沙发|板凳|地板")
_OUTSIDE = frozenset(["nav", "footer", "aside", "menu", "side", "related", "links"])
# Least share of running text in the elements that hold posts; headlines have less.
_RUNNING = 0.05
_PAUSES = frozenset(";:")
# No name or rank is longer, in characters.
_LABEL = 12
_NOTES = re.compile(
    r"^(?:个性)?签名:|^这是一个创建于\d+天前的主题.{0,40}$|^(?:本帖最后由|最后编辑于|编辑于|发布于|该帖|此帖|此贴|问题标签:).{0,40}$"
    r"|^.{1,20}于.{4,24}(?:更改标题|置顶|移动|锁定|加精|编辑).{0,60}$"
    r"|^(?:lv|uid|no)[.:]?\d+$|^\d++[.,]?\d*(?:kb|mb|k|万)?$|^[|·/\-]+$|^.{0,20}下载次数.{0,12}$"
)


def thread_score(lines: Sequence[Line]) -> int:
    """How much the page's short lines say that it is a thread; each line and word counts once.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> thread_score(lines_of(["只看楼主", "倒序看帖", "某某论坛"])) >= THREAD
        True
    """
    score = 0
    for worth, pattern in _WORDS:
        seen: set[str] = set()
        for line in lines:
            if line.size <= 16 or _OPENED.match(line.key):
                match = pattern.search(line.key)
                if match and match[0] not in seen:
                    seen.add(match[0])
                    score += worth
    return score


def is_head(line: Line) -> bool:
    """Whether a line says who posted when."""
    return line.size <= 45 and not line.stops and _HEAD.match(line.key) is not None


def is_foot(line: Line) -> bool:
    """Whether a line holds the buttons below a post."""
    if line.size > 24:
        return False
    if thread_labels().get(_AROUND.sub("", line.key)) == "foot" or _FEET.match(line.key):
        return True
    if "|" in line.key and all(
        not part or part in thread_labels() or _FLOOR.fullmatch(part)
        for part in line.key.split("|")
    ):
        return True
    return any(
        (cue.sure or cue.how == "row")
        and cue.rule in ("comment.form", "nav.share", "notice.login", "nav.menu")
        for cue in line.cues
    )


def is_furniture(line: Line) -> bool:
    """Whether a line is a label, a count or a note of the software, anywhere around a post."""
    if line.size > 80:
        return False
    if thread_labels().get(_AROUND.sub("", line.key)) == "furniture":
        return True
    return line.size <= 60 and _NOTES.match(line.key) is not None


def find_posts(lines: Sequence[Line], mass: Sequence[float], start: int, end: int) -> set[int]:
    """Lines of a thread that are content.

    Args:
        lines: all lines.
        mass: running text in each.
        start: first line that may belong to the thread.
        end: one past the last.
    """
    content: set[int] = set()
    inside = False
    for n in range(start, end):
        line = lines[n]
        if is_head(line) and mass[n] < 30:
            inside = True
            # The name stands above its head, unless it is in it or follows it.
            above = n - 1 in content and lines[n - 1].size <= 16 and mass[n - 1] == 0
            if above and not _NAMED.match(line.key):
                content.discard(n - 1)
        elif is_furniture(line) or line.sure("head") == "nav.breadcrumb":
            continue
        elif is_foot(line):
            inside = False
        elif (inside and not line.sure("tail")) or mass[n] > 0:
            content.add(n)
    # Some sites set the date below a post: its short sentences and items stand beside long ones.
    for order, step in ((range(start + 1, end), -1), (range(end - 2, start - 1, -1), 1)):
        for n in order:
            if n + step in content and n not in content and _is_clause(lines[n]):
                content.add(n)
    return content


def _is_clause(line: Line) -> bool:
    """Whether a line ends as a sentence or as the item of a list, as no name or label does."""
    if not (line.ends or line.key[-1:] in _PAUSES) or line.han < 2 or line.suspect:
        return False
    return not (is_head(line) or is_foot(line) or is_furniture(line))


def by_template(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    content: set[int],
    inside: set[int],
) -> set[int]:
    """The posts once more, by their elements: the software puts all of them into the same kind.

    Args:
        lines: all lines.
        markup: features of their blocks.
        mass: running text in each.
        content: lines that are content by their wording.
        inside: lines that may belong to the thread.

    What stands in an element of the kind that posts stand in is one, however short. What stands in
    one that recurs and never holds a sentence is a name or a rank.
    """
    kinds = {
        n: container(mark["path"])
        for n, mark in enumerate(markup)
        if not (mark["hidden"] or mark["control"] or mark["region"] in _OUTSIDE)
        and (mark["senses"].isdisjoint(_OUTSIDE) or "content" in mark["senses"])
        and "signature" not in mark["senses"]
    }
    labels: dict[str, list[Line]] = {}
    for n, kind in kinds.items():
        labels.setdefault(kind, []).append(lines[n])
    weight = dict.fromkeys(labels, 0.0)
    for n in content & kinds.keys():
        weight[kinds[n]] += mass[n]
    holding = {
        kind for kind, w in weight.items() if w > _RUNNING * sum(f.size for f in labels[kind])
    }
    naming = {
        kind
        for kind, found in labels.items()
        if len(found) > 1 and all(f.size <= _LABEL and not f.commas + f.stops for f in found)
    }
    posts = {n for n in content & kinds.keys() if kinds[n] in holding or kinds[n] not in naming}
    for n in inside & kinds.keys() - posts:
        line = lines[n]
        if kinds[n] in holding and markup[n]["link_density"] < 0.5:
            posts |= set() if is_head(line) or is_foot(line) or is_furniture(line) else {n}
    return posts or content
