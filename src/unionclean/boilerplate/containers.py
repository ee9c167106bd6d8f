"""Which element of a page holds a block, told by the block's path alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

# Elements that hold words and not blocks: what they stand in is the container.
_WORDS = re.compile(
    r"(?:>(?:p|li|ul|ol|dl|dt|dd|blockquote|h[1-6]|pre|center|table|thead|tbody|tr|th|caption|figcaption|summary|td)"
    r"(?=[#.>]|$)[^>]*)+$"
)
_NUMBER = re.compile(r"\d+")
# In what is this shallow, html and body, everything stands.
_SHALLOW = 2


@lru_cache(maxsize=4096)
def container(path: str) -> str:
    """Path of the element that holds a block together with the blocks it belongs to.

    The numbers in it are left out: a forum numbers the elements of its posts.

    Args:
        path: a block's element path, root first.

    Example:
        >>> container("html>body>div.main>ul>li"), container("html>body>div#post_12.text")
        ('html>body>div.main', 'html>body>div#post_.text')
    """
    return _NUMBER.sub("", _WORDS.sub("", path))


def within(path: str, outer: Iterable[str]) -> bool:
    """Whether a block stands in one of some containers, at any depth.

    Example:
        >>> within("html>body>div.main>ul>li", ["html>body>div.main"])
        True
    """
    here = _NUMBER.sub("", path) + ">"
    return any(here.startswith(f"{path}>") for path in outer)


def shared(marks: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The containers of a text: the one that holds all of its blocks, or else those of each.

    Args:
        marks: features of the blocks.

    Example:
        >>> sorted(shared([{"path": "html>body>div>div>p"}, {"path": "html>body>div>ul>li"}]))
        ['html>body>div']
    """
    each = {container(mark["path"]) for mark in marks}
    parts = [path.split(">") for path in each]
    common: list[str] = []
    for labels in zip(*parts, strict=False):
        if len(set(labels)) > 1:
            break
        common.append(labels[0])
    if len(common) > _SHALLOW:
        return frozenset([">".join(common)])
    return frozenset(path for path in each if path.count(">") >= _SHALLOW)
