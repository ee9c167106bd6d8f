"""How surprised the language model is by what follows a place in the text."""

from __future__ import annotations

from ...repair.model import default

#: Characters before a place that the model looks at.
_CONTEXT = 4


def surprise(text: str, at: int, characters: int = 1) -> float:
    """Surprise of the next characters, in nats; about 3 for a common character in its place.

    Args:
        text: any text.
        at: position of the first character.
        characters: how many to add up.

    Example:
        >>> surprise("独立自主地开展工作的自，", 11) > surprise("独立自主地开展工作。", 9)
        True
    """
    model = default()
    begin = max(0, at - _CONTEXT)
    symbols = model.normalise(text[begin : at + characters])
    return sum(
        -model.log_probability(symbols[max(0, k - _CONTEXT) : k + 1], min(k, _CONTEXT))
        for k in range(at - begin, len(symbols))
    )
