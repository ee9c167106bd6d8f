"""The page: style, script and data put together in one file that asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

#: In the order in which they stand in the page; later ones use what earlier ones define.
SCRIPTS = (
    "labels.js",
    "dom.js",
    "replay.js",
    "model.js",
    "card.js",
    "rows.js",
    "search.js",
    "panel.js",
    "document.js",
    "charts.js",
    "table.js",
    "overview.js",
    "main.js",
)


def head(title: str) -> str:
    """Everything before the data.

    Args:
        title: what the window is called.
    """
    style, script = asset("page.css"), application()
    # Nothing may be fetched, and nothing may run but this very script: what a document holds
    # could not do harm even if it got out of its place.
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; "
        f"script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    return (
        asset("page.html")
        .replace("{{policy}}", policy)
        .replace("{{title}}", escape(title))
        .replace("{{style}}", style)
    )


def tail() -> str:
    """Everything after the data."""
    return f"<script>{application()}</script>\n</body>\n</html>\n"


def block(name: str, text: str) -> str:
    """An element that holds data, which no browser runs or shows.

    Args:
        name: its id.
        text: characters that mean nothing in HTML.
    """
    return f'<script type="application/octet-stream" id="{name}">{text}</script>\n'


def inert(data: Any) -> str:
    """Plain data as JSON without a character that could end or open an element.

    Example:
        >>> inert(["</script>"])
        '["\\\\u003c/script\\\\u003e"]'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def escape(text: str) -> str:
    """Text for an HTML element, damaged characters made visible."""
    from html import escape as html_escape

    return html_escape(text.encode("utf-8", "backslashreplace").decode("utf-8"))


@cache
def asset(name: str) -> str:
    """A file of the page."""
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def descriptions(used: Iterable[str], known: Mapping[str, str]) -> dict[str, list[str]]:
    """What the rules do, in Chinese and in English; a rule of somebody else only as it says.

    Example:
        >>> descriptions(["nav.menu", "my.rule"], {"nav.menu": "menus", "my.rule": "mine"})
        {'nav.menu': ['网站的菜单、频道名和按钮', 'menus'], 'my.rule': ['mine', 'mine']}
    """
    chinese = dict(
        line.split("\t")
        for line in asset("rules.zh.tsv").splitlines()
        if line and not line.startswith("#")
    )
    found = {}
    for rule in used:
        english = known.get(rule, "")
        found[rule] = [chinese.get(rule, english), english]
    return found


@cache
def application() -> str:
    """The page's script: its files, in one scope of their own."""
    return '"use strict";\n(() => {\n' + "\n".join(asset(name) for name in SCRIPTS) + "\n})();\n"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
