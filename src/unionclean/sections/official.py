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


def stated(doc: Document) -> Document:
    """Fill in the metadata that front and back matter of the first article state.

    Example:
        >>> from unionclean.filters.sections import sections
        >>> text = "国务院关于防汛的通知\\n国发〔2023〕1号\\n各省人民政府：\\n抓好落实。"
        >>> doc = sections(Document.from_lines(text))
        >>> doc.metadata.extra["document_number"], doc.metadata.extra["issuer"]
        ('国发〔2023〕1号', '国务院')
    """
    articles = doc.articles
    if len(articles) != 1:
        return doc
    details: Mapping[str, Any] = articles[0].details
    found: dict[str, Any] = {name: details[name] for name in _KEPT if name in details}
    title = doc.metadata.title or ""
    issuer = _ISSUER.match(title)
    if issuer:
        found["issuer"] = issuer["who"].strip()
    elif "signature" in found and "document_number" in found:
        found["issuer"] = found["signature"][0]
    date = details.get("date") or ("document_number" in found and details.get("signature_date"))
    subtitle = next((b.text for b in articles[0].heading if b.kind == "subtitle"), None)
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
