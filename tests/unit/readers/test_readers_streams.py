"""Collections read as streams: what comes out, and what is said where nothing can."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from unionclean.errors import EmptyInputError, InputError
from unionclean.readers import Fields, Raw, from_fields, parse
from unionclean.readers.sources import Sources, form_of

TEXT = "城市的发展改变了人们的生活方式。"


def jsonl(count: int) -> bytes:
    rows = [{"id": f"d{n}", "text": f"{TEXT}{n}", "lang": "zh"} for n in range(1, count + 1)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def read(path: Path, **options: object) -> list[Raw]:
    return list(Sources([str(path)], **options))  # type: ignore[arg-type]


def errors(raws: list[Raw]) -> list[str]:
    return [str(raw.data) for raw in raws if raw.form == "error"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "file"),
        ("a.jsonl", "jsonl"),
        ("A.NDJSON.GZ", "jsonl"),
        ("a.jsonl.zst", "jsonl"),
        ("a.tsv", "csv"),
        ("CC-MAIN-2024.warc.wet.gz", "warc"),
        ("CC-MAIN-2024.warc.gz", "warc"),
        ("a.tar.gz", "tar"),
        ("a.tgz", "tar"),
        ("a.zip", "zip"),
        ("a.txt.gz", "file"),
    ],
)
def test_what_a_name_says(name: str, form: str) -> None:
    assert form_of(name) == form


def test_lines_have_their_rows_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + jsonl(2) + b"\n  \n" + jsonl(1)[:-1])
    raws = read(path)
    assert [raw.row for raw in raws] == [1, 2, 5]
    records = [parse(raw, Fields()) for raw in raws]
    assert [record.id for record in records] == ["d1", "d2", "d1"]
    assert records[0].content == TEXT + "1"
    assert records[0].metadata == {"lang": "zh"}
    assert records[2].row == 5


@pytest.mark.parametrize("line", [b"{", b"[1]", b"3", b'"text"', b"\xff\xfe{", b"[" * 100_000])
def test_a_line_that_is_no_object_names_file_and_row(line: bytes) -> None:
    raw = Raw("a.jsonl", 7, Path("a/7"), "json", line)
    with pytest.raises(InputError, match=r"a\.jsonl:7: "):
        parse(raw, Fields())


def test_a_long_line_is_skipped_and_the_next_ones_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(1) + b'{"text": "' + b"a" * 3_000_000 + b'"}\n' + jsonl(1))
    raws = read(path, limit=1000)
    assert [(raw.row, raw.form) for raw in raws] == [(1, "json"), (2, "error"), (3, "json")]
    assert "3,000,013 bytes; 1,000 are allowed" in errors(raws)[0]


@pytest.mark.parametrize("cut", [1, 9, 100])
def test_a_gzip_member_that_ends_early_costs_only_what_is_missing(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.jsonl.gz"
    data = gzip.compress(jsonl(500)) + gzip.compress(jsonl(500))
    path.write_bytes(data[:-cut])
    raws = read(path)
    good = [raw for raw in raws if raw.form == "json"]
    assert b"".join(raw.data for raw in good) == (jsonl(500) * 2)[: sum(raw.size for raw in good)]
    assert len(good) >= 500
    [error] = errors(raws)
    assert f"{path}:{raws[-1].row}: ends in the middle of compressed data" in error


def test_members_and_padding_of_gzip_are_read_through(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(
        gzip.compress(jsonl(3)) + gzip.compress(b"") + b"\0" * 99 + gzip.compress(jsonl(2))
    )
    assert len(read(path)) == 5
    path.write_bytes(b"")
    assert read(path) == []


def test_damage_inside_compressed_data_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    data = bytearray(gzip.compress(jsonl(3000)))
    data[len(data) // 2 : len(data) // 2 + 50] = b"\xff" * 50
    path.write_bytes(bytes(data))
    raws = read(path)
    assert "damaged" in errors(raws)[-1]


def test_csv_in_the_encodings_of_spreadsheets(tmp_path: Path) -> None:
    table = 'id,text,栏目\r\n1,"第一行\n第二行",新闻\r\n2,"他说""好""。",生活\r\n'
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(table.encode(encoding))
        records = [parse(raw, Fields()) for raw in read(path)]
        assert [record.content for record in records] == ["第一行\n第二行", '他说"好"。'], encoding
        assert [record.metadata for record in records] == [{"栏目": "新闻"}, {"栏目": "生活"}]
    path = tmp_path / "a.tsv"
    path.write_text("id\ttext\n1\ta,b\n2\tc\td\n3\te\n", encoding="utf-8")
    raws = read(path)
    assert [raw.form for raw in raws] == ["fields", "error", "fields"]
    assert f"{path}:2: more cells than the header has" in errors(raws)[0]


def test_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("新闻/一.txt", TEXT)
        archive.writestr("picture.png", b"\x89PNG")
        archive.writestr("../../up.txt", TEXT)
        archive.writestr("large.txt", "大" * 5000)
    raws = read(path, limit=10_000)
    assert [(str(raw.relative), raw.form) for raw in raws] == [
        ("新闻/一.txt", "bytes"),
        ("up.txt", "bytes"),
        ("a.zip", "error"),
    ]
    assert parse(raws[0], Fields()).id == f"{path}/新闻/一.txt"
    assert "large.txt: more than the 10,000 bytes allowed" in errors(raws)[0]
    path.write_bytes(b"PK nothing")
    assert "not a ZIP file" in errors(read(path))[0]


class Gbk(zipfile.ZipInfo):
    """A name as programs of Chinese systems write it: GBK, without the flag for UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  # zipfile's name
        return self.filename.encode("gbk"), 0


