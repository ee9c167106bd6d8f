"""The character tables behind detection and conversion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .lexicon import rows

# Unified ideographs with extension A, and the compatibility ideographs: what OpenCC's character
# dictionary covers in the basic plane.
_RANGES = (range(0x3400, 0xA000), range(0xF900, 0xFB00))


# Not in Big5, yet the usual form in Hong Kong, in older print or in both scripts.
_HONG_KONG = frozenset("着户温卧叠恒吕厦厨内册猫烟净凉减凑决况冲厩糇糍秆虱迹")

# Kept in simplified names of persons and works: they tell nothing about the script of a text.
_IN_NAMES = frozenset("訢暐祕甯喆堃淼犇邨迺澂")

# Need context, and yet never stand in a simplified text.
_PLAINLY = "麼畫鍊鉅釐逕鍾簷暱痺姪"

# In Big5, and yet never in a traditional text but by a slip.
_SIMPLIFIED = frozenset("与万无礼优体听坏怀怜惊机极构气洁触种荐蚕")


@dataclass(frozen=True)
class Tables:
    """Everything that is computed once for all texts.

    Attributes:
        simple: code points of the simplified characters, indexed by code point; a list, because
            ``str.translate`` reads a list twice as fast as a dictionary. Characters that need
            context stand for themselves.
        pairs: every traditional character that is converted without looking at its context, and
            what it becomes.
        otherwise: what each character that needs context becomes where no context is listed.
        rule: rule id of each character that needs context or is a variant.
        traditional: matches one character that occurs in traditional text alone.
        simplified: matches one character that occurs in simplified text alone.
        decided_late: matches one character that needs context, or a variant.
        japanese: matches one character that Japan alone uses, such as 広.
    """

    simple: list[int]
    pairs: dict[str, str]
    otherwise: dict[str, str]
    rule: dict[str, str]
    traditional: re.Pattern[str]
    simplified: re.Pattern[str]
    decided_late: re.Pattern[str]
    japanese: re.Pattern[str]


@cache
def tables() -> Tables:
    """The tables, built on first use.

    Example:
        >>> tables().pairs["發"], tables().otherwise["著"]
        ('发', '着')
    """
    import opencc

    characters = [chr(code) for span in _RANGES for code in span]
    # One call for all: nothing but single characters is given, so no phrase can match.
    folded = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = {a: b for a, b in zip(characters, folded, strict=True) if a != b and _is_standard(b)}
    late = {row[0]: (row[1], row[2]) for row in rows("ambiguous")}
    for variant, standard in rows("variants"):
        if variant not in pairs and variant not in late:
            late[variant] = (standard, "script.variant")
    pairs = {a: b for a, b in pairs.items() if a not in late}
    simple = list(range(0x10000))
    for a, b in pairs.items():
        simple[ord(a)] = ord(b)
    mainland, taiwan, japan = (_repertoire(name) for name in ("gb2312", "big5", "shift_jis"))
    traditional = [*_PLAINLY]
    traditional += [a for a in pairs if a == "後" or not (a in mainland or a in _IN_NAMES)]
    simplified = set(pairs.values()) & mainland - taiwan - _HONG_KONG | _SIMPLIFIED
    return Tables(
        simple=simple,
        pairs=pairs,
        otherwise={a: b for a, (b, _) in late.items()},
        rule={a: rule for a, (_, rule) in late.items()},
        traditional=re.compile(f"[{''.join(traditional)}]"),
        simplified=re.compile(f"[{''.join(sorted(simplified))}]"),
        decided_late=re.compile(f"[{''.join(late)}]"),
        japanese=re.compile(
            f"[{''.join(sorted(japan - mainland - taiwan - pairs.keys() - late.keys()))}]"
        ),
    )


def _repertoire(charset: str) -> set[str]:
    ideographs = "".join(map(chr, range(0x4E00, 0xA000)))
    return set(ideographs.encode(charset, "ignore").decode(charset))


@cache
def _beyond() -> frozenset[str]:
    return frozenset("".join(row[0] for row in rows("standard_extension")))


def _is_standard(character: str) -> bool:
    # The mainland's norm simplifies by analogy only what its list holds (通用规范汉字表, 2013);
    # OpenCC goes further, into characters that hardly any font can show.
    return ord(character) < 0x10000 or character in _beyond()
