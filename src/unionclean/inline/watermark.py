"""Watermarks of reading sites, written into the sentences of a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..edits import Replacement
from .spans import bracket

#: Words without which no watermark is looked for, in simplified script.
CUES = (
    "秒记住",
    "秒钟记住",
    "推荐地址",
    "章节地址",
    "章节请",
    "手机阅读",
    "百度搜",
    "百度一下",
    "小说网",
    "小说请",
    "小说访问",
    "trl",
    "TRL",
    "阁",
    "记住本",
    "记住网址",
    "本站域名",
    "本站网址",
    "本站地址",
    "手机用户",
    "手机版阅读",
    "最新网址",
    "最快更新",
    "更新最快",
    "更新速度",
    "无弹窗",
    "无错小说",
    "无广告",
    "章节错误",
    "本章未完",
    "最新章节",
    "加入书签",
    "首发网址",
    "首发域名",
    "请大家收藏",
    "请搜索",
    "精彩小说",
    "更多小说",
    "支持正版",
    "正版阅读",
    "全文阅读",
    "求收藏",
    "求推荐票",
    "求月票",
    "求订阅",
    "求打赏",
    "ｗｗｗ",
    "ＷＷＷ",
    "Ｗｗｗ",
    "ｃｏｍ",
    "ＣＯＭ",
    "wWw",
    "WwW",
    "wwW",
    "Www.",
)

_SITE = (
    r"(?:[Hh]ttps?[:：/]+)?(?:[\w\-ａ-ｚＡ-Ｚ０-９]{1,24}[.．。·•点]){1,3}"
    r"(?:com|cn|net|org|cc|la|info|me|tw|co|xyz|top|ｃｏｍ|ＣＯＭ|ｎｅｔ|ＮＥＴ|ｃｎ|ＣＮ|ｏｒｇ)"
    r"(?![a-z])(?:/[\w./-]*)?"
)
#: To the end of the sentence, and on through the slogans that follow it.
_REST = (
    r"[^。！？!?\n”」]{0,70}[。！!]*"
    r"(?:[^。！？!?\n”」]{0,6}(?:最快更新|更新最快|更新快|无弹窗|无广告|免费阅读)[^。！？!?\n”」]{0,12}[。！!]+)*"
)
_NAME = r"(?:(?<=[。！？!?…”\s])|^)[\w·_]{1,12}?(?:小说|网|阁|书[院屋吧城]|文学|看)"
_HOUSE = r"(?:小说网?|中文网|书[院城吧屋库]|阁|文学网?|读书网?|网)"
_MARKS = re.compile(
    rf"(?:天才)?[一1壹]秒钟?记住[『【「《][^』】」》\n]{{0,40}}[』】」》]{_REST}"
    rf"|(?:天才|[一壹1]秒钟?|请|要){{0,4}}(?:[一壹1]秒钟?|请|牢)记住"
    rf"(?:【|\[|《|『|「|本|我们|网址|[\w]{{0,12}}(?:网址|域名|小说|阁|书院|文学)|{_SITE}){_REST}"
    rf"|(?:{_NAME})?(?:本站|首发|最新|备用|手机版?(?:阅读)?|最新手机)(?:网址|域名|地址)[:：为]\s?(?:{_SITE}|[\w.．]{{4,40}}){_REST}"
    rf"|(?:无弹窗)?(?:推荐地址|最新章节地址|全文阅读地址|手机阅读)[:：]\s?{_SITE}{_REST}"
    rf"|最新章节请?(?:访问|到|上)[^。！？!?\n”」]{{0,12}}(?:{_SITE}){_REST}"
    rf"|手机用户[请可]?(?:以|浏览|访问|到|登录|登陆|阅读){_REST}"
    rf"|百度(?:一下)?搜索?[“「【《]?[^。！？\n]{{2,16}}(?:小说网|阁|书院|文学网|中文网)[”」】》]?{_REST}"
    rf"|(?:[\w·]{{2,12}}[,，]?)?(?:无弹窗|无错小说|无广告)[^。！？!?\n”」]{{0,20}}(?:最快更新|更新最快|阅读|小说网|最新章节){_REST}"
    rf"|(?:本[书站文])?(?:更新最快|最快更新|更新速度(?:全网)?最快)[^。！？!?\n”」]{{0,40}}(?:小说|章节|{_SITE}|无弹窗|网){_REST}"
    rf"|[^。！？!?\n，,”]{{0,20}}(?:更新最快|最快更新)[的]?(?:小说网?|网站|最新章节){_REST}"
    rf"|更多[^。！？!?\n”」]{{0,8}}小说[^。！？!?\n”」]{{0,6}}(?:访问|登录|请到|请上|百度)[^。！？!?\n”」]{{0,12}}{_SITE}{_REST}"
    rf"|(?:如果?您?[^。！？，,\n]{{0,14}}[,，])?请?按\s?[Cc][Tt][Rr][Ll]\s?\+\s?D(?=[^。！？\n]{{0,24}}(?:收藏|书签|保存(?:当前|本)页)){_REST}"
    rf"|[（(]?章节错误[,，]?点此(?:举报|报送)[^。\n）)]{{0,30}}[）)]?"
    rf"|(?:-{{1,2}}>{{1,2}})?\s?[（(]?本章未完[,，、]?请?(?:点击|翻|继续){_REST}[）)]?"
    rf"|喜欢[^。！？\n]{{1,30}}请大家收藏[:：]{_REST}"
    rf"|[（(](?:未完待续|本章完)?[。，,…\s]*(?:如果您喜欢|请搜索|想知道|手机用户){_REST}[）)]"
    rf"|记住本站(?:网址|域名|地址){_REST}"
    rf"|[^。！？!?\n，,”]{{0,8}}最新章节[^。！？!?\n，,]{{0,4}}(?:请|就)?(?:到|上|来|去|访问|登[录陆]|搜索|百度)"
    rf"[^。！？!?\n，,]{{2,16}}{_HOUSE}{_REST}"
    rf"|(?:本书|本文|本章|本小说|该书|此书|作品)[^。！？!?\n]{{0,8}}(?:首发|连载)[^。！？!?\n]{{0,16}}{_HOUSE}"
    rf"[^。！？!?\n]{{0,12}}(?:支持正版|正版阅读|看正版|阅读最新|最新章节|收藏本){_REST}"
    rf"|{_NAME}[_·\s-]?(?:最新章节|全文阅读|无弹窗|免费阅读|[Tt][Xx][Tt]下载){{1,4}}(?=$|[。！!])[。！!]*"
    rf"|(?:(?<=[。！？!?…”）\s])|^)(?:[PpＰｐ][SsＳｓ][:：]?\s?)?[^。！？!?\n”]{{0,8}}求(?:收藏|推荐票|月票|订阅|打赏)"
    rf"[^。！？!?\n”]{{0,24}}[。！!~～]*"
    rf"|[【\[（(『][^】\]）)』。！？]{{0,16}}(?:小说|书[阁院屋吧城]|阁|文学|中文)网?[^】\]）)』。！？]{{0,6}}{_SITE}"
    r"[^】\]）)』。！？]{0,12}[】\]）)』]"
)
#: An address in full-width or mixed letters is meant for readers, not for browsers.
_DISGUISED = re.compile(
    r"[（(【\[《]?(?:[ｗＷ]{3}|(?=[wW]{3})(?!www|WWW)[wW]{3})[.．。·•]?\s?"
    r"[\w\-ａ-ｚＡ-Ｚ０-９]{2,24}[.．。·•]\s?"
    r"(?:[cCｃＣ][oOｏＯ][mMｍＭ]|[nNｎＮ][eEｅＥ][tTｔＴ]|[cCｃＣ][nNｎＮ]|[oOｏＯ][rRｒＲ][gGｇＧ]|[cCｃＣ]{2})"
    r"(?![A-Za-zａ-ｚＡ-Ｚ])[）)】\]》]?"
)


def watermarks(text: str) -> Iterator[Replacement]:
    """Watermarks in a paragraph, from left to right.

    Args:
        text: a block's text in simplified script.

    Example:
        >>> text = "他推开门。一秒记住【某某阁】www.example.com，更新快，无弹窗！屋里没有人。"
        >>> [text[r.start:r.end] for r in watermarks(text)]
        ['一秒记住【某某阁】www.example.com，更新快，无弹窗！']
        >>> list(watermarks("请记住我的话，他的名字要记住一辈子。"))
        []
    """
    done = 0
    for match in sorted(
        [*_MARKS.finditer(text), *_DISGUISED.finditer(text)], key=lambda found: found.start()
    ):
        start, end = bracket(text, match.start(), match.end()) or match.span()
        if start < done:
            continue
        yield Replacement(start, end, "", "promo.watermark")
        done = end


_HOST = re.compile(
    r"(?:[a-z0-9-]{1,24}\.){1,3}(?:com|cn|net|org|cc|la|info|me|tw|co|xyz|top)(?![a-z])"
)


def hosts(cut: Iterable[str]) -> frozenset[str]:
    """The sites that watermarks named, without www and the like.

    Example:
        >>> hosts(["最新网址：www.example.com", "手机用户请浏览m.example.com阅读"])
        frozenset({'example.com'})
    """
    found = (match.group() for text in cut for match in _HOST.finditer(text.lower()))
    return frozenset(re.sub(r"^(?:www|wap|m|3g)\.", "", host) for host in found)


def addresses(text: str, known: frozenset[str]) -> Iterator[Replacement]:
    """Bare addresses of sites whose watermarks were found elsewhere in the document.

    Example:
        >>> text = "他推开门www.example.com，走进屋里。"
        >>> [text[r.start:r.end] for r in addresses(text, frozenset({"example.com"}))]
        ['www.example.com']
    """
    if not known:
        return
    names = "|".join(re.escape(host) for host in sorted(known, key=len, reverse=True))
    address = re.compile(
        rf"(?<![\w.-])(?:https?://)?(?:(?:www|wap|m|3g)\.)?(?:{names})(?:/[\w./-]*)?(?![\w-])",
        re.IGNORECASE | re.ASCII,
    )
    for match in address.finditer(text):
        yield Replacement(*match.span(), "", "promo.watermark")
