"""What stands before the body: title, subtitle, byline, abstract, keywords, document number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..dates import read_date
from . import contents
from .candidates import headlike
from .journal import ABSTRACT, KEYWORDS, NOTE, codes, is_label, split_keywords
from .lines import Line

_CREDIT = re.compile(
    r"^[【\[（(]?(?:基金项目|作者简介|作者单位|收稿日期|修回日期|通[讯信]作者"
    r"|第一作者|DOI|项目来源)[】\]）)]?[\s　]*[:：]"
)
_AUTHOR = re.compile(
    r"^(?:作[\s　]*者|撰[\s　]*稿|撰[\s　]*文|文|讲话人|演讲人|汇报人|报告人|发言人"
    r"|主讲人|述职人)[\s　]*[:：/／|][\s　]*(?P<name>[^。]{2,30})$"
)
_SOURCE = re.compile(
    r"^(?:来[\s　]*源|出[\s　]*处|转自|转载自|稿[\s　]*源)[\s　]*[:：][\s　]*(?P<name>[^。]{2,40})$"
)
_DATED = re.compile(
    r"^(?:(?:发布|发表|更新|成文|印发|时|日)[\s　]*(?:时间|日期|间|期)[\s　]*[:：]?"
    r"|日期[:：])?[\s　]*"
)

#: 国发〔2023〕1号, 沪府办规〔2020〕12号, 第 12 号
DOCUMENT_NUMBER = re.compile(
    r"^(?P<body>[一-鿿]{1,15})[\s　]*[〔\[［（(【][\s　]*(?P<year>(?:19"
    r"|20)\d{2})[\s　]*[〕\]］）)】][\s　]*(?:第[\s　]*)?(?P<no>\d{1,5})[\s　]*号$"
)
_ORDER = re.compile(
    r"^[（(]?第[\s　]*(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})[\s　]*号[）)]?$"
)
_HISTORY = re.compile(
    r"^[（(]?[\s　]*(?:(?:19|20)\d{2}"
    r"|[一二][〇○零一二三四五六七八九]{3})年.{0,160}(?:通过|公布|发布|修订|修正|批准"
    r"|施行|修改|印发|废止|起施行|令第.{1,8}号)[^。]{0,60}[）)]?$"
)
_RECIPIENTS = re.compile(
    r"^(?!.*(?:如下|以下|下列|是|如))[^。；;！？]{1,200}(?:政府|委员会|部门|机构"
    r"|单位|厅|局|部|委|办|院|校|公司|集团|企业|工会|党委|团体|处|科|室|所|站|中心"
    r"|大学|学院|银行|支部|党组|总工会|部队)[)）]?[:：]$"
)
_SUBTITLE = re.compile(r"^[\s　]*(?:[—–―─－-]{2,}|——)\s*\S")
_OCCASION = re.compile(
    r"^[（(](?=.*(?:\d|[一二三四五六七八九十〇]年|稿|试行|审议|通过|节选|摘要|全文"
    r"|摘编)).{2,80}[）)]$"
)
_NAME = re.compile(
    r"^[一-鿿]{1,20}[\s　]+[一-鿿]{1,2}[\s　]*[一-鿿]{1,2}$|^[一-鿿]{2,4}$"
    r"|^[一-鿿]{1,2}[\s　]+[一-鿿]{1,2}$"
)
_JOB = re.compile(
    r"(?:长|主席|主任|书记|代表|总理|教授|院长|校长|局长|经理|董事长|会长|理事长"
    r"|秘书长|处长|科长|研究员|记者)[\s　]"
)
_DATE_LINE = re.compile(
    r"^[（(]?[\s　]*+(?:(?:19|20)\d{2}|[一二][〇○零Ｏ一二三四五六七八九]{3})"
    r"[\s　]*+[年./．-][\s　]*+"
    r"[一二三四五六七八九十\d]{1,2}[\s　]*+[月./．-][\s　]*+"
    r"[一二三四五六七八九十廿卅\d]{1,3}[\s　]*+[日号]?[\s　]*+"
    r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s　]*+[）)]?$"
)


def only_date(text: str) -> str | None:
    """The ISO date if the line is nothing but a full date, with or without brackets.

    Example:
        >>> only_date("（二〇二三年一月五日）"), only_date("2023年1月5日，晴")
        ('2023-01-05', None)
    """
    if len(text) > 40 or not _DATE_LINE.match(text):
        return None
    found = read_date(re.sub(r"[\s　（()）]", "", text.split(":")[0]))
    return found[:10] if found else None


def mark(lines: Sequence[Line], start: int) -> int:
    """Mark the front matter that begins at ``start``.

    Returns:
        Index of the first line of the body.
    """
    index = _authors(lines, start)
    while index < len(lines):
        line = lines[index]
        if line.kind in ("title", "subtitle", "byline"):
            index += 1
            continue
        if line.kind:
            break
        taken = _take(lines, index)
        if not taken:
            break
        index += taken
    return index


def _authors(lines: Sequence[Line], start: int) -> int:
    """Mark names and affiliations that stand between a title and the label of an abstract."""
    for index in range(start, min(start + 10, len(lines))):
        text = lines[index].text
        if ABSTRACT.match(text) or KEYWORDS.match(text):
            for line in lines[start:index]:
                line.kind = line.kind or "byline"
                line.marker = None
            return index
        if len(text) > 120 or text[-1] in "。！？!?：:" or headlike(lines[index]):
            break
    return start


def _take(lines: Sequence[Line], index: int) -> int:
    """Mark one piece of front matter and say how many lines it has, 0 if there is none."""
    line = lines[index]
    text = line.text
    if len(text) <= 80:
        taken = contents.take(lines, index)
        if taken:
            return taken
    if line.marker is not None and not line.marker.weak:
        return 0
    for pattern, name in ((ABSTRACT, "abstract"), (NOTE, "editor_note")):
        match = pattern.match(text)
        if match:
            return _labelled(lines, index, match.end(), name)
    keywords = KEYWORDS.match(text)
    if keywords:
        return _keywords(lines, index, keywords.end())
    if len(text) > 300:
        return 0
    printed = codes(text)
    if printed:
        line.kind = "front"
        line.note(**printed)
        return 1
    for pattern, key in ((_AUTHOR, "author"), (_SOURCE, "source")):
        match = pattern.match(text)
        if match:
            line.kind = "byline"
            line.note(**{key: match["name"].strip()})
            return 1
    if _SUBTITLE.match(text) and len(text) <= 80 and text[-1] not in "。；;":
        line.kind = "subtitle"
        return 1
    if _ORDER.match(text) or DOCUMENT_NUMBER.match(text):
        line.kind = "front"
        line.note(document_number=re.sub(r"[\s　]", "", text.strip("（()）")))
        return 1
    iso = only_date(_DATED.sub("", text, count=1))
    if iso and not _is_meeting(lines, index):
        line.kind = "byline"
        line.note(date=iso)
        return 1
    if _HISTORY.match(text) or _OCCASION.match(text):
        line.kind = "byline"
        if _HISTORY.match(text):
            line.note(history=text.strip("（()）"))
        return 1
    if _CREDIT.match(text):
        line.kind = "front"
        return 1
    if _RECIPIENTS.match(text):
        line.kind = "front"
        line.note(recipients=text.rstrip(":：").strip())
        return 1
    # A person's name under the title, where more text follows.
    above = lines[index - 1].kind if index else ""
    if (
        above in ("title", "subtitle", "byline", "article")
        and index + 1 < len(lines)
        and _NAME.match(text)
        and (_JOB.search(text) or "　" in text or " " in text or above != "title")
    ):
        line.kind = "byline"
        line.note(author=re.sub(r"[\s　]+", " ", text))
        return 1
    return 0


def _is_meeting(lines: Sequence[Line], index: int) -> bool:
    """Whether the time is that of a meeting: its place follows."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return lines[index].text[0] == "时" and bool(re.match(r"地[\s　]*点|主[\s　]*持", following))


