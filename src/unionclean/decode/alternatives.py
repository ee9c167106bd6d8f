"""Bytes of which some are known and some may have been this or that, and what they may spell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from .language import language_model

_FILLED = -1.0
_UNLIKELY = -5.0
_ASSUMED = -5.0  # a byte of which there is no trace
_MOST = 5000  # alternatives tried for one character
_SKIPPED = 4  # bytes that may not have been, within one character
_ALIKE: Mapping[int, float] = {}


class Token(NamedTuple):
    """One byte of the text as it was before the wrong decoding, or what may have been one.

    Attributes:
        values: the possible values; one for a known byte.
        origin: the character of the wrong text that the byte comes from.
        first: whether it is that character's first byte.
        costs: of several possible values the usual ones, with what each costs as a log
            probability; empty where all are alike.
        skip: cost, as a log probability, of there being no such byte; None where it is certain.
    """

    values: bytes
    origin: int
    first: bool
    costs: Mapping[int, float] = _ALIKE
    skip: float | None = None


def readings(
    tokens: Sequence[Token], i: int, codec: str
) -> Iterator[tuple[int, str, str, float, bool]]:
    """Characters that may begin at token ``i``: how many tokens, which, folded, cost, filled in."""
    values = tokens[i].values
    if codec == "utf-8":
        widths = {utf8_width(value) for value in values} - {0}
    else:
        widths = {2} if values[-1] > 0x80 else set()
        if codec == "gb18030" and len(values) == 1 and i + 1 < len(tokens):
            widths |= {4} if tokens[i + 1].values[:1].isdigit() else set()
    if len(values) == 1 and values < b"\x80" and not tokens[i].first:
        # Swallowed by the character before it.
        character = values.decode("ascii")
        model = language_model()
        yield 1, character, model.sign(character), model.choice(character), False
    for width in widths:
        for places in _places(tokens, i, width):
            chosen = [tokens[place] for place in places]
            used = [token.values for token in chosen]
            if prod(map(len, used)) > _MOST:
                used = [bytes(t.costs) or v for t, v in zip(chosen, used, strict=True)]
            found = _characters(tuple(used), codec)
            span = places[-1] + 1 - i
            if prod(map(len, used)) == 1:
                for _, character, folded, choice in found:
                    yield span, character, folded, choice, False
                continue
            filling = _FILLED + _ASSUMED * sum(token.skip == 0.0 for token in chosen)
            costs = [token.costs for token in chosen]
            for octets, character, folded, choice in found:
                cost = filling + choice
                for value, usual in zip(octets, costs, strict=True):
                    if usual:
                        cost += usual.get(value, _UNLIKELY)
                yield span, character, folded, cost, True


@lru_cache(maxsize=30_000)
def _characters(
    used: tuple[bytes, ...], codec: str
) -> tuple[tuple[tuple[int, ...], str, str, float], ...]:
    """Characters that one of each set of bytes may spell: the bytes, it, folded, its own cost."""
    model = language_model()
    width = len(used)
    if codec == "utf-8":
        continued = (bytes(v for v in values if 0x80 <= v < 0xC0) for values in used[1:])
        used = (bytes(v for v in used[0] if utf8_width(v) == width), *continued)
    else:
        used = (bytes(v for v in used[0] if 0x80 < v < 0xFF), *used[1:])
    count = prod(map(len, used))
    found: list[tuple[tuple[int, ...], str, str, float]] = []
    if 0 < count <= _MOST:
        for octets in product(*used):
            try:
                character = bytes(octets).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(character) == 1:
                folded = model.sign(character)
                if count == 1 or model.single[folded] > -15.9:
                    found.append((octets, character, folded, model.choice(character)))
    return tuple(found)


def _places(
    tokens: Sequence[Token], i: int, width: int, skips: int = _SKIPPED
) -> Iterator[tuple[int, ...]]:
    """Tokens of ``width`` bytes from ``i`` on, with and without those that may not have been.

    Without a bound on the latter, a long run of them would take a time of its length cubed.
    """
    if width == 0:
        yield ()
    elif i < len(tokens):
        for rest in _places(tokens, i + 1, width - 1, skips):
            yield i, *rest
        if skips and tokens[i].skip is not None:
            yield from _places(tokens, i + 1, width, skips - 1)


def utf8_width(value: int) -> int:
    """Length of a UTF-8 sequence by its first byte; 0 for ASCII, which needs no reading."""
    if 0xC2 <= value < 0xE0:
        return 2
    if 0xE0 <= value < 0xF0:
        return 3
    return 4 if 0xF0 <= value < 0xF5 else 0
