"""Mend text that somebody decoded in a wrong encoding, or never read back from its escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ..block import Block
from ..description import few
from ..document import Document, Flag
from ..edits import Drop, Replacement, stretches
from ..filter import document_filter

if TYPE_CHECKING:
    from ..decode.escapes import Unescaped
    from ..decode.repairs import Repair

RULES = {
    "mojibake.utf8-as-gbk": "read again as UTF-8 what was read as GBK or GB18030",
    "mojibake.utf8-as-big5": "read again as UTF-8 what was read as Big5",
    "mojibake.utf8-as-latin1": "read again as UTF-8 what was read as Latin-1 or code page 1252",
    "mojibake.gbk-as-latin1": "read again as GBK what was read as Latin-1 or code page 1252",
    "mojibake.big5-as-latin1": "read again as Big5 what was read as Latin-1 or code page 1252",
    "mojibake.big5-as-gbk": "read again as Big5 what was read as GBK",
    "mojibake.gbk-as-big5": "read again as GBK what was read as Big5",
    "mojibake.misaligned": "put back borders between characters that an edit of bytes had shifted",
    "mojibake.escapes": "read escapes that were left in the text, such as \\u4e2d or &#20013;",
    "mojibake.quoted-printable": "read quoted-printable text, its lines joined",
    "mojibake.lost": "leave out what only stands for lost characters, such as 锟斤拷",
}

_EFFORT = 200_000  # characters in which lost bytes are looked for; a bound on time, not on repair
# Characters of a line in which shifted borders are looked for; each takes half a kilobyte.
_LONGEST = 100_000
_ROUNDS = 3  # text may have been decoded wrongly several times over
_LOST_BEGINS = re.compile("[锟嚙ï\ufffd]")
# One for all edits of a kind, of which there may be very many.
_KIND = {
    kind: {"kind": kind}
    for kind in ("unicode", "percent-u", "percent", "hex", "quoted-printable", "entity")
}
_OCTET = re.compile("=[0-9A-F]{2}")


@document_filter("mojibake", rules=RULES)
def mojibake(doc: Document, lost: str = "mark") -> Document:
    """Mend text that was decoded in a wrong encoding, and read escapes that were left in it.

    Works block by block, only where the new reading is far likelier as Chinese than what stands
    there; each edit says in its evidence how likely both are and how many characters had to be
    filled in for lost bytes. What cannot be recovered is flagged as ``garbled``.

    Args:
        doc: the document.
        lost: what to do with runs that stand for lost characters, such as 锟斤拷: ``"mark"`` puts
            one U+FFFD there, ``"keep"`` leaves them. Blocks of hardly anything else are dropped
            with ``"mark"``.

    Example:
        >>> mojibake(Document.from_lines("ÖÐ¹úÈËÃñ\\n新闻&amp;mdash;&amp;mdash;中心")).text
        '中国人民\\n新闻——中心'
    """
    suspects = _suspects(doc)
    if not suspects:
        return doc
    joined = _join_quoted(doc, suspects)
    if joined is not doc:
        doc, suspects = joined, _suspects(joined)
    effort = _EFFORT

    def proposals(blocks: tuple[Block, ...]) -> Iterator[tuple[int, list[Replacement]]]:
        nonlocal effort
        for index in suspects:
            text = blocks[index].text
            found = _proposals(text, effort > 0)
            # Bytes of UTF-8 tell where a character begins, others leave far more to try.
            easy = not found or found[0].rule.startswith(("mojibake.utf8", "mojibake.escapes"))
            effort -= len(text) if easy else 16 * len(text)
            yield index, found

    for _ in range(_ROUNDS):
        before, doc = doc, doc.apply(proposals(doc.blocks))
        if doc is before:
            break
    return _handle_lost(doc, suspects, lost)


def _suspects(doc: Document) -> list[int]:
    from ..decode.telltale import telling

    # Escapes in a program are the program.
    return [i for i in telling(doc.lines) if not doc.blocks[i].features.get("code")]


def _proposals(text: str, thorough: bool) -> list[Replacement]:
    from ..decode import escapes, shifted, undo
    from ..decode.repairs import is_enough

    unescaped = escapes.unescape(text)
    first = next(unescaped, None)
    if first is not None:
        return stretches(text, map(_of_escape, chain((first,), unescaped)))
    repairs = undo.undo(text, thorough=thorough)
    if not repairs and thorough:
        repairs = shifted.realigned(text[:_LONGEST])
    enough = is_enough("".join(r.text for r in repairs))
    return [
        Replacement(r.start, r.end, r.text, r.rule, _evidence(r))
        for r in repairs
        if enough or not r.filled
    ]


def _of_escape(item: Unescaped) -> Replacement:
    quoted = item.kind == "quoted-printable"
    rule = "mojibake.quoted-printable" if quoted else "mojibake.escapes"
    return Replacement(item.start, item.end, item.text, rule, _KIND[item.kind])


def _evidence(repair: Repair) -> dict[str, float | int]:
    return {
        "log_probability_before": round(repair.before, 1),
        "log_probability_after": round(repair.after, 1),
        "filled": repair.filled,
        "lost": repair.lost,
    }


def _join_quoted(doc: Document, suspects: list[int]) -> Document:
    """Join lines that quoted-printable broke, which may be within a character."""
    from ..decode.escapes import unescape

    def readable(run: tuple[int, int]) -> bool:
        lines = [block.text for block in doc.blocks[run[0] : run[1] + 1]]
        return any(item.kind == "quoted-printable" for item in unescape("\n".join(lines)))

    runs: list[tuple[int, int]] = []
    for index in suspects:
        following = index + 1
        if following == len(doc.blocks) or doc.blocks[following].dropped:
            continue
        text = doc.blocks[index].text
        if text.endswith("=") and _OCTET.search(text):  # quoted-printable breaks lines so
            if runs and runs[-1][1] == index:
                runs[-1] = (runs[-1][0], following)
            else:
                runs.append((index, following))
    return doc.join(filter(readable, runs), "mojibake.quoted-printable", "\n")


def _handle_lost(doc: Document, suspects: list[int], lost: str) -> Document:
    from ..decode.escapes import LOST

    drops: dict[int, Drop] = {}
    marked: list[int] = []
    for index in suspects:
        text = doc.blocks[index].text
        if _LOST_BEGINS.search(text) is None:
            continue
        size = sum(len(run.group()) for run in LOST.finditer(text))
        if not size:
            continue
        # What later steps take out of the block must not keep it: the second time it is not there.
        seen = sum(c.isprintable() and not c.isspace() for c in text)
        if lost != "keep" and 2 * size > seen and len(text) > 1:
            drops[index] = Drop("mojibake.lost")
        else:
            marked.append(index)
    flags = few(flag for index in marked for flag in _flags(doc.blocks[index]))
    if lost != "keep":
        doc = doc.apply(
            (
                index,
                (
                    Replacement(*run.span(), "\ufffd", "mojibake.lost")
                    for run in LOST.finditer(doc.blocks[index].text)
                ),
            )
            for index in marked
        )
    return doc.drop(drops).flag(*flags)


def _flags(block: Block) -> Iterator[Flag]:
    from ..decode.escapes import LOST

    for run in LOST.finditer(block.text):
        start, end = block.source_span(*run.span())
        yield Flag("garbled", start, end, "characters were lost here and cannot be recovered")
