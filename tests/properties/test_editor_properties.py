"""The pipeline editor against a plain list of names, and through recipes."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from unionclean import Pipeline, presets, recipe, registry
from unionclean.errors import DuplicateStepError, StepOrderError, UnioncleanError

FILTERS = dict(registry.installed()[0])
NAMES = [*FILTERS, "mine", "other"]


class Editor(RuleBasedStateMachine):
    """Edits on a pipeline and on a list of (step name, filter name, options)."""

    @initialize(preset=st.sampled_from(sorted(presets.PRESETS)))
    def start(self, preset: str) -> None:
        self.pipe = presets.get(preset)
        self.steps: list[tuple[str, str, dict[str, Any]]] = [
            (name, name, {}) for name in presets.PRESETS[preset]
        ]
        self.off: set[str] = set()
        self.before = self.pipe
        self.steps_before = list(self.steps)

    # --- the model -------------------------------------------------------------------------------

    def allowed(self, steps: list[tuple[str, str, dict[str, Any]]]) -> type[UnioncleanError] | None:
        known: set[str] = set()
        seen: set[str] = set()
        for name, made_of, _ in steps:
            if name in seen:
                return DuplicateStepError
            if FILTERS[made_of].needs - known:
                return StepOrderError
            seen.add(name)
            known |= FILTERS[made_of].provides
        return None

    def take(self, change: Any, steps: list[tuple[str, str, dict[str, Any]]]) -> None:
        self.before, self.steps_before = self.pipe, list(self.steps)
        error = self.allowed(steps)
        if error is not None:
            with pytest.raises(error):
                change()
            return
        self.pipe = change()
        self.steps = steps
        left = {r for _, made_of, _ in steps for r in FILTERS[made_of].rules}
        self.off &= left

    def index(self, data: st.DataObject) -> int:
        return data.draw(st.integers(0, len(self.steps) - 1))

    # --- the edits -------------------------------------------------------------------------------

    @precondition(lambda self: self.steps)
    @rule(data=st.data(), made_of=st.sampled_from(sorted(FILTERS)), name=st.sampled_from(NAMES))
    def insert(self, data: st.DataObject, made_of: str, name: str) -> None:
        at = self.index(data)
        there = self.steps[at][0]
        new = (name, made_of, {})
        if data.draw(st.booleans()):
            steps = [*self.steps[:at], new, *self.steps[at:]]
            self.take(lambda: self.pipe.before(there, FILTERS[made_of], as_=name), steps)
        else:
            steps = [*self.steps[: at + 1], new, *self.steps[at + 1 :]]
            self.take(lambda: self.pipe.after(there, FILTERS[made_of], as_=name), steps)

    @precondition(lambda self: self.steps)
    @rule(data=st.data(), made_of=st.sampled_from(sorted(FILTERS)))
    def replace(self, data: st.DataObject, made_of: str) -> None:
        at = self.index(data)
        name = self.steps[at][0]
        steps = [*self.steps[:at], (name, made_of, {}), *self.steps[at + 1 :]]
        self.take(lambda: self.pipe.replace(name, FILTERS[made_of]), steps)

    @precondition(lambda self: self.steps)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        at = self.index(data)
        name = self.steps[at][0]
        self.take(lambda: self.pipe.without(name), [*self.steps[:at], *self.steps[at + 1 :]])

    @precondition(lambda self: self.steps)
    @rule(data=st.data())
    def keep_only(self, data: st.DataObject) -> None:
        kept = data.draw(st.sets(st.sampled_from([name for name, _, _ in self.steps]), min_size=1))
        steps = [step for step in self.steps if step[0] in kept]
        self.take(lambda: self.pipe.only(*kept), steps)

    @precondition(lambda self: any(FILTERS[m].rules for _, m, _ in self.steps))
    @rule(data=st.data())
    def switch_off(self, data: st.DataObject) -> None:
        rules = sorted({r for _, made_of, _ in self.steps for r in FILTERS[made_of].rules})
        one = data.draw(st.sampled_from(rules))
        if one in {name for name, _, _ in self.steps}:
            return
        self.before, self.steps_before = self.pipe, list(self.steps)
        self.pipe = self.pipe.without(one)
        self.off.add(one)

    @precondition(lambda self: any(m == "quality" for _, m, _ in self.steps))
    @rule(value=st.integers(0, 100))
    def configure(self, value: int) -> None:
        at = next(n for n, step in enumerate(self.steps) if step[1] == "quality")
        name, made_of, options = self.steps[at]
        changed = (name, made_of, {**options, "min_han": value})
        self.take(
            lambda: self.pipe.configure(name, min_han=value),
            [*self.steps[:at], changed, *self.steps[at + 1 :]],
        )

    @rule()
    def unknown(self) -> None:
        for change in (self.pipe.without, self.pipe.only):
            with pytest.raises(UnioncleanError):
                change("no-such-step")

    # --- what holds ------------------------------------------------------------------------------

    @invariant()
    def it_is_what_the_model_says(self) -> None:
        assert list(self.pipe.names) == [name for name, _, _ in self.steps]
        assert self.pipe.switched_off == self.off
        for step, (_, made_of, options) in zip(self.pipe.steps, self.steps, strict=True):
            assert step.function is FILTERS[made_of].function
            assert step.options == {**FILTERS[made_of].options, **options}

    @invariant()
    def the_old_one_is_as_it_was(self) -> None:
        assert list(self.before.names) == [name for name, _, _ in self.steps_before]

    @invariant()
    def a_recipe_brings_it_back(self) -> None:
        again = recipe.loads(recipe.dumps(self.pipe))
        assert isinstance(again, Pipeline)
        assert again == self.pipe


TestEditor = Editor.TestCase
TestEditor.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
