"""Which characters stand together in words, and which open a person's name."""

from __future__ import annotations

from functools import cache

from .lexicon import rows

# The surnames of four fifths of the people, but for those that are everyday words as well.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘杜戴"
    "夏锺汪田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟龙段章钱汤尹黎易武乔贺赖龚庞樊殷麦柯温庄涂欧阮奕"
)


@cache
def neighbours() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Characters with which a simplified character makes a word: before it, and after it.

    Example:
        >>> before, after = neighbours()
        >>> "方" in before["面"], "粉" in after["面"]
        (True, True)
    """
    before, after = {}, {}
    for character, left, right in rows("neighbours"):
        before[character] = frozenset(left)
        after[character] = frozenset(right)
    return before, after
