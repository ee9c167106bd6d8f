"""Everything that is not Chinese is left to chardet."""

from __future__ import annotations

import codecs

from .declared import codec_name


def detect_foreign(data: bytes, declared: str) -> tuple[str, str, float]:
    """The codec that chardet names, what settled it, and chardet's confidence.

    Args:
        data: the bytes.
        declared: codec that the caller or the page names, ``""`` for none; used where chardet has
            no idea.

    Example:
        >>> detect_foreign("Привет, как дела? Всё хорошо.".encode("koi8-r"), "")[0]
        'koi8-r'
    """
    import chardet

    guess = chardet.detect(data)
    confidence = float(guess["confidence"] or 0.0)
    try:
        codec = codecs.lookup(guess["encoding"] or "").name
    except LookupError:
        codec = ""
    if declared and (not codec or confidence < 0.3):
        try:
            data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
        else:
            return declared, "declared", 0.5
    if not codec:
        return "cp1252", "chardet", 0.1
    try:
        data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        # Of two sets that differ only in size the larger one loses less.
        codec = codec_name(codec) or codec
    return codec, "chardet", confidence
