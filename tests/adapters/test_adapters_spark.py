"""Apache Spark, in local mode with two processes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from engines import engine

pyspark = engine("pyspark")
pa = engine("pyarrow")

from unionclean.adapters.spark import clean_dataframe  # noqa: E402
from unionclean.batch import BRIEF, COLUMNS  # noqa: E402
from unionclean.rows import from_row  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # pyspark's own, about versions of pandas


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_the_text_is_that_of_python(
    spark: Any, documents: list[dict[str, Any]], expected: dict[str, str | None]
) -> None:
    frame = spark.createDataFrame(pa.Table.from_pylist(documents)).repartition(4)
    cleaned = clean_dataframe(frame, evidence=False)
    assert tuple(cleaned.columns) == BRIEF
    rows = cleaned.select("id", "text", "error").collect()
    assert {row.id: row.text for row in rows} == expected
    assert all((row.text is None) == (row.error is not None) for row in rows)


def test_sections_metadata_and_evidence_are_columns(spark: Any) -> None:
    text = "一、提高認識\n各單位要認真學習。\n二、加強領導\n各單位要抓好落實。"
    page = "首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。"
    frame = spark.createDataFrame([("a", text, "zh"), ("b", page, "zh")], ["id", "text", "lang"])
    cleaned = clean_dataframe(frame)
    assert tuple(cleaned.columns) == COLUMNS
    row, other = cleaned.orderBy("id").collect()
    assert [s.heading for s in row.sections] == ["提高认识", "加强领导"]
    assert row.sections[0].text == "各单位要认真学习。"
    assert json.loads(row.metadata) == {"lang": "zh"}
    assert json.loads(other.removed)[0]["rule"] == "nav.breadcrumb"
    assert any(edit["rule"].startswith("script.") for edit in json.loads(row.edits))
    assert from_row(row.asDict()).text == row.text
    exploded = cleaned.selectExpr("id", "explode(sections) AS s").where("id = 'a'")
    assert [entry.s.heading for entry in exploded.collect()] == ["提高认识", "加强领导"]


def test_bytes_and_other_names_of_columns(spark: Any) -> None:
    from unionclean.readers import Fields

    data = "城市的發展改變了人們的生活方式".encode("big5")
    frame = spark.createDataFrame([(7, bytearray(data))], ["key", "body"])
    [row] = clean_dataframe(frame, fields=Fields(text="body", id="key")).collect()
    assert (row.id, row.text) == ("7", "城市的发展改变了人们的生活方式")
    assert row.encoding.startswith("big5")
