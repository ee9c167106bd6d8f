"""Archives and compressed streams that stand for far more than they weigh, or name other places."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from unionclean.cli import main
from unionclean.readers import Raw
from unionclean.readers.paths import inside
from unionclean.readers.sources import Sources

ZEROS = bytes(1 << 20)
#: MB that a bomb stands for, and bytes that a document may have.
MEGABYTES, LIMIT = 256, 1 << 20


def read(path: Path) -> list[Raw]:
    """What is in a file, read in far less memory than a bomb stands for."""
    tracemalloc.start()
    try:
        raws = list(Sources([str(path)], limit=LIMIT))
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()
    return raws


def problems(raws: list[Raw]) -> list[str]:
    return [str(raw.data) for raw in raws if raw.form == "error"]


def gzipped(path: Path, head: bytes = b"") -> None:
    path.write_bytes(gzip.compress(head) + gzip.compress(ZEROS) * MEGABYTES)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.txt", "w") as file:
            for _ in range(MEGABYTES):
                file.write(ZEROS)
        archive.writestr("good.txt", "好")
    assert path.stat().st_size < MEGABYTES << 11
    raws = read(path)
    assert problems(raws) == [
        f"{path}/bomb.txt: more than the 1,048,576 bytes allowed; allow more (--max-size) [input]"
    ]
    assert raws[1].data == "好".encode()


def test_a_zip_whose_entry_has_no_name(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "正文")
        archive.writestr("b.txt", "正文")
    # The length of the name, in the directory at the end of the file.
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 28 : entry + 30] = b"\0\0"
    data[entry + 30 : entry + 32] = b"\1\0"  # what was the name is an extra field now
    path.write_bytes(data)
    assert [raw.data for raw in read(path)] == ["正文".encode()]


def test_a_zip_in_a_zip_is_not_unpacked(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "好")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.zip", held.getvalue())
    assert read(tmp_path / "b.zip") == []


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.warc.gz", "a.tar.gz"])
def test_a_gzip_bomb(tmp_path: Path, name: str) -> None:
    gzipped(tmp_path / name)
    assert (tmp_path / name).stat().st_size < MEGABYTES << 11
    [problem] = problems(read(tmp_path / name)) or [""]
    if name == "a.tar.gz":
        assert problem == ""  # zeros are an empty archive
    else:
        assert name in problem


def test_a_gzip_bomb_in_a_field_of_csv_and_in_a_header_of_warc(tmp_path: Path) -> None:
    gzipped(tmp_path / "a.csv.gz", b'id,text\n1,"')
    [problem] = problems(read(tmp_path / "a.csv.gz"))
    assert "allowed" in problem or "limit" in problem
    gzipped(tmp_path / "a.warc.gz", b"WARC/1.0\r\nWARC-Type: response\r\nX: ")
    assert len(problems(read(tmp_path / "a.warc.gz"))) <= 1


def test_a_zstd_bomb(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    frame = zstandard.ZstdCompressor().compress
    data = frame(ZEROS) * MEGABYTES + frame(b'\n{"text": "a"}\n')
    (tmp_path / "a.jsonl.zst").write_bytes(data)
    raws = read(tmp_path / "a.jsonl.zst")
    assert "a record of" in problems(raws)[0]
    assert [raw.row for raw in raws] == [1, 2]


_READ = (
    "import sys; from itertools import islice; from unionclean.readers.sources import Sources; "
    "[raw.size for raw in islice(Sources([sys.argv[1]]), 64)]; "
    "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read as Linux has it")
@pytest.mark.parametrize("size", [1 << 20, 15 << 20])
def test_a_parquet_value_that_stands_in_every_row(tmp_path: Path, size: int) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    value = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0] * 2000, pyarrow.int32()), pyarrow.array(["字" * (size // 3)])
    )
    path = tmp_path / "a.parquet"
    options = {"compression": "zstd", "dictionary_pagesize_limit": 1 << 30}
    parquet.write_table(pyarrow.table({"text": value}), path, **options)
    assert path.stat().st_size < size / 100
    done = subprocess.run(
        [sys.executable, "-c", _READ, path], stdout=subprocess.PIPE, text=True, check=True
    )
    # Each value once for each of a few rows, in batches that are given back when the allocator
    # likes, and pyarrow itself: not once for each of 2,000 rows, and below the 500 MB promised.
    assert int(done.stdout) / 1024 < 100 + 20 * size / (1 << 20)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE])
def test_a_tar_whose_name_is_a_bomb(tmp_path: Path, kind: bytes) -> None:
    entry = tarfile.TarInfo("x")
    entry.type, entry.size = kind, MEGABYTES << 20
    gzipped(tmp_path / "a.tar.gz", entry.tobuf(tarfile.GNU_FORMAT))
    [problem] = problems(read(tmp_path / "a.tar.gz"))
    assert "a header of 268,435,456 bytes" in problem


NAMES = [
    "../../up.txt",
    "/etc/cron.d/absolute.txt",
    "C:\\Windows\\drive.txt",
    "..\\..\\back.txt",
    "a/../../climbs.txt",
    "line\nbreak.txt",
    "-o.txt",
    "CON?.txt",
    "长" * 200 + ".txt",
    "dir.txt",
    "dir.txt/inside.txt",
    ".txt/...txt",
    "a" * 300 + "/deep.html",
    "right\u202etxt.exe.txt",
]


def test_names_lead_nowhere_else(tmp_path: Path) -> None:
    path, out = tmp_path / "deep" / "a.zip", tmp_path / "deep" / "out"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        for name in NAMES:
            archive.writestr(name, "好")
    with tarfile.open(path.with_suffix(".tar"), "w") as archive:
        for name in NAMES:
            entry = tarfile.TarInfo(name)
            entry.size = 3
            archive.addfile(entry, io.BytesIO("好".encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo("link.txt")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    for archive_path in (path, path.with_suffix(".tar")):
        before = set(tmp_path.rglob("*"))
        assert main(["clean", str(archive_path), "-q", "-o", str(out / archive_path.suffix)]) == 0
        made = [p for p in set(tmp_path.rglob("*")) - before if p.is_file()]
        assert len(made) == len(NAMES)
        assert all(out in p.parents and not p.is_symlink() for p in made)
        assert all(p.read_text(encoding="utf-8") == "好\n" for p in made)


def test_what_is_left_of_a_name() -> None:
    assert str(inside("../..", 7)) == "7"
    assert str(inside("a/./b/../c.txt", 1)) == "a/b/c.txt"
    assert str(inside("nul\0.txt", 1)) == "nul_.txt"
    assert str(inside("half\udcff.txt", 1)) == "half_.txt"
    assert len(inside("长" * 200 + ".txt", 1).name.encode()) <= 200
    assert inside("长" * 200 + ".txt", 1).suffix == ".txt"
