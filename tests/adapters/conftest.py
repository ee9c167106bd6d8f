"""Two thousand documents, and what plain Python makes of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from unionclean.batch import clean_batch

# Before any engine is imported: workers run this interpreter, and nothing reaches for a network.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["RAY_AUTH_MODE"] = "disabled"
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def documents() -> list[dict[str, Any]]:
    """Pieces of real documents, texts in both scripts, HTML, and some that cannot be cleaned."""
    lines = [
        line
        for path in sorted(SEEDS.glob("*.txt"))
        for line in path.read_bytes().decode("utf-8", "replace").split("\n")
        if line.strip()
    ]
    made: list[dict[str, Any]] = []
    for n in range(2000):
        start = n * 7 % len(lines)
        text: str | None = "\n".join(lines[start : start + 1 + n % 5])[:500]
        html = None
        if n % 10 == 1:
            text = (
                f"首頁 > 新聞 > 第{n}期\n\n城市的發展改變了人們的生活方式,也改變了鄉村。第{n}篇。"
            )
        elif n % 10 == 2:
            text, html = None, f"<html><body><h1>標題{n}</h1><p>{text}</p></body></html>"
        elif n % 100 == 3:
            text = None
        elif n % 100 == 4:
            text = "   "
        url = f"http://example.cn/{n}"
        made.append({"id": f"d{n:04}", "text": text, "html": html, "url": url, "lang": "zh"})
    return made


@pytest.fixture(scope="session")
def expected(documents: list[dict[str, Any]]) -> dict[str, str | None]:
    """Cleaned text for each identifier, None for what fails."""
    return {row["id"]: row["text"] for row in clean_batch(documents, evidence=False)}
