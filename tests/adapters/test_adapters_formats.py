"""Formats that need a library: Parquet, WARC, Zstandard; and near duplicates."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from engines import engine

pa = engine("pyarrow")
parquet = engine("pyarrow.parquet")
zstandard = engine("zstandard")
engine("warcio")
engine("rensa")

from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

from unionclean.cli import main  # noqa: E402
from unionclean.readers import Fields, Raw, parse  # noqa: E402
from unionclean.readers.sources import Sources  # noqa: E402
from unionclean.rows import from_row  # noqa: E402

# The writer of warcio, which only the tests use, leaves its temporary files to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TEXT = "城市的發展改變了人們的生活方式。"


def read(path: Path) -> list[Raw]:
    return list(Sources([str(path)]))


def clean(*arguments: object) -> int:
    return main(["clean", *map(str, arguments), "-q"])


def test_parquet_in_and_out_with_nulls(tmp_path: Path) -> None:
    rows = [
        {"id": n, "text": None if n % 5 == 2 else f"{TEXT}{n}", "tags": ["a", None], "when": None}
        for n in range(100)
    ]
    path = tmp_path / "in.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=30)
    out = tmp_path / "out.parquet"
    assert clean(path, "-o", out, "--checkpoint", 7) == 1
    table = parquet.read_table(out).to_pylist()
    rejects = [json.loads(r) for r in (tmp_path / "out.rejects.jsonl").read_text().splitlines()]
    assert [row["id"] for row in table] == [str(n) for n in range(100) if n % 5 != 2]
    assert [(r["id"], r["row"]) for r in rejects] == [(str(n), n + 1) for n in range(2, 100, 5)]
    assert f"{path}:3: record without text" in rejects[0]["message"]
    assert json.loads(table[0]["metadata"]) == {"tags": ["a", None], "when": None}
    assert from_row(table[0]).text == "城市的发展改变了人们的生活方式。0"


def test_a_row_group_that_is_damaged_costs_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    rows = [{"id": str(n), "text": f"{n}" * 400} for n in range(90)]
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=30, compression="gzip")
    group = parquet.ParquetFile(path).metadata.row_group(1)
    start = group.column(1).dictionary_page_offset + 30
    data = bytearray(path.read_bytes())
    data[start : start + 60] = b"\xff" * 60
    path.write_bytes(bytes(data))
    raws = read(path)
    good = [parse(raw, Fields()).id for raw in raws if raw.form != "error"]
    assert good == [str(n) for n in (*range(30), *range(60, 90))]
    [bad] = [str(raw.data) for raw in raws if raw.form == "error"]
    assert f"{path}: row group 1: rows 31 to 60: " in bad
    path.write_bytes(bytes(data)[:-20])
    assert "not a Parquet file" in str(read(path)[0].data)


def test_parts_of_parquet_are_the_same_after_a_stop(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [json.dumps({"id": str(n), "text": f"{TEXT}{n}"}) for n in range(300)]
    path.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "a").mkdir()
    assert clean(path, "-o", tmp_path / "a" / "x.parquet", "--checkpoint", 40) == 0
    assert clean(path, "-o", tmp_path / "b.parquet", "--checkpoint", 40, "--jobs", 2) == 0
    assert (tmp_path / "b.parquet").read_bytes() == (tmp_path / "a" / "x.parquet").read_bytes()
    shards = tmp_path / "shards"
    assert clean(path, "-o", shards, "--format", "parquet", "--shard-size", 100) == 0
    assert [p.name for p in sorted(shards.iterdir())] == [
        f"documents-0000{n}.parquet" for n in range(3)
    ]
    assert parquet.read_table(shards).num_rows == 300


def warc(*, packed: bool, kind: str) -> bytes:
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    for n in range(5):
        headers = {"WARC-Date": "2024-05-01T00:00:00Z"}
        http = None
        if kind == "response":
            mime = "image/png" if n == 1 else "text/html; charset=gbk"
            body = f"<html><body><p>{TEXT}{n}</p></body></html>" * 30
            body_bytes = gzip.compress(body.encode("gbk", "replace"))
            fields = [("Content-Type", mime), ("Content-Encoding", "gzip")]
            http = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.0")
        else:
            body_bytes = f"{TEXT}{n}\n".encode() * 20
        record = writer.create_warc_record(
            f"http://e.cn/{n}", kind, payload=io.BytesIO(body_bytes), http_headers=http,
            warc_headers_dict=headers,
        )  # fmt: skip
        writer.write_record(record)
    return held.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_warc_and_wet(tmp_path: Path, packed: bool) -> None:
    ending = ".gz" if packed else ""
    path = tmp_path / f"a.warc{ending}"
    path.write_bytes(warc(packed=packed, kind="response"))
    records = [parse(raw, Fields()) for raw in read(path)]
    assert [record.url for record in records] == [f"http://e.cn/{n}" for n in (0, 2, 3, 4)]
    assert [record.row for record in records] == [2, 4, 5, 6]
    assert {record.charset for record in records} == {"gbk"}
    assert records[0].kind == "html"
    assert records[0].metadata["warc_date"] == "2024-05-01T00:00:00Z"
    assert records[0].id.startswith("urn:uuid:")
    assert TEXT in records[0].document().text
    path = tmp_path / f"a.warc.wet{ending}"
    path.write_bytes(warc(packed=packed, kind="conversion"))
    records = [parse(raw, Fields()) for raw in read(path)]
    assert len(records) == 5
    assert records[4].content.decode().startswith(f"{TEXT}4")


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_that_is_cut_off_says_so_wherever_it_is_cut(tmp_path: Path, packed: bool) -> None:
    whole = warc(packed=packed, kind="conversion")
    path = tmp_path / ("a.wet.gz" if packed else "a.wet")
    said = 0
    for cut in range(60, len(whole), len(whole) // 40):
        path.write_bytes(whole[:cut])
        raws = read(path)
        assert len(raws) <= 6
        good = [raw for raw in raws if raw.form != "error"]
        # What is given out is whole, or empty where the file ends with a record's head.
        assert all(len(raw.data) in (0, len(f"{TEXT}0\n".encode()) * 20) for raw in good)
        said += len(good) < len(raws)
    assert said >= (39 if packed else 20)


def test_zstandard_in_and_out(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"{TEXT}{n}" * 30}) + "\n" for n in range(300)]
    data = "".join(lines).encode()
    path = tmp_path / "in.jsonl.zst"
    path.write_bytes(zstandard.compress(data[:5000]) + zstandard.compress(data[5000:]))
    out = tmp_path / "out.jsonl.zst"
    assert clean(path, "-o", out, "--checkpoint", 100) == 0
    with zstandard.open(out, "rt", encoding="utf-8") as file:
        assert [json.loads(line)["id"] for line in file] == [str(n) for n in range(300)]
    path.write_bytes(zstandard.compress(data)[:-10])
    raws = read(path)
    assert "ends in the middle of compressed data" in str(raws[-1].data)
    assert b"".join(raw.data for raw in raws[:-1]) == data[: sum(r.size for r in raws[:-1])]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_near_duplicates_across_parts(tmp_path: Path, form: str) -> None:
    base = [f"第{n}条 各单位应当在每年{n}月底前报送第{n * 7}号统计表。" for n in range(1, 40)]
    rows: list[dict[str, Any]] = []
    for n in range(30):
        text = "\n".join(base) if n % 3 else "\n".join(f"{line}第{n}组。" for line in base[n:])
        rows.append({"id": str(n), "text": f"{text}\n附件{n}"})
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / f"out.{form}"
    assert clean(path, "-o", out, "--dedup", "near", "--checkpoint", 4) == 0
    rejects = [json.loads(r) for r in (tmp_path / "out.rejects.jsonl").read_text().splitlines()]
    assert {r["id"] for r in rejects} >= {str(n) for n in range(2, 30) if n % 3}
    assert rejects[0]["error"] == "dedup.near"
    assert "nearly the text of 1 (similarity " in rejects[0]["message"]
    if form == "jsonl":
        kept = [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()]
        assert sorted(kept + [r["id"] for r in rejects]) == sorted(str(n) for n in range(30))


def test_arrays_of_buffers_are_those_of_pyarrow() -> None:
    from unionclean.batch import COLUMNS, clean_batch
    from unionclean.writers.tables import schema, to_batch

    texts = ["一、甲\n乙\n二、丙\n丁", None, "", TEXT, "a\0b", *[None] * 9, "𠀀"]
    rows = clean_batch([{"id": n, "text": text} for n, text in enumerate(texts)], "structure-only")
    for held in (rows, rows[:1], rows[1:2], rows[4:13], []):
        batch = to_batch(held, COLUMNS)
        batch.validate(full=True)
        assert batch.equals(pa.RecordBatch.from_pylist(held, schema(COLUMNS)))
        assert batch.to_pylist() == [dict(row) for row in held]
