"""Metadata that the text itself states: author, date, document number, issuing body, recipients."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..document import Document

_ISSUER = re.compile(
    r"^(?P<who>[一-鿿、 　]{2,40}?(?:政府|委员会|办公[厅室]|总局|[厅局部院署会司]"
    r"|公司|大学|学院))关于"
)
_KEPT = (
    "document_number",
    "recipients",
    "signature",
    "signature_date",
    "attachments",
    "distribution",
    "history",
)


def stated(doc: Document, details: Mapping[str, Any], subtitle: str | None = None) -> Document:
    """Fill in the metadata that a document of one article states.

    Args:
        doc: the document.
        details: what was read from its front and back matter.
        subtitle: second line of its title, as written.

    Example:
        >>> doc = Document.from_lines("").with_metadata(title="国务院关于防汛的通知")
        >>> stated(doc, {"document_number": "国发〔2023〕1号"}).metadata.extra
        {'document_number': '国发〔2023〕1号', 'issuer': '国务院'}
    """
    found: dict[str, Any] = {name: details[name] for name in _KEPT if name in details}
    title = doc.metadata.title or ""
    issuer = _ISSUER.match(title)
    if issuer:
        found["issuer"] = issuer["who"].strip()
    elif "signature" in found and "document_number" in found:
        found["issuer"] = found["signature"][0]
    date = details.get("date") or ("document_number" in found and details.get("signature_date"))
    doc = doc.with_metadata(
        date=date or None,
        author=details.get("author"),
        source=details.get("source"),
        subtitle=subtitle.lstrip("—–―─－- 　") if subtitle else None,
    )
    new = {name: value for name, value in found.items() if name not in doc.metadata.extra}
    if not new:
        return doc
    return doc.with_(metadata=replace(doc.metadata, extra={**doc.metadata.extra, **new}))
