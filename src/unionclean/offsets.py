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
    """Source span of ``text[i:j]``; for an empty span, the point just after the character before.

    Example:
        >>> to_source((Piece(2, 4, 12, 15),), 10, 1, 3)
        (11, 15)
    """
    if not pieces:
        return start + i, start + j
    if i < j:
        return char_span(pieces, start, i)[0], char_span(pieces, start, j - 1)[1]
    point = char_span(pieces, start, i - 1)[1] if i else start
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


def split(pieces: OffsetMap, start: int, t: int) -> tuple[OffsetMap, OffsetMap, int]:
    """Cut a map at text position ``t``.

    Returns:
        The map of the left part, that of the right part, and the source position of the cut. A
        piece that straddles the cut leaves all its source on the left; what was deleted exactly at
        the cut stays on the left too.

    Example:
        >>> split((Piece(2, 4, 12, 15),), 10, 3)
        ((Piece(t0=2, t1=3, s0=12, s1=15),), (Piece(t0=0, t1=1, s0=15, s1=15),), 15)
    """
    left: list[Piece] = []
    right: list[Piece] = []
    cut = start + t
    for piece in pieces:
        if piece.t1 <= t:
            left.append(piece)
            cut = piece.s1 + t - piece.t1
        elif piece.t0 >= t:
            right.append(_shift(piece, -t))
        else:
            left.append(Piece(piece.t0, t, piece.s0, piece.s1))
            right.append(Piece(0, piece.t1 - t, piece.s1, piece.s1))
            cut = piece.s1
    return tuple(left), tuple(right), cut


def join(left: OffsetMap, gap: Piece, right: OffsetMap) -> OffsetMap:
    """The map of two texts put together over a gap.

    Args:
        left: map of the left text.
        gap: ``t0:t1`` the characters put between the two, ``s0:s1`` the source between them.
        right: map of the right text, whose positions are moved by ``gap.t1``.

    Example:
        >>> join((), Piece(3, 3, 13, 16), ())
        (Piece(t0=3, t1=3, s0=13, s1=16),)
    """
    # A gap of one newline that becomes one blank keeps the length and needs no piece.
    between = (gap,) if gap.t1 - gap.t0 != gap.s1 - gap.s0 else ()
    return left + between + tuple(_shift(piece, gap.t1) for piece in right)