def _labelled(lines: Sequence[Line], index: int, end: int, name: str) -> int:
    line = lines[index]
    value = line.text[end:].strip()
    line.kind = "front"
    if value:
        line.note(**{name: value})
        return 1
    # The label has a line of its own: what it announces runs on to the next label.
    taken = 1
    parts: list[str] = []
    for following in lines[index + 1 : index + 6]:
        if following.kind or following.marker is not None or is_label(following.text):
            break
        parts.append(following.text)
        if name != "abstract" or len(parts) == 1:
            following.kind = "front"
            taken += 1
            if not (len(lines) > index + taken and _ends_later(lines, index + taken)):
                break
    if parts:
        line.note(**{name: "\n".join(parts[: taken - 1])})
    return taken


def _ends_later(lines: Sequence[Line], index: int) -> bool:
    """Whether a further label shows that what stands between still belongs to this one."""
    return any(KEYWORDS.match(line.text) for line in lines[index : index + 4])


def _keywords(lines: Sequence[Line], index: int, end: int) -> int:
    line = lines[index]
    value = line.text[end:].strip()
    line.kind = "front"
    taken = 1
    if not value and index + 1 < len(lines) and len(lines[index + 1].text) <= 80:
        value = lines[index + 1].text
        lines[index + 1].kind = "front"
        taken = 2
    line.note(keywords=split_keywords(value), **codes(value))
    return taken
