"""Errors of runs over many documents."""

from __future__ import annotations

from ..errors import UnioncleanError


class WorkerError(UnioncleanError):
    """A worker process died or cannot start."""

    slug = "worker"


class RunError(UnioncleanError):
    """A run cannot be begun, continued or finished."""

    slug = "run"


class TooManyFailuresError(RunError):
    """More documents failed than was allowed."""

    slug = "too-many-failures"
    default_remedy = "look at the rejects; --resume continues, with a higher --max-failures"
