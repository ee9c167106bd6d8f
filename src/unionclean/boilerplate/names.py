"""Names of authors as Chinese papers and pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

_NAME = r"[\u4e00-\u9fff·]{2,4}"
_NAMES = rf"(?P<names>{_NAME}(?:[\s、，,]+{_NAME}){{0,7}})"
_ROLE = r"(?:记者|記者|通讯员|通訊員|特约撰稿人|撰稿|撰文|作者|执笔人?|執筆|文/图|文图|评论员)"
_BYLINE = re.compile(rf"^[^。，,；;：:]{{0,18}}{_ROLE}[:：/\s]*{_NAMES}(?:\s*[/\s].{{0,12}})?$")
_INSIDE = re.compile(
    rf"[（(【\[][^（(【\[。]{{0,16}}?{_ROLE}[:：/\s]*{_NAMES}[^）)】\]]{{0,12}}[）)】\]]"
)
_SIGNED = re.compile(r"[（(](?P<names>[\u4e00-\u9fff]{2,3})[）)]\s*$")
_LIST = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[\s、，,]+[\u4e00-\u9fff]{2,3}){0,5}")
_GAP = re.compile(r"[\s、，,]+")
# 王小明摄 is no name of four characters.
_WORKS = ("摄", "攝", "报", "報", "绘", "繪", "译", "譯", "编", "編")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解"
    "牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边"
    "卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧"
)


def byline(text: str) -> Iterator[str]:
    """The names of a line that is nothing but a byline.

    Example:
        >>> list(byline("光明日报记者 王建宏 张文攀")), list(byline("记者在现场看到人很多"))
        (['王建宏 张文攀'], [])
    """
    match = _BYLINE.match(text.strip())
    if match and _are_names(match["names"]):
        yield match["names"].strip()


def names_only(text: str) -> Iterator[str]:
    """The names of a short line that holds nothing else, as below a title.

    Example:
        >>> list(names_only("赵大海、钱小江")), list(names_only("会议简报"))
        (['赵大海、钱小江'], [])
    """
    text = text.strip()
    if len(text) > 24:
        return
    names = [name for name in _GAP.split(text) if name]
    # Rare surnames are not listed; beside a common one they are believed.
    if names and names[0][0] in _SURNAMES and _LIST.fullmatch(text):
        yield text


def signature(text: str) -> Iterator[str]:
    """The names in brackets with which a report begins or ends.

    Example:
        >>> list(signature("本报讯（记者李四）昨日……")), list(signature("会议到此结束。（王小明）"))
        (['李四'], ['王小明'])
        >>> list(signature("（略）"))
        []
    """
    for match in (_INSIDE.search(text), _SIGNED.search(text)):
        names = _leading_names(match["names"]) if match else []
        if names and not names[-1].endswith(_WORKS):
            yield " ".join(names)
            return


def _are_names(names: str) -> bool:
    if names.rstrip().endswith(_WORKS):
        return False
    return len(_leading_names(names)) == len([name for name in _GAP.split(names) if name])


def _leading_names(names: str) -> list[str]:
    """The names with which a list begins; after them may follow a role and other people."""
    return list(takewhile(lambda name: name[0] in _SURNAMES, filter(None, _GAP.split(names))))
