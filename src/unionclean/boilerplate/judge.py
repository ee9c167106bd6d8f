"""Decide over all lines of a document at once which of them are its main text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from . import edges, posts
from .lines import Line
from .naming import name_drops
from .running import masses
from .span import Span, find_anchor, find_span
from .titles import find_title, repeats

#: What a document can be to this stage.
KINDS = ("text", "page", "thread")


@dataclass(frozen=True)
class Judgement:
    """What was decided.

    Attributes:
        kind: ``"text"`` (clean but for its edges), ``"page"`` or ``"thread"``.
        rules: for the index of each line that goes, the rule that says why.
        title: index of the line that is the title, -1 without one.
    """

    kind: str
    rules: dict[int, str] = field(default_factory=dict)
    title: int = -1


def judge(
    lines: Sequence[Line], markup: Sequence[Mapping[str, Any]], stated: str = ""
) -> Judgement:
    """Decide which lines are the main text.

    Args:
        lines: all lines of the document, in order.
        markup: for each the features of its block; empty mappings for plain text.
        stated: the title that the head of the page states, if any.

    Text without tags is treated as a page only where its lines say that it is one; otherwise no
    more goes than what is sure at its edges.
    """
    if not any(markup) and not looks_like_page(lines):
        return _judge_text(lines, stated)
    markup, mass = _revealed(lines, markup)
    marked = next((n for n, mark in enumerate(markup) if mark.get("title")), -1)
    anchor = find_anchor(lines, mass, marked)
    if posts.thread_score(lines) >= posts.THREAD:
        result = _judge_thread(lines, markup, mass, marked)
        if sum(line.size for n, line in enumerate(lines) if n not in result.rules) >= _SOMETHING:
            return result
    return _judge_page(lines, markup, mass, anchor, marked, stated)


def _revealed(
    lines: Sequence[Line], markup: Sequence[Mapping[str, Any]]
) -> tuple[Sequence[Mapping[str, Any]], list[float]]:
    """The markup, with hidden blocks shown where nearly all running text is among them.

    Such a page shows its text by script; a farm hides its words beside a text. How much running
    text each line holds, as it is shown, comes with it.
    """
    mass = masses(lines, markup)
    visible = sum(mass)
    if visible < _LITTLE and any(mark.get("hidden") for mark in markup):
        shown = [{**mark, "hidden": False} if mark else mark for mark in markup]
        revealed = masses(lines, shown)
        if sum(revealed) > 5 * visible + 60:
            return shown, revealed
    return markup, mass


# A thread with fewer characters is none.
_SOMETHING = 10
# Less visible running text than this, in characters, makes one ask for hidden text.
_LITTLE = 100


def looks_like_page(lines: Sequence[Line]) -> bool:
    """Whether text without tags is a whole page: what surrounds a text is there in strength.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> looks_like_page(lines_of(["第一段。", "首页", "第二段。"]))
        False
        >>> looks_like_page(lines_of(["首页", "登录", "正文。", "上一篇:无", "版权所有 某网"]))
        True
    """
    rules: set[str] = set()
    count = 0
    for line in lines:
        rule = "" if line.prose else line.sure("head") or line.sure("tail")
        if rule and rule not in edges.ANYWHERE:
            rules.add(rule)
            count += 1
    return len(rules) >= 2 and count >= 3 and 30 * count >= len(lines)


def _judge_text(lines: Sequence[Line], stated: str) -> Judgement:
    rules = edges.decide(lines)
    span = edges.body_span(lines, rules)
    first = span[0] if span else 0
    title = find_title(lines, rules, first, stated)
    if title >= 0:
        rules.pop(title, None)
        rules.update(repeats(lines, title, lines[title].key, first, rules))
    return Judgement("text", rules, title)


def _judge_page(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    anchor: int,
    marked: int,
    stated: str,
) -> Judgement:
    span = find_span(lines, markup, mass, anchor)
    kept = {
        n
        for n in range(span.first, span.last + 1)
        if _stays(lines[n], markup[n], inner=any(mass[n + 1 : span.last + 1]))
    }
    _trim(lines, kept, range(span.last, span.first, -1))
    _trim(lines, kept, range(span.first, span.last))
    rules = name_drops(lines, markup, mass, kept, span.first)
    title = _page_title(lines, rules, span, marked, stated)
    if title >= 0:
        rules.pop(title, None)
        texts = (n for n in range(title + 1, len(lines)) if lines[n].prose and n not in rules)
        reach = max(span.first, next(texts, span.first))
        rules.update(repeats(lines, title, lines[title].key, reach, {}))
    return Judgement("page", rules, title)


def _trim(lines: Sequence[Line], kept: set[int], order: Iterable[int]) -> None:
    """Take source, author, date and the place on the site off an end of the text."""
    for n in order:
        if n in kept and any(cue.rule in _AT_ENDS for cue in lines[n].cues):
            kept.discard(n)
        elif n in kept:
            break


_AT_ENDS = frozenset(["meta.line", "nav.breadcrumb"])


def _page_title(
    lines: Sequence[Line], rules: Mapping[int, str], span: Span, marked: int, stated: str
) -> int:
    if marked >= 0 and (marked <= span.last or span.last < span.first):
        return marked
    free = {n: rule for n, rule in rules.items() if rule != "nav.menu" or lines[n].cues}
    return find_title(lines, free, span.first, stated)


def _stays(line: Line, mark: Mapping[str, Any], *, inner: bool) -> bool:
    if line.sure("tail") or line.sure("head"):
        # Inside of the text a paragraph may speak of registering, reporting or copyright.
        phrases = all(cue.how == "part" for cue in line.cues if cue.sure)
        if not (inner and phrases and line.prose):
            return False
    if not mark:
        return True
    if mark["hidden"] or mark["control"]:
        return False
    return not (mark["link_density"] > 0.6 and line.size < 40)


def _judge_thread(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    marked: int,
) -> Judgement:
    start = marked if marked >= 0 else _first_post(lines, mass)
    kept: set[int] = set()
    for first, end in _thread_parts(lines, mass, start):
        kept |= posts.find_posts(lines, mass, first, end)
    kept = {n for n in kept if not (markup[n] and (markup[n]["hidden"] or markup[n]["control"]))}
    first = min(kept, default=0)
    if marked < 0:
        marked = _thread_title(lines, first)
    named = name_drops(lines, markup, mass, kept, first)
    if marked >= 0:
        named.pop(marked, None)
    return Judgement("thread", named, marked)


def _thread_title(lines: Sequence[Line], first: int) -> int:
    """The longest headline a little above the first post, -1 without one."""
    near = [
        n
        for n in range(max(first - 10, 0), first)
        if 6 <= lines[n].size <= 60
        and lines[n].han >= 4
        and all(cue.how == "part" for cue in lines[n].cues)
    ]
    near = [n for n in near if not posts.is_head(lines[n]) and not posts.is_foot(lines[n])]
    return max(near, key=lambda n: lines[n].size, default=-1)


def _thread_parts(
    lines: Sequence[Line], mass: Sequence[float], start: int
) -> list[tuple[int, int]]:
    """The stretches of a thread: its largest part between boxes, and others that hold posts too."""
    cuts = [start - 1]
    for n in range(start, len(lines)):
        rules = {cue.rule for cue in lines[n].cues if cue.sure}
        if rules & _ENDS and "comment.form" not in rules and not lines[n].prose:
            cuts.append(n)
    cuts.append(len(lines))
    parts = [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]
    sizes = [sum(mass[a:b]) for a, b in parts]
    largest = max(sizes, default=0.0)
    chosen = []
    for (a, b), size in zip(parts, sizes, strict=True):
        heads = sum(1 for n in range(a, b) if posts.is_head(lines[n]))
        feet = sum(1 for n in range(a, b) if posts.is_foot(lines[n]))
        if size == largest or (size >= 0.25 * largest and heads and feet):
            chosen.append((a, b))
    return chosen


def _first_post(lines: Sequence[Line], mass: Sequence[float]) -> int:
    """Where a thread begins that has no title: a little above its first head or first text."""
    heads = (n for n, line in enumerate(lines) if posts.is_head(line) and any(mass[n + 1 : n + 8]))
    texts = (n for n, weight in enumerate(mass) if weight > 0 and not lines[n].cues)
    return max(min(next(heads, len(lines)), next(texts, 0)) - 3, 0)


_ENDS = frozenset(["related.list", "links.friend", "notice.copyright"])
