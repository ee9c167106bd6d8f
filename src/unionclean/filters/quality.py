"""The filter ``quality``: measures of a document, and thresholds by which it is set aside."""

from __future__ import annotations

from ..document import Document
from ..filter import document_filter
from ..quality.measures import measure

_RULES = {
    "quality.han": "set aside a document with too few Han characters",
    "quality.han-share": "set aside a document that is mostly not Chinese",
    "quality.punctuation-share": "set aside a document with too few or too many punctuation marks",
    "quality.digit-share": "set aside a document that is mostly figures",
    "quality.symbol-share": "set aside a document full of symbols and damaged characters",
    "quality.mean-line": "set aside a document of very short lines",
    "quality.list-lines": "set aside a document that is mostly a list",
    "quality.repeated-lines": "set aside a document that repeats its lines",
    "quality.repeated-runs": "set aside a document that repeats its wording",
}


@document_filter("quality", rules=_RULES, provides=("quality", "set_aside"))
def quality(
    doc: Document,
    min_han: int = 50,
    min_han_share: float = 0.5,
    min_punctuation_share: float = 0.01,
    max_punctuation_share: float = 0.3,
    max_digit_share: float = 0.3,
    max_symbol_share: float = 0.1,
    min_mean_line: float = 5.0,
    max_list_lines: float = 0.95,
    max_repeated_lines: float = 0.3,
    max_repeated_runs: float = 0.3,
) -> Document:
    """Measure a document and say whether, and why, it should be set aside; its text stays.

    Options are the thresholds of :class:`unionclean.quality.measures.Measures`; 0 for a least and
    1 for a greatest share switch a test off, and so does switching off its rule.

    Provides the facts ``quality`` (dict of the measures) and ``set_aside`` (rule ids in the order
    of the tests, empty for a document to keep); each reason is also a warning.

    Example:
        >>> doc = quality(Document.from_lines("价格 12.5 13.8 14.2"))
        >>> doc.facts["set_aside"][0], doc.warnings[0]
        ('quality.han', 'quality.han: 2 Han characters, fewer than 50')
    """
    found = measure([block.text for block in doc.kept])
    tests = (
        ("han", found.han < min_han, f"{found.han} Han characters, fewer than {min_han}"),
        (
            "han-share",
            found.han_share < min_han_share,
            f"{found.han_share:.0%} Han characters, less than {min_han_share:.0%}",
        ),
        (
            "punctuation-share",
            not min_punctuation_share <= found.punctuation_share <= max_punctuation_share,
            f"{found.punctuation_share:.1%} punctuation, outside of"
            f" {min_punctuation_share:.1%} to {max_punctuation_share:.1%}",
        ),
        (
            "digit-share",
            found.digit_share > max_digit_share,
            f"{found.digit_share:.0%} digits, more than {max_digit_share:.0%}",
        ),
        (
            "symbol-share",
            found.symbol_share > max_symbol_share,
            f"{found.symbol_share:.0%} symbols, more than {max_symbol_share:.0%}",
        ),
        (
            "mean-line",
            found.mean_line < min_mean_line,
            f"{found.mean_line:.1f} Han characters a line, fewer than {min_mean_line:g}",
        ),
        (
            "list-lines",
            found.list_lines > max_list_lines and found.lines > 10,
            f"{found.list_lines:.0%} of the lines in lists, more than {max_list_lines:.0%}",
        ),
        (
            "repeated-lines",
            found.repeated_lines > max_repeated_lines,
            f"{found.repeated_lines:.0%} in repeated lines, more than {max_repeated_lines:.0%}",
        ),
        (
            "repeated-runs",
            found.repeated_runs > max_repeated_runs,
            f"{found.repeated_runs:.0%} in repeated wording, more than {max_repeated_runs:.0%}",
        ),
    )
    reasons = [
        (f"quality.{name}", note)
        for name, failed, note in tests
        if failed and f"quality.{name}" not in doc.switched_off
    ]
    warnings = [f"{rule}: {note}" for rule, note in reasons]
    news = tuple(warning for warning in warnings if warning not in doc.warnings)
    return doc.with_(warnings=(*doc.warnings, *news)).with_fact(
        quality=found.to_dict(), set_aside=tuple(rule for rule, _ in reasons)
    )
