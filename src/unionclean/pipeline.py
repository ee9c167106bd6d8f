"""Pipelines: immutable, named lists of filters.

>>> from unionclean import presets
>>> pipe = presets.default().without("spun", "nav.breadcrumb")
>>> "spun" in pipe.names
False
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .block import Block
from .document import Document
from .edits import Replacement
from .errors import (
    DocumentTimeoutError,
    DuplicateStepError,
    FilterError,
    StepOrderError,
    UnioncleanError,
    UnknownStepError,
)
from .filter import Filter

Step = Filter | Callable[[Document], Document]


def as_filter(step: Step, name: str = "") -> Filter:
    """A filter as it is; a plain function from document to document as a filter of its name.

    Example:
        >>> def nothing(doc): return doc
        >>> as_filter(nothing).name
        'nothing'
    """
    if isinstance(step, Filter):
        return replace(step, name=name) if name else step
    if not callable(step):
        raise FilterError(
            f"a step must be callable, not {type(step).__name__}",
            remedy="give a Filter or a function from Document to Document",
        )
    return Filter(name or getattr(step, "__name__", type(step).__name__), step)


def lift(function: Callable[[str], str], name: str = "", *, whole: bool = False) -> Filter:
    """Take a function from text to text into a pipeline.

    Each kept block that the function changes is compared with what it was, and the differences are
    recorded under the rule ``<name>.unattributed``.

    Args:
        function: called with the text of one block.
        name: name of the step; the function's own name by default.
        whole: record a changed block as one edit, without looking for the differences; much
            faster on long blocks.

    Example:
        >>> pipe = Pipeline([lift(str.upper)])
        >>> doc = pipe.run(Document.from_lines("abc 中文"))
        >>> doc.text, doc.edits[0].rule
        ('ABC 中文', 'upper.unattributed')
    """
    label = name or getattr(function, "__name__", type(function).__name__)
    rule = f"{label}.unattributed"

    def lifted(doc: Document) -> Document:
        return doc.apply(
            (index, _differences(block, new, rule, whole))
            for index, block in enumerate(doc.blocks)
            if not block.dropped and (new := function(block.text)) != block.text
        )

    lifted.__doc__ = function.__doc__ or f"The text function {label}."
    return Filter(label, lifted, {rule: f"difference made by the text function {label}"})


def _differences(block: Block, new: str, rule: str, whole: bool) -> Iterator[Replacement]:
    old = block.text
    if whole:
        yield Replacement(0, len(old), new, rule)
        return
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Replacement(i, j, new[k:m], rule)


@dataclass(frozen=True, init=False, repr=False)
class Pipeline:
    """A list of filters, run in order. Every change of the list gives a new pipeline.

    Attributes:
        steps: the filters.
        switched_off: rule ids that must not act.

    Raises:
        DuplicateStepError: two steps have one name.
        StepOrderError: a step needs a fact that no step before it provides.
    """

    steps: tuple[Filter, ...]
    switched_off: frozenset[str] = frozenset()

    def __init__(self, steps: Iterable[Step] = (), switched_off: Iterable[str] = ()) -> None:
        filters = tuple(as_filter(step) for step in steps)
        object.__setattr__(self, "steps", filters)
        object.__setattr__(self, "switched_off", frozenset(switched_off))
        known: set[str] = set()
        seen: set[str] = set()
        for step in filters:
            if step.name in seen:
                raise DuplicateStepError(f"two steps are called {step.name!r}")
            if missing := sorted(step.needs - known):
                raise StepOrderError(
                    f"step {step.name!r} needs the fact {missing[0]!r}, "
                    "which no earlier step provides",
                    remedy=f"put a step that provides {missing[0]!r} before it",
                )
            seen.add(step.name)
            known |= step.provides

    def __repr__(self) -> str:
        off = f", without {', '.join(sorted(self.switched_off))}" if self.switched_off else ""
        return f"<Pipeline {' → '.join(self.names)}{off}>"

    # --- reading -------------------------------------------------------------------------------

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the steps, in order."""
        return tuple(step.name for step in self.steps)

    @property
    def rules(self) -> dict[str, str]:
        """Every rule id that may act, with its one-line description."""
        return {
            rule: text
            for step in self.steps
            for rule, text in step.rules.items()
            if rule not in self.switched_off
        }

    def __getitem__(self, name: str) -> Filter:
        return self.steps[self._index(name)]

    # --- running -------------------------------------------------------------------------------

    def run(self, doc: Document, *, timeout: float | None = None) -> Document:
        """Run the steps on a document.

        Args:
            doc: the document.
            timeout: seconds after which no further step is begun; a step that is at work is not
                interrupted, which only another process can do (:class:`unionclean.batch.Run`).

        Raises:
            DocumentTimeoutError: the steps took longer than ``timeout``.
            FilterError: a step failed; the error names the step and the document.
        """
        doc = doc.with_(switched_off=doc.switched_off | self.switched_off)
        started = time.monotonic()
        for step in self.steps:
            if timeout is not None and time.monotonic() - started > timeout:
                raise DocumentTimeoutError(
                    f"{doc.source.name or 'a document'}: given up before step {step.name!r} after "
                    f"{timeout:g} seconds"
                )
            try:
                doc = step(doc)
            except (UnioncleanError, MemoryError):
                raise
            except Exception as error:
                raise FilterError(
                    f"step {step.name!r} failed on {doc.source.name or 'a document'}: "
                    f"{type(error).__name__}: {error}",
                    remedy=f"run without it, .without({step.name!r}), and please report the case",
                ) from error
        return doc

    def clean(self, raw: Any, *, timeout: float | None = None, **about: Any) -> Document:
        """Read bytes, text or a path and run the steps; see :func:`unionclean.clean`."""
        from .readers import read

        return self.run(read(raw, **about), timeout=timeout)

    def run_many(
        self,
        records: Iterable[Any],
        on_error: Callable[[Any, UnioncleanError], None] | None = None,
    ) -> Iterator[Document]:
        """Clean one record after the other, lazily.

        Args:
            records: documents, bytes, texts or paths.
            on_error: called with the record and the error when one fails, and the rest goes on;
                without it the error is raised.
        """
        for record in records:
            try:
                yield self.run(record) if isinstance(record, Document) else self.clean(record)
            except UnioncleanError as error:
                if on_error is None:
                    raise
                on_error(record, error)

    # --- changing ------------------------------------------------------------------------------

    def before(self, name: str, step: Step, *, as_: str = "") -> Pipeline:
        """A pipeline with a step put in before the one called ``name``."""
        return self._insert(self._index(name), step, as_)

    def after(self, name: str, step: Step, *, as_: str = "") -> Pipeline:
        """A pipeline with a step put in after the one called ``name``."""
        return self._insert(self._index(name) + 1, step, as_)

    def replace(self, name: str, step: Step) -> Pipeline:
        """A pipeline in which another step does the work of ``name``, under that name."""
        index = self._index(name)
        steps = (*self.steps[:index], as_filter(step, name), *self.steps[index + 1 :])
        return self._with_steps(steps)

    def configure(self, name: str, /, **options: Any) -> Pipeline:
        """A pipeline in which a step has other options.

        Example:
            >>> from unionclean import presets
            >>> pipe = presets.default().configure("boilerplate")
        """
        return self.replace(name, self[name].with_options(**options))

    def without(self, *ids: str) -> Pipeline:
        """A pipeline without some steps, rules or families of rules.

        Args:
            ids: names of steps (``"spun"``), rule ids (``"nav.breadcrumb"``) or families
                (``"nav"``).

        Raises:
            UnknownStepError: nothing of that name is there.
        """
        steps, off = self.steps, set(self.switched_off)
        for wanted in ids:
            rules = {
                r for s in self.steps for r in s.rules if r == wanted or r.startswith(wanted + ".")
            }
            if wanted in self.names:
                steps = tuple(step for step in steps if step.name != wanted)
            elif rules:
                off |= rules
            else:
                raise self._unknown(wanted, [*self.names, *self.rules])
        return Pipeline(self.steps, off)._with_steps(steps)

    def only(self, *names: str) -> Pipeline:
        """A pipeline with just these steps, in the order they have here."""
        wanted = {self._index(name) for name in names}
        return self._with_steps(self.steps[i] for i in sorted(wanted))

    def _with_steps(self, steps: Iterable[Filter]) -> Pipeline:
        # Rules of steps that are gone are forgotten, so that pipelines that do the same are equal.
        left = tuple(steps)
        gone = {r for step in self.steps for r in step.rules}
        gone -= {r for step in left for r in step.rules}
        return Pipeline(left, self.switched_off - gone)

    def _insert(self, index: int, step: Step, name: str) -> Pipeline:
        new = as_filter(step, name)
        return Pipeline((*self.steps[:index], new, *self.steps[index:]), self.switched_off)

    def _index(self, name: str) -> int:
        if name not in self.names:
            raise self._unknown(name, list(self.names))
        return self.names.index(name)

    def _unknown(self, name: str, known: list[str]) -> UnknownStepError:
        near = difflib.get_close_matches(name, known, n=1)
        guess = f"did you mean {near[0]!r}? " if near else ""
        return UnknownStepError(
            f"no step or rule {name!r}", remedy=f"{guess}the steps are: {', '.join(self.names)}"
        )


__all__ = ["Pipeline", "as_filter", "lift"]