def test_zip_with_names_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(Gbk("新闻/一.txt"), TEXT)
    assert [str(raw.relative) for raw in read(path)] == ["新闻/一.txt"]


def tar(*files: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return held.getvalue()


def test_tar_compressed_and_cut(tmp_path: Path) -> None:
    data = tar(("a.txt", TEXT.encode()), ("b.bin", b"\0"), ("c.html", b"<p>c</p>" * 200))
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(data))
    assert [str(raw.relative) for raw in read(path)] == ["a.txt", "c.html"]
    path = tmp_path / "b.tar"
    path.write_bytes(data[: data.index(b"<p>c") + 100])
    raws = read(path)
    assert raws[0].data == TEXT.encode()
    assert "b.tar:" in errors(raws)[0]


def test_a_folder_holds_documents_and_collections(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(jsonl(2))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "ignored.bin").write_bytes(b"\0")
    (tmp_path / ".b.jsonl.run").mkdir()
    (tmp_path / ".b.jsonl.run" / "documents-00000.jsonl").write_bytes(jsonl(9))
    raws = read(tmp_path)
    assert [(raw.form, str(raw.relative)) for raw in raws] == [
        ("json", "b/1"),
        ("json", "b/2"),
        ("path", "sub/a.txt"),
    ]
    assert [raw.form for raw in read(tmp_path, form="file")] == ["path"]
    assert parse(read(tmp_path / "c.txt.gz")[0], Fields()).content == TEXT.encode()


def test_the_position_reaches_the_total(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(jsonl(50)))
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    sources = Sources([str(tmp_path)])
    sources.measure()
    assert sources.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert len(list(sources)) == 51
    assert sources.position == sources.total


def test_a_change_of_the_input_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    digests = set()
    for count in (1, 2):
        path.write_bytes(jsonl(count))
        sources = Sources([str(path)])
        sources.measure()
        digests.add(sources.digest)
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("values", "fields", "content", "kind"),
    [
        ({"text": "a", "html": "<p>b"}, Fields(), "a", None),
        ({"text": "a", "html": "<p>b"}, Fields(html="html"), "<p>b", "html"),
        ({"text": None, "html": "<p>b"}, Fields(), "<p>b", "html"),
        ({"text": "", "html": "<p>b"}, Fields(), "<p>b", "html"),
        ({"text": "a", "page": None}, Fields(html="page"), "a", None),
        ({"content": b"a"}, Fields(text="content"), b"a", None),
        ({"text": None}, Fields(), None, None),
        ({"text": 5}, Fields(), None, None),
        ({}, Fields(), None, None),
        ({"text": ""}, Fields(), "", None),
    ],
)
def test_which_field_is_the_text(
    values: dict[str, object], fields: Fields, content: object, kind: str | None
) -> None:
    record = from_fields(values, fields, file="f", row=3)
    assert (record.content, record.kind, record.id) == (content, kind, "f:3")


def test_a_record_without_text_says_where_it_stands() -> None:
    record = from_fields({"id": 9, "text": None}, Fields(), file="a.parquet", row=12)
    with pytest.raises(EmptyInputError, match=r"a\.parquet:12: record without text.*--text-field"):
        record.document()
    with pytest.raises(EmptyInputError, match=r"a\.parquet:12: empty"):
        from_fields({"text": " \n"}, Fields(), file="a.parquet", row=12).document()
    with pytest.raises(InputError, match=r"b:1: 11 characters are more"):
        from_fields({"text": "a" * 11}, Fields(), file="b", row=1).document(max_bytes=10)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(jsonl(3))

    monkeypatch.setattr("sys.stdin", Standard)
    assert [raw.where for raw in Sources(["-"], "jsonl")] == ["-:1", "-:2", "-:3"]
    with pytest.raises(InputError, match="cannot be read from standard input"):
        list(Sources(["-"], "parquet"))
