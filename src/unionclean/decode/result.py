"""What decoding gives: the text and how it was come by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text made from bytes, with the reasons.

    Attributes:
        text: the decoded text, without a byte order mark; every place that could not be decoded is
            one U+FFFD.
        encoding: name of the Python codec that decoded all or most of it.
        decided_by: what settled the encoding: ``"bom"``, ``"escape"`` (HZ), ``"utf-8"``,
            ``"utf-16-profile"``, ``"declared"``, ``"statistics"``, ``"chardet"``, ``"ascii"``,
            ``"empty"`` or ``"binary"``.
        confidence: 0 (a guess) to 1 (certain).
        undecodable: spans of ``text`` that stand for bytes that could not be decoded.
        binary: the bytes are not text at all (an image, an archive, nothing but NULs).

    Example:
        >>> from unionclean.decode import decode
        >>> decode("中文".encode("gb18030")).encoding
        'gb18030'
    """

    text: str
    encoding: str
    decided_by: str
    confidence: float
    undecodable: tuple[tuple[int, int], ...] = ()
    binary: bool = False
