"""What the language model thinks of an arc, in a text of which other parts are restored already."""

from __future__ import annotations

from collections.abc import Sequence

from .lattice import Arc
from .model import STOP, LanguageModel

#: The model looks back four characters, so a change is felt in the four that follow it.
REACH = 4
#: The gain counts up to the first bound; what exceeds it, at another rate, up to the second.
GAIN_BOUNDS = 12.0, 30.0
LEFT_BOUND = 6.0
FEATURES = ("gain", "over", "left")


class Context:
    """A text and the arcs that are accepted so far; measures further arcs against both.

    Args:
        model: the language model.
        text: the whole document, blocks separated by line feeds.
    """

    def __init__(self, model: LanguageModel, text: str) -> None:
        self.model = model
        self.symbols = model.normalise(text)
        self._score = model.scorer()
        self._originals: dict[str, str] = {}
        self.accept(())

    def accept(self, chosen: Sequence[Arc]) -> None:
        """Take these arcs as the reading of the text from now on."""
        symbols = self.symbols
        pieces = [STOP * REACH]
        place = [-1] * (len(symbols) + 1)
        length, done = REACH, 0
        for arc in chosen:
            original = self._symbols_of(arc.pair.original)
            place[done : arc.start + 1] = range(length, length + arc.start + 1 - done)
            pieces += (symbols[done : arc.start], original)
            length += arc.start - done + len(original)
            done = arc.end
        place[done:] = range(length, length + len(symbols) + 1 - done)
        pieces += (symbols[done:], STOP * REACH)
        self._text = "".join(pieces)
        self._place = place

    def before(self, start: int) -> str:
        """The four symbols of the current reading that come before a position."""
        place, i = self._place, start
        while place[i] < 0:
            i -= 1
        at = place[i]
        return (self._text[at - REACH : at] + self.symbols[i:start])[-REACH:]

    def after(self, end: int) -> str:
        """The four symbols of the current reading that come from a position on."""
        place, i = self._place, end
        while place[i] < 0:
            i += 1
        at = place[i]
        return (self.symbols[end:i] + self._text[at : at + REACH])[:REACH]

    def measure(self, arcs: Sequence[Arc]) -> None:
        """Set the features of arcs that read the same characters, in the order of FEATURES.

        ``gain`` is the gain in log-probability from reading the original there, ``over`` the part
        of it beyond the first bound, ``left`` the part that lies in the word itself and not in the
        four characters after it.
        """
        start, end = arcs[0].start, arcs[0].end
        before, after = self.before(start), self.after(end)
        inside_spun, outside_spun = self._sums(before, self.symbols[start:end], after)
        for arc in arcs:
            original = self._symbols_of(arc.pair.original)
            inside, outside = self._sums(before, original, after)
            left = inside - inside_spun
            gain = left + outside - outside_spun
            low, high = GAIN_BOUNDS
            arc.gain = (
                max(-low, min(low, gain)),
                max(0.0, min(high, gain) - low),
                max(-LEFT_BOUND, min(LEFT_BOUND, left)),
            )

    def _sums(self, before: str, middle: str, after: str) -> tuple[float, float]:
        score = self._score
        whole = before + middle + after
        turn = REACH + len(middle)
        inside = 0.0
        for i in range(REACH, turn):
            inside += score(whole[i - REACH : i + 1])
        outside = 0.0
        for i in range(turn, turn + REACH):
            outside += score(whole[i - REACH : i + 1])
        return inside, outside

    def _symbols_of(self, original: str) -> str:
        found = self._originals.get(original)
        if found is None:
            found = self._originals[original] = self.model.normalise(original)
        return found
