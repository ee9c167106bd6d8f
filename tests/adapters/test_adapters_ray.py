"""Ray Data, with two processes on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from engines import engine

ray = engine("ray.data")
pa = engine("pyarrow")

from unionclean.adapters.ray import clean_dataset  # noqa: E402
from unionclean.batch import BRIEF  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # ray's own, about what will change in it


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


def test_the_text_is_that_of_python(
    documents: list[dict[str, Any]], expected: dict[str, str | None]
) -> None:
    dataset = ray.from_arrow(pa.Table.from_pylist(documents)).repartition(4)
    cleaned = clean_dataset(dataset, evidence=False)
    rows = cleaned.take_all()
    assert tuple(rows[0]) == BRIEF
    assert {row["id"]: row["text"] for row in rows} == expected
