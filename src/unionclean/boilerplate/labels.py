"""Lines that are nothing but a row of labels: menus, button bars, footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from ..search import words_in

_RULE = {"furniture": "nav.menu", "foot": "nav.share"}
_OTHER = re.compile(r"[^\w]|\d|_")


@cache
def thread_labels() -> dict[str, str]:
    """Labels around the posts of threads, each with ``"furniture"`` or ``"foot"``."""
    table = files("unionclean") / "lexicons" / "boilerplate" / "threads.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {text: kind for kind, text in pairs}


class LabelRows:
    """Finds rows of labels.

    Args:
        labels: for each label in compact form, the rule that it speaks for.

    Example:
        >>> rows = LabelRows({"首页": "nav.menu", "新闻": "nav.menu", "体育": "nav.menu"})
        >>> rows.find(["首页新闻体育", "首页|新闻", "新闻里说体育", "体育新闻"])
        [(0, 'nav.menu', True), (1, 'nav.menu', True), (3, 'nav.menu', False)]
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        import ahocorasick_rs

        known = dict(labels)
        known |= {text: _RULE[kind] for text, kind in thread_labels().items() if text not in known}
        self.known = known
        self.texts = [text for text in known if len(text) >= 2]
        self.rules = [known[text] for text in self.texts]
        self.automaton: Any = ahocorasick_rs.AhoCorasick(
            self.texts, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def spaced(self, line: str) -> str:
        """The rule of a line whose entries are parted by blanks, ``""`` if not all are labels.

        Args:
            line: a line in compact form, with its blanks.
        """
        entries = line.split()
        if not 2 <= len(entries) <= 20 or not all(entry in self.known for entry in entries):
            return ""
        return Counter(self.known[entry] for entry in entries).most_common(1)[0][0]

    def find(self, lines: Sequence[str]) -> list[tuple[int, str, bool]]:
        """The lines that are rows: number, the rule that most labels speak for, whether it is sure.

        Args:
            lines: lines in compact form without blanks.

        A row has three labels and hardly anything else; or two, with a mark between them. Two
        labels side by side may be a word of their own.
        """
        found: list[tuple[int, str, bool]] = []
        short = [
            number
            for number, line in enumerate(lines)
            if 4 <= len(line) <= 100
            and not ("," in line or "。" in line or ";" in line or "!" in line or "?" in line)
        ]
        # One search for all: a label never spans lines.
        whole = "\n".join([lines[number] for number in short])
        labels = words_in(self.automaton, whole)
        label = next(labels, None)
        end = -1
        for number in short:
            line = lines[number]
            end += len(line) + 1
            hits = []
            while label is not None and label[1] < end:
                hits.append(label)
                label = next(labels, None)
            if len(hits) < 2:
                continue
            covered = sum(end - start for _, start, end in hits)
            size = len(_OTHER.sub("", line))
            parted = any(b > a for (_, _, a), (_, b, _) in pairwise(hits))
            if covered >= (0.9 if len(hits) >= 3 else 1.0) * size:
                rule = Counter(self.rules[i] for i, _, _ in hits).most_common(1)[0][0]
                found.append((number, rule, len(hits) >= 3 or parted))
        return found
