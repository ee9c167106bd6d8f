"""WARC and WET: pages as they were crawled, or their text, with what the crawl knows of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from ..errors import InputError
from ..extras import require
from .raw import Raw
from .streams import BROKEN, Members, broken, gunzipped

#: Bytes of a line of a record's head.
_LONGEST_HEADER = 1 << 16
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_CARRIED = {
    "WARC-Date": "warc_date",
    "WARC-Payload-Digest": "warc_digest",
    "WARC-IP-Address": "warc_ip",
    "WARC-Identified-Content-Language": "warc_languages",
}


def read_warc(stream: IO[bytes], file: str, limit: int) -> Iterator[Raw]:
    """Pages (``response``, ``resource``) and texts (``conversion``) of a WARC stream.

    Compression is found out from the stream. Other kinds of records, and responses that are not
    text, are passed over; rows count all records.

    Raises:
        MissingExtraError: warcio is not installed.
    """
    iterator = require("warcio.archiveiterator", "warc").ArchiveIterator
    failures = require("warcio.exceptions", "warc").ArchiveLoadFailed
    folder = Path(Path(file).name.split(".")[0] or "stdin")
    number = 0
    try:
        buffered = io.BufferedReader(cast(io.RawIOBase, stream), 1 << 16)
        packed = buffered.peek(2)[:2] == b"\x1f\x8b"
        source = gunzipped(buffered) if packed else buffered
        records = iterator(source)
        unlimited = records.reader.readline
        # A line without an end would be put together at the cost of its square.
        records.reader.readline = lambda length=None: unlimited(length or _LONGEST_HEADER)
        for record in records:
            number += 1
            about = _about(record)
            if about is None:
                continue
            try:
                data = record.content_stream().read(limit + 1)
            except BROKEN as error:
                yield Raw.failure(file, number, broken(file, number, error))
                return
            if problem := _problem(record, data, f"{file}:{number}", limit):
                yield Raw.failure(file, number, problem)
                continue
            relative = folder / str(number)
            yield Raw(file, number, relative, "bytes", data, about, len(data))
        cut = source.failed if isinstance(source, Members) else None
    except (failures, *BROKEN, AttributeError, ValueError, KeyError) as error:
        # The library takes a head apart without looking whether it is one.
        cut = error
    if cut:
        # The iterator takes an error inside a record's head for the end of the file.
        yield Raw.failure(file, number + 1, broken(file, number + 1, cut))


def _about(record: Any) -> dict[str, Any] | None:
    headers = record.rec_headers
    charset: str | None
    kind: str | None
    if record.rec_type == "conversion":
        mime, charset, kind = "text/plain", "utf-8", "text"
    elif record.rec_type in ("response", "resource"):
        source = record.http_headers if record.http_headers is not None else headers
        declared = (source.get_header("Content-Type") or "").lower()
        mime, _, parameters = declared.partition(";")
        if mime.strip() not in _PAGES:
            return None
        charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None
        kind = None if mime.strip() == "text/plain" else "html"
    else:
        return None
    metadata = {
        name: value for header, name in _CARRIED.items() if (value := headers.get_header(header))
    }
    return {
        "id": (headers.get_header("WARC-Record-ID") or "").strip("<>")
        or headers.get_header("WARC-Target-URI"),
        "url": headers.get_header("WARC-Target-URI") or "",
        "charset": charset,
        "kind": kind,
        "metadata": metadata,
    }


def _problem(record: Any, data: bytes, where: str, limit: int) -> InputError | None:
    if len(data) > limit:
        return InputError(
            f"{where}: more than the {limit:,} bytes allowed", remedy="allow more (--max-size)"
        )
    stated = record.rec_headers.get_header("Content-Length")
    # What the record promised and the stream did not hold: the file was cut off.
    left = getattr(record.raw_stream, "limit", 0)
    if stated and left and len(data) <= limit:
        return InputError(
            f"{where}: ends inside the record ({left:,} of {int(stated):,} bytes are missing)",
            remedy="fetch the file again; the rows before this one need not be done again",
        )
    return None
