"""Text that was decoded in a wrong encoding: find out which, and decode it again."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from .chinese import BIG5, GB
from .language import language_model
from .octets import FILLER, LATIN, STRIPPED, TABLES, UTF8, bytes_of, completed, octets_in, tokens_of
from .repairs import Repair, gather, is_enough
from .restore import restore
from .utf8 import is_mostly_utf8

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
LATIN_RUN = re.compile(
    f"[\x80-\xff](?:[\x80-\xff{_CP1252}\ufffd]|(?:[@-~ ]?[\x80-\xff{_CP1252}\ufffd]){{2}})"
)
_LATIN_SPAN = re.compile(f"[\x80-\xff{_CP1252}][\x20-\xff{_CP1252}\ufffd]*")

_MARGIN = 10.0  # by how much the new reading must be likelier
_READABLE = -9.0  # mean log probability of a character in text
_CHUNK, _MOST = 2000, 12_000  # characters searched at once and at most, where bytes were lost
_AROUND = 40  # characters that tell the way
_SAMPLES, _SAMPLE = 3, 16  # samples of a longer text that are read first, and their length
_HIGH = bytes(range(0x80, 0x100))
# Masks (××公司), and quotation marks and rows of dots beside them, stand in text that is as it was.
_CLEAN_SIGNS = re.compile(r"(?:×|·(?:·|$)|[\x00-\x7f“”‘’…—–•™])+")


def undo(text: str, *, thorough: bool = True) -> list[Repair]:
    """Repairs of a line of text that was decoded wrongly, wholly or in part.

    Args:
        text: one line or paragraph.
        thorough: whether to look for lost bytes and for parts that were right all along, which
            takes a tenth of a millisecond a character and more.

    Example:
        >>> undo("ÖÐ¹úÈËÃñ")[0].text, undo("鏂伴椈缃戦〉")[0].text, undo("新闻中心")
        ('中国人民', '新闻网页', [])
    """
    repairs: list[Repair] = []
    if LATIN_RUN.search(text):
        for match in _LATIN_SPAN.finditer(text):
            if LATIN_RUN.search(match.group()) and not _CLEAN_SIGNS.fullmatch(match.group()):
                repairs += _repaired(
                    match.group(), match.start(), LATIN, (UTF8, GB, BIG5), thorough
                )
    place = None if repairs else suspicious(text)
    return repairs if place is None else _undo_chinese(text, place, thorough)


@lru_cache(maxsize=32)
def suspicious(text: str) -> int | None:
    """The first place where rare characters stand in a company that does not suit them."""
    model = language_model()
    for match in model.rare.finditer(text):
        around = text[max(0, match.start() - 2) : match.end() + 2]
        if model.score(around) < -10.0 * len(around):
            return match.start()
    rare = model.rare_character.search(text)
    return rare.start() if rare and _unreadable(text) else None


def _unreadable(text: str) -> bool:
    """Whether a text as a whole reads like none."""
    model = language_model()
    if len(text) > 1.5 * _SAMPLES * _SAMPLE:
        # Most rare characters stand in clean text, which need not be read from end to end.
        step = (len(text) - _SAMPLE) // (_SAMPLES - 1)
        sample = "".join([text[i * step : i * step + _SAMPLE] for i in range(_SAMPLES)])
        if model.fluency(sample) > _READABLE + 1.0:
            return False
    return model.fluency(text) < _READABLE


def _undo_chinese(text: str, place: int, thorough: bool) -> list[Repair]:
    model = language_model()
    around = text[max(0, place - _AROUND // 2) : place + _AROUND]
    present = model.score(around)
    damaged = "\ufffd" in around or "?" in around
    found: list[tuple[float, str, str]] = []
    for wrong, right in WAYS:
        if wrong == LATIN:
            continue
        # A filler for what was lost keeps the borders between characters where they were.
        data = bytes_of(around.replace("\ufffd", FILLER), wrong)
        read = data.decode(right, "ignore")
        # What the new encoding cannot read must not count in its favour.
        score = model.score(read) - 4.0 * (len(data) - len(read.encode(right, "ignore")))
        enough = max(present + _MARGIN / 2, -11.0 * len(read))
        # Nor can it be hopeful where it cannot read most of what is not ASCII.
        high = len(data) - len(data.translate(None, _HIGH))
        if 6 * (len(read) - len(read.encode("ascii", "ignore"))) < high:
            continue
        if right == UTF8:
            hopeful = is_mostly_utf8(data) or (score > enough and not damaged)
        else:
            hopeful = score > (min(enough, -14.0 * len(data)) if damaged else enough)
        if hopeful and len(read) > 1:
            found.append((score / len(data), wrong, right))
    found.sort(reverse=True)
    best: list[Repair] = []
    for _, wrong, right in found[:2]:
        repairs = _repaired(text, 0, wrong, (right,), thorough)
        if repairs and (not best or repairs[0].after > best[0].after):
            best = repairs
        if repairs and not damaged:
            break
    return best


def _repaired(
    text: str, at: int, wrong: str, rights: tuple[str, ...], thorough: bool
) -> list[Repair]:
    model = language_model()
    before = model.score(text)
    best: tuple[float, str, str] | None = None
    for table in TABLES.get(wrong, (wrong,)):
        data = octets_in(text, table)
        if data is None:
            continue
        for right, lost in product(rights, STRIPPED if wrong == LATIN else (b"",)):
            try:
                read = (data + lost).decode(right)
            except UnicodeDecodeError:
                continue
            if lost and right != UTF8 and not is_enough(read):
                continue
            if wrong == LATIN and right == UTF8 and LATIN_RUN.search(read):
                read = _once_more(read)
            score = model.score(read)
            if best is None or score > best[0]:
                best = (score, right, read)
    if best is not None:
        score, right, read = best
        if score > before + _MARGIN / 2 and _reads_well(read, score, strict=right == UTF8):
            return [Repair(at, at + len(text), read, WAYS[wrong, right], before, score)]
    for right in rights if thorough else ():
        repairs = []
        for start in range(0, min(len(text), _MOST), _CHUNK):
            repairs += _partly(text[start : start + _CHUNK], at + start, wrong, right)
        if repairs:
            return repairs
    return []


def _once_more(text: str) -> str:
    """Text that was decoded wrongly twice over."""
    for repair in reversed(undo(text)):
        text = text[: repair.start] + repair.text + text[repair.end :]
    return text


def _reads_well(text: str, score: float, *, strict: bool = False) -> bool:
    """Whether a reading is text; if it is well-formed UTF-8 throughout, that is half the proof."""
    enough = _READABLE - (2.5 if strict else 1.0 if len(text) < 6 else 0.0)
    if not strict and sum("\u3400" <= c < "\ua000" for c in text) < 2:
        return False  # two accented letters are a character in GBK as often as not
    return not text.isascii() and language_model().fluency(text, score) > enough


def _partly(text: str, at: int, wrong: str, right: str) -> list[Repair]:
    """Repairs where bytes were lost, or where a part of the text was right all along."""
    if wrong == BIG5 and 5 * text.count("\ufffd") > len(text):
        return []  # more was lost than can be told
    model = language_model()
    traditional = right == BIG5
    if right == UTF8:
        known = bytes_of(text, wrong).decode(right, "ignore")
        traditional = sum(c in model.simplified_cost for c in known) > sum(
            model.traditional_cost.get(c, 0.0) < -3.0 for c in known
        )
    tokens = list(tokens_of(text, wrong, right))
    if right == UTF8:
        tokens = list(completed(tokens))
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
