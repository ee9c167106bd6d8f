"""Many documents: batches for the adapters, and runs over processes with a journal."""

from .rows import BRIEF, COLUMNS, clean_batch
from .spec import PipelineSpec

__all__ = ["BRIEF", "COLUMNS", "PipelineSpec", "clean_batch"]
