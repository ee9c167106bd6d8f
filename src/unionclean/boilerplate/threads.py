"""Threads as a whole: where they begin, which parts of the page they are, and their title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from . import posts
from .lines import Line

_ENDS = frozenset(["related.list", "links.friend", "notice.copyright"])


def find_thread(
    lines: Sequence[Line],
    markup: Sequence[Mapping[str, Any]],
    mass: Sequence[float],
    marked: int,
) -> tuple[set[int], int]:
    """The lines of a thread that are content, and the index of its title, -1 without one.

    Args:
        lines: all lines.
        markup: features of their blocks; empty mappings for plain text.
        mass: running text in each.
        marked: index of the title where markup tells it, -1 otherwise.
    """
    start = marked if marked >= 0 else _first_post(lines, mass)
    kept: set[int] = set()
    parts = _thread_parts(lines, mass, start)
    for first, end in parts:
        kept |= posts.find_posts(lines, mass, first, end)
    if any(markup):
        inside = {n for first, end in parts for n in range(first, end)}
        kept = posts.by_template(lines, markup, mass, kept, inside)
    return kept, marked if marked >= 0 else _thread_title(lines, min(kept, default=0))


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
