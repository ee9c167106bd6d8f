"""Reading: from a path, bytes or text to a document that no filter has touched yet."""

from .documents import MAX_BYTES, read
from .paths import Found, find

__all__ = ["MAX_BYTES", "Found", "find", "read"]
