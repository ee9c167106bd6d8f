"""Hypothesis strategies for documents: mixed scripts, encodings, markup, numbering and damage."""

from __future__ import annotations

import hypothesis.strategies as st

from pieces import DAMAGE, FURNITURE, HEADINGS, LINES, MARKUP, NUMBERING, PROSE, SIGNS, TRADITIONAL

#: The encodings that Chinese pages come in.
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "hz"]
_NO_HALVES = [piece for piece in DAMAGE if not any("\ud800" <= c < "\ue000" for c in piece)]

prose = st.sampled_from([*PROSE, *TRADITIONAL])
#: A line of a page: running text, what surrounds it, or anything.
lines = st.one_of(
    prose,
    prose,
    st.sampled_from([*HEADINGS, *FURNITURE]),
    st.lists(st.sampled_from([*NUMBERING, *SIGNS]), max_size=8).map("".join),
    st.text(max_size=20),
)


@st.composite
def numbered(draw: st.DrawFn) -> list[str]:
    """Items under one kind of numbering, with gaps and repetitions here and there."""
    form = draw(st.sampled_from(["第{}条 ", "{}、", "（{}）", "{}.", "1.{} ", "附件{}："]))
    count = draw(st.integers(1, 12))
    chinese = draw(st.booleans())
    numbers = [n + draw(st.sampled_from([0, 0, 0, 0, 1, -1])) for n in range(1, count + 1)]
    names = ["零一二三四五六七八九十"[n % 11] if chinese else str(n) for n in numbers]
    return [form.format(name) + draw(prose) for name in names]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of lines, lists and damage."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 10))):
        parts += draw(numbered()) if draw(st.integers(0, 4)) == 0 else [draw(lines)]
    text = draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(parts)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(_NO_HALVES)) + text[at:]
    return text


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Markup that is mostly well formed, around lines of text."""
    tags = st.sampled_from(["p", "div", "li", "td", "h1", "h2", "a", "span", "blockquote", "pre"])
    body = "".join(f"<{tag}>{draw(lines)}</{tag}>" for tag in draw(st.lists(tags, max_size=10)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(body)))
        body = body[:at] + draw(st.sampled_from(MARKUP)) + body[at:]
    return f"<html><head><title>{draw(st.sampled_from(LINES))}</title></head><body>{body}"


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A document as bytes in some encoding, whole, or cut and with bytes lost and added."""
    text = draw(texts() | pages())
    data = text.encode(draw(st.sampled_from(ENCODINGS)), "ignore")
    if draw(st.booleans()):
        start = draw(st.integers(0, 3))
        data = data[start : len(data) - draw(st.integers(0, 3))]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=3)) + data[at + draw(st.integers(0, 2)) :]
    return data
