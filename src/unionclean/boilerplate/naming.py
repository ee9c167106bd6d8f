"""Give every line that goes the rule that explains it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .lines import Line
from .running import barrier

# Class and id words of the elements around a block, and the rule that they speak for.
_SENSES = (
    ("crumb", "nav.breadcrumb"),
    ("comment", "comment.form"),
    ("share", "nav.share"),
    ("related", "related.list"),
    ("links", "links.friend"),
    ("ads", "promo.ad"),
    ("form", "notice.login"),
    ("footer", "notice.copyright"),
    ("signature", "comment.form"),
    ("meta", "meta.line"),
    ("nav", "nav.menu"),
    ("header", "nav.menu"),
    ("side", "related.list"),
)
_REGIONS = {
    "nav": "nav.menu",
    "menu": "nav.menu",
    "header": "nav.menu",
    "footer": "notice.copyright",
    "aside": "related.list",
}


# Above the text a label of the menu opens nothing.
_SECTIONS = frozenset(["related.list", "comment.form", "links.friend"])


def name_drops(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    kept: set[int],
    first: int,
) -> dict[int, str]:
    """The rule for each line that is not kept.

    Args:
        lines: all lines.
        markup: features of their blocks; empty mappings for plain text.
        mass: running text in each.
        kept: lines that stay.
        first: first line of the main text.

    A sure cue names its own line; then what the markup calls the place; then the section that a
    cue opened further up; then a cue that is only a hint; and what is left is the site's menu above
    the text, and a list of other items below it.
    """
    rules: dict[int, str] = {}
    section = ""
    for n, line in enumerate(lines):
        if n in kept:
            section = ""
            continue
        place = "head" if n < first else "tail"
        rule = line.sure(place, section) or line.sure("tail" if place == "head" else "head")
        mark = markup[n]
        if mark.get("hidden"):
            rule = "html.hidden"
        elif mark.get("control") and not rule:
            rule = "html.control"
        elif rule and (place == "tail" or rule in _SECTIONS) and barrier(line):
            section = rule
        hint = _from_hint(line, place)
        if hint == "meta.line" and place == "head" and not rule:
            # Below a box of other items the page's own head begins, with its title and author.
            for m in (n - 1, n - 2):
                if section and rules.get(m) == section and not lines[m].cues:
                    rules[m] = "nav.menu"
            section = ""
        rule = rule or from_markup(mark) or section or hint
        if not rule:
            rule = "nav.menu" if place == "head" or not mass[n] else "related.list"
        if rule == "comment.form" and mass[n] > 0 and not line.sure("tail"):
            rule = "comment.text"
        rules[n] = rule
    return rules


def from_markup(mark: Mapping[str, Any]) -> str:
    """The rule that the names of the elements around a block speak for, ``""`` without one."""
    if not mark:
        return ""
    for sense, rule in _SENSES:
        if sense in mark["senses"]:
            return rule
    return _REGIONS.get(mark["region"], "")


def _from_hint(line: Line, place: str) -> str:
    for cue in line.cues:
        if cue.place in (place, "edge", "any"):
            return cue.rule
    return ""
