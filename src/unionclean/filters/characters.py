"""One spelling for characters that look alike, and none for those that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from ..description import few
from ..document import Document, Flag
from ..edits import Drop, Replacement
from ..filter import document_filter

RULES = {
    "characters.compatibility": "compatibility ideographs become the unified ones (U+F9DD 利)",
    "characters.radical": "radicals in the place of characters become those (⼯ to 工, ⻅ to 见)",
    "characters.full-width": "full-width letters and digits become ordinary ones (Ａ１ to A1)",
    "characters.space": "no-break, ideographic and other odd spaces become ordinary ones",
    "characters.zero-width": "zero-width characters, byte order marks, variation selectors go",
    "characters.bidi": "marks of writing direction go, except in Arabic or Hebrew text",
    "characters.control": "control characters go; those that Windows had signs for become these",
    "characters.private-use": "icons of private fonts go; known private characters are replaced",
    "characters.nfc": "a letter and its accent become one character",
}

_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\U0001f3fb-\U0001f3ff#*0-9"
_JOINED = "\u0590-\u08ff\u0900-\u0dff"  # scripts that need the zero-width joiners
_CLASSES = {
    "full_width": "０-９Ａ-Ｚａ-ｚ",
    "space": "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000",
    "compatibility": "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9"
    "\U0002f800-\U0002fa1d",
    "radical": "\u2e80-\u2fd5",
    "zero_width": "\u00ad\u034f\u115f\u1160\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0001-\U000e007f\U000e0100-\U000e01ef",
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    "private_use": "\ue000-\uf8ff\U000f0000-\U0010ffff",
}
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\u1161-\u11ff"
_SINGLES = "\u2126\u212a\u212b\u2329\u232a"  # have one canonical spelling
# Beyond the basic plane one range: a class of a few is searched many times faster.
_BASIC = re.sub("[\U00010000-\U0010ffff]-[\U00010000-\U0010ffff]", "", "".join(_CLASSES.values()))
_ANY = re.compile(f"[{_BASIC}{_COMBINING}{_SINGLES}\U0002f800-\U0010ffff]")
_HITS = re.compile(f"{_ANY.pattern}+")
_ACCENT = re.compile(f"[{_COMBINING}]")
_RUNS = re.compile(
    "|".join(f"(?P<{name}>[{characters}]+)" for name, characters in _CLASSES.items())
    + f"|(?P<nfc>[^{_COMBINING}][{_COMBINING}]+|[{_SINGLES}])"
)
_RULE = {kind: "characters." + kind.replace("_", "-") for kind in (*_CLASSES, "nfc")}
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_PLAIN.update((ord(c), 0x20) for c in map(chr, range(0xA0, 0x3001)) if c.isspace())
_BEFORE_SELECTOR = re.compile(f"[{_EMOJI}]")
_NEEDS_JOINER = re.compile(f"[{_JOINED}{_EMOJI}\ufe0f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HAN = re.compile("[\u3400-\u9fff]")
_ROUNDS = 3  # what one round takes out may have kept a letter from its accent

# Radicals that PDF files and fonts put in the place of characters; those of the Kangxi block have
# their character in Unicode's own data, of the supplement only what is a whole character counts.
_RADICALS = dict(
    zip(
        "⺁⺅⺇⺉⺊⺌⺍⺎⺐⺒⺓⺖⺘⺙⺛⺝⺠⺡⺣⺥⺦⺨⺩⺬⺭⺮⺯⺰⺱⺳⺶⺾⺿⻀⻁⻂⻃⻄⻅⻆⻉⻋⻌⻍⻎⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "厂亻几刂卜小小兀尢巳幺忄扌攵旡月民氵灬爫丬犭王示礻竹糹纟罒网羊艹艹艹虎衤覀西见角贝车辶辶辶阝長镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
# Control characters that mean the signs of code page 1252, as browsers have it; the rest go.
_WINDOWS = dict.fromkeys(range(0xA0)) | {
    code: bytes((code,)).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
# Characters of GB 18030 that older software kept in the private area, by what they are now.
_GB18030 = {0xE5E5: "\u3000", 0xE7C7: "ḿ", 0xE7C8: "ǹ"}
_GB18030_LATE = {
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5,
    0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F,
    0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE, 0xE864: 0x9FBB,
}  # fmt: skip


@document_filter("characters", rules=RULES)
def characters(doc: Document) -> Document:
    """Give every character its ordinary spelling and take out what is invisible.

    Punctuation keeps its width, and compatibility forms that mean something of their own (²,
    ①, ℃, ㎡) stay: this is not NFKC. A private-use character between Han characters may be a rare
    one; it stays and is flagged as ``private-use``.

    Example:
        >>> characters(Document.from_lines("２０２３年\\u200b　⼯会，（ＧＤＰ）")).text
        '2023年 工会，（GDP）'
    """
    if _ANY.search(doc.lines.whole) is None:
        return doc
    for _ in range(_ROUNDS):
        places = doc.lines.holding(_ANY)
        before = doc
        doc = doc.apply((index, _proposals(before.blocks[index].text)) for index in places)
        if doc is before:
            break
        doc = _trim(doc, before, places)
    return doc.flag(*few(_unknown(doc)))


def _matches(text: str) -> Iterator[re.Match[str]]:
    # One class of characters is searched many times quicker than the alternatives of _RUNS.
    for hit in _HITS.finditer(text):
        start = hit.start()
        if start and _ACCENT.match(text, start):
            start -= 1
        yield from _RUNS.finditer(text, start, hit.end())


def _proposals(text: str) -> Iterator[Replacement]:
    leftward: bool | None = None
    for match in _matches(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        run = match.group()
        if kind in ("full_width", "space"):
            yield Replacement(start, end, run.translate(_PLAIN), _RULE[kind])
        elif kind == "zero_width":
            yield from _invisible(text, start, end)
        elif kind == "bidi":
            if leftward is None:  # one look at the text, however many marks are in it
                leftward = _RIGHT_TO_LEFT.search(text) is not None
            if not leftward:
                yield Replacement(start, end, "", _RULE[kind])
        elif kind == "control":
            yield Replacement(start, end, run.translate(_WINDOWS), _RULE[kind])
        elif kind == "private_use":
            yield from _private(text, start, end)
        else:
            new = unicodedata.normalize("NFC", run) if kind != "radical" else _characters_of(run)
            if new != run:
                yield Replacement(start, end, new, _RULE[kind])


def _characters_of(run: str) -> str:
    return "".join(
        _RADICALS.get(c, c) if c < "\u2f00" else unicodedata.normalize("NFKC", c) for c in run
    )


def _invisible(text: str, start: int, end: int) -> Iterator[Replacement]:
    for at in range(start, end):
        character = text[at]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (
            character in "\u200c\u200d"
            and _NEEDS_JOINER.match(before)
            and (_NEEDS_JOINER.match(after))
        ):
            continue
        if "\ufe00" <= character <= "\ufe0f" and _BEFORE_SELECTOR.match(before):
            continue
        if "\U000e0020" <= character <= "\U000e007f":  # flags are spelled with these
            continue
        yield Replacement(at, at + 1, "", "characters.zero-width")


@cache
def _private_characters() -> dict[str, str]:
    """What private-use characters of GBK and GB 18030 became in Unicode."""
    known = {chr(code): character for code, character in _GB18030.items()}
    known.update((chr(code), chr(now)) for code, now in _GB18030_LATE.items())
    # The rest of them stand in the order of their bytes.
    trails = [trail for trail in range(0x50, 0xA1) if trail != 0x7F]
    for code, trail in zip(range(0xE815, 0xE865), trails, strict=True):
        character = bytes((0xFE, trail)).decode("gb18030")
        if not "\ue000" <= character <= "\uf8ff":
            known.setdefault(chr(code), character)
    return known


def _private(text: str, start: int, end: int) -> Iterator[Replacement]:
    known = _private_characters()
    for at in range(start, end):
        new = known.get(text[at], "")
        if new == "\u3000":
            new = " "
        if new or not _within_words(text, start, end):
            yield Replacement(at, at + 1, new, "characters.private-use")


def _within_words(text: str, start: int, end: int) -> bool:
    return bool(_HAN.match(text[start - 1 : start]) and _HAN.match(text[end : end + 1]))


def _trim(doc: Document, before: Document, places: Sequence[int]) -> Document:
    """Drop blocks that are empty now, and blanks at the ends of those that were changed."""
    drops: dict[int, Drop] = {}
    edges: dict[int, list[Replacement]] = {}
    for index in places:
        if doc.blocks[index] is before.blocks[index]:
            continue
        text = doc.blocks[index].text
        stripped = text.strip()
        if not stripped:
            drops[index] = Drop(doc.blocks[index].edits[len(before.blocks[index].edits)].rule)
        elif len(stripped) != len(text):
            head = len(text) - len(text.lstrip())
            tail = len(text.rstrip())
            edges[index] = [
                Replacement(a, b, "", "characters.space")
                for a, b in ((0, head), (tail, len(text)))
                if a < b
            ]
    return doc.apply(edges).drop(drops)


def _unknown(doc: Document) -> Iterator[Flag]:
    private = re.compile(f"[{_CLASSES['private_use']}]+")
    for block in (doc.blocks[index] for index in doc.lines.holding(private)):
        for match in private.finditer(block.text):
            yield Flag(
                "private-use", *block.source_span(*match.span()), "a character of a private font"
            )
