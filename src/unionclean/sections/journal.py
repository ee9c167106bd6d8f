"""What journals print around an article: abstract, keywords, classification."""

from __future__ import annotations

import re
from typing import Any

_OPEN, _CLOSE = r"[【\[〔（(「]?[\s　]*+", r"[\s　]*+[】\]〕）)」]?[\s　]*+"


def _label(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"^(?:[【\[〔「][\s　]*+(?:{words})[\s　]*+[】\]〕」][\s　]*+[:：]?"
        rf"|{_OPEN}(?:{words}){_CLOSE}(?:[:：]|(?<=[\s　])|$))[\s　]*+"
    )


#: Labels at the head of a line, with what separates them from what they announce.
ABSTRACT = _label(r"(?:论文|内容|中文)?(?:摘[\s　]*要|提[\s　]*要)|Abstract|ABSTRACT")
KEYWORDS = _label(
    r"(?:论文)?关[\s　]*[键健][\s　]*[词字]|主[\s　]*题[\s　]*词|Key[\s　]?[Ww]ords?"
    r"|KEY[\s　]?WORDS?"
)
NOTE = _label(
    r"编者按语?|编[\s　]*者[\s　]*按|按(?:[\s　]*语)?|编前语|导[\s　]*[读语]|核心提示"
    r"|内容简介|内容提要|题记|引[\s　]*言[\s　]*按"
)
_CLC = re.compile(
    r"(?:中图分类号|中图法分类号|分类号"
    r"|CLC)[】\]〕]?[\s　]*+[:：]?[\s　]*+([A-Z]{1,2}[\d.]*+(?:[+:;；、,，\s/-]*+[A-Z]?[\d.]++)*)"
)
_CODE = re.compile(
    r"(?:文献标[识志示]码|文献标识符)[】\]〕]?[\s　]*+[:：]?[\s　]*+([A-F])(?![a-zA-Z])"
)
_ARTICLE_ID = re.compile(r"文章编号[】\]〕]?[\s　]*+[:：]?[\s　]*+([\dX\-—–()（） .]{8,40})")


def split_keywords(text: str) -> list[str]:
    """Keywords as written; separated by ；, failing that by ，、 or blanks.

    Example:
        >>> split_keywords("精细管理;企业工会;创新"), split_keywords("评价体系 途径 成果")
        (['精细管理', '企业工会', '创新'], ['评价体系', '途径', '成果'])
    """
    for pattern in (r"[;；]", r"[,，、]", r"[\s　]+"):
        parts = [part.strip(" 　。.") for part in re.split(pattern, text)]
        parts = [part for part in parts if part]
        if len(parts) > 1:
            return parts
    return [text.strip(" 　。")] if text.strip() else []


def codes(text: str) -> dict[str, Any]:
    """Classification number, document code and article number that a line states.

    Example:
        >>> codes("中图分类号：C29 文献标识码：A")
        {'clc': 'C29', 'document_code': 'A'}
    """
    found: dict[str, Any] = {}
    if "号" not in text and "码" not in text and "CLC" not in text:
        return found
    for pattern, name in ((_CLC, "clc"), (_CODE, "document_code"), (_ARTICLE_ID, "article_id")):
        match = pattern.search(text)
        if match:
            found[name] = match[1].strip()
    return found


def is_label(text: str) -> bool:
    """Whether a line begins with 摘要, 关键词, 编者按 or the like.

    Example:
        >>> is_label("摘 要 近年来"), is_label("关于加强管理的通知")
        (True, False)
    """
    return bool(KEYWORDS.match(text) or ABSTRACT.match(text) or NOTE.match(text))
