"""The filter ``pii``: personal data, masked or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..document import Document
from ..edits import Replacement
from ..errors import FilterError
from ..filter import document_filter
from ..pii.patterns import KINDS, find

_RULES = {
    "pii.email": "mask an e-mail address",
    "pii.identity-card": "mask a citizen's identity number whose date and check digit are right",
    "pii.bank-card": "mask a bank card's number whose check digit is right",
    "pii.mobile": "mask a mobile number",
    "pii.phone": "mask a fixed line's, hotline's or fax number",
    "pii.passport": "mask a passport's number that is named as such",
    "pii.qq": "mask a QQ number that is named as such",
    "pii.wechat": "mask a WeChat account that is named as such",
    "pii.plate": "mask a vehicle's number plate",
}


@document_filter("pii", rules=_RULES, provides=("pii",))
def pii(
    doc: Document, mode: str = "mask", kinds: Iterable[str] = tuple(KINDS), mask: str = "[{name}]"
) -> Document:
    """Mask or drop personal data: numbers, addresses and accounts of people.

    Options:
        mode: ``"mask"`` puts ``mask`` in its place, ``"drop"`` takes it out with its label.
        kinds: which of :data:`unionclean.pii.patterns.KINDS` to look for.
        mask: what to put there; ``{name}`` is the kind in Chinese, ``{kind}`` in English.

    Provides the fact ``pii`` (dict): how often each kind was found. The record of edits and the
    source still hold what was masked: whoever hands the text on must leave them out.

    Raises:
        FilterError: an option has a value that is not offered.

    Example:
        >>> doc = Document.from_lines("联系人王某，电话：13800138000。")
        >>> pii(doc).text
        '联系人王某，电话：[手机号]。'
        >>> pii.with_options(mode="drop")(doc).text
        '联系人王某，。'
    """
    kinds = tuple(kinds)
    if mode not in ("mask", "drop"):
        raise FilterError(f"pii has no mode {mode!r}", remedy="the modes are: mask, drop")
    for kind in kinds:
        if kind not in KINDS:
            raise FilterError(
                f"pii has no kind {kind!r}", remedy="the kinds are: " + ", ".join(KINDS)
            )
    counts: Counter[str] = Counter()
    changes: dict[int, list[Replacement]] = {}
    for index, block in enumerate(doc.blocks):
        if block.dropped:
            continue
        found = list(find(block.text, kinds))
        counts.update(finding.kind for finding in found)
        changes[index] = [
            Replacement(start, end, mask.format(name=KINDS[kind], kind=kind), f"pii.{kind}")
            if mode == "mask"
            else Replacement(label, end, "", f"pii.{kind}")
            for start, end, kind, label in found
        ]
    return doc.apply(changes).with_fact(pii=dict(counts))
