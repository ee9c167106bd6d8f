"""Bytes to text: every encoding that Chinese pages come in, damaged ones too."""

from __future__ import annotations

from .detect import decode
from .result import Decoded

__all__ = ["Decoded", "decode"]
