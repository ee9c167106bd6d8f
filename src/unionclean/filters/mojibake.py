"""Mend text that somebody decoded in a wrong encoding, or never read back from its escapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..block import Block
from ..document import Document, Flag
from ..edits import Drop, Replacement
from ..filter import document_filter

if TYPE_CHECKING:
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
_ROUNDS = 3  # text may have been decoded wrongly several times over
_LOST_BEGINS = re.compile("[锟嚙ï\ufffd]")
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
    for _ in range(_ROUNDS):
        proposals: dict[int, list[Replacement]] = {}
        for index in suspects:
            text = doc.blocks[index].text
            found = proposals[index] = _proposals(text, effort > 0)
            # Bytes of UTF-8 tell where a character begins, others leave far more to try.
            easy = not found or found[0].rule.startswith(("mojibake.utf8", "mojibake.escapes"))
            effort -= len(text) if easy else 16 * len(text)
        before, doc = doc, doc.apply(proposals)
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

    found = [
        Replacement(item.start, item.end, item.text, _escape_rule(item.kind), {"kind": item.kind})
        for item in escapes.unescape(text)
    ]
    if found:
        return found
    repairs = undo.undo(text, thorough=thorough)
    if not repairs and thorough:
        repairs = shifted.realigned(text)
    enough = is_enough("".join(r.text for r in repairs))
    return [
        Replacement(r.start, r.end, r.text, r.rule, _evidence(r))
        for r in repairs
        if enough or not r.filled
    ]


def _escape_rule(kind: str) -> str:
    return "mojibake.quoted-printable" if kind == "quoted-printable" else "mojibake.escapes"


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

    changes: dict[int, Iterable[Replacement]] = {}
    drops: dict[int, Drop] = {}
    flags: list[Flag] = []
    for index in suspects:
        block = doc.blocks[index]
        runs = list(LOST.finditer(block.text)) if _LOST_BEGINS.search(block.text) else []
        if not runs:
            continue
        if lost == "keep":
            flags += _flags(block, runs)
            continue
        size = sum(len(run.group()) for run in runs)
        # What later steps take out of the block must not keep it: the second time it is not there.
        seen = sum(c.isprintable() and not c.isspace() for c in block.text)
        if 2 * size > seen and len(block.text) > 1:
            drops[index] = Drop("mojibake.lost")
        else:
            flags += _flags(block, runs)
            changes[index] = [Replacement(*run.span(), "\ufffd", "mojibake.lost") for run in runs]
    return doc.apply(changes).drop(drops).flag(*flags)


def _flags(block: Block, runs: list[re.Match[str]]) -> Iterator[Flag]:
    for run in runs:
        start, end = block.source_span(*run.span())
        yield Flag("garbled", start, end, "characters were lost here and cannot be recovered")
