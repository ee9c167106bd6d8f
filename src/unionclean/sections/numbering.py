"""The grammar of markers: what number a line begins with, and in which style.

One scan of one expression per line. The grammar says what a line *can* be; whether a marker opens
a section is decided from its neighbours (:mod:`unionclean.sections.candidates`). Markers that only
succession can vouch for (a bare digit, ``第三条`` in running prose) are called weak.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .numerals import CHINESE, SIGNS, parse_chinese, parse_number, parse_roman
from .styles import LIST


class Marker(NamedTuple):
    """A number at the head of a line.

    Attributes:
        style: name of the style, a key of :data:`~unionclean.sections.styles.PRIOR`, or a list's.
        number: its value; several integers for ``2.1`` and ``第十二条之一``.
        text: the marker as written, without white space around it.
        end: where the text after the marker begins.
        weak: it needs the support of its neighbours.
        form: how it is punctuated, to tell ``1.`` from ``1、`` where a document nests them.
    """

    style: str
    number: tuple[int, ...]
    text: str
    end: int
    weak: bool = False
    form: str = ""


_N = f"[{CHINESE}]"
_D = r"[0-9０-９]"
_GRAMMAR = re.compile(
    rf"""[\s　]*+(?:[★☆◆◇●■□▲△※►▶•][ 　]*+)?(?:
      第[ 　]*(?P<ord>{_N}{{1,7}}|{_D}{{1,4}})[ 　]*(?P<unit>分[编編]|部分|[编編篇章节節目条條款])
        (?P<sub>之{_N}{{1,3}})?
    | 第{_N}{{1,2}}(?P<nth>[，,、:：。；;]|是|步(?=[，,:：]))
    | 附[ 　]*(?P<annex>件|录|表|图)?[ 　]*(?P<annexno>{_D}{{1,2}}|{_N}{{1,2}}|[A-Z])?
        (?=[\s　:：、.．]|$)[:：、.．]?
    | [（(〔【\[［][ 　]*(?:
          (?P<pcn>{_N}{{1,3}})[ 　]*[）)〕】\]］]
        | (?P<par>{_D}{{1,3}})[ 　]*[）)]
        | (?P<plat>[A-Za-zＡ-Ｚ])[ 　]*[）)]
      )[、.．。]?
    | (?P<sign>[①-⑳❶-❿⑴-⒛㈠-㈩Ⅰ-Ⅻ])[、.．，,:：]?
    | (?P<dec>{_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{1,4}})(?![0-9０-９％%])[.．、]?
    | (?P<half>{_D}{{1,3}}|{_N}{{1,3}})[ 　]*[)）][、.．]?
    | (?P<ar>{_D}{{1,3}})[ 　]{{0,20}}
        (?P<ardelim>[.．][、,，。.．]?(?![0-9０-９])|、[。.．]?|[。](?=\S)|[:：](?=[^0-9０-９\s//])
          |(?=[ 　]+\S)|(?=[一-鿿《“「【]))
    | (?P<cn>{_N}{{1,3}})[ 　]{{0,20}}(?P<cndelim>[、.．][、.．。，,]?|[，,:：](?=\S)|(?=[ 　]+\S))
    | (?P<roman>[IVX]{{1,5}})[ 　]{{0,20}}(?P<romdelim>[.．、][ 　]*|(?=[ 　]+[一-鿿]))(?=\S)
    | (?P<lat>[A-Za-zＡ-Ｚ])[ 　]*(?P<latdelim>[、.．)）])(?![A-Za-z0-9])
    | (?P<list>首先|其次|再次|再者|此外|最后|一方面|另一方面|其{_N}(?=[，,是:：、])
        |[一二三四五六七八九十]+(?:是|要(?![素点件务求闻塞])
          |来(?=[，,是])|则(?=[，,是])|方面(?=[，,是])))
    )""",
    re.VERBOSE,
)

#: Characters that a marker can begin with; other lines need no scan.
STARTERS = frozenset(
    "第附（(〔【[［0123456789０１２３４５６７８９首其再此最另"
    + CHINESE
    + "".join(SIGNS)
    + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    + "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    + "★☆◆◇●■□▲△※►▶• 　\t"
)

_SIMPLIFIED = str.maketrans("編節條", "编节条")
# 七、八月份: a range of counted things is prose. 3亿: so is a quantity.
_COUNTED = re.compile(rf"(?P<n>{_N})(?:[个月日号线级类季年天次期届楼成位名十百千万亿]|[、至到])")
_QUANTITY = re.compile(
    r"[年月日时分秒个项条次名位元角万亿千百％%℃°度吨米公里厘毫克斤升平立多余家种人户天届期号楼层岁周倍"
    r"只台辆座张件份例起场处所批类级代点成寸尺亩股股英美港欧至到～~—/\-＋+×*xX=＝]"
)
# 第三条的规定, 第八条、第九条: a reference to an article, not the article.
_REFERENCE = re.compile(
    rf"[的、，,；;。）)“\"]|规定|所[列称规述]|中[的，规]|第{_N}|[和与及至或到]第"
    rf"|之规定|修改|删[去除]|改为"
    rf"|增加一|以[上下]|{_N}{{1,2}}[款项]"
)


def parse(text: str) -> Marker | None:
    """The marker at the head of a line, or None.

    Example:
        >>> parse("（一）强化理论武装")
        Marker(style='（一）', number=(1,), text='（一）', end=3, weak=False, form='）')
        >>> [parse(text)[:2] for text in ("第十二条之一 总则", "2.1关注度", "1、交叉任职")]
        [('条', (12, 1)), ('1.1', (2, 1)), ('1.', (1,))]
        >>> parse("3.5亿元"), parse("七、八月份"), parse("2023年")
        (None, None, None)
    """
    if not text or text[0] not in STARTERS:
        return None
    match = _GRAMMAR.match(text)
    if match is None:
        return None
    last = match.lastgroup or "annex"
    end = match.end()
    read = _READERS.get(last)
    found = read(match, text[end : end + 12]) if read else None
    if found is None:
        return None
    style, number, weak, form = found
    while end < len(text) and text[end] in " \t　\xa0":
        end += 1
    return Marker(style, number, match.group().strip(), end, weak, form)


@lru_cache(maxsize=4096)
def style_of(marker: str) -> str:
    """The style of a marker as it stands on a section, ``""`` for what is none.

    Example:
        >>> [style_of(marker) for marker in ("第十二条", "（一）", "2.1", "通知")]
        ['条', '（一）', '1.1', '']
    """
    # Some markers need text after them, some a blank, some the end of the line.
    found = next(filter(None, (parse(marker + rest) for rest in ("甲", " 甲", ""))), None)
    return found.style if found else ""


_Found = tuple[str, tuple[int, ...], bool, str] | None


def _ordinal(match: re.Match[str], rest: str) -> _Found:
    value = parse_number(match["ord"])
    if not value:
        return None
    number: tuple[int, ...] = (value,)
    if match["sub"]:
        branch = parse_chinese(match["sub"][1:])
        number = (value, branch or 0)
    unit = match["unit"].translate(_SIMPLIFIED)
    spaced = rest[:1] in " \t　\xa0:：.．【（(" or not rest
    if not spaced and _REFERENCE.match(rest):
        return None
    return unit, number, not spaced and unit in "条款目篇", ""


def _annex(match: re.Match[str], rest: str) -> _Found:
    written = match["annexno"] or ""
    if not written and not match["annex"] and match.group().strip()[-1:] not in ":：":
        return None
    value = parse_number(written) or (ord(written) - 64 if written.isupper() else 0)
    return "附件", (value,) if value else (), False, match["annex"] or ""


def _paren_chinese(match: re.Match[str], rest: str) -> _Found:
    value = parse_chinese(match["pcn"])
    return ("（一）", (value,), False, "）") if value and value < 100 else None


def _paren_arabic(match: re.Match[str], rest: str) -> _Found:
    return "（1）", (int(match["par"]),), False, "）"


def _paren_latin(match: re.Match[str], rest: str) -> _Found:
    return "（A）", (_letter(match["plat"]),), True, match["plat"]


def _sign(match: re.Match[str], rest: str) -> _Found:
    sign = match["sign"]
    if "㈠" <= sign <= "㈩":
        style = "（一）"
    elif "⒈" <= sign <= "⒛":
        style = "1."
    elif "⑴" <= sign <= "⒇":
        style = "（1）"
    else:
        style = "Ⅰ" if "Ⅰ" <= sign <= "Ⅻ" else "①"
    return style, (SIGNS[sign],), False, ""


def _decimal(match: re.Match[str], rest: str) -> _Found:
    if _QUANTITY.match(rest):
        return None
    number = tuple(int(n) for n in match["dec"].replace("．", ".").split("."))
    if 0 in number[:1] or len(number) > 5:
        return None
    # 12.5 can be a date or a price; three figures and more are hardly ever anything else.
    return ".".join("1" * len(number)), number, len(number) == 2, ""


def _half(match: re.Match[str], rest: str) -> _Found:
    value = parse_number(match["half"])
    if not value or value > 99:
        return None
    return ("1）" if match["half"].isdecimal() else "（一）"), (value,), False, ")"


def _arabic(match: re.Match[str], rest: str) -> _Found:
    written, delimiter = match["ar"], match["ardelim"]
    value = int(written)
    if (not value and len(written) > 1) or (
        len(written) > 1 and written[0] in "0０" and not delimiter
    ):
        return None
    bare = delimiter == "" or delimiter in ":："
    if bare and (value > 40 or _QUANTITY.match(rest.lstrip(" 　"))):
        return None
    if delimiter[:1] == "、" and _QUANTITY.match(rest[1:2]) and rest[:1].isdecimal():
        return None
    return "1.", (value,), bare or not 0 < value <= 200, delimiter[:1].replace("．", ".")


def _chinese(match: re.Match[str], rest: str) -> _Found:
    value = parse_chinese(match["cn"])
    delimiter = match["cndelim"]
    if not value or value > 99 or (len(match["cn"]) > 1 and match["cn"][0] in "零〇○"):
        return None
    if delimiter[:1] in "、，,":
        counted = _COUNTED.match(rest)
        if counted and parse_chinese(counted["n"]) == value + 1:
            return None
    return "一、", (value,), delimiter[:1] not in "、.．" or not delimiter, delimiter[:1]


def _roman_number(match: re.Match[str], rest: str) -> _Found:
    value = parse_roman(match["roman"])
    if value is None:
        return None
    return "Ⅰ", (value,), len(match["roman"]) == 1 or not match["romdelim"], ""


def _latin(match: re.Match[str], rest: str) -> _Found:
    letter = match["lat"]
    return ("a." if letter.islower() else "A."), (_letter(letter),), True, match["latdelim"]


def _item(match: re.Match[str], rest: str) -> _Found:
    return LIST, (), False, ""


def _letter(letter: str) -> int:
    return (ord(letter.upper()) - 64) if letter.isascii() else ord(letter) - ord("Ａ") + 1


_READERS = {
    "ord": _ordinal,
    "unit": _ordinal,
    "sub": _ordinal,
    "annex": _annex,
    "annexno": _annex,
    "pcn": _paren_chinese,
    "par": _paren_arabic,
    "plat": _paren_latin,
    "sign": _sign,
    "dec": _decimal,
    "half": _half,
    "ar": _arabic,
    "ardelim": _arabic,
    "cn": _chinese,
    "cndelim": _chinese,
    "roman": _roman_number,
    "romdelim": _roman_number,
    "lat": _latin,
    "latdelim": _latin,
    "nth": _item,
    "list": _item,
}
