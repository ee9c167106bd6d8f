"""Hugging Face datasets, held and streamed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from engines import engine

datasets = engine("datasets")

from unionclean.adapters.datasets import clean_dataset  # noqa: E402
from unionclean.batch import COLUMNS  # noqa: E402
from unionclean.rows import from_row  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # those of datasets and what it is built on


def test_the_text_is_that_of_python(
    documents: list[dict[str, Any]], expected: dict[str, str | None]
) -> None:
    datasets.disable_progress_bars()
    cleaned = clean_dataset(datasets.Dataset.from_list(documents), evidence=False)
    assert dict(zip(cleaned["id"], cleaned["text"], strict=True)) == expected


def test_a_stream_and_its_evidence(tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "text": f"首頁 > 新聞\n\n城市的發展。第{n}篇。", "n": n} for n in range(5)
    ]
    path = tmp_path / "raw.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    stream = datasets.load_dataset(
        "json", data_files=str(path), split="train", streaming=True, cache_dir=str(tmp_path / "c")
    )
    cleaned = list(clean_dataset(stream, batch_size=2))
    assert [row["id"] for row in cleaned] == list("01234")
    assert set(cleaned[0]) == set(COLUMNS)
    assert json.loads(cleaned[3]["metadata"]) == {"n": 3}
    doc = from_row(cleaned[3])
    assert doc.text == cleaned[3]["text"]
    assert doc.source.text == rows[3]["text"]


def test_the_same_recipe_is_taken_from_the_cache(tmp_path: Path) -> None:
    path = tmp_path / "raw.jsonl"
    path.write_text('{"id": "a", "text": "發展"}\n', encoding="utf-8")
    raw = datasets.load_dataset(
        "json", data_files=str(path), split="train", cache_dir=str(tmp_path / "c")
    )
    first = clean_dataset(raw, "structure-only")
    again = clean_dataset(raw, "structure-only")
    assert first.cache_files == again.cache_files
    assert clean_dataset(raw, "gentle").cache_files != first.cache_files
