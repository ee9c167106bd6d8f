"""Text that was decoded in a wrong encoding: find out which, and decode it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .chinese import BIG5, GB
from .language import language_model
from .restore import Restored, Token, restore

UTF8, LATIN = "utf-8", "cp1252"

# (encoding that the text was read in, encoding that it was written in): rule
WAYS = {
    (GB, UTF8): "mojibake.utf8-as-gbk",
    (LATIN, UTF8): "mojibake.utf8-as-latin1",
    (LATIN, GB): "mojibake.gbk-as-latin1",
    (LATIN, BIG5): "mojibake.big5-as-latin1",
    (GB, BIG5): "mojibake.big5-as-gbk",
    (BIG5, GB): "mojibake.gbk-as-big5",
    (BIG5, UTF8): "mojibake.utf8-as-big5",
}

_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Bytes from 0x80, read as cp1252 or latin-1: accented capitals next to signs, by the dozen.
LATIN_RUN = re.compile(f"[\x80-\xff](?:[\x80-\xff{_CP1252}\ufffd ]*[\x80-\xff{_CP1252}\ufffd])+")
_LATIN_SPAN = re.compile(f"[\x80-\xff{_CP1252}](?:[\x20-\xff{_CP1252}\ufffd]*[\x80-\xff{_CP1252}\ufffd])?")
_CONTINUATION = bytes(range(0x80, 0xC0))
_HIGH = bytes(range(0x81, 0xFF))
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # in cp1252

_MARGIN = 10.0  # by how much the new reading must be likelier
_READABLE = -9.0  # mean log probability of a character in text
_AROUND = 40  # characters that tell the way


class Repair(NamedTuple):
    """A better reading of a span of a text.

    Attributes:
        start: first character of the span.
        end: one past its last character.
        text: what to put there.
        rule: rule id, from the pair of encodings.
        before: log probability of what stood in the whole run, after: of the repaired run.
        filled: characters of the run that were filled in for lost bytes.
        lost: places of the run that could not be read.
    """

    start: int
    end: int
    text: str
    rule: str
    before: float
    after: float
    filled: int = 0
    lost: int = 0


def undo(text: str) -> list[Repair]:
    """Repairs of a line of text that was decoded wrongly, wholly or in part.

    Example:
        >>> undo("ÖÐ¹úÈËÃñ")[0].text, undo("鏂伴椈涓績")[0].text, undo("新闻中心")
        ('中国人民', '新闻中心', [])
    """
    repairs: list[Repair] = []
    if LATIN_RUN.search(text):
        for match in _LATIN_SPAN.finditer(text):
            if LATIN_RUN.search(match.group()):
                repairs += _repaired(match.group(), match.start(), LATIN, (UTF8, GB, BIG5))
    rare = None if repairs else suspicious(text)
    return _undo_chinese(text, rare) if rare else repairs


def suspicious(text: str) -> re.Match[str] | None:
    """The first place where rare characters stand together in a company that does not suit them."""
    model = language_model()
    for match in model.rare.finditer(text):
        around = text[max(0, match.start() - 2) : match.end() + 2]
        if model.score(around) < -10.0 * len(around):
            return match
    return None


def _undo_chinese(text: str, rare: re.Match[str]) -> list[Repair]:
    around = text[max(0, rare.start() - _AROUND // 2) : rare.end() + _AROUND]
    found: list[tuple[float, str, str]] = []
    for wrong, right in WAYS:
        if wrong != LATIN:
            data = _bytes(around, wrong)
            read = data.decode(right, "ignore")
            # What the new encoding cannot read must not count in its favour.
            lost = len(data) - len(read.encode(right, "ignore"))
            if len(read) > 1:
                score = language_model().score(read) - 4.0 * lost
                found.append((score / len(data), wrong, right))
    found.sort(reverse=True)
    present = language_model().score(around)
    for score, wrong, right in found[:2]:
        if score * len(_bytes(around, wrong)) < present + _MARGIN / 2:
            continue
        repairs = _repaired(text, 0, wrong, (right,))
        if repairs:
            return repairs
    return []


def _bytes(text: str, codec: str) -> bytes:
    """The bytes that a wrong decoding was given, without those of lost characters."""
    return b"".join(octets for octets in map(_octets(codec), text) if octets)


def _repaired(text: str, at: int, wrong: str, rights: tuple[str, ...]) -> list[Repair]:
    model = language_model()
    before = model.score(text)
    best: tuple[float, str, str] | None = None
    # Python knows three tables of Big5, which differ in signs and in rare characters.
    for table in (BIG5, "big5", "cp950") if wrong == BIG5 else (wrong,):
        whole = list(map(_octets(table), text))
        if not all(whole):
            continue
        for right in rights:
            try:
                read = b"".join(whole).decode(right)
            except UnicodeDecodeError:
                continue
            score = model.score(read)
            if best is None or score > best[0]:
                best = (score, right, read)
    if best is not None:
        score, right, read = best
        if score > before + _MARGIN / 2 and _reads_well(read, score):
            return [Repair(at, at + len(text), read, WAYS[wrong, right], before, score)]
    for right in rights:
        repairs = _partly(text, at, wrong, right)
        if repairs:
            return repairs
    return []


def _reads_well(text: str, score: float) -> bool:
    model = language_model()
    return not text.isascii() and model.fluency(text, score) > _READABLE - (1.0 if len(text) < 6 else 0.0)


def _partly(text: str, at: int, wrong: str, right: str) -> list[Repair]:
    """Repairs where bytes were lost, or where a part of the text was right all along."""
    if wrong == BIG5 and 5 * text.count("\ufffd") > len(text):
        return []  # more was lost than can be told
    model = language_model()
    traditional = right == BIG5
    if right == UTF8:
        known = _bytes(text, wrong).decode(right, "ignore")
        traditional = sum(c in model.simplified_cost for c in known) > sum(
            model.traditional_cost.get(c, 0.0) < -3.0 for c in known
        )
    result = restore(text, list(_tokens(text, wrong, right)), right, traditional=traditional)
    if not result.pieces:
        return []
    before = sum(map(model.step, "\n" + model.fold(text), model.fold(text)))
    before += sum(map(model.choice, text))
    after = result.score
    changed = "".join(new for _, _, new in result.pieces)
    if after < before + _MARGIN or result.unreadable * 4 > len(changed):
        return []
    if not _reads_well(result.text, model.score(result.text)):
        return []
    return gather(result, text, at, WAYS[wrong, right], before)


def gather(result: Restored, text: str, at: int, rule: str, before: float) -> list[Repair]:
    """The pieces of a restored text that changed, those side by side as one repair.

    Args:
        result: the restored text.
        text: what was there.
        at: where ``text`` begins in the line.
        rule: rule id of the repairs.
        before: log probability of ``text``.
    """
    repairs: list[Repair] = []
    for start, end, new in result.pieces:
        start, end = at + start, at + end
        if repairs and start == repairs[-1].end:
            repairs[-1] = repairs[-1]._replace(end=end, text=repairs[-1].text + new)
        else:
            counts = (result.filled, result.unreadable)
            repairs.append(Repair(start, end, new, rule, before, result.score, *counts))
    return repairs


@cache
def _octets(codec: str):  # type: ignore[no-untyped-def]
    """Function from a character to the bytes that were read as it; empty if they are not known."""

    @cache
    def octets(character: str) -> bytes:
        if character == "\ufffd":
            return b""
        if codec == GB and character == "€":
            return b"\x80"  # as browsers and code page 936 read it
        try:
            return character.encode(codec)
        except UnicodeEncodeError:
            pass
        if codec == LATIN and "\x80" <= character <= "\x9f":
            return character.encode("latin-1")
        return b""

    return octets


def _tokens(text: str, wrong: str, right: str) -> Iterator[Token]:
    octets = _octets(wrong)
    lost = _CONTINUATION if right == UTF8 else _HIGH
    before = ""
    for index, character in enumerate(text):
        data = octets(character)
        damaged = character == "\ufffd" or (character == "?" and before > "\x7f")
        if not damaged:
            before = character
        if wrong == LATIN and not data:
            yield Token(_UNDEFINED, index, True)
        elif wrong == LATIN and character == " " and right == UTF8:
            yield Token(b"\xa0", index, True)
        elif damaged:
            following = text[index + 1 : index + 2]
            usual = 0x80 if right == UTF8 and following > "\x7f" else -1
            yield Token(lost, index, True, usual)
            yield Token(lost, index, False, -1, 0.0)
        elif data:
            for number, octet in enumerate(data):
                yield Token(bytes((octet,)), index, number == 0)
        else:
            yield Token(b"\x00", index, True)
