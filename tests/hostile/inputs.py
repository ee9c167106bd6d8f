"""Documents that were made to do harm, each by name, as bytes of about a given size."""

from __future__ import annotations

import random
from collections.abc import Callable

TRADITIONAL = "城市的發展改變了人們的生活方式，也改變了鄉村的面貌。年輕人離開土地，老人守著院子。"
PROSE = "城市的发展改变了人们的生活方式，也改变了乡村的面貌。年轻人离开土地，老人守着院子。"


def repeated(text: str, size: int, encoding: str = "utf-8") -> bytes:
    """A text over and over."""
    data = text.encode(encoding)
    return data * max(1, size // len(data))


def _nested(tag: str) -> Callable[[int], bytes]:
    return lambda size: repeated(f"<{tag}>", size) + "字".encode()


def _page(body: str, head: str = "") -> Callable[[int], bytes]:
    return lambda size: f"<html><head>{head}</head><body>".encode() + repeated(body, size)


def _over(text: str) -> Callable[[int], bytes]:
    return lambda size: repeated(text, size)


def _numbered(form: str) -> Callable[[int], bytes]:
    return lambda size: "".join(form.format(n) for n in range(1, size // 12)).encode()


def _noise(low: int, high: int, encoding: str) -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        draw = random.Random(1)
        text = "".join(chr(draw.randint(low, high)) for _ in range(size // 2))
        return text.encode(encoding, "ignore")

    return make


#: One line, or one paragraph, of one thing.
LINES: dict[str, Callable[[int], bytes]] = {
    name: _over(text)
    for name, text in {
        "prose without an end": PROSE,
        "one character": "的",
        "one letter": "a",
        "brackets": "(",
        "wide brackets": "（",
        "第一": "第一",
        "第一，": "第一，",
        "digits": "1",
        "digits and commas": "1,",
        "closing and opening angle": "><",
        "opening angle": "<",
        "ampersands": "&",
        "quotation marks": "“",
        "marks of titles": "《",
        "four scripts in turn": "汉a漢б",
        "dashes": "-",
        "dots": ".",
        "stops": "。",
        "commas": "，",
        "breadcrumbs": "首页 > ",
        "dates": "2020-05-06 ",
        "spam": "澳门新葡京加微信abc12345",
        "telephone numbers": "13912345678 ",
        "addresses": "www.a.com/",
        "at signs": "a@",
        "escapes": "\\u4e2d",
        "escapes that are none": "a%E4字",
        "percent escapes": "%E4%B8%AD",
        "entities": "&#20013;",
        "entities of entities": "&amp;",
        "锟斤拷": "锟斤拷",
        "marks of lost characters": "\ufffd",
        "UTF-8 as Latin-1": "Ã¤Â¸Â­",
        "UTF-8 as GBK": "涓枃",
        "pinyin in brackets": "发(fā)展",
        "pinyin": "fa展",
        "spaced characters": "中 国 人 民 ",
        "blanks between characters": "字 ",
        "characters that need their context": "著",
        "words that a converter spoilt": "乾部",
        "spun words": "提升和增进社会主义现代化",
        "NULs": "字\x00",
        "right-to-left overrides": "字\u202e",
        "zero-width blanks": "字\u200b",
        "private characters": "字\ue000",
        "tag characters": "字\U000e0041",
        "combining accents": "e\u0301\u0301",
        "a bare tag": "字<b>",
        "a tag without its end": "<i",
        "a sown tag": '<pre id="26blz"></pre>',
        "HZ": "~{<:Ky2;QHQ~}",
        "a style": "overflow:hidden;",
    }.items()
} | {
    "blanks": lambda size: b"x" + repeated(" ", size) + b"x",
    "wide blanks": lambda size: "字".encode() + repeated("\u3000", size) + "字".encode(),
    "blanks after a number": lambda size: b"1" + repeated(" ", size) + b"x",
    "blanks after 第": lambda size: "第".encode() + repeated(" ", size) + "一章".encode(),
    "an accent without an end": lambda size: b"e" + repeated("\u0301", size),
}
#: Many lines.
TEXTS: dict[str, Callable[[int], bytes]] = {
    "lines of prose": _over(PROSE + "\n"),
    "lines of traditional prose": _over(TRADITIONAL + "\n"),
    "lines of one character": _over("字\n"),
    "the same line": _over("今天的天气很好。\n"),
    "the same short line": _over("首页\n"),
    "chapters": _numbered("第{}章 总则\n"),
    "items": _numbered("{}.\n"),
    "Chinese items": _over("一、\n"),
    "digits that fail": lambda size: repeated("1" * 29 + "x\n", size),
    "digits before a next page": _over("1" * 50 + "下一页" + "字" * 25 + "\n"),
    "GB18030 and UTF-8": lambda size: repeated(PROSE, size) + repeated(PROSE, size, "gb18030"),
    "half a character of GBK": lambda size: repeated(PROSE, size, "gb18030")[1:],
    "UTF-16": lambda size: repeated(PROSE + "\n", size, "utf-16-le"),
    "noise": lambda size: random.Random(1).randbytes(size),
    "noise of Han": _noise(0x4E00, 0x9FA5, "gb18030"),
    "noise of Unicode": _noise(0x20, 0x1FFFF, "utf-8"),
    "noise of Latin-1": _noise(0xA0, 0xFF, "latin-1"),
}
PAGES: dict[str, Callable[[int], bytes]] = {
    **{
        f"nested {tag.split()[0]}": _nested(tag)
        for tag in (
            "div",
            "b",
            "a href=x",
            "table",
            "ul><li",
            "span",
            "font size=1",
            "select",
            "template",
            "button",
            'div a="<"',
        )
    },
    "nested in a page": lambda size: b"<html><body>" + repeated("<div>", size) + "字".encode(),
    "nested svg": _page("<svg>"),
    "misnested": _over("<b><i><p></b></i>"),
    "links in links": _over("<a><div></a>字"),
    "unclosed nobr": _over("<nobr><p>字"),
    "paragraphs of prose": _page(f"<p>{PROSE}</p>\n"),
    "paragraphs": _page("<p>字"),
    "quoted closing angles": lambda size: (
        b"<html><body><p "
        + b" ".join(b"a%d='>'" % n for n in range(max(size // 11, 1)))
        + ">字</p>".encode()
    ),
    "line breaks": _page("<br>字"),
    "cells": _page("<table><tr><td>字"),
    "rows": _page("<tr><td>字<td>2"),
    "links": _page("<a href=x>字</a> "),
    "pictures": _page("<img alt='字'>"),
    "hidden spans": _page("<span hidden>x</span>字"),
    "preformatted": _page("<pre>x\n"),
    "comments": _page("<!--"),
    "scripts": _page("<script>"),
    "meta elements": _page("字", "<meta name=author content=a>" * 2000),
    "a title without an end": lambda size: b"<html><title>" + repeated("题 - ", size),
    "a million attributes": lambda size: (
        b"<html><body><p "
        + b" ".join(b"a%d" % n for n in range(max(size // 7, 1)))
        + ">字</p>".encode()
    ),
    "attributes everywhere": _page("<p a=1 b=2 c=3 class=x id=y>字</p>"),
    "a long style": lambda size: (
        b"<html><body><p style='" + repeated("overflow:hidden;", size) + "'>字</p>".encode()
    ),
    "long ids, nested": lambda size: (
        b"<html><body>" + (b"<div id=" + b"x" * (size // 200) + b">") * 200 + "字".encode()
    ),
    "a long tag": lambda size: b"<html><body><" + b"x" * size + b"-div>" + "字".encode(),
    "an entity bomb": lambda size: (
        b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
        + b"]><html><body><p>"
        + repeated("&i;", size)
    ),
    "external entities": lambda size: (
        b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
        b"<!ENTITY y SYSTEM 'http://192.0.2.1/'>]><html><body><p>&x;&y;" + repeated("字", size)
    ),
}
INPUTS = LINES | TEXTS | PAGES
