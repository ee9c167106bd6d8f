"""Decide over all lines of a document at once which of them are its main text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import edges, posts
from .inside import lines_kept
from .lines import Line
from .naming import from_markup, name_drops
from .running import LINKED, aside, masses
from .span import Span, find_anchor, find_span
from .threads import find_thread
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
    more goes than what is sure at its edges. What is left of it is judged once more, as it would be
    if it were cleaned again: where a page is gone, a line that stood inside of it may stand at an
    edge. What tags have shown to be the text is not judged without them.
    """
    verdict = _judge_once(lines, markup, stated)
    for _ in range(_ROUNDS if verdict.rules and not any(markup) else 0):
        left = [n for n in range(len(lines)) if n not in verdict.rules]
        again = _judge_once([lines[n] for n in left], [markup[n] for n in left], "")
        if not again.rules:
            break
        rules = {**verdict.rules, **{left[n]: rule for n, rule in again.rules.items()}}
        title = left[again.title] if verdict.title < 0 <= again.title else verdict.title
        verdict = Judgement(verdict.kind, rules, title)
    return verdict


# How often what is left is judged, at most.
_ROUNDS = 3


def _judge_once(
    lines: Sequence[Line], markup: Sequence[Mapping[str, Any]], stated: str
) -> Judgement:
    if not any(markup) and not looks_like_page(lines):
        return _judge_text(lines, stated)
    shown, mass = _revealed(lines, markup)
    if any(markup) and shown is markup and unframed(lines, markup):
        return _judge_unframed(lines, markup, stated)
    markup = shown
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
    named = [rule for line in lines if not line.prose and (rule := _named(line))]
    return len(set(named)) >= 2 and len(named) >= 3 and 30 * len(named) >= len(lines)


def _named(line: Line) -> str:
    """The rule of a line that is sure to be page furniture somewhere, ``""`` otherwise."""
    rule = line.sure("head") or line.sure("tail")
    return "" if rule in edges.ANYWHERE else rule


def unframed(lines: Sequence[Line], markup: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a page with its markup has next to nothing around its text.

    Such a page was written, or cut out, to be read whole: no menu, no box, hardly a link.
    """
    seen = [(line, mark) for line, mark in zip(lines, markup, strict=True) if not mark["hidden"]]
    # 通知 as a main heading is a title, though a menu has such an entry too.
    if any(_named(line) for line, mark in seen if not line.prose and mark["tag"] != "h1"):
        return False
    around = sum(
        line.size
        for line, mark in seen
        if aside(mark) and not (mark["title"] or (line.prose and _introduces(mark)))
    )
    return around <= _FRAME * sum(line.size for line, _ in seen)


# Share of a page's characters in menus, boxes and links up to which it counts as a text.
_FRAME = 0.1


def _introduces(mark: Mapping[str, Any]) -> bool:
    """Whether a block stands in the header of an article, where its lead may stand too."""
    return from_markup({**mark, "region": ""}) in ("nav.menu", "meta.line")


def _judge_unframed(
    lines: Sequence[Line], markup: Sequence[Mapping[str, Any]], stated: str
) -> Judgement:
    shown = [n for n, mark in enumerate(markup) if not (mark["hidden"] or mark["control"])]
    inner = _judge_text([lines[n] for n in shown], stated)
    rules = {shown[n]: rule for n, rule in inner.rules.items()}
    marked = next((n for n, mark in enumerate(markup) if mark["title"] and n in shown), -1)
    for n, mark in enumerate(markup):
        if mark["hidden"] or mark["control"]:
            rules[n] = "html.hidden" if mark["hidden"] else "html.control"
        elif n == marked:
            continue
        elif aside({**mark, "link_density": 0.0}):
            if not (lines[n].prose and _introduces(mark)):
                rules[n] = from_markup(mark)
        elif mark["link_density"] > LINKED and n < marked:
            # A text may list links, but not above its title.
            rules[n] = "nav.menu"
        elif "meta" in mark["senses"] and any(cue.rule == "meta.line" for cue in lines[n].cues):
            rules[n] = "meta.line"
    title = shown[inner.title] if inner.title >= 0 else -1
    rules.pop(marked, None)
    return Judgement("text", rules, marked if marked >= 0 else title)


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
    kept = lines_kept(lines, markup, mass, span, marked)
    rules = name_drops(lines, markup, mass, kept, span.first)
    title = _page_title(lines, rules, span, marked, stated)
    if title >= 0:
        rules.pop(title, None)
        texts = (n for n in range(title + 1, len(lines)) if lines[n].prose and n not in rules)
        reach = max(span.first, next(texts, span.first))
        rules.update(repeats(lines, title, lines[title].key, reach, {}))
    return Judgement("page", rules, title)


def _page_title(
    lines: Sequence[Line], rules: Mapping[int, str], span: Span, marked: int, stated: str
) -> int:
    if marked >= 0 and (marked <= span.last or span.last < span.first):
        return marked
    free = {n: rule for n, rule in rules.items() if rule != "nav.menu" or lines[n].cues}
    return find_title(lines, free, span.first, stated)


def _judge_thread(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    marked: int,
) -> Judgement:
    kept, title = find_thread(lines, markup, mass, marked)
    named = name_drops(lines, markup, mass, kept, min(kept, default=0))
    if title >= 0:
        named.pop(title, None)
    return Judgement("thread", named, title)
