"""Reading: from a path, bytes or text to a document that no filter has touched yet.

Collections (JSON Lines, CSV, Parquet, WARC, archives) are read as a stream of :class:`Raw`
documents by :class:`unionclean.readers.sources.Sources`.
"""

from .documents import MAX_BYTES, read
from .paths import Found, find
from .raw import Fields, Raw, Record, from_fields, parse

__all__ = [
    "MAX_BYTES",
    "Fields",
    "Found",
    "Raw",
    "Record",
    "find",
    "from_fields",
    "parse",
    "read",
]
