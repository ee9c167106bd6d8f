"""Front matter: what a Markdown file says of itself in YAML or TOML above its text."""

from __future__ import annotations

import re

from ..dates import read_date

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*(?P<sign>[:=])(?:[ \t]+(?P<value>\S.*?))?[ \t]*")
# Below a key: what belongs to it, its items, tables and remarks.
_BELOW = re.compile(r"[ \t].*|-(?:[ \t].*)?|#.*|\[.*\]|[\]}],?|")
_SIGNS = {"---": ":", "+++": "="}
_READ = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "date": "date",
    "category": "category",
    "categories": "category",
}


def front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the front matter ends, and what it states.

    Args:
        text: a file in Markdown.

    Returns:
        The place behind its last character, 0 where there is none, and those of ``title``,
        ``subtitle``, ``author``, ``date`` and ``category`` that are stated as plain words.

    Example:
        >>> end, stated = front_matter("---\\ntitle: 安装\\ntags: [甲, 乙]\\n---\\n正文。")
        >>> end, stated
        (30, {'title': '安装'})
        >>> front_matter("---\\n正文：如下。\\n---\\n")
        (0, {})
    """
    fence = _FENCE.match(text)
    if fence is None:
        return 0, {}
    stated: dict[str, str] = {}
    keys = 0
    position = fence.end()
    for line in text[position:].split("\n"):
        if line.rstrip() == fence[1]:
            return (position + len(fence[1]), stated) if keys else (0, {})
        match = _KEY.fullmatch(line)
        if match and match["sign"] == _SIGNS[fence[1]]:
            keys += 1
            _state(stated, match["key"].lower(), match["value"] or "")
        elif not keys or not _BELOW.fullmatch(line):
            break
        position += len(line) + 1
    return 0, {}


def _state(stated: dict[str, str], key: str, value: str) -> None:
    name = _READ.get(key, "")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    elif value[:1] in ("[", "{", "|", ">", "&", "*", '"', "'"):
        return
    value = read_date(value) or "" if name == "date" else value.strip()
    if name and value:
        stated.setdefault(name, value)
