"""Where 著 is 着: a verb's suffix, and the words that 着 forms, against those that 著 forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import rows

# Words that begin with 著 and may follow a verb as its object: 参观著名景点, 保护著作权.
_OBJECTS = ("著名", "著称", "著作权", "著作人", "著作物", "著作集", "著作等", "著作中", "著作里")

# What looks like 著名 or 著作 and is 着 with another word: 写着名字, 起着作用.
_NOT_OBJECT = ("名字", "名片", "名为", "名義", "名义")

# Verbs whose object is often a work: 写著作, against 写着作业 in `contexts.tsv`.
_OF_WORKS = "写读看译引续讲对向借持立等行示记本"


def contexts() -> Iterator[tuple[str, str]]:
    """Pairs of a context with 著 and what it becomes, beside those listed in ``contexts.tsv``.

    Example:
        >>> dict(contexts())["随著"], dict(contexts())["演著名"]
        ('随着', '演著名')
    """
    # Behind an author's name that is set apart: 金庸　著.
    for blank in " \u3000":
        for end in " \u3000\n）)，,":
            yield f"{blank}著{end}", f"{blank}著{end}"
    for verb in sorted(set("".join(row[0] for row in rows("zhe_verbs")))):
        yield f"{verb}著", f"{verb}着"
        for word in _OBJECTS:
            yield verb + word, verb + word
        for word in _NOT_OBJECT:
            yield f"{verb}著{word}", f"{verb}着{word}"
    for verb in _OF_WORKS:
        for work in ("著作", "著述"):
            yield verb + work, verb + work
        for word in ("作用", "作业", "作文", "作战", "作者"):
            yield f"{verb}著{word}", f"{verb}着{word}"


# An author whom a work is said to be by, whose name stands behind the title, or in front of a
# translator, a publisher or a year.
_NAME = "[一-鿿·]{2,12}"
_WORK = "[书集著典诗剧作说文篇册卷》」”]"
_AUTHOR_BEFORE = re.compile(
    f"(?:{_WORK}[乃是，]?[由系]{_NAME}(?:[合原编]|所)?|》[，,、 （(／/]{{1,2}}{_NAME})$"
)
_IMPRINT = "[译譯编校注绘編繪]|出版|书局|书店|书社|书馆|[（(]?[12][0-9]{3}"
_AUTHOR_AFTER = re.compile(f"[，,、；; ／/。．]{{1,2}}(?:{_NAME})?(?:{_IMPRINT})")
_REACH = 16
_CLOSING = frozenset("。．，,、；;）)：: ／/\n")


def is_of_author(text: str, i: int) -> bool:
    """Whether the 著 at a place says who wrote something.

    Args:
        text: simplified, but for characters that need context.

    Example:
        >>> is_of_author("此书由鲁迅著。", 5), is_of_author("由他陪著。", 4)
        (True, False)
    """
    after = text[i + 1 : i + 2]
    if after not in _CLOSING:
        return False
    if _AUTHOR_BEFORE.search(text[max(0, i - _REACH) : i]) is not None:
        return True
    return _AUTHOR_AFTER.match(text, i + 1, i + 1 + _REACH) is not None
