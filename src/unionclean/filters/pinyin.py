"""Notes of pronunciation that break up words, to hide them from a search or out of habit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from ..block import Block
from ..document import Document
from ..edits import Replacement
from ..filter import document_filter
from ..script.fold import fold
from ..script.readings import common, has_tone, is_syllable, is_unusual, readings, toneless
from ..search import count, occurrences

_LETTERS = "a-zA-ZüÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɡĀÁǍÀĒÉĚÈŌÓǑÒ\u0300\u0301\u0304\u030c"
_SYLLABLES = f"[{_LETTERS}]{{1,8}}[0-5]?(?:[ '’·]?[{_LETTERS}]{{1,8}}[0-5]?){{0,3}}"
_HAN = "一-鿿㐀-䶿"
_NOTE = re.compile(
    f"(?<=[{_HAN}])[ 　]{{0,2}}(?:"
    f"[（(]\\s?({_SYLLABLES})\\s?[）)]|[\\[［【〔]\\s?({_SYLLABLES})\\s?[\\]］】〕])"
)
_BARE = re.compile("(?<=[一-鿿])[a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*(?=[一-鿿])")
_ZHUYIN = re.compile(f"(?<=[{_HAN}])[（(〔\\[]\\s?[ㄅ-ㄩˊˇˋ˙]{{1,5}}\\s?[）)〕\\]]")
_FURIGANA = re.compile(f"(?<=[{_HAN}々])[（(]([ぁ-ゖー]{{1,8}}|[ァ-ヺー]{{1,8}})[）)]")
# Whatever one of the patterns above could match, but for what stands in front of the bracket: one
# class of characters at the beginning makes a search several times faster than two.
_IN_BRACKETS = re.compile(
    f"[（(\\[［【〔]\\s?(?:{_SYLLABLES}|[ㄅ-ㄩˊˇˋ˙]{{1,5}}|[ぁ-ヺー]{{1,8}})\\s?[）)\\]］】〕]"
)
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_ONE_HAN = re.compile(f"[{_HAN}]")

# Where pronunciation is the subject, every note is meant.
_TEACHING = re.compile(
    "[读讀注正]音|拼音|[声聲]母|[韵韻]母|[声聲][调調]|多音字|生字|[念读讀][作做成如若]|音[节節同]"
    "|字[典音]|[词詞辭]典|[辞釋释][典義义海]|形近字|[课課]文|[识識]字|普通[话話]|[认認][读讀]|讀如|读如"
)
# So many notes for each mention of the subject are not what the mention is about.
_NOTES_A_CUE = 8
# Where fewer of the notes than this are plain cloaking, the notes are meant; where one is meant for
# certain, more of the others must be plain.
_CLEAR_SHARE = 0.5
_CLEAR_SHARE_IN_DOUBT = 0.6
# A block with notes on more than this share of its characters is a text for learners.
_LEARNER_SHARE = 0.3
_LEARNER_NOTES = 3
# Characters that one note is about, at most.
_LONGEST = 4
# So many plain cases show that a document is cloaked; doubtful notes go with them.
_DENSE = 2


class _Note(NamedTuple):
    start: int
    end: int
    text: str
    rule: str  # "" for a note that is certainly meant
    sure: bool


@document_filter(
    "pinyin",
    rules={
        "pinyin.cloak": "pinyin in brackets after a common character: 发(fā)展",
        "pinyin.bare": "pinyin with a tone mark between two characters: 发fā展",
        "pinyin.zhuyin": "Taiwan's phonetic signs in brackets after a character",
        "pinyin.furigana": "kana in brackets after a character, from a page's ruby annotations",
    },
)
def pinyin(doc: Document) -> Document:
    """Take out notes of pronunciation that nobody who can read the text needs.

    A note is taken for cloaking if it repeats the usual reading of a common character in running
    text. Notes on rare characters, unusual readings, words in a foreign language, word lists, texts
    for learners and texts about pronunciation stay.

    Example:
        >>> pinyin(Document.from_lines("經濟發(fā)展很快,黨(dang) 政機關也在學(xué)習。")).text
        '經濟發展很快,黨政機關也在學習。'
    """
    places = {*doc.lines.holding(_IN_BRACKETS), *doc.lines.holding(_TONED)}
    found = {i: notes for i in sorted(places) if (notes := list(_notes(doc.blocks[i])))}
    if not found:
        return doc
    total = sum(map(len, found.values()))
    plain = sum(note.sure for notes in found.values() for note in notes)
    in_doubt = not all(note.rule for notes in found.values() for note in notes)
    if plain < (_CLEAR_SHARE_IN_DOUBT if in_doubt else _CLEAR_SHARE) * total:
        return doc
    cues = sum(occurrences(_TEACHING, text) for text in doc.lines.texts)
    if cues * _NOTES_A_CUE >= total:
        return doc
    running = {i: notes for i, notes in found.items() if not _for_learners(doc.blocks[i], notes)}
    sure = sum(note.sure for notes in running.values() for note in notes)
    dense = sure >= _DENSE or (sure > 0 and not in_doubt)
    proposals: dict[int, Iterable[Replacement]] = {}
    for i, notes in running.items():
        text = doc.blocks[i].text
        wanted = [_cut(text, note) for note in notes if note.sure or (dense and note.rule)]
        kana = sum(note.rule == "pinyin.furigana" for note in notes)
        if kana == 1 and not dense:
            wanted = [cut for cut in wanted if cut.rule != "pinyin.furigana"]
        if wanted:
            proposals[i] = wanted
    return doc.apply(proposals)


def _notes(block: Block) -> Iterator[_Note]:
    text = block.text
    for match in _NOTE.finditer(text):
        syllables = (match[1] or match[2]).replace("'", " ").replace("’", " ").replace("·", " ")
        sure = _verdict(text, match.start(), match.end(), syllables)
        if sure is not None:
            yield _Note(match.start(), match.end(), match[0], "pinyin.cloak", sure)
        elif has_tone(syllables):
            yield _Note(match.start(), match.end(), match[0], "", False)
    for match in _BARE.finditer(text):
        sure = _verdict(text, match.start(), match.end(), match[0])
        if sure is not None:
            yield _Note(match.start(), match.end(), match[0], "pinyin.bare", sure)
    for match in _ZHUYIN.finditer(text):
        known = fold(text[match.start() - 1]) in common()
        if _in_word(text, match.start(), match.end()):
            yield _Note(match.start(), match.end(), match[0], "pinyin.zhuyin", known)
    sure = occurrences(_FURIGANA, text) > 1
    for match in _FURIGANA.finditer(text):
        yield _Note(match.start(), match.end(), match[0], "pinyin.furigana", sure)


def _verdict(text: str, start: int, end: int, syllables: str) -> bool | None:
    """True: certainly cloaking; False: only in company; None: something else."""
    toned = has_tone(syllables)
    if syllables[0].isupper() and not (toned and syllables.isupper()):
        return None
    read = _read_so(text[max(0, start - _LONGEST) : start], syllables)
    if not read:
        return None
    character = text[start - 1]
    if not _in_word(text, start, end) or (read == 1 and is_unusual(character, syllables)):
        return None
    usual = readings(character)
    if read > 1 or not usual:
        return False
    # Who notes how a rare character is read gives its tone.
    if toned and fold(character) not in common():
        return False
    # A toned note of the rarer of two readings tells which one is meant.
    return not (toned and toneless(syllables) != usual[0])


def _read_so(before: str, syllables: str) -> int:
    """How many characters at the end of ``before`` are read as the note says; 0 for none."""
    plain = "".join(toneless(part) for part in syllables.split())
    for length in range(1, len(before) + 1):
        known = [readings(character) or (plain,) * (length == 1) for character in before[-length:]]
        if length == 1 and is_syllable(plain) and plain in known[0]:
            return 1
        if length > 1 and plain in map("".join, product(*known)):
            return length
    return 0


def _in_word(text: str, start: int, end: int) -> bool:
    after = text[end:].lstrip()[:1]
    return bool(_ONE_HAN.match(after)) or bool(_ONE_HAN.match(text[max(0, start - 2) : start - 1]))


def _for_learners(block: Block, notes: list[_Note]) -> bool:
    many = sum(note.rule != "pinyin.furigana" for note in notes)
    if many < _LEARNER_NOTES:
        return False
    return many > _LEARNER_SHARE * count(_ONE_HAN, block.text)


def _cut(text: str, note: _Note) -> Replacement:
    end = note.end
    rest = text[end:]
    blank = len(rest) - len(rest.lstrip(" 　"))
    if blank and _ONE_HAN.match(rest[blank : blank + 1]):
        end += blank
    return Replacement(note.start, end, "", note.rule, {"note": note.text.strip()})
