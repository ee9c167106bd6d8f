"""What a filter is: a named function from document to document, with its rules and needs.

Two decorators make one. :func:`document_filter` takes a function from document to document;
:func:`block_filter` takes a rule that looks at one block and only proposes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .block import Block
from .document import Document
from .edits import Drop, Replacement
from .errors import FilterError

Proposal = Iterable[Replacement] | Drop | None


@dataclass(frozen=True)
class Filter:
    """A step of a pipeline.

    Attributes:
        name: the name of the step, e.g. ``"script"``.
        function: called with the document and the options as keywords.
        rules: one-line description of each rule id that the filter may record.
        needs: facts that an earlier step must have provided.
        provides: facts that this step provides.
        options: keyword arguments and their values.

    Example:
        >>> @document_filter("shout", rules={"shout.mark": "end every line with a mark"})
        ... def shout(doc, mark="!"):
        ...     return doc.apply({
        ...         i: [Replacement(len(b.text), len(b.text), mark, "shout.mark")]
        ...         for i, b in enumerate(doc.blocks)
        ...     })
        >>> doc = Document.from_lines("好")
        >>> shout(doc).text, shout.with_options(mark="?")(doc).text
        ('好!', '好?')
    """

    name: str
    function: Callable[..., Document]
    rules: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    provides: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, doc: Document) -> Document:
        """Run the filter.

        Raises:
            FilterError: the function returned something else than a document.
        """
        result = self.function(doc, **self.options)
        if not isinstance(result, Document):
            raise FilterError(
                f"filter {self.name!r} returned {type(result).__name__} instead of a Document",
                remedy="return the document, changed or not",
            )
        return result

    def with_options(self, /, **options: Any) -> Filter:
        """The same filter with other settings.

        Raises:
            FilterError: it has no option of that name.
        """
        unknown = sorted(set(options) - set(self.options))
        if unknown:
            raise FilterError(
                f"filter {self.name!r} has no option {unknown[0]!r}",
                remedy="its options are: " + (", ".join(sorted(self.options)) or "none"),
            )
        return replace(self, options={**self.options, **options})

    @property
    def summary(self) -> str:
        """First line of the function's docstring."""
        return (self.function.__doc__ or "").strip().split("\n")[0]


def document_filter(
    name: str,
    *,
    rules: Mapping[str, str] | None = None,
    needs: Iterable[str] = (),
    provides: Iterable[str] = (),
) -> Callable[[Callable[..., Document]], Filter]:
    """Make a filter of a function from document to document.

    Keyword parameters of the function with a default value become the filter's options.
    """

    def decorate(function: Callable[..., Document]) -> Filter:
        return Filter(
            name,
            function,
            dict(rules or {}),
            frozenset(needs),
            frozenset(provides),
            _options(function),
        )

    return decorate


def block_filter(
    name: str,
    *,
    rules: Mapping[str, str] | None = None,
    needs: Iterable[str] = (),
) -> Callable[[Callable[..., Proposal]], Filter]:
    """Make a filter of a rule that looks at one kept block at a time and proposes.

    The rule is called as ``rule(block, facts, **options)`` and returns replacements, a
    :class:`~unionclean.edits.Drop`, or None.

    Example:
        >>> @block_filter("stars", rules={"stars.line": "drop lines of stars"})
        ... def stars(block, facts):
        ...     return Drop("stars.line") if set(block.text) == {"*"} else None
        >>> stars(Document.from_lines("好\\n***")).text
        '好'
    """

    def decorate(rule: Callable[..., Proposal]) -> Filter:
        def function(doc: Document, **options: Any) -> Document:
            drops: dict[int, Drop] = {}

            def changes() -> Iterator[tuple[int, Iterable[Replacement]]]:
                for index, block in enumerate(doc.blocks):
                    if block.dropped:
                        continue
                    proposal = rule(block, doc.facts, **options)
                    if isinstance(proposal, Drop):
                        drops[index] = proposal
                    elif proposal:
                        yield index, proposal

            return doc.apply(changes()).drop(drops)

        function.__doc__ = rule.__doc__
        return Filter(
            name, function, dict(rules or {}), frozenset(needs), frozenset(), _options(rule)
        )

    return decorate


def _options(function: Callable[..., Any]) -> dict[str, Any]:
    from inspect import signature

    return {
        p.name: p.default
        for p in signature(function).parameters.values()
        if p.default is not p.empty
    }


__all__ = ["Block", "Document", "Drop", "Filter", "Replacement", "block_filter", "document_filter"]
