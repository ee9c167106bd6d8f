"""Text that was decoded in a wrong encoding: find out which, and decode it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from .chinese import BIG5, GB
from .language import language_model
from .restore import Restored, Token, restore, utf8_width
from .utf8 import is_mostly_utf8

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

# Python knows three tables of Big5, which differ in signs and rare characters; in code page 936 €
# is a byte of its own.
_TABLES = {BIG5: (BIG5, "big5", "cp950"), GB: ("cp936", GB)}
_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Bytes from 0x80, read as cp1252 or latin-1: accented capitals next to signs, by the dozen.
LATIN_RUN = re.compile(
    f"[\x80-\xff](?:[\x80-\xff{_CP1252}\ufffd]|(?:[@-~ ]?[\x80-\xff{_CP1252}\ufffd]){{2}})"
)
_LATIN_SPAN = re.compile(f"[\x80-\xff{_CP1252}][\x20-\xff{_CP1252}\ufffd]*")
_STRIPPED = (b"", b"\xa0", b"\x85")  # count as white space and are lost at the end of a line
_CONTINUATION = bytes(range(0x80, 0xC0))
_HIGH = bytes(range(0x81, 0xFF))
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # in cp1252

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARGIN = 10.0  # by how much the new reading must be likelier
_READABLE = -9.0  # mean log probability of a character in text
_FILLER = "\ufff0"
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
        >>> undo("ÖÐ¹úÈËÃñ")[0].text, undo("鏂伴椈缃戦〉")[0].text, undo("新闻中心")
        ('中国人民', '新闻网页', [])
    """
    repairs: list[Repair] = []
    if LATIN_RUN.search(text):
        for match in _LATIN_SPAN.finditer(text):
            if LATIN_RUN.search(match.group()):
                repairs += _repaired(match.group(), match.start(), LATIN, (UTF8, GB, BIG5))
    place = None if repairs else suspicious(text)
    return repairs if place is None else _undo_chinese(text, place)


def suspicious(text: str) -> int | None:
    """The first place where rare characters stand in a company that does not suit them."""
    model = language_model()
    for match in model.rare.finditer(text):
        around = text[max(0, match.start() - 2) : match.end() + 2]
        if model.score(around) < -10.0 * len(around):
            return match.start()
    rare = re.search(model.rare_character, text)
    return rare.start() if rare and model.fluency(text) < _READABLE else None


