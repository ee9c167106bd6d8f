"""The styles of numbering, and their order by custom."""

from __future__ import annotations

#: Rank of each style where a document gives no evidence of its own; smaller is higher.
PRIOR: dict[str, int] = {
    "post": -1,
    "framing": -1,
    "编": 0,
    "分编": 1,
    "部分": 2,
    "篇": 3,
    "章": 4,
    "节": 5,
    "目": 6,
    "条": 7,
    "款": 8,
    "Ⅰ": 9,
    "plain": 10,
    "一、": 20,
    "（一）": 30,
    "1.": 40,
    "1.1": 41,
    "1.1.1": 42,
    "1.1.1.1": 43,
    "1.1.1.1.1": 44,
    "（1）": 50,
    "1）": 60,
    "①": 70,
    "A.": 80,
    "a.": 81,
    "（A）": 82,
}

#: Styles whose order is fixed by law and custom, whatever a document does.
FIXED = frozenset(("post", "framing", "编", "分编", "部分", "篇", "章", "节", "目", "条", "款"))

#: Items of an enumeration inside a text: never headings.
LIST = "第一，"
