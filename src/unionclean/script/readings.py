"""How common characters are read, in pinyin without tones."""

from __future__ import annotations

import unicodedata
from functools import cache

from .fold import fold
from .lexicon import rows

# Characters with a second reading that is about as frequent, or whose place in the standard follows
# the rarer one. Readings that a teacher would note, such as 单(shàn)县, are left out on purpose.
_ALSO = {
    "得": "de dei", "着": "zhe zhao zhuo", "了": "le liao", "重": "zhong chong", "行": "xing hang",
    "长": "chang zhang", "还": "hai huan", "都": "dou du", "地": "di de", "的": "de di",
    "乐": "le yue", "觉": "jue jiao", "数": "shu", "便": "bian", "调": "tiao diao",
    "传": "chuan zhuan", "会": "hui kuai", "朝": "chao zhao", "参": "can", "藏": "cang zang",
    "曾": "ceng zeng", "弹": "dan tan", "大": "da", "给": "gei", "什": "shi shen", "说": "shuo",
    "率": "lv shuai", "没": "mei", "么": "me", "模": "mo mu", "女": "nv", "绿": "lv", "色": "se",
    "省": "sheng", "系": "xi", "校": "xiao", "血": "xue", "处": "chu", "单": "dan", "期": "qi",
    "降": "jiang", "车": "che", "石": "shi", "谁": "shui shei", "落": "luo", "薄": "bo bao",
    "露": "lu", "吓": "xia", "择": "ze", "识": "shi", "强": "qiang", "尽": "jin", "量": "liang",
    "度": "du", "和": "he", "宿": "su", "奇": "qi", "仇": "chou", "解": "jie", "区": "qu",
    "查": "cha", "盛": "sheng", "卡": "ka", "差": "cha chai", "刹": "sha", "折": "zhe",
    "暴": "bao", "呢": "ne", "吗": "ma", "吧": "ba", "哪": "na", "那": "na", "她": "ta", "它": "ta",
    "他": "ta", "爸": "ba", "捕": "bu", "壳": "ke qiao", "莓": "mei", "浏": "liu",
    "渲": "xuan", "炖": "dun", "焖": "men", "圳": "zhen", "帧": "zhen zheng", "略": "lve",
    "嫖": "piao", "淫": "yin", "诈": "zha", "骗": "pian", "肛": "gang", "屌": "diao",
}  # fmt: skip

# Usual tone of characters that are read in two tones: 发(fā)展 says nothing, 理发(fà) does.
_TWO_TONES = (
    "处4好3几3间1教4中1种3当1分1看4少3为2量4散4难2应1相1将1更4与3兴1冲1铺1舍4担1扇4禁4监1结2供1背4奔1"
    "泊2场3称1创4倒3恶4发1干4冠1号4横2假3尽4空1累4闷4磨2宁2泡4片4曲1丧4吐3要4饮3载4涨3正4只3转3钻1作4"
    "把3笔3缝2夫1化4济4劲4论4没2模2切4任4撒1上4盛4炸4症4燕4汗4华2观1乘2刺4荷2喝1旋2哄1据4句4卡3思1朝2数4"
    "调4传2长2重4行2还2都1地4的5得2了5着5和2乐4便4单1石2女3会4解3期1奇2强2降4识2系4校4薄2露4落4折2"
)
_USUAL_TONE = dict(zip(_TWO_TONES[::2], map(int, _TWO_TONES[1::2]), strict=True))

# Macron, acute, caron and grave, as they stand after a vowel in decomposed text.
_TONES = "̄́̌̀"


@cache
def _first() -> dict[str, str]:
    return {row[1]: row[0] for row in rows("readings")}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    syllable = ""
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFF):
            try:
                character = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            syllable = _first().get(character, syllable)
            table[character] = (toneless(syllable),)
    for character, syllables in _ALSO.items():
        table[character] = tuple(syllables.split())
    return table


@cache
def _syllables() -> frozenset[str]:
    return frozenset(_first().values()) | {"lve", "nve", "cen", "ei", "dei", "shei", "zhei"}


def readings(character: str) -> tuple[str, ...]:
    """Usual readings of a character in either script, the most usual first; empty if it is rare.

    Example:
        >>> readings("發"), readings("长"), readings("饕")
        (('fa',), ('chang', 'zhang'), ())
    """
    return _table().get(fold(character), ())


def toneless(note: str) -> str:
    """A syllable as people write it, in small letters without its tone; ``v`` for ü.

    Example:
        >>> toneless("fā"), toneless("lǜ"), toneless("dang3")
        ('fa', 'lv', 'dang')
    """
    parts = unicodedata.normalize("NFD", note.strip().lower().rstrip("012345"))
    plain = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    plain = plain.replace("ü", "v").replace("u:", "v").replace("ɡ", "g")
    return {"lue": "lve", "nue": "nve"}.get(plain, plain)


def is_unusual(character: str, note: str) -> bool:
    """Whether a note gives a character another tone than its usual one.

    Example:
        >>> is_unusual("发", "fà"), is_unusual("發", "fā"), is_unusual("发", "fa")
        (True, False, False)
    """
    usual = _USUAL_TONE.get(fold(character))
    if usual is None or not has_tone(note):
        return False
    if note[-1].isdigit():
        return int(note[-1]) != usual
    marks = [_TONES.index(c) for c in unicodedata.normalize("NFD", note) if c in _TONES]
    return marks[0] + 1 != usual


def has_tone(note: str) -> bool:
    """Whether a tone is marked.

    Example:
        >>> has_tone("fā"), has_tone("fa"), has_tone("fa1")
        (True, False, True)
    """
    return note[-1:].isdigit() or any(c in _TONES for c in unicodedata.normalize("NFD", note))


def is_syllable(plain: str) -> bool:
    """Whether a toneless string is one syllable of standard Chinese.

    Example:
        >>> is_syllable("zhuang"), is_syllable("net")
        (True, False)
    """
    return plain in _syllables()


@cache
def common() -> frozenset[str]:
    """The 2,500 most frequent simplified characters."""
    return frozenset("".join(row[0] for row in rows("common")))
