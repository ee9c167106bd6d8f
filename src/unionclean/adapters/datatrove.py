"""datatrove: a step of its pipelines.

>>> from unionclean.adapters.datatrove import UnioncleanStep  # doctest: +SKIP
>>> pipeline = [WarcReader("s3://…"), UnioncleanStep(), JsonlWriter("cleaned/")]  # doctest: +SKIP
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from ..batch import PipelineSpec
from ..batch.rows import clean_record
from ..errors import UnioncleanError
from ..extras import require
from ..interchange import to_record
from ..pipeline import Pipeline
from ..readers import MAX_BYTES, Record

_base = require("datatrove.pipeline.filters.base_filter", "datatrove")


class UnioncleanStep(_base.BaseFilter):  # type: ignore[misc, name-defined]  # known only at run time
    """Clean documents; those that cannot be cleaned go to the exclusion writer with the reason.

    The text of a document becomes the cleaned text, and ``metadata["unionclean"]`` holds title,
    sections, flags and, on request, all evidence: the record of
    :func:`unionclean.interchange.to_record` without the text. What each rule did is counted in the
    step's statistics, as ``rule_<id>``.

    Args:
        pipeline: a pipeline, the name of a preset, or an importable function that returns one.
        evidence: with the evidence from which the document with all its edits comes back.
        html: the documents' text is HTML; found out by default.
        max_bytes: refuse larger documents.
        exclusion_writer: a datatrove writer for what failed.
        batch_size: documents at a time; only changes how the time is counted.

    Raises:
        MissingExtraError: raised by the import of this module where datatrove is not installed.
    """

    name = "🀄 unionclean"

    def __init__(
        self,
        pipeline: Pipeline | str | PipelineSpec | Callable[[], Pipeline] = "default",
        *,
        evidence: bool = False,
        html: bool | None = None,
        max_bytes: int = MAX_BYTES,
        exclusion_writer: Any = None,
        batch_size: int = 1,
    ) -> None:
        super().__init__(exclusion_writer, batch_size)
        self.spec = PipelineSpec.of(pipeline)
        self.evidence = evidence
        self.html = html
        self.max_bytes = max_bytes

    def filter(self, doc: Any) -> bool | tuple[bool, str]:
        """Clean a document in place.

        Returns:
            True, or False with the name of the error.
        """
        metadata = doc.metadata
        kind = None if self.html is None else "html" if self.html else "text"
        record = Record(
            str(doc.id),
            doc.text,
            str(metadata.get("url") or ""),
            kind=kind,  # type: ignore[arg-type]  # one of the three
        )
        cleaned = clean_record(record, self.spec.build(), max_bytes=self.max_bytes)
        if isinstance(cleaned, UnioncleanError):
            metadata["error"] = str(cleaned)
            return False, cleaned.slug
        counts = Counter(block.dropped for block in cleaned.dropped)
        counts.update(edit.rule for edit in cleaned.edits)
        for rule, count in counts.items():
            self.stat_update(f"rule_{rule}", value=count)
        self.stat_update("characters_in", value=len(doc.text))
        self.stat_update("characters_out", value=len(cleaned.text))
        doc.text = cleaned.text
        details = to_record(cleaned, evidence=self.evidence)
        del details["text"]
        metadata["unionclean"] = details
        return True
