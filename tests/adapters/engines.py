"""Engines that a test needs: skipped where they are not installed, unless they have to be."""

from __future__ import annotations

import importlib
import os
from typing import Any

import pytest


def engine(module: str) -> Any:
    """Import an engine for a test module.

    With ``UNIONCLEAN_REQUIRE_ENGINES=1`` a missing one is a failure, so that a broken installation
    cannot pass for a tested one.
    """
    if os.environ.get("UNIONCLEAN_REQUIRE_ENGINES") == "1":
        return importlib.import_module(module)
    return pytest.importorskip(module, reason=f"{module} is not installed")
