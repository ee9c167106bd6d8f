"""datatrove, with its local executor, its statistics and its exclusion writer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from engines import engine

engine("datatrove")
engine("orjson")

from datatrove.data import Document  # noqa: E402
from datatrove.executor import LocalPipelineExecutor  # noqa: E402
from datatrove.pipeline.writers import JsonlWriter  # noqa: E402

from unionclean.adapters.datatrove import UnioncleanStep  # noqa: E402
from unionclean.interchange import from_record  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # those of datatrove and what it is built on


def run(tmp_path: Path, documents: list[Document], **options: Any) -> tuple[Any, Any, Any]:
    """Statistics, what was forwarded and what was excluded."""
    step = UnioncleanStep(
        exclusion_writer=JsonlWriter(str(tmp_path / "excluded"), compression=None), **options
    )
    executor = LocalPipelineExecutor(
        [documents, step, JsonlWriter(str(tmp_path / "out"), compression=None)],
        logging_dir=str(tmp_path / "logs"),
    )
    stats = executor.run()
    rows = []
    for name in ("out", "excluded"):
        path = tmp_path / name / "00000.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        rows.append([json.loads(line) for line in lines])
    counted = next(s for s in json.loads(stats.to_json()) if "unionclean" in s["name"])["stats"]
    return counted, rows[0], rows[1]


def test_the_text_is_that_of_python(
    tmp_path: Path, documents: list[dict[str, Any]], expected: dict[str, str | None]
) -> None:
    held = [
        Document(text=row["html"] or row["text"] or "", id=row["id"], metadata={"url": row["url"]})
        for row in documents
    ]
    stats, out, excluded = run(tmp_path, held)
    assert {row["id"]: row.get("text", "") for row in out} == {
        name: text for name, text in expected.items() if text is not None
    }
    assert {row["id"] for row in excluded} == {n for n, text in expected.items() if text is None}
    assert excluded[0]["metadata"]["filter_reason"] == "empty-input"
    assert "no text" in excluded[0]["metadata"]["error"]
    assert stats["dropped_empty-input"] == len(excluded)
    assert stats["total"] == 2000


def test_rules_are_counted_and_evidence_comes_along(tmp_path: Path) -> None:
    text = "首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。"
    stats, out, _ = run(tmp_path, [Document(text=text, id="a")], evidence=True)
    assert stats["rule_nav.breadcrumb"] == 1
    assert stats["characters_in"]["total"] == len(text)
    doc = from_record({**out[0]["metadata"]["unionclean"], "text": out[0]["text"]})
    assert doc.text == out[0]["text"]
    assert doc.source.text == text
