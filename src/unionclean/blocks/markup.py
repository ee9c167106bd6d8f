"""What HTML's own vocabulary says about a piece of text: kinds of tags, and class and id words.

Nothing here decides what is content. It only names the hints that page authors leave in their
markup, for the block features that :mod:`unionclean.boilerplate` weighs.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Elements whose content is no text of the page.
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "applet",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "datalist",
        "param",
        "source",
        "track",
        "link",
        "meta",
        "base",
        "title",
        "noframes",
        "frameset",
    ]
)

#: Elements that begin and end a block of text.
BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "marquee",
        "select",
        "option",
        "optgroup",
        "textarea",
        "button",
        "listing",
        "xmp",
        "plaintext",
    ]
)

#: Elements in which white space is content.
PREFORMATTED = frozenset(["pre", "listing", "xmp", "plaintext"])

#: Elements of a form that show no text a reader would call content.
CONTROLS = frozenset(["select", "option", "optgroup", "textarea", "button", "input"])

#: Elements that HTML itself defines as something beside the main text.
ASIDE_TAGS = frozenset(["nav", "footer", "aside", "menu"])

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

# Words of class and id attributes, by what they say of the element. A page author writes
# ``rightSide``, ``side-bar`` or ``sidebar2``; all are cut into lower-case words first.
_WORDS = {
    "nav": "nav navi navbar navigation menu menus submenu topbar toolbar tabs tab tabbar channel "
    "channels topnav subnav mainnav headnav sitenav dh daohang hd dropdown",
    "crumb": "crumb crumbs breadcrumb breadcrumbs bread weizhi position location path dqwz wz "
    "mianbao daohanglan lujing",
    "header": "header head top banner masthead logo tou login logon signin register reg userbar",
    "footer": "footer foot bottom copyright copy bottombar btm dibu beian icp siteinfo footnav "
    "colophon",
    "side": "side sidebar aside right left rightbar leftbar youce zuoce sidenav widget widgets",
    "related": "related relate relation relative recommend recommended recommendation recom rec "
    "tuijian guess like similar hot hots hotnews rank ranking ranklist top10 latest newest more "
    "morenews xiangguan xgyd xgwz readmore interested popular teaser promo phb paihang zhuanti "
    "prev next pre prevnext pager paging page pagination pagelist pages",
    "share": "share sharebar shares social sns bdshare jiathis qrcode ewm erweima weixin wechat "
    "weibo fav favorite collect zan dianzan praise bookmark qr code2 tools tool func",
    "comment": "comment comments cmt reply replies pinglun review reviews guestbook feedback "
    "disqus remark pl liuyan",
    "ads": "ad ads adv advert advertisement adsense gg guanggao sponsor sponsored adbox adarea "
    "popup pop mask modal dialog layer toast tooltip cookie",
    "meta": "meta info byline author source date time pubtime pubdate publish laiyuan fbsj origin "
    "infos artinfo editor edit keyword keywords tag tags taglist views click hits count stat",
    "links": "link links friendlink friendlinks yqlj youlian flink",
    "form": "search searchbox form input sou sousuo",
    "hidden": "hidden hide displaynone invisible none offscreen",
    "signature": "signature sign sig userinfo profile avatar pls medal",
    "content": "article articles content contents artical artibody articlebody text txt maintext "
    "main body post posts entry detail details story news newstext zw zhengwen neirong nr "
    "wenzhang trs editor cont context con conten bd paragraph essay blog topic thread "
    "message msg answer question rich richtext markdown passage read reader chapter",
    "title": "title biaoti headline subject bt tit caption",
}
# The page as a whole, and not a link to another one.
_WHOLE_PAGE = re.compile(
    r"\bpage[-_]?(?=(?:title|head|header|heading|body|content|main|wrap|wrapper|inner|container"
    r"|text|article)\b)",
    re.IGNORECASE,
)
_SENSE: dict[str, tuple[str, ...]] = {}
for _sense, _words in _WORDS.items():
    for _word in _words.split():
        _SENSE[_word] = (*_SENSE.get(_word, ()), _sense)


@lru_cache(maxsize=4096)
def senses(names: str) -> frozenset[str]:
    """What the class and id words of an element say about it.

    Args:
        names: the values of ``class`` and ``id``, with a space between.

    Example:
        >>> sorted(senses("article-sideBar"))
        ['content', 'side']
        >>> sorted(senses("x1"))
        []
        >>> sorted(senses("page-title")), sorted(senses("page next"))
        (['title'], ['related'])
    """
    names = _WHOLE_PAGE.sub("", names)
    found: set[str] = set()
    for word in _WORD.findall(names):
        found.update(_SENSE.get(word.lower(), ()))
    lowered = names.lower()
    found.update(_SENSE.get(lowered, ()))
    return frozenset(found)


_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])opacity\s*:\s*0(?![.\d])"
    r"|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent|margin-left|margin-top|right)\s*:\s*-\s*\d{3,}"
    r"|overflow\s*:\s*hidden[^\"]*(?<![\w-])(?:height|width)\s*:\s*[01](?:px)?(?![.\d%])"
    r"|(?<![\w-])(?:height|width)\s*:\s*[01](?:px)?(?![.\d%])[^\"]*overflow\s*:\s*hidden",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def hides(style: str) -> bool:
    """Whether an inline style takes an element out of the reader's sight.

    Example:
        >>> hides("position:absolute; left:-9999px"), hides("color:red"), hides("opacity:0.8")
        (True, False, False)
    """
    return _HIDDEN_STYLE.search(style) is not None
