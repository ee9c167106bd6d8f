"""A character n-gram language model in a file of a few megabytes, read in place.

The n-grams of orders 2 to 4 live in one static function table (a Bloomier filter with three
places for each key; Chazelle et al., "The Bloomier filter", SODA 2004): the exclusive or of three
16-bit cells gives a fingerprint, which tells whether the n-gram is in the model, and the
numbers of its probability and of its back-off weight in two small code books. This takes
2.5 bytes an n-gram; of the n-grams that are not in the model, one in 64 is taken for one that is.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from ..errors import InputError

T = TypeVar("T")

MAGIC = b"unionclean-lm-1\n"
ORDER = 4
#: Bits of an n-gram's key for each character; character numbers start at 1.
WIDTH = 12
UNKNOWN = "\ufffd"
#: The fingerprint is the key modulo this, so it needs 6 bits.
FINGERPRINT = 61
#: What follows a boundary of any kind is scored as what follows a full stop.
STOP = "。"

_CLASSES = {
    **dict.fromkeys("。．！!？?；;\n\r\v\f\x85\u2028\u2029", STOP),
    **dict.fromkeys("，,", "，"),
    **dict.fromkeys("：:", "："),
    **dict.fromkeys("“”‘’\"'「」『』《》〈〉（）()【】[]{}〔〕*_`…—", '"'),
    **dict.fromkeys(" \t\u3000\xa0\u200b", " "),
}


def character_class(character: str) -> str:
    """The symbol that stands for a character in the model.

    Han characters stand for themselves; digits, Latin letters, stops, quotes and blanks are
    classes, for both of their widths.

    Example:
        >>> "".join(map(character_class, "第３章：A、“好”!"))
        '第0章：a、"好"。'
    """
    if character in _CLASSES:
        return _CLASSES[character]
    if character.isdigit() and not "\u4e00" <= character <= "\u9fff":
        return "0"
    if character.isascii() or "\uff00" <= character <= "\uff5e":
        return "a" if character.isalpha() else "."
    return character


class _Translation(dict[int, str]):
    """Character class by code point, filled as characters are met."""

    def __init__(self, known: frozenset[str] | None) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, code: int) -> str:
        symbol = character_class(chr(code))
        if self.known is not None and symbol not in self.known:
            symbol = UNKNOWN
        self[code] = symbol
        return symbol


class LanguageModel:
    """Natural logarithms of the probability of characters, given up to three before them.

    Args:
        data: content of a model file.

    Raises:
        InputError: the data is not a model of this version.

    Example:
        >>> model = default()
        >>> model.log_probability(model.normalise("科学发展观"), 0) > model.log_probability(
        ...     model.normalise("科学成长不美观"), 0)
        True
    """

    def __init__(self, data: bytes | mmap.mmap | memoryview) -> None:
        if bytes(data[: len(MAGIC)]) != MAGIC:
            raise InputError(
                "this file is not a language model of unionclean",
                remedy="train one with scripts/train_language_model.py",
            )
        (length,) = struct.unpack_from("<I", data, len(MAGIC))
        begin = len(MAGIC) + 4
        header = json.loads(bytes(data[begin : begin + length]).decode("utf-8"))
        self.header: dict[str, object] = header
        self._primes: tuple[int, int, int] = tuple(header["primes"])
        self._unigrams: dict[str, float] = dict(
            zip(header["symbols"], header["unigrams"], strict=True)
        )
        self._ids = {symbol: number for number, symbol in enumerate(header["symbols"], 1)}
        self._probabilities: list[float] = header["probabilities"]
        self._backoffs: list[float] = header["backoffs"]
        self._cells = memoryview(data)[begin + length :].cast("H")
        self._translation = _Translation(frozenset(self._ids))
        self._unigram_backoffs: list[float] = header["unigram_backoffs"]
        #: Scores of the last symbol of strings of one to four.
        self.scores: dict[str, float] = _Memory(self._compute)
        #: Words in symbols.
        self.words: dict[str, str] = _Memory(self.normalise)

    def normalise(self, text: str) -> str:
        """The text in the symbols of the model, character for character."""
        return text.translate(self._translation)

    def log_probability(self, symbols: str, start: int) -> float:
        """Score of ``symbols[start:]`` after the at most three symbols before it."""
        scores = self.scores
        return sum(
            scores[symbols[max(0, i - ORDER + 1) : i + 1]] for i in range(start, len(symbols))
        )

    def forget(self) -> None:
        """Drop remembered scores if they have become many; between documents, not within one."""
        if len(self.scores) > 400_000:
            self.scores.clear()

    def _compute(self, gram: str) -> float:
        ids = self._ids
        p1, p2, p3 = self._primes
        p12 = p1 + p2
        cells = self._cells
        last = len(gram) - 1
        result = self._unigrams[gram[last]]
        # The longest n-gram that is known gives the probability …
        key = ids[gram[last]]
        shift = 0
        known = 1
        for i in range(last - 1, -1, -1):
            shift += WIDTH
            key |= ids[gram[i]] << shift
            cell = cells[key % p1] ^ cells[p1 + key % p2] ^ cells[p12 + key % p3]
            if cell & 63 != key % FINGERPRINT:
                break
            result = self._probabilities[(cell >> 6 & 31) + 32 * known - 32]
            known += 1
        else:
            return result
        # … and each longer context that is known costs its back-off weight.
        key = ids[gram[last - 1]]
        if known == 1:
            result += self._unigram_backoffs[key - 1]
        shift = 0
        for length in range(2, last + 1):
            shift += WIDTH
            key |= ids[gram[last - length]] << shift
            cell = cells[key % p1] ^ cells[p1 + key % p2] ^ cells[p12 + key % p3]
            if cell & 63 != key % FINGERPRINT:
                break
            if length >= known:
                result += self._backoffs[(cell >> 11) + 32 * length - 64]
        return result


class _Memory(dict[str, T]):
    """A function of strings that computes a value when it is first asked for."""

    def __init__(self, compute: Callable[[str], T]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, string: str) -> T:
        value = self[string] = self._compute(string)
        return value


def open_model(path: str | Path) -> LanguageModel:
    """The model in a file, mapped into memory; only the pages that are read are loaded."""
    with Path(path).open("rb") as file:
        return LanguageModel(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@cache
def default() -> LanguageModel:
    """The model that comes with the package; read when it is first needed."""
    with as_file(files(__package__) / "data" / "characters.lm") as path:
        return open_model(path)
