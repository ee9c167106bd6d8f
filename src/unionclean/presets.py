"""The ready-made pipelines.

=================  =================================================================================
``default``        everything that is safe on any Chinese document
``gentle``         as default, but nothing inside a paragraph is cut or reworded
``strict``         as default, and documents of poor quality are set aside with a reason
``extract``        the main text of pages and nothing else, several times as fast
``structure-only``  the text as it is, with its sections
=================  =================================================================================
"""

from __future__ import annotations

from . import registry
from .errors import UnknownFilterError
from .pipeline import Pipeline

#: The default steps. The order matters: characters before anything looks at them, lines joined
#: before blocks are judged, blocks dropped before the dear work is done on them, script before the
#: lexicons of simplified words, sections last.
DEFAULT = (
    "mojibake",
    "characters",
    "layout",
    "boilerplate",
    "spam",
    "inline",
    "pinyin",
    "script",
    "spun",
    "sections",
    "damage",
)

PRESETS: dict[str, tuple[str, ...]] = {
    "default": DEFAULT,
    "gentle": tuple(name for name in DEFAULT if name not in ("inline", "spun")),
    "strict": (*DEFAULT, "quality"),
    "extract": ("boilerplate", "spam"),
    "structure-only": ("sections", "damage"),
}


def get(name: str) -> Pipeline:
    """The preset of that name.

    Raises:
        UnknownFilterError: there is none.

    Example:
        >>> get("structure-only").names
        ('sections', 'damage')
    """
    name = name.replace("_", "-")  # the functions here are spelt with one
    if name not in PRESETS:
        raise UnknownFilterError(
            f"no preset {name!r}", remedy="the presets are: " + ", ".join(PRESETS)
        )
    return Pipeline(registry.get(step) for step in PRESETS[name])


def default() -> Pipeline:
    """Everything that is safe on any Chinese document."""
    return get("default")


def gentle() -> Pipeline:
    """As :func:`default`, but nothing inside a paragraph is cut or reworded."""
    return get("gentle")


def strict() -> Pipeline:
    """As :func:`default`, and documents of poor quality are set aside with a reason."""
    return get("strict")


def extract() -> Pipeline:
    """The main text of pages and nothing else, several times as fast.

    Example:
        >>> page = "<p>首页</p><h1>通知</h1><p>图书馆本月起延长开放时间。</p><p>版权所有</p>"
        >>> extract().clean(page).body
        '图书馆本月起延长开放时间。'
    """
    return get("extract")


def structure_only() -> Pipeline:
    """The text as it is, with its sections."""
    return get("structure-only")
