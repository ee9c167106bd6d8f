"""Boilerplate around a text that is otherwise clean: only what is sure, only where it belongs.

Used where a document as a whole does not look like a page: a few lines of notice, breadcrumb or
related list before or after the text. Position comes first. The body reaches from the first line of
running text to the last; a cue counts before or after it, and once a section that ends pages has
begun (previous and next, share bar, comment form, related list), all that follows belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from .lines import Line
from .running import in_form

#: Rules that open a section at the end of a page: what follows belongs to it.
TAIL_OPENERS = frozenset(
    ["nav.prev-next", "nav.share", "comment.form", "related.list", "links.friend"]
)
#: Rules that may act inside of the body.
ANYWHERE = frozenset(["biblio.code", "tag.stray"])

# A line with a cue outweighs one long line of text and no more than that.
_LONGEST = 150
_CUE_COST = 150
_ITEM = re.compile(r"\(?(\d{1,2})[.、)]")


def body_span(lines: Sequence[Line], rules: Mapping[int, str]) -> tuple[int, int] | None:
    """First and last line of running text that no cue speaks against, or None without any.

    Args:
        lines: all lines.
        rules: lines that are known not to belong to the body.
    """

    # The stretch with the most running text, where every line with a cue counts against it: one
    # long line above the breadcrumb, or a comment below the share bar, does not extend the body.
    def stretch(is_text: Callable[[Line], bool]) -> tuple[int, int] | None:
        best, start, total = 0, -1, 0
        span: tuple[int, int] | None = None
        for n, line in enumerate(lines):
            if line.suspect or n in rules:
                total -= _CUE_COST
            elif is_text(line):
                if total <= 0:
                    start, total = n, 0
                total += min(line.size, _LONGEST)
                if total > best:
                    best, span = total, (start, n)
        return span

    # A short announcement may have no line that is long enough for running text.
    return stretch(lambda line: line.prose) or stretch(lambda line: line.sentence)


def _is_paragraph(line: Line) -> bool:
    return line.prose and not line.suspect


def _is_phrased(line: Line) -> bool:
    """Whether a paragraph is suspect for phrases in it only; among other paragraphs it stays."""
    return line.prose and (
        not line.suspect or all(cue.how == "part" for cue in line.cues if cue.sure)
    )


def _opens(line: Line, rule: str | None) -> bool:
    return (rule or line.sure("tail")) in TAIL_OPENERS


def _notice_items(lines: Sequence[Line]) -> dict[int, str]:
    """The numbered items under the heading of a site's notice, before numbering is read as such."""
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        if not line.cues or line.size > 12:
            continue
        if not any(cue.rule == "notice.site" and cue.how == "start" for cue in line.cues):
            continue
        items: list[int] = []
        for m in range(n + 1, len(lines)):
            match = _ITEM.match(lines[m].key)
            if not match or int(match[1]) != len(items) + 1:
                break
            items.append(m)
        named = sum(1 for m in items if any(c.rule.startswith("notice.") for c in lines[m].cues))
        if items and 2 * named >= len(items):
            found.update(dict.fromkeys([n, *items], "notice.site"))
    return found


def decide(lines: Sequence[Line]) -> dict[int, str]:
    """Which lines to drop, and by which rule.

    Example:
        >>> from unionclean.boilerplate.lines import lines_of
        >>> body = "第一段说明了事情的经过,第二段接着说明它的结果。"
        >>> decide(lines_of(["首页 > 新闻 > 正文", "标题", body, "上一篇:甲", "乙"]))
        {0: 'nav.breadcrumb', 3: 'nav.prev-next', 4: 'nav.prev-next'}
    """
    rules: dict[int, str] = {}
    for n, line in enumerate(lines):
        for cue in line.cues:
            if cue.sure and cue.rule in ANYWHERE:
                rules[n] = cue.rule
    rules.update(_notice_items(lines))
    span = body_span(lines, rules)
    if span is None:
        return rules
    first, last = span
    crumb = -1
    # Paragraphs among which one with a site's phrases stays: below what opens a section at the end
    # of the page there are none, nor in a text of nothing but short sentences.
    end = next((n for n in range(last + 1, len(lines)) if _opens(lines[n], rules.get(n))), None)
    sound = [n for n, line in enumerate(lines[:end]) if _is_paragraph(line) and n not in rules]
    top, bottom = (sound[0], sound[-1]) if sound else (len(lines), -1)
    for n in range(first):
        if _is_phrased(lines[n]) and top < n:
            continue
        rule = rules.get(n) or lines[n].sure("head")
        if rule and not in_form(lines, n):
            rules[n] = rule
            if rule == "nav.breadcrumb":
                crumb = n
    for n in range(crumb):
        # Above the breadcrumb stands the site's menu; a line with commas is something else.
        if n not in rules and not lines[n].commas and not lines[n].stops:
            rules[n] = "nav.menu"
    if [n for n in rules if n < first] == [0] == [n for n, r in rules.items() if r == "nav.menu"]:
        # 通知 alone above a text is its title, though a menu has such an entry too.
        del rules[0]
    section = ""
    for n in range(last + 1, len(lines)):
        if not section and _is_phrased(lines[n]) and bottom > n:
            continue
        if in_form(lines, n):
            continue
        rule = rules.get(n) or lines[n].sure("tail", section)
        # 相关链接：某文 is a list of one, and paragraphs may go on below it.
        alone = rule == "related.list" and ":" in lines[n].key[:-1]
        if rule in TAIL_OPENERS and not alone:
            section = rule
        rule = rule or section
        if rule:
            rules[n] = rule
    _contacts_of_the_text(lines, rules, last)
    return rules


def _contacts_of_the_text(lines: Sequence[Line], rules: dict[int, str], last: int) -> None:
    """Take back contacts below which the text goes on: where to send what, and who asks for it."""
    end = max((n for n in range(last + 1, len(lines)) if n not in rules), default=-1)
    for n in range(last + 1, end):
        if rules.get(n) == "notice.contact":
            del rules[n]
