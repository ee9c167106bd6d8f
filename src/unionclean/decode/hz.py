"""HZ: GB 2312 in seven bits between ``~{`` and ``~}``, from the days of news groups."""

from __future__ import annotations

import re

from .language import language_model

_SHIFTED = re.compile(
    rb"~\{((?:[\x21-\x7d][\x21-\x7e]|[\x00\x80-\xff])*?[\x21-\x7e]?)(?:~\}|(?=[\r\n])|~?\Z)"
)
_BROKEN_HEAD = re.compile(rb"\A([\x21-\x7e]?(?:[\x21-\x7d][\x21-\x7e])*?)~\}")
_RUN = re.compile(rb"[\x21-\x7e]+|[^\x21-\x7e]+")
_TILDE = re.compile("~([~\n])")


def looks_like_hz(data: bytes) -> bool:
    """Whether the data holds shifted text that reads as Chinese.

    Example:
        >>> looks_like_hz(b"~{VPND~}"), looks_like_hz(b"~{home}/bin ~}")
        (True, False)
    """
    model = language_model()
    text = "".join(part for part, shifted in _parts(data[:20_000]) if shifted)[:200]
    return bool(text) and model.score(text) / len(text) > -11.0 and not text.isascii()


def decode_hz(data: bytes) -> str:
    """Decode HZ, tolerating a cut head or tail and stray bytes.

    Example:
        >>> decode_hz(b"a ~{VPND~} b~~"), decode_hz(b"PND~} b")
        ('a 中文 b~', '\\ufffd文 b')
    """
    return "".join(part for part, _ in _parts(data))


def _parts(data: bytes) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    done = 0
    head = _BROKEN_HEAD.match(data)
    if head and b"~{" not in head.group():
        parts.append((_broken(head.group(1)), True))
        done = head.end()
    for match in _SHIFTED.finditer(data, done):
        parts.append((_plain(data[done : match.start()]), False))
        parts.append((_shifted(match.group(1)), True))
        done = match.end()
    parts.append((_plain(data[done:]), False))
    return parts


def _plain(data: bytes) -> str:
    return _TILDE.sub(lambda m: m.group(1).strip("\n"), data.decode("ascii", "replace"))


def _shifted(data: bytes) -> str:
    text: list[str] = []
    lead = b""
    for run in _RUN.findall(data):
        if not 0x21 <= run[0] <= 0x7E:
            text.append("\0" * len(run) if not run.strip(b"\0") else "\ufffd")
            continue
        # An odd run next to a stray byte: the byte came in between the two of a character, or it
        # overwrote one of them.
        if len(run) % 2 and lead:
            run = lead + run
        elif len(run) % 2 and text:
            run = run[1:]
        elif lead:
            text.append("\ufffd")
        lead = run[-1:] if len(run) % 2 else b""
        pairs = run[: len(run) - len(lead)]
        text.append(bytes(b | 0x80 for b in pairs).decode("gb18030", "replace"))
    if lead and not (text and text[-1] == "\ufffd"):
        text.append("\ufffd")
    return "".join(text)


def _broken(data: bytes) -> str:
    """Shifted text whose beginning, shift included, was cut off."""
    if len(data) % 2:
        return "\ufffd" + _shifted(data[1:])
    return _shifted(data)
