"""What bytes stand for: documents, values of any type, and choices.

A document is made in one of several ways, said by the first byte: the bytes as a file, the bytes as
UTF-8 text, or each byte as the number of a piece (:mod:`pieces`), which reaches what single bytes
rarely do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from pieces import EVERYTHING, LINES, MARKUP
from unionclean import Document, Pipeline, presets, read, registry
from unionclean.errors import BinaryInputError

T = TypeVar("T")
#: What documents may take up while fuzzing; the cost of a run grows with its inputs.
LONGEST = 4096


def text_of(data: bytes) -> str:
    """The input as a text."""
    if data[:1] and data[0] % 3 == 0:
        return data[1:].decode("utf-8", "surrogatepass" if data[0] % 2 else "replace")
    pieces = EVERYTHING if data[:1] and data[0] % 3 == 1 else [*LINES, *["\n"] * 20, *MARKUP]
    return "".join(pieces[byte % len(pieces)] for byte in data[1:])


def plain_text(data: bytes) -> str:
    """The input as a text of no more than :data:`LONGEST` characters."""
    try:
        return text_of(data)[:LONGEST]
    except UnicodeDecodeError:
        return data[1:].decode("latin-1")[:LONGEST]


def document_of(data: bytes) -> Document:
    """The input as a document: of bytes, of text, of HTML or of Markdown."""
    if not data:
        return read(b"")
    match data[0] // 3 % 5:
        case 0:
            try:
                return read(data[1 : 1 + LONGEST])
            except BinaryInputError:
                return read(plain_text(data))
        case 1:
            return read(plain_text(data), kind="html")
        case 2:
            return read(plain_text(data), kind="text")
        case 4:
            return read(plain_text(data), kind="markdown")
        case _:
            return read(plain_text(data))


@cache
def preset(name: str) -> Pipeline:
    """A preset, built once."""
    return presets.get(name)


@cache
def filters() -> list[Pipeline]:
    """Every installed filter, after those that it needs."""
    installed, _ = registry.installed()
    alone = []
    for one in installed.values():
        before = [f for f in installed.values() if f.provides & one.needs]
        alone.append(Pipeline([*before, one]))
    return alone


class Choices:
    """Choices that bytes make, one after the other; where no byte is left, the first of each."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def byte(self) -> int:
        """The next byte."""
        self.at += 1
        return self.data[self.at - 1] if self.at <= len(self.data) else 0

    def of(self, things: Sequence[T]) -> T:
        """One of some things, at most 256."""
        return things[self.byte() % len(things)]

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """Up to so many of them."""
        return [self.of(things) for _ in range(self.byte() % (most + 1))]

    def text(self, most: int = 8) -> str:
        """Pieces, put together."""
        return "".join(self.some(EVERYTHING, most))

    def document(self) -> bytes:
        """The bytes of a document, as many as the next byte says."""
        size = self.byte()
        self.at += size
        return self.data[self.at - size : self.at]

    def value(self, depth: int = 3) -> Any:
        """A value that JSON can hold."""
        match self.byte() % (10 if depth else 8):
            case 0:
                return None
            case 1:
                return self.byte() - 128
            case 2:
                return self.byte() % 2 == 0
            case 3:
                return self.byte() / 16 - 4
            case 4:
                return self.of([10**30, -1, 2**31, 2**63, 1e308, -0.0, 0])
            case 5:
                return ""
            case 6 | 7:
                return self.text()
            case 8:
                return [self.value(depth - 1) for _ in range(self.byte() % 4)]
            case _:
                return {self.text(1): self.value(depth - 1) for _ in range(self.byte() % 4)}
