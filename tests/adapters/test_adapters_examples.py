"""The examples for the adapters run as they stand, and so do the recipes in the documentation."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from engines import engine

ROOT = Path(__file__).parents[2]
NEEDS = {
    "clean_with_datasets": ["datasets"],
    "clean_with_datatrove": ["datatrove", "orjson"],
    "clean_with_ray": ["ray.data"],
    "clean_with_spark": ["pyspark", "pyarrow"],
    "polars": ["polars", "pyarrow"],
    "duckdb": ["duckdb", "pyarrow"],
    "dask": ["dask.dataframe", "pyarrow"],
}


def run(code: list[str], folder: Path) -> str:
    ran = subprocess.run(
        [sys.executable, *code], capture_output=True, text=True, check=False, cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples/adapters").glob("*.py")), ids=lambda p: p.stem
)
def test_example_runs(path: Path, tmp_path: Path) -> None:
    for module in NEEDS[path.stem]:
        engine(module)
    out = run([str(path)], tmp_path)
    assert len(out.splitlines()) >= 3
    assert "生活方式" in out


@pytest.mark.parametrize("path", sorted((ROOT / "docs/recipes").glob("*.md")), ids=lambda p: p.stem)
def test_recipe_runs(path: Path, tmp_path: Path) -> None:
    for module in NEEDS[path.stem]:
        engine(module)
    blocks = re.findall(r"^```python\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    script = tmp_path / "recipe.py"
    script.write_text("\n".join(blocks), encoding="utf-8")
    out = run(["-W", "ignore", str(script)], tmp_path)
    assert "城市的发展改变了人们的生活方式" in out
