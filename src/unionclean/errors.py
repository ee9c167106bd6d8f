"""Every error that unionclean raises on purpose.

Each class carries a ``slug`` (a stable name to search the documentation for) and a ``remedy``
(what the user can do about it); both are part of the message, so that a bare traceback or one line
on stderr is enough to act on.
"""

from __future__ import annotations

import re

#: What a terminal obeys, or what turns the order of the characters around it.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    r"""A text as it may be printed: what a terminal would obey is written as an escape.

    Example:
        >>> shown("a\x1b[2J\u202eb")
        'a\\x1b[2J\\u202eb'
    """
    if text.isprintable():
        return text
    return _OBEYED.sub(lambda m: m[0].encode("unicode_escape").decode(), text)


class UnioncleanError(Exception):
    """Base class of all errors raised on purpose by unionclean.

    Args:
        message: what is wrong, naming the file and the place where there is one.
        remedy: what to do about it, one sentence.

    Example:
        >>> print(UnknownStepError("no step 'spam2'", remedy="the steps are: spam, script"))
        no step 'spam2'; the steps are: spam, script [unknown-step]
    """

    slug = "error"
    default_remedy = ""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy or self.default_remedy
        super().__init__(message)

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return shown(f"{self.message}{remedy} [{self.slug}]")

    def __reduce__(self) -> tuple[object, ...]:
        # The keyword-only remedy would be lost by the default pickling of exceptions, and workers
        # in other processes send their errors home that way.
        return (_rebuild, (type(self), self.message, self.remedy))


def _rebuild(cls: type[UnioncleanError], message: str, remedy: str) -> UnioncleanError:
    return cls(message, remedy=remedy)


class UnknownStepError(UnioncleanError):
    """A pipeline was asked for a step that it does not have."""

    slug = "unknown-step"


class UnknownFilterError(UnioncleanError):
    """No filter of that name is registered."""

    slug = "unknown-filter"


class DuplicateStepError(UnioncleanError):
    """Two steps of one pipeline have the same name."""

    slug = "duplicate-step"
    default_remedy = "give one of them another name"


class StepOrderError(UnioncleanError):
    """A step needs a fact that no earlier step provides."""

    slug = "step-order"


class RecipeError(UnioncleanError):
    """A recipe file cannot be read as a pipeline."""

    slug = "recipe"


class FilterError(UnioncleanError):
    """A filter broke its contract or failed on a document."""

    slug = "filter"


class OverlapError(FilterError):
    """A rule proposed replacements that overlap or lie outside the text."""

    slug = "overlap"
    default_remedy = "propose non-overlapping spans inside the block's text"


class InputError(UnioncleanError):
    """A document cannot be read."""

    slug = "input"


class EmptyInputError(InputError):
    """A document holds no text at all."""

    slug = "empty-input"
    default_remedy = "remove the file from the input or check how it was downloaded"


class BinaryInputError(InputError):
    """A document is not text."""

    slug = "binary-input"
    default_remedy = "give text or HTML; convert other formats first"


class EditLimitError(InputError):
    """A document needs more changes than can be kept on record."""

    slug = "too-many-edits"
    default_remedy = "split it"


class DocumentTimeoutError(UnioncleanError):
    """A document took longer than was allowed."""

    slug = "timeout"
    default_remedy = "allow more time (timeout, --timeout), or look at the document by itself"


class MemoryLimitError(UnioncleanError):
    """A document needed more memory than was allowed."""

    slug = "memory"
    default_remedy = "allow more (--max-memory), or look at the document by itself"


class OutputError(UnioncleanError):
    """A result cannot be written."""

    slug = "output"


class MissingExtraError(UnioncleanError):
    """An optional dependency is needed and not installed."""

    slug = "missing-extra"
