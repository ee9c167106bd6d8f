"""A pipeline in a form that travels to other processes and machines.

Filters are decorated functions with large tables behind them; they are not sent. What is sent is
the recipe, and each process builds the pipeline once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from .. import presets, recipe
from ..errors import RecipeError
from ..pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class PipelineSpec:
    """What to build a pipeline from.

    Attributes:
        recipe: a recipe (TOML), or ``""``.
        factory: called without arguments for a pipeline with functions that no recipe can name; it
            must be importable where the work is done.
    """

    recipe: str = ""
    factory: Callable[[], Pipeline] | None = None

    @classmethod
    def of(cls, pipeline: Pipeline | str | PipelineSpec | Callable[[], Pipeline]) -> PipelineSpec:
        """From a pipeline, the name of a preset, or a function that makes a pipeline.

        Raises:
            RecipeError: the pipeline holds a function of this program; give a function that makes
                the pipeline.
            UnknownFilterError: there is no such preset.

        Example:
            >>> "sections" in PipelineSpec.of("structure-only").build().names
            True
        """
        if isinstance(pipeline, PipelineSpec):
            return pipeline
        if isinstance(pipeline, str):
            pipeline = presets.get(pipeline)
        if not isinstance(pipeline, Pipeline):
            return cls(factory=pipeline)
        try:
            return cls(recipe.dumps(pipeline))
        except RecipeError as error:
            raise RecipeError(
                error.message,
                remedy="give an importable function that returns the pipeline instead of it",
            ) from error

    def build(self) -> Pipeline:
        """The pipeline; the same object whenever it is asked for in one process."""
        return _build(self)


@cache
def _build(spec: PipelineSpec) -> Pipeline:
    return spec.factory() if spec.factory else recipe.loads(spec.recipe)
