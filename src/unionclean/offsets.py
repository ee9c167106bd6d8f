"""The piecewise map from a block's current text back to the source.

A map is a tuple of :class:`Piece`, sorted, covering only the places where text and source have
different lengths; everywhere between them one character of text is one character of source. Edits
that keep the length therefore leave the map alone, which is what makes recording cheap for script
conversion, where nearly every edit is of that kind.

Positions named ``t`` count in the block's text, positions named ``s`` in the document's source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """``text[t0:t1]`` stands, as a whole, for ``source[s0:s1]``, of another length.

    Example:
        >>> Piece(2, 4, 2, 5)
        Piece(t0=2, t1=4, s0=2, s1=5)
    """

    t0: int
    t1: int
    s0: int
    s1: int


OffsetMap = tuple[Piece, ...]
IDENTITY: OffsetMap = ()


def _first(piece: Piece) -> int:
    return piece[0]


def char_span(pieces: Sequence[Piece], start: int, t: int) -> tuple[int, int]:
    """Source span of the character at ``t`` in a block whose source begins at ``start``.

    Example:
        >>> char_span((Piece(2, 4, 12, 15),), 10, 1), char_span((Piece(2, 4, 12, 15),), 10, 4)
        ((11, 12), (15, 16))
    """
    if not pieces:
        return start + t, start + t + 1
    k = bisect_right(pieces, t, key=_first) - 1
    if k < 0:
        return start + t, start + t + 1
    piece = pieces[k]
    if t < piece.t1:
        return piece.s0, piece.s1
    s = piece.s1 + t - piece.t1
    return s, s + 1


def to_source(pieces: Sequence[Piece], start: int, i: int, j: int) -> tuple[int, int]:
    """Source span of ``text[i:j]``; for an empty span, the point just before the character there.

    Example:
        >>> to_source((Piece(2, 4, 12, 15),), 10, 1, 3)
        (11, 15)
    """
    if not pieces:
        return start + i, start + j
    if i < j:
        return char_span(pieces, start, i)[0], char_span(pieces, start, j - 1)[1]
    k = bisect_right(pieces, i, key=_first) - 1
    if k < 0:
        return start + i, start + i
    t0, t1, s0, s1 = pieces[k]
    # What was deleted exactly here lies before the point, as it does when a block is cut here.
    point = s1 + i - t1 if t1 <= i else s0 if i == t0 else s1
    return point, point


def rewrite(pieces: OffsetMap, start: int, changes: Iterable[tuple[int, int, int]]) -> OffsetMap:
    """The map after each ``text[i:j]`` of ``changes`` became ``n`` characters.

    Args:
        pieces: the map before.
        start: where the block begins in the source.
        changes: ``(i, j, n)`` with ``n != j - i``, sorted, not overlapping; positions before the
            change.

    Returns:
        The new map. Where a change touches a piece that was there, the two become one.

    Example:
        >>> rewrite((), 10, [(2, 5, 2)])
        (Piece(t0=2, t1=4, s0=12, s1=15),)
    """
    out: list[Piece] = []
    k, count, delta = 0, len(pieces), 0
    pending: list[int] | None = None  # t0, t1 (before the change), s0, s1, growth

    for i, j, n in changes:
        if pending is not None and i < pending[1]:
            pending[1] = max(pending[1], j)
            pending[4] += n - (j - i)
        else:
            if pending is not None:
                delta = _flush(out, pending, delta)
            while k < count and pieces[k].t1 <= i:
                out.append(_shift(pieces[k], delta))
                k += 1
            s0, s1 = to_source(pieces, start, i, j)
            pending = [i, j, s0, s1, n - (j - i)]
        while k < count and pieces[k].t0 < pending[1]:
            piece = pieces[k]
            pending[0] = min(pending[0], piece.t0)
            pending[1] = max(pending[1], piece.t1)
            pending[2] = min(pending[2], piece.s0)
            pending[3] = max(pending[3], piece.s1)
            k += 1
        pending[3] = max(pending[3], to_source(pieces, start, i, pending[1])[1])
    if pending is not None:
        delta = _flush(out, pending, delta)
    out.extend(_shift(piece, delta) for piece in pieces[k:])
    return tuple(out)


def _flush(out: list[Piece], pending: list[int], delta: int) -> int:
    t0, t1, s0, s1, growth = pending
    out.append(Piece(t0 + delta, t1 + delta + growth, s0, s1))
    return delta + growth


def _shift(piece: Piece, delta: int) -> Piece:
    return Piece(piece.t0 + delta, piece.t1 + delta, piece.s0, piece.s1) if delta else piece


def split(pieces: OffsetMap, t: int, cut: int) -> tuple[OffsetMap, OffsetMap]:
    """Cut a map at text position ``t``, which answers to source position ``cut``.

    What was deleted exactly at the cut stays on the left.

    Example:
        >>> split((Piece(2, 4, 12, 15),), 3, 15)
        ((Piece(t0=2, t1=3, s0=12, s1=15),), (Piece(t0=0, t1=1, s0=15, s1=15),))
    """
    left: list[Piece] = []
    right: list[Piece] = []
    for t0, t1, s0, s1 in pieces:
        # Where several edits met in one place the record may draw the line elsewhere than a piece
        # does; neither half may reach over it.
        if t1 <= t:
            left.append(Piece(t0, t1, min(s0, cut), min(s1, cut)))
        elif t0 >= t:
            right.append(Piece(t0 - t, t1 - t, max(s0, cut), max(s1, cut)))
        else:
            left.append(Piece(t0, t, min(s0, cut), cut))
            right.append(Piece(0, t1 - t, cut, max(s1, cut)))
    return tuple(left), tuple(right)


def follow(gap: Piece, right: OffsetMap) -> OffsetMap:
    """What a map gains when another text is put behind it.

    Args:
        gap: ``t0:t1`` the characters put between the two, ``s0:s1`` the source between them.
        right: map of the right text, whose positions are moved by ``gap.t1``.

    Example:
        >>> follow(Piece(3, 3, 13, 16), (Piece(0, 0, 16, 17),))
        (Piece(t0=3, t1=3, s0=13, s1=16), Piece(t0=3, t1=3, s0=16, s1=17))
    """
    # A gap of one newline that becomes one blank keeps the length and needs no piece.
    between = (gap,) if gap.t1 - gap.t0 != gap.s1 - gap.s0 else ()
    return between + tuple(_shift(piece, gap.t1) for piece in right)
