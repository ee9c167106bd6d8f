"""Clauses and sentences by which a site advertises itself inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..edits import Replacement
from .spans import sentences

#: Words without which none of the patterns below can match, in simplified script.
CUES = (
    "详见",
    "参见",
    "参阅",
    "参看",
    "见下文",
    "见正文",
    "内容请",
    "资料请",
    "材料请",
    "更多",
    "更全",
    "本文来源",
    "整理",
    "首发",
    "转载",
    "文章来源",
    "本文来自",
    "文章来自",
    "稿件来源",
    "本文转自",
    "文章转自",
    "本文转载",
    "文章转载",
    "责任编辑",
    "责编",
    "编辑",
    "二维码",
    "公众号",
    "阅读原文",
    "上方蓝字",
    "收藏本站",
    "关注我们",
    "微信号",
)

_BLURB = re.compile(r"(?:编者按|编者的话|导读|导语|摘要|内容提要|本文主要|本文围绕|主要包括)")
_SEE = re.compile(
    r"[,，;；、]?(?:具体|详细|更多|相关|其他|完整)的?(?:材料|资料|内容|信息|情况|文章|范文)?"
    r"[,，]?(?:请|敬请|可)?(?:详见|参见|参阅|参看|查看|阅读|见)(?:下文|正文|全文|以下|如下)?[:：]?$"
)
#: The site itself or an account of its own: what a reader is to follow, not to consult.
_OWN = (
    r"(?:本站|本网(?!络)|本报(?!告)|小编|公众号|公众微信|微信号|微信平台|官方微信|官方微博|官微|服务号|订阅号"
    r"|视频号|头条号|百家号|二维码|关注我们"
    r"|(?:下载|打开|登[录陆]|上|关注|尽在|就在)[^。！？，,]{0,16}(?:客户端|[Aa][Pp][Pp])"
    r"|(?:关注|锁定|尽在|登[录陆]|收藏)[^。！？，,的]{0,16}(?:频道|栏目|专栏|专题|网|站))"
)
_MORE = re.compile(
    r"\W{0,3}(?:如果|如|若|欲|想|需|您|你){0,3}(?:想|要|需){0,2}"
    r"(?:了解|获取|获得|查看|阅读|查阅|知道|学习|观看|浏览|查询|掌握|看)?"
    r"(?:更多|更全面|更全|更丰富|更详细|更精彩)[^。！？]{0,40}?"
    rf"(?=(?:请(?!求)|敬请|欢迎|尽在|就在|都在|快来|快去|记得))[^。！？]{{0,24}}{_OWN}[^。！？]{{0,40}}[。！!~～…]*"
)
_SOURCE = re.compile(
    r"[（(【\[]?(?:本文|文章|稿件|以上内容|以上文章|本稿)(?:内容)?"
    r"(?:来源|来自|转自|转载自|转载于)(?:于|自)?(?:[:：]|(?=[^。！？《一]{0,24}(?:网|报(?!告)|社|新闻|公众号|微信|APP)))"
    r"[^。！？《]{2,40}[）)】\]]?[。！]*"
)
_MADE_BY = re.compile(
    r"[（(【\[]?(?:本文档?|文章|以上内容|以上文章|本资料|本范文)?(?:是|由)?[^。！？，,；由《]{0,12}"
    r"(?:网|小编|编辑部|网友|用户|平台)[^。！？，,；《]{0,24}?(?:收集整理|搜集整理|整理发布|整理提供|编辑整理|整理汇编|原创首发"
    r"|独家首发|转载发布)[^。！？，,；]{0,12}[）)】\]]?[。！]*"
)
_NAMED = re.compile(
    r"(?:来源|来自|转自|转载自|转载于)(?:于|自)?(?:微信)?(?:公众号)?[:：]?[\s“\"「]*"
    r"([^\s，,。；;！（）()“”\"「」【】\[\]]{2,30})"
)
_REPRINT = re.compile(
    r"\W{0,2}(?:[^。！？，,]{0,16}[，,])?[^。！？，,]{0,8}(?:转载|转发|转摘)(?:本文|本站|时)?[^。！？]{0,6}"
    r"(?:请|须|需|务必|敬请)(?:注明|标明|保留|附上|联系|署名|获得|取得)[^。！？]{0,80}[。！!]*"
)
_FORBID = re.compile(
    r"\W{0,2}(?:本站|本网|本文|版权|原创|凡)[^。！？]{0,30}未经[^。！？，,]{0,14}(?:授权|许可|允许|同意)[，,]?"
    r"(?:请勿|严禁|禁止|不得|谢绝)[^。！？]{0,12}(?:转载|采集|复制|镜像|盗用)[^。！？]{0,40}[。！!]*"
)
_CODE = (
    r"(?:请|欢迎|快来|赶快|立即|马上)?(?:打开|使用|用)?(?:您的|你的)?(?:手机|微信)?"
    r"(?:扫一扫|扫描|扫码|扫|长按|识别|长按识别)(?:识别)?"
    r"(?:下方|上方|下面|上面|左侧|右侧|以下|文末|图中|本|此)?的?(?:微信|公众号)?二维码"
)
_FOLLOW = re.compile(
    rf"\W{{0,3}}(?:{_CODE}[^。！？]{{0,12}}(?:关注|加入|加群|进群|添加|加小编|领取|解锁|了解更多|获取更多)[^。！？]{{0,30}}"
    r"|用?微信扫码?二维码|扫一扫[,，]?(?:关注|加入|下载)[^。！？的]{0,16}"
    r"|(?:欢迎|请|敬请|记得|快来)?(?:点击)?(?:上方|下方|文末)?(?:蓝字)?关注(?:我们|本站)"
    r"(?![的与和])(?:[,，哦吧噢][^。！？]{0,30})?"
    r"|点击(?:下方|左下角|文末)?[“「]?阅读原文[^。！？]{0,30}"
    r"|(?:请|欢迎|敬请|记得)[^。！？，]{0,6}收藏本站[^。！？]{0,40}"
    r"|(?:欢迎|请|敬请)(?:大家|您)?关注[^。！？，,]{0,16}(?:微信)?公众号[^。！？]{0,40})[。！!~～…]*"
)
_EDITOR = (
    r"(?:(?:责任|责|网络|值班|见习|实习|执行|文字|本文|本期|本网|新媒体|栏目|网站)编辑"
    r"|责编|责任编审|编辑)"
)
_SIGNED = re.compile(
    rf"(?:(?<!\s)\s+)?(?:[（(\[【]\s?{_EDITOR}[:：/\s][^（）()【】\[\]。]{{1,30}}[）)\]】]"
    rf"|(?<=[。！？”）\s])(?:责任编辑|责编|实习编辑|网络编辑|值班编辑|本文编辑)[:：]"
    r"\s?[\u4e00-\u9fffA-Za-z·\s、]{2,20})\s*$"
)


def promotion(text: str) -> Iterator[Replacement]:
    """Promotion in a paragraph, from left to right.

    Args:
        text: a block's text in simplified script.

    Example:
        >>> text = "会议强调安全。更多精彩内容，请关注本站公众号！"
        >>> [text[r.start:r.end] for r in promotion(text)]
        ['更多精彩内容，请关注本站公众号！']
        >>> list(promotion("更多内容请参见附件二。"))
        []
    """
    see = _SEE.search(text)
    if see is not None and (text[: see.start()].endswith("等") or _BLURB.search(text[:200])):
        # The clause stood for the end of its sentence.
        yield Replacement(see.start(), len(text), "。" if see.start() else "", "promo.see")
        return
    limit = len(text)
    signed = _SIGNED.search(text)
    if signed is not None and signed.start() > 0:
        limit = signed.start()
    spans = list(sentences(text[:limit]))
    for number, (start, end) in enumerate(spans):
        rule = _rule(text[start:end], number in (0, len(spans) - 1))
        if rule:
            yield Replacement(start, end, "", rule)
    if limit < len(text):
        yield Replacement(limit, len(text), "", "promo.editor")


def source(text: str) -> str | None:
    """The publication that a sentence of the kind 本文来源 names, or None.

    Args:
        text: the sentence in simplified script.

    Example:
        >>> source("（本文来源：某某日报 作者：张三）")
        '某某日报'
        >>> source("本文来自微信公众号“某某观察”。")
        '某某观察'
    """
    match = _NAMED.search(text)
    return match[1] if match else None


def _rule(sentence: str, edge: bool) -> str:
    """The rule that a sentence falls under, ``""`` for content."""
    if len(sentence) > 120:
        return ""
    if _MORE.fullmatch(sentence):
        return "promo.more"
    if _FOLLOW.fullmatch(sentence):
        return "promo.follow"
    if edge and (_SOURCE.fullmatch(sentence) or _MADE_BY.fullmatch(sentence)):
        return "promo.source"
    if _REPRINT.fullmatch(sentence) or _FORBID.fullmatch(sentence):
        return "promo.reprint"
    return ""
