"""Blocks: the unit that every filter works on, with the record of what was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from . import offsets
from .edits import FINE_AT_ONCE, Edit, Replacement, stretches
from .errors import OverlapError
from .offsets import IDENTITY, OffsetMap, Piece

#: What plain text knows of its blocks at first; shared, and never written to.
_NOTHING: Mapping[str, Any] = {}


class Block(NamedTuple):
    """A paragraph, heading, list item, table row or line, with its place in the source.

    Attributes:
        start: first character of the block in ``document.source.text``.
        end: one past its last character there.
        text: the block's text as it stands now.
        kind: ``"line"`` until the section stage decides; then one of
            :data:`unionclean.outline.KINDS`.
        dropped: id of the rule that left the block out of the text, ``""`` for a kept block.
        lead: what separates the block from the kept block before it.
        edits: what was changed, in order.
        offsets: map from ``text`` back to the source.
        level: depth in its article's tree; 0 outside of it.
        marker: the heading's number as written (``"（一）"``), ``""`` without one.
        features: what the markup told (``path``, ``link_density``, ``hidden``, ``tag`` …) and what
            the section stage learned; empty for plain text at first.

    Example:
        >>> block = Block.of("發展觀", 0, 3)
        >>> block.replace([Replacement(0, 1, "发", "script.t2s")]).text
        '发展觀'
    """

    start: int
    end: int
    text: str
    kind: str = "line"
    dropped: str = ""
    lead: str = "\n"
    edits: tuple[Edit, ...] = ()
    offsets: OffsetMap = IDENTITY
    level: int = 0
    marker: str = ""
    features: Mapping[str, Any] = _NOTHING

    @classmethod
    def of(cls, source: str, start: int, end: int, **attributes: Any) -> Block:
        """A fresh, unedited block over ``source[start:end]``."""
        return cls(start, end, source[start:end], **attributes)

    def with_(self, **changes: Any) -> Block:
        """A copy with some attributes changed; never ``text``, which only edits may change."""
        return self._replace(**changes)

    def left_out(self, rule: str) -> Block:
        """The block as one that a rule dropped."""
        # Made anew and not copied with changes: most blocks of a page come by.
        return Block._make((*self[:4], rule, *self[5:]))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source span of ``self.text[start:end]``.

        Example:
            >>> Block.of("  abc", 2, 5).source_span(0, 2)
            (2, 4)
        """
        return offsets.to_source(self.offsets, self.start, start, end)

    def replace(self, proposals: Iterable[Replacement]) -> Block:
        """Apply proposals, record them, and update the map.

        Args:
            proposals: replacements in any order, in positions of ``self.text``. Those that change
                nothing are passed over.

        Raises:
            OverlapError: two of them overlap, or one lies outside the text.
        """
        text = self.text
        if len(text) > FINE_AT_ONCE:
            proposals = stretches(text, proposals)
        wanted = [p for p in proposals if text[p.start : p.end] != p.text]
        if not wanted:
            return self
        if len(wanted) > 1:
            wanted.sort()
        pieces: list[str] = []
        edits: list[Edit] = []
        resized: list[tuple[int, int, int]] = []
        done = delta = 0
        begin, pieces_of_map = self.start, self.offsets
        for start, end, new, rule, evidence in wanted:
            if not done <= start <= end <= len(text):
                raise OverlapError(
                    f"rule {rule} proposed {start}:{end} in a block of {len(text)} characters, "
                    f"after {done}"
                )
            if pieces_of_map:
                s0, s1 = offsets.to_source(pieces_of_map, begin, start, end)
            else:
                s0, s1 = begin + start, begin + end
            edits.append(Edit(rule, s0, s1, start + delta, text[start:end], new, evidence))
            pieces += (text[done:start], new)
            if len(new) != end - start:
                resized.append((start, end, len(new)))
                delta += len(new) - (end - start)
            done = end
        pieces.append(text[done:])
        moved = offsets.rewrite(self.offsets, self.start, resized) if resized else self.offsets
        # Made anew and not copied with changes: every changed line of every document comes by.
        return Block(
            self.start,
            self.end,
            "".join(pieces),
            self.kind,
            self.dropped,
            self.lead,
            (*self.edits, *edits),
            moved,
            self.level,
            self.marker,
            self.features,
        )

    def split(self, at: int) -> tuple[Block, Block]:
        """Cut the block in two before the character at ``at``; edits and map go with their part."""
        left_edits, right_edits, raw = _split_edits(self.edits, at)
        # The record knows where the cut lay in the raw text; a piece of the map, which may stand
        # for several edits grown together, does not.
        cut = self.start + raw
        left_edits = tuple(_clamp(edit, self.start, cut) for edit in left_edits)
        right_edits = tuple(_clamp(edit, cut, self.end) for edit in right_edits)
        left_map, right_map = offsets.split(self.offsets, at, cut)
        left = self._replace(end=cut, text=self.text[:at], edits=left_edits, offsets=left_map)
        right = self._replace(
            start=cut, text=self.text[at:], edits=right_edits, offsets=right_map, lead="\n"
        )
        return left, right

    def join(self, others: Sequence[Block], source: str, rule: str, glue: str = "") -> Block:
        """The block and later ones as a single block.

        Args:
            others: blocks further on, in order; whatever lies between two is replaced by ``glue``.
            source: the document's source text.
            rule: id of the rule that joins, recorded with each text between.
            glue: what to put between two texts.

        Example:
            >>> text = "一\\n二"
            >>> Block.of(text, 0, 1).join([Block.of(text, 2, 3)], text, "layout.wrap").text
            '一二'
        """
        bridges: list[Edit] = []
        edits: list[Edit] = list(self.edits)
        pieces: list[Piece] = list(self.offsets)
        texts = [self.text]
        raw, here, end = self.end - self.start, len(self.text), self.end
        for other in others:
            gap = source[end : other.start]
            if gap != glue:
                # At this moment of the replay everything is still raw source: the gaps are closed
                # first, and the edits of all parts follow in their own coordinates.
                bridges.append(Edit(rule, end, other.start, raw, gap, glue))
            between = Piece(here, here + len(glue), end, other.start)
            pieces += offsets.follow(between, other.offsets)
            raw += len(glue) + other.end - other.start
            here += len(glue)
            edits += (edit._replace(at=edit.at + here) for edit in other.edits)
            texts += (glue, other.text)
            here += len(other.text)
            end = other.end
        return self._replace(
            end=end,
            text="".join(texts),
            edits=(*bridges, *edits),
            offsets=tuple(pieces),
        )

    def replay(self, source: str) -> str:
        """The block's text, made anew from the source and the edits alone.

        Raises:
            ValueError: the edits do not fit the source.
        """
        return replay(source[self.start : self.end], self.edits)


