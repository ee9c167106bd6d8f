"""Read title, date, source, author and category from the lines that state them."""

from __future__ import annotations

import re
from itertools import zip_longest

from ..dates import read_date
from ..script.fold import fold

_LABELS: dict[str, str] = {
    "source": (
        "来源|文章来源|信息来源|稿件来源|新闻来源|消息来源|本文来源|稿源|出处|"
        "文章出处|转自|摘自|原载|来自"
    ),
    "author": (
        "作者|文章作者|撰稿人|撰文|撰稿|原作者|记者|本报记者|楼主|发帖人|博主|投稿人|文/图|图文|文"
    ),
    "date": (
        "发布时间|发表时间|发布日期|发表日期|更新时间|更新日期|添加时间|录入时间|上传时间|"
        "发稿时间|刊登时间|公布日期|时间|日期|发表于|发布于|发布"
    ),
    "editor": ("责任编辑|责编|编辑|录入|网络编辑"),
    "views": (
        "阅读次数|浏览次数|点击次数|点击数|浏览数|阅读|浏览|点击|人气|"
        "访问量|评论|字号|字体|分享|打印|大小|收藏|栏目|"
        "分类|标签|关键词|责任校对|审核|阅读量"
    ),
}
_LABEL = re.compile(
    "(?<![该本原])(?P<label>"
    + "|".join(
        sorted((w for words in _LABELS.values() for w in words.split("|")), key=len, reverse=True)
    )
    + r")\s*(?:[:：丨]|(?<=记者|作者|来源)\s+|/(?=[\u4e00-\u9fff]))"
)
_FIELD = {word: name for name, words in _LABELS.items() for word in words.split("|")}
_EDGE = " \t\u3000\xa0[]()（）【】|｜·-—,，;；<>《》“”\"'、/"
_CRUMB = re.compile(
    r"(?:(?<!\s)\s+)?(?:>{1,2}|＞|»|›|→|≫|》|::|\\|(?<=[\u4e00-\u9fff])/(?=[\u4e00-\u9fff])|\s-\s)\s*"
)
_HERE = re.compile(r"^.{0,8}?(?:位置|浏览|栏目|阅读|页面|这里)(?:是)?\s*[:：>]?\s*")
_HOME = re.compile(r"^(?:网站|本站|返回|中文)?(?:首页|主页|home)$|^首页$", re.IGNORECASE)
_LEAF = re.compile(
    "^(?:正文|内容|详情|文章内容|文章正文|详细内容|查看内容|浏览文章|新闻内容|阅读文章|内容详情|新闻详情|文章|页面|信息内容|浏览|查看|详细页)$"
)
_BLURB = re.compile(
    '(?:整理|收集|搜集|分享|准备|带来|推荐|精选|汇总|编辑|介绍|提供)(?:了|的|出){1,3}[\\s《“"]{0,6}'
    '(?P<title>[^。！？]{4,60}?)[\\s》”"]{0,6}[,，。;；]?\\s{0,6}(?:内容)?(?:仅|以|可)?(?:供|希望|欢迎|希望能|提供给)'
)


def read_metadata_line(text: str) -> dict[str, str]:
    """What a metadata line states.

    Returns:
        any of ``source``, ``author``, ``date`` (ISO 8601) and ``editor``; labels without a value
        give nothing.

    Example:
        >>> read_metadata_line("来源：新华社　作者：张三　发布时间：2009-12-11 (阅读次数：")
        {'source': '新华社', 'author': '张三', 'date': '2009-12-11'}
        >>> read_metadata_line("来源: 作者: 发布时间:2009-12-11")
        {'date': '2009-12-11'}
    """
    stated: dict[str, str] = {}
    matches = list(_LABEL.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        value = text[match.end() : following.start() if following else len(text)].strip(_EDGE)
        name = _FIELD[match["label"]]
        if name == "views":
            continue
        value = (read_date(value) or "") if name == "date" else _name(value)
        if value and name not in stated:
            stated[name] = value
    bracketed = re.search(
        r"[\[【]\s*([\u4e00-\u9fff]{2,3})\s*[\]】][\s\ue000-\uf8ff]*(?=来源)", text
    )
    if bracketed and "author" not in stated:
        stated["author"] = bracketed[1]
    if "date" not in stated:
        found = read_date(text)
        if found:
            stated["date"] = found
    return stated


def _name(value: str) -> str:
    value = value.strip(_EDGE)
    # A value ends where a gap, a date or a bracket begins: labels often follow without a colon.
    value = re.split(
        r"\s{2,}|\t|\u3000|(?:19|20)\d\d[-年/.]\d|\||｜|[\[(（【\])）】]|(?<=[\u4e00-\u9fff])\s(?=\d)",
        value,
    )[0]
    value = re.split(r"\s(?=阅读|评论|编辑|浏览|点击|发表|发布|来源|出自|时间|日期)", value)[0]
    value = value.strip(_EDGE)
    return value if 1 < len(value) <= 40 else ""


def read_breadcrumb(text: str) -> str:
    """The path that a breadcrumb names, without the home page and a leaf that only says "text".

    Example:
        >>> read_breadcrumb("当前位置:主页 > 组织机构 > 创争文件 > 文章内容")
        '组织机构 > 创争文件'
    """
    parts = [part.strip(_EDGE + ":：") for part in _CRUMB.split(_HERE.sub("", text.strip()))]
    parts = [part for part in parts if part]
    while parts and _HOME.match(fold(parts[0])):
        parts = parts[1:]
    while parts and _LEAF.match(fold(parts[-1])):
        parts = parts[:-1]
    return " > ".join(parts)


def title_in_blurb(text: str) -> tuple[int, int] | None:
    """Where an editor's blurb names the document, or None.

    Example:
        >>> text = "下面是小编为大家整理的年度工作总结,供大家参考。"
        >>> start, end = title_in_blurb(text)
        >>> text[start:end]
        '年度工作总结'
    """
    match = _BLURB.search(text)
    if not match:
        return None
    start, end = match.span("title")
    title = text[start:end]
    # A number of pieces or a mere topic is no title.
    if re.search(
        r"^\s*(?:关于|有关|一些|几|相关|\d+\s*篇|[一二三四五六七八九十]+篇)|相关(?:内容|资料|知识|信息)$",
        title,
    ):
        return None
    return start, end


def read_biblio(text: str) -> dict[str, str]:
    """Classification and document code of a journal article.

    Example:
        >>> read_biblio("中圖分類號:C29 文獻標識碼:A")
        {'clc': 'C29', 'document_code': 'A'}
    """
    patterns = (
        (
            "clc",
            r"(?:中[图圖](?:分[类類][号號])|分[类類][号號])\s*[】\]）)]?\s*[:：]?\s*([A-Z]{1,2}[\d.\-/+=A-Z]*)",
        ),
        ("document_code", r"[标標][识識志誌][码碼]\s*[】\]）)]?\s*[:：]?\s*([A-F])"),
        (
            "article_number",
            r"文章[编編][号號]\s*[】\]）)]?\s*[:：]?\s*([\dA-Z][\d\-()X（）]{6,40})",
        ),
        ("doi", r"(?i:doi)\s*[】\]）)]?\s*[:：]?\s*(10\.\S+)"),
    )
    found = ((name, re.search(pattern, text)) for name, pattern in patterns)
    return {name: match[1] for name, match in found if match}