def _undo_chinese(text: str, place: int) -> list[Repair]:
    model = language_model()
    around = text[max(0, place - _AROUND // 2) : place + _AROUND]
    present = model.score(around)
    damaged = "\ufffd" in around or "?" in around
    found: list[tuple[float, str, str]] = []
    for wrong, right in WAYS:
        if wrong == LATIN:
            continue
        # A filler for what was lost keeps the borders between characters where they were.
        data = _bytes(around.replace("\ufffd", _FILLER), wrong)
        read = data.decode(right, "ignore")
        # What the new encoding cannot read must not count in its favour.
        score = model.score(read) - 4.0 * (len(data) - len(read.encode(right, "ignore")))
        enough = present + _MARGIN / 2
        if right == UTF8:
            hopeful = is_mostly_utf8(data) or (score > enough and not damaged)
        else:
            hopeful = score > (min(enough, -14.0 * len(data)) if damaged else enough)
        if hopeful and len(read) > 1:
            found.append((score / len(data), wrong, right))
    found.sort(reverse=True)
    best: list[Repair] = []
    for _, wrong, right in found[:2]:
        repairs = _repaired(text, 0, wrong, (right,))
        if repairs and (not best or repairs[0].after > best[0].after):
            best = repairs
        if repairs and not damaged:
            break
    return best


def _bytes(text: str, codec: str) -> bytes:
    """The bytes that a wrong decoding was given, as far as they are known."""
    octets = _octets(codec)
    return b"".join(b"\xb0" if character == _FILLER else octets(character) for character in text)


def _repaired(text: str, at: int, wrong: str, rights: tuple[str, ...]) -> list[Repair]:
    model = language_model()
    before = model.score(text)
    best: tuple[float, str, str] | None = None
    for table in _TABLES.get(wrong, (wrong,)):
        whole = list(map(_octets(table), text))
        if not all(whole):
            continue
        for right, lost in product(rights, _STRIPPED if wrong == LATIN else (b"",)):
            try:
                read = (b"".join(whole) + lost).decode(right)
            except UnicodeDecodeError:
                continue
            if wrong == LATIN and right == UTF8 and LATIN_RUN.search(read):
                read = _once_more(read)
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


def _once_more(text: str) -> str:
    """Text that was decoded wrongly twice over."""
    for repair in reversed(undo(text)):
        text = text[: repair.start] + repair.text + text[repair.end :]
    return text


def _reads_well(text: str, score: float) -> bool:
    model = language_model()
    return not text.isascii() and model.fluency(text, score) > _READABLE - (
        1.0 if len(text) < 6 else 0.0
    )


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
    tokens = list(_tokens(text, wrong, right))
    if right == UTF8:
        tokens = list(_completed(tokens))
    result = restore(text, tokens, right, traditional=traditional)
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
    return [trimmed(repair, text[repair.start - at : repair.end - at]) for repair in repairs]


def trimmed(repair: Repair, old: str) -> Repair:
    """The repair without the characters at its ends that stay what they were.

    Args:
        repair: a repair.
        old: the text that it replaces.
    """
    head = _alike(old, repair.text)
    tail = min(_alike(old[::-1], repair.text[::-1]), len(old) - head, len(repair.text) - head)
    text = repair.text[head : len(repair.text) - tail]
    return repair._replace(start=repair.start + head, end=repair.end - tail, text=text)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _octets(codec: str):  # type: ignore[no-untyped-def]
    """Function from a character to the bytes that were read as it; empty if they are not known."""

    @cache
    def octets(character: str) -> bytes:
        if character == "\ufffd":
            return b""
        if codec == "cp936":
            return b"\x80" if character == "€" else _octets(GB)(character)
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
    # GB18030 has characters, mostly private ones, for pairs of bytes that GBK gives up on.
    private = _PRIVATE.search(text) is not None
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
            yield Token(lost, index, True, _likely(text[index + 1 : index + 2], wrong, private))
            yield Token(lost, index, False, {}, 0.0)
        elif character == "€" and wrong == GB:
            yield Token(b"\x80\xa2", index, True)
            yield Token(b"\xe3", index, False, {}, -0.1)
        elif data:
            for number, octet in enumerate(data):
                yield Token(bytes((octet,)), index, number == 0)
        else:
            yield Token(b"\x00", index, True)
    if wrong == LATIN and text:
        yield Token(b"".join(_STRIPPED), len(text) - 1, False, {}, 0.0)


def _completed(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with one that may be wanting wherever a UTF-8 sequence is a byte short.

    Decoders that were told to ignore errors leave no mark where they did.
    """
    wanted = 0
    for position, token in enumerate(tokens):
        value = token.values[0] if len(token.values) == 1 else None
        continues = value is None or 0x80 <= value < 0xC0
        if wanted and not continues:
            # GBK has no character that begins with 0x80; before ASCII any byte may be wanting.
            values = b"\x80" if token.values[0] >= 0x80 else _CONTINUATION
            for _ in range(wanted):
                yield Token(values, tokens[position - 1].origin, False, {}, -3.0)
            wanted = 0
        elif wanted and tokens[position - 1].values[0] >= 0xE0 and _short(tokens, position):
            yield Token(b"\x80", tokens[position - 1].origin, False, {}, -3.0)
        if value is not None and not continues:
            wanted = utf8_width(value) - 1 if value >= 0x80 else 0
        elif wanted:
            wanted -= 1
        yield token
    for _ in range(wanted):
        yield Token(_CONTINUATION, tokens[-1].origin, False, {}, -3.0)


def _short(tokens: list[Token], position: int) -> bool:
    """Whether a lead byte is followed by one byte that continues it and no second one."""
    after = tokens[position + 1 : position + 2]
    return not after or not any(0x80 <= value < 0xC0 for value in after[0].values)


def _likely(following: str, wrong: str, private: bool) -> Mapping[int, float]:
    """Bytes that a decoder gives up on before a character, to go on with that one's first."""
    data = _octets(wrong)(following) if following else b""
    return _given_up(data[0] if data else 0, "gbk" if wrong == GB and not private else wrong)


@cache
def _given_up(following: int, codec: str) -> Mapping[int, float]:
    values: dict[int, float] = {}
    for value in range(0x80, 0xFF):
        try:
            bytes((value, following)).decode(codec)
        except UnicodeDecodeError:
            # 0x80 begins no character at all, and many characters hold it.
            values[value] = 0.0 if value == 0x80 or following < 0x80 else -2.0
    return values