def replay(text: str, edits: Sequence[Edit]) -> str:
    """Apply recorded edits one after the other.

    Raises:
        ValueError: an edit's ``before`` is not what stands at its place.

    Example:
        >>> replay("發展", [Edit("script.t2s", 0, 1, 0, "發", "发")])
        '发展'
    """
    # Edits of one pass run from left to right; each such run is one sweep over the text, so the
    # whole costs a sweep a pass and not a copy an edit.
    index = 0
    while index < len(edits):
        pieces: list[str] = []
        done, delta = 0, 0
        while index < len(edits):
            edit = edits[index]
            begin = edit.at - delta
            if begin < done:
                if edit.at < 0:
                    raise ValueError(f"{edit.rule} at {edit.at}")
                break
            if not text.startswith(edit.before, begin):
                found = text[begin : begin + len(edit.before)]
                raise ValueError(
                    f"{edit.rule} expected {edit.before!r} at {edit.at}, found {found!r}"
                )
            pieces += (text[done:begin], edit.after)
            done = begin + len(edit.before)
            delta += len(edit.after) - len(edit.before)
            index += 1
        pieces.append(text[done:])
        text = "".join(pieces)
    return text


def _clamp(edit: Edit, low: int, high: int) -> Edit:
    start, end = (min(max(edge, low), high) for edge in (edit.start, edit.end))
    return edit if (start, end) == (edit.start, edit.end) else edit._replace(start=start, end=end)


def _split_edits(
    edits: tuple[Edit, ...], at: int
) -> tuple[tuple[Edit, ...], tuple[Edit, ...], int]:
    """Share out the edits of a block that is cut before the character at ``at``.

    Walks back through the record: at each step ``at`` is where the cut lay in the text of that
    moment. The last one, in the raw text, is returned too.
    """
    left: list[Edit] = []
    right: list[Edit] = []
    for edit in reversed(edits):
        stop = edit.at + len(edit.after)
        if stop <= at:
            left.append(edit)
            at -= len(edit.after) - len(edit.before)
        elif edit.at >= at:
            right.append(edit._replace(at=edit.at - at))
        else:
            part = at - edit.at
            # Same length: character answers to character. Otherwise all that was before belongs
            # to the left, and the right begins with an insertion.
            keep = part if len(edit.before) == len(edit.after) else len(edit.before)
            left.append(edit._replace(before=edit.before[:keep], after=edit.after[:part]))
            right.append(edit._replace(at=0, before=edit.before[keep:], after=edit.after[part:]))
            at = edit.at + keep
    return tuple(reversed(left)), tuple(reversed(right)), at
