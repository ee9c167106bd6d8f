"""Undo a wrong decoding when bytes were lost on the way.

A text that was decoded wrongly is turned back into its bytes; where a character was lost, all bytes
that may have stood there are kept as alternatives. The search goes through every way to read the
bytes in the right encoding, may keep characters that were right all along, and takes the reading
that is likeliest as Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import NamedTuple

from .language import language_model

_WIDTH = 6  # readings kept at each position
_SWITCH = -5.0  # from characters that were right to bytes that were not, or back
_UNREADABLE = -12.0
_FILLED = -1.0
_UNLIKELY = -2.5
_ASSUMED = -5.0  # a byte of which there is no trace
_SCRIPT = -5.0  # a filled-in character of the other script
_MOST = 5000  # alternatives tried for one character


_QUOTES = ("“", "”", "‘", "’")  # alike in UTF-8 but for the last byte
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


@dataclass(frozen=True)
class Restored:
    """A text that was decoded again.

    Attributes:
        text: the text.
        score: its log probability, with what switching and filling cost.
        filled: how many characters were filled in where bytes were lost.
        unreadable: how many places could not be read; U+FFFD stands there.
        pieces: what became of the wrong text: spans of it with the text that goes there.
    """

    text: str
    score: float
    filled: int
    unreadable: int
    pieces: tuple[tuple[int, int, str], ...]


class _Path(NamedTuple):
    score: float
    before: str  # last character, folded
    kept: bool  # whether it was kept as it stood
    start: int  # token where the last step began
    parent: _Path | None
    text: str
    filled: bool


def restore(text: str, tokens: Sequence[Token], codec: str, *, traditional: bool) -> Restored:
    """Read bytes, some of them lost, in the encoding that they were written in.

    Args:
        text: the wrongly decoded text.
        tokens: its bytes.
        codec: ``"utf-8"``, ``"gb18030"`` or ``"big5hkscs"``.
        traditional: script that characters are filled in from.

    Example:
        >>> wrong = "銆�"  # the three bytes of 。, the last one lost
        >>> tokens = [Token(b"\\xe3", 0, True), Token(b"\\x80", 0, False)]
        >>> tokens.append(Token(bytes(range(0x80, 0xC0)), 1, True))
        >>> restore(wrong, tokens, "utf-8", traditional=False).text
        '。'
    """
    model = language_model()
    beams: list[list[_Path]] = [[] for _ in range(len(tokens) + 1)]
    beams[0] = [_Path(0.0, "\n", True, 0, None, "", False)]
    foreign = model.simplified_cost if not traditional else model.traditional_cost
    ends = _ends(text, tokens)
    for i, token in enumerate(tokens):
        paths = _best(beams[i])
        if not paths:
            continue
        readings = list(_readings(tokens, i, codec))
        for path in paths:
            score, before = path.score, path.before
            if token.first:
                character = text[token.origin]
                folded = model.sign(character)
                cost = _UNREADABLE if character == "\ufffd" else model.step(before, folded)
                cost += model.choice(character)
                cost += 0.0 if path.kept or character < "\x80" else _SWITCH
                kept = path.kept or character >= "\x80"
                beams[ends[token.origin]].append(
                    _Path(score + cost, folded, kept, i, path, character, False)
                )
            for width, character, cost in readings:
                folded = model.sign(character)
                total = score + cost + model.step(before, folded) + model.choice(character)
                total += _SWITCH if path.kept else 0.0
                if cost and foreign.get(character, 0.0) < -3.0:
                    total += _SCRIPT
                beams[i + width].append(_Path(total, folded, False, i, path, character, cost < 0.0))
            if token.skip is not None:
                total = score + token.skip + (_SWITCH if path.kept and token.first else 0.0)
                kept = path.kept and not token.first
                beams[i + 1].append(_Path(total, before, kept, i, path, "", False))
            elif not path.kept:
                again = path.text == "\ufffd"
                cost = _UNREADABLE + (2.0 if again else 0.0)
                beams[i + 1].append(
                    _Path(score + cost, "\ufffd", False, i, path, "" if again else "\ufffd", False)
                )
    last = max(beams[-1], key=lambda p: p.score + model.step(p.before, "\n"))
    return _result(last, text, tokens)


def _best(paths: list[_Path]) -> list[_Path]:
    best: dict[tuple[str, bool], _Path] = {}
    for path in paths:
        key = (path.before, path.kept)
        if key not in best or best[key].score < path.score:
            best[key] = path
    return sorted(best.values(), key=lambda p: -p.score)[:_WIDTH]


def _ends(text: str, tokens: Sequence[Token]) -> list[int]:
    """For each character of the text, the token after its last one."""
    ends = [0] * len(text)
    for position, token in enumerate(tokens):
        ends[token.origin] = position + 1
    return ends


def _readings(tokens: Sequence[Token], i: int, codec: str) -> Iterator[tuple[int, str, float]]:
    """Characters that may begin at token ``i``: how many tokens, which, cost of filling in."""
    if codec == "utf-8":
        widths = {utf8_width(value) for value in tokens[i].values} - {0}
    else:
        widths = {2} if tokens[i].values[-1] > 0x80 else set()
        if codec == "gb18030" and len(tokens[i].values) == 1:
            widths |= {4} if tokens[i + 1 : i + 2] and tokens[i + 1].values[:1].isdigit() else set()
    model = language_model()
    single = model.single
    if len(tokens[i].values) == 1 and tokens[i].values < b"\x80" and not tokens[i].first:
        yield 1, tokens[i].values.decode("ascii"), 0.0  # swallowed by the character before it
    for width in widths:
        for chosen in _chosen(tokens, i, width):
            used = [token.values for token in chosen]
            if codec == "utf-8":
                used[0] = bytes(v for v in used[0] if utf8_width(v) == width)
                used[1:] = [bytes(v for v in values if 0x80 <= v < 0xC0) for values in used[1:]]
            else:
                used[0] = bytes(v for v in used[0] if 0x80 < v < 0xFF)
            if prod(map(len, used)) > _MOST:
                used = [bytes(t.costs) or v for t, v in zip(chosen, used, strict=True)]
            count = prod(map(len, used))
            if not 0 < count <= _MOST:
                continue
            assumed = _ASSUMED * sum(token.skip == 0.0 for token in chosen)
            span = next(k for k, t in enumerate(tokens[i:], 1) if t is chosen[-1])
            for octets in product(*used):
                try:
                    character = bytes(octets).decode(codec)
                except UnicodeDecodeError:
                    continue
                if len(character) != 1 or (count > 1 and single[model.sign(character)] < -15.9):
                    continue
                cost = 0.0
                if count > 1:
                    cost = _FILLED + assumed
                    for value, token in zip(octets, chosen, strict=True):
                        if token.costs:
                            cost += token.costs.get(value, _UNLIKELY)
                yield span, character, cost


def _chosen(tokens: Sequence[Token], i: int, width: int) -> Iterator[list[Token]]:
    """The ``width`` bytes from token ``i`` on, with and without those that may not have been."""
    if width == 0:
        yield []
    elif i < len(tokens):
        for rest in _chosen(tokens, i + 1, width - 1):
            yield [tokens[i], *rest]
        if tokens[i].skip is not None:
            yield from _chosen(tokens, i + 1, width)


def utf8_width(value: int) -> int:
    """Length of a UTF-8 sequence by its first byte; 0 for ASCII, which needs no reading."""
    if 0xC2 <= value < 0xE0:
        return 2
    if 0xE0 <= value < 0xF0:
        return 3
    return 4 if 0xF0 <= value < 0xF5 else 0


def _result(path: _Path, text: str, tokens: Sequence[Token]) -> Restored:
    steps: list[tuple[int, str, bool, bool]] = []
    score = path.score
    node: _Path | None = path
    while node is not None and node.parent is not None:
        steps.append((node.start, node.text, node.filled, node.kept))
        node = node.parent
    steps.reverse()
    _balance(steps)
    pieces: list[tuple[int, int, str]] = []
    for k, (start, new, _, _) in enumerate(steps):
        stop = steps[k + 1][0] if k + 1 < len(steps) else len(tokens)
        first, last = tokens[start].origin, tokens[stop - 1].origin + 1
        if pieces and first < pieces[-1][1]:
            begin, _, before = pieces[-1]
            pieces[-1] = (begin, last, before + new)
        else:
            pieces.append((first, last, new))
    whole = "".join(new for _, new, _, _ in steps)
    filled = sum(step[2] for step in steps)
    changed = tuple(piece for piece in pieces if text[piece[0] : piece[1]] != piece[2])
    return Restored(whole, score, filled, whole.count("\ufffd"), changed)


def _balance(steps: list[tuple[int, str, bool, bool]]) -> None:
    """Let quotation marks that were filled in close what is open, and open nothing twice."""
    within = ""
    for k, (start, new, filled, kept) in enumerate(steps):
        if filled and new in _QUOTES:
            if within:
                new = "”" if within == "“" else "’"
            elif new == "”":
                new = "“"
            steps[k] = (start, new, filled, kept)
        if new in ("“", "‘"):
            within = new
        elif new in ("”", "’"):
            within = ""
