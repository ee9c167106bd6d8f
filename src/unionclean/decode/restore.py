"""Undo a wrong decoding when bytes were lost on the way.

A text that was decoded wrongly is turned back into its bytes; where a character was lost, all bytes
that may have stood there are kept as alternatives. The search goes through every way to read the
bytes in the right encoding, may keep characters that were right all along, and takes the reading
that is likeliest as Chinese.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .alternatives import Token, readings
from .language import language_model

_WIDTH = 5  # readings kept at each position
_HOPELESS = 20.0  # by how much a reading may be less likely than the best one there
_SWITCH = -5.0  # from characters that were right to bytes that were not, or back
_UNREADABLE = -12.0
_SCRIPT = -5.0  # a filled-in character of the other script


_QUOTES = ("“", "”", "‘", "’")  # alike in UTF-8 but for the last byte


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
    single = model.single
    for i, token in enumerate(tokens):
        paths = _best(beams[i])
        beams[i] = []
        if not paths:
            continue
        choices = list(readings(tokens, i, codec))
        for path in paths:
            score, before = path.score, path.before
            back, following = model.following(before)
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
            entering = score + (_SWITCH if path.kept else 0.0)
            for width, character, folded, cost, filled in choices:
                known = following.get(folded)
                total = entering + cost + (single[folded] + back if known is None else known)
                if filled and foreign.get(character, 0.0) < -3.0:
                    total += _SCRIPT
                beams[i + width].append(_Path(total, folded, False, i, path, character, filled))
            if token.skip is not None:
                total = score + token.skip + (_SWITCH if path.kept and token.first else 0.0)
                kept = path.kept and not token.first
                beams[i + 1].append(_Path(total, before, kept, i, path, "", False))
            elif not path.kept and not (token.first and token.values < b"\x80"):
                again = path.text == "\ufffd"
                cost = _UNREADABLE + (2.0 if again else 0.0)
                beams[i + 1].append(
                    _Path(score + cost, "\ufffd", False, i, path, "" if again else "\ufffd", False)
                )
    last = max(beams[-1], key=lambda p: p.score + model.step(p.before, "\n"))
    return _result(last, text, tokens)


def _best(paths: list[_Path]) -> list[_Path]:
    if len(paths) < 2:
        return paths
    enough = max(path.score for path in paths) - _HOPELESS
    best: dict[tuple[str, bool], _Path] = {}
    for path in paths:
        if path.score > enough:
            key = (path.before, path.kept)
            if key not in best or best[key].score < path.score:
                best[key] = path
    return sorted(best.values(), key=_score, reverse=True)[:_WIDTH]


def _score(path: _Path) -> float:
    return path.score


def _ends(text: str, tokens: Sequence[Token]) -> list[int]:
    """For each character of the text, the token after its last one."""
    ends = [0] * len(text)
    for position, token in enumerate(tokens):
        ends[token.origin] = position + 1
    return ends


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
