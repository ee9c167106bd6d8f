"""The elements of a page, and what the tree around a block of text tells of it.

Every feature is relative to the page itself: how a block lies to the element that holds most of the
running text, and what its surroundings look like. Nothing here knows a site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_NO_CUES: frozenset[str] = frozenset()
_BESIDE = frozenset(["comment", "side", "related", "footer", "nav", "ads", "signature", "links"])
_SENTENCE = re.compile("[，。！？；：、,;]|[.!?](?= |$)")


@dataclass(slots=True)
class Element:
    """What is inherited by all text inside of an element.

    Attributes:
        parent: index of the enclosing element, -1 for the root.
        depth: number of ancestors.
        label: tag with id and first class, as in a CSS selector.
        tag: the tag's name.
        senses: what the class and id words say, of this element alone.
        hidden: it or an ancestor is out of sight.
        region: nearest ``nav``, ``footer``, ``aside``, ``header`` or ``article`` around it.
        lists: depth of list nesting.
        table: index of the nearest table element, -1 outside of tables.
        row: index of the nearest table row, -1 outside of tables.
        cell: index of the nearest table cell, -1 outside of tables.
        code: it stands in preformatted text.
        control: it is part of a form control.
    """

    parent: int = -1
    depth: int = 0
    label: str = ""
    tag: str = ""
    senses: frozenset[str] = _NO_CUES
    hidden: bool = False
    region: str = ""
    lists: int = 0
    table: int = -1
    row: int = -1
    cell: int = -1
    code: bool = False
    control: bool = False


@dataclass(slots=True)
class Run:
    """The text of one block while it is being collected."""

    element: int
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    hidden: bool = False
    cells: int = 0


# How much more a heading is worth, in characters that it has in common with the head's title.
_HEADING = {"h1": 30, "h2": 20}


def _title(pairs: Sequence[tuple[Run, str]], elements: Sequence[Element], title: str) -> int:
    """Index of the block that the head's title begins with, or of the first main heading."""
    wanted = "".join(title.split())
    best, index = 0, -1
    for number, (run, text) in enumerate(pairs):
        key = "".join(text.split())
        tag = elements[run.element].tag
        heading = _HEADING.get(tag, 0)
        size = len(key)
        # Blogs link a post's title to the post itself; any other link is a link elsewhere.
        linked = run.linked >= size and not (size >= 6 and wanted.startswith(key))
        # A short title has to be marked and stated.
        long = size >= 4 or (size >= 2 and heading and wanted.startswith(key))
        if long and size <= 100 and not linked and not run.hidden:
            rank = 0
            if key in wanted:
                rank = size + 30 * wanted.startswith(key) + heading
            elif wanted and key.startswith(wanted):
                rank = len(wanted) + heading
            elif tag == "h1":
                rank = 5
            if rank > best:
                best, index = rank, number
    return index


class Tree:
    """Sums over the elements of a page, for features that need to see around a block."""

    def __init__(
        self, pairs: Sequence[tuple[Run, str]], elements: Sequence[Element], title: str
    ) -> None:
        self.elements = elements
        size = len(elements)
        self.doubts: dict[int, float] = {-1: 1.0}
        self.weight = [0.0] * size
        self.characters = [0] * size
        self.linked = [0] * size
        self.count = [0] * size
        self.paths: dict[int, str] = {}
        self.found: dict[int, frozenset[str]] = {}
        self.densities: dict[int, float] = {}
        for run, text in pairs:
            element = run.element
            length = len(text)
            weight = 0.0
            if not elements[element].control:
                weight = float(max(length - run.linked, 0))
                if not _SENTENCE.search(text):
                    weight *= 0.2
                if run.hidden:
                    weight *= 0.5
                weight *= self.doubt(element)
            self.weight[element] += weight
            self.characters[element] += length
            self.linked[element] += min(run.linked, length)
            self.count[element] += 1
        for index in range(size - 1, 0, -1):
            parent = elements[index].parent
            self.weight[parent] += self.weight[index]
            self.characters[parent] += self.characters[index]
            self.linked[parent] += self.linked[index]
            self.count[parent] += self.count[index]
        self.total = max(self.weight[0], 1.0)
        self.line = self._main_line()
        self.branches: dict[int, dict[str, Any]] = {}
        self.title = _title(pairs, elements, title)

    def doubt(self, element: int) -> float:
        """How much text counts there: less beside the main text, by what its names say."""
        known = self.doubts.get(element)
        if known is None:
            here = self.elements[element]
            known = self.doubt(here.parent)
            if known == 1.0 and here.senses & _BESIDE and "content" not in here.senses:
                known = 0.3
            if here.tag in ("aside", "footer", "nav"):
                known = 0.1
            self.doubts[element] = known
        return known

    def _main_line(self) -> frozenset[int]:
        """The elements from the root to the deepest one that holds half of the running text."""
        main = 0
        for index in range(1, len(self.elements)):
            # Children follow their parents, so a later hit below an earlier one is deeper.
            if self.elements[index].parent == main and self.weight[index] >= 0.5 * self.total:
                main = index
        line: set[int] = set()
        while main >= 0:
            line.add(main)
            main = self.elements[main].parent
        return frozenset(line)

    def path(self, element: int) -> str:
        """The element's path from the root, as in a CSS selector."""
        known = self.paths.get(element)
        if known is None:
            parts = self.elements[element]
            known = parts.label
            if parts.parent >= 0:
                # MAX_DEPTH bounds the recursion.
                known = f"{self.path(parts.parent)}>{known}"
            self.paths[element] = known
        return known

    def features(self, number: int, run: Run, text: str) -> dict[str, Any]:
        """The features of a block; see :func:`unionclean.blocks.layer.blocks_of`."""
        shared = self.branches.get(run.element)
        if shared is None:
            shared = self.branches[run.element] = self._around(run.element)
        features = shared.copy()
        if run.links or run.linked:
            features["link_density"] = round(min(run.linked / max(len(text), 1), 1.0), 3)
            features["links"] = run.links
        features["hidden"] = run.hidden
        features["table"] = run.cells
        if number == self.title:
            features["title"] = True
        return features

    def _around(self, index: int) -> dict[str, Any]:
        element = self.elements[index]
        return {
            "path": self.path(index),
            "tag": element.tag,
            "control": element.control,
            "code": element.code,
            "lists": element.lists,
            "region": element.region,
            "senses": self._senses(index),
            "around": self._density(index),
            # What each block has of its own is here from the start: a copy that need not grow is
            # made faster.
            "link_density": 0.0,
            "links": 0,
            "hidden": False,
            "table": 0,
            "title": False,
        }

    def _senses(self, index: int) -> frozenset[str]:
        """What the names of the element and of those around it say, up to the main line."""
        known = self.found.get(index)
        if known is None:
            if index in self.line:
                known = _NO_CUES
            else:
                element = self.elements[index]
                known = self._senses(element.parent)
                if not element.senses <= known:
                    known |= element.senses
            self.found[index] = known
        return known

    def _density(self, index: int) -> float:
        """Share of linked characters in the nearest element that holds several blocks."""
        known = self.densities.get(index)
        if known is None:
            parent = self.elements[index].parent
            if self.count[index] < 3 and parent >= 0:
                known = self._density(parent)
            else:
                known = round(self.linked[index] / max(self.characters[index], 1), 3)
            self.densities[index] = known
        return known
