"""Clean a data frame with Apache Spark and look at sections and evidence with SQL.

Needs ``pip install 'unionclean[spark]'`` and Java 17.
"""

import os
import sys
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

from pyspark.sql import SparkSession  # noqa: E402

from unionclean.adapters.spark import clean_dataframe  # noqa: E402

TEXT = """當前位置:首頁 > 新聞

一、城市
城市的發展改變了人們的生活方式。
二、鄉村
鄉村也在改變。"""

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
raw = spark.createDataFrame([("a", TEXT, "zh"), ("b", None, "zh")], ["id", "text", "lang"])

cleaned = clean_dataframe(raw).cache()
for row in cleaned.select("id", "text", "error").collect():
    print(row.id, row.text or row.error)

cleaned.createOrReplaceTempView("cleaned")
sections = spark.sql("SELECT id, s.* FROM cleaned LATERAL VIEW explode(sections) AS s")
for row in sections.collect():
    print(row.level, row.marker, row.heading, row.text)
for row in cleaned.where("error IS NULL").select("removed", "metadata").collect():
    print(row.removed, row.metadata)
spark.stop()
