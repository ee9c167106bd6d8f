"""What the language model thinks of an arc, in a text of which other parts are restored already."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from .lattice import Arc
from .model import STOP, LanguageModel

#: The model looks back three characters, so a change is felt in the three that follow it …
REACH = 3
#: … of which the last is hardly moved, and costs time.
AFTER = 2
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
        model.forget()
        # What stood around a stretch when it was last measured; the same arcs need no second time.
        self._measured: dict[tuple[int, int], tuple[str, str, float]] = {}
        self.accept(())

    def accept(self, chosen: Sequence[Arc]) -> None:
        """Take these arcs as the reading of the text from now on."""
        symbols = self.symbols
        pieces = [STOP * REACH]
        place = [-1] * (len(symbols) + 1)
        length, done = REACH, 0
        for arc in chosen:
            original = self.model.words[arc.pair.original]
            place[done : arc.start + 1] = range(length, length + arc.start + 1 - done)
            pieces += (symbols[done : arc.start], original)
            length += arc.start - done + len(original)
            done = arc.end
        place[done:] = range(length, length + len(symbols) + 1 - done)
        pieces += (symbols[done:], STOP * REACH)
        self._text = "".join(pieces)
        self._place = place

    def before(self, start: int) -> str:
        """The three symbols of the current reading that come before a position."""
        place, i = self._place, start
        while place[i] < 0:
            i -= 1
        at = place[i]
        return (self._text[at - REACH : at] + self.symbols[i:start])[-REACH:]

    def after(self, end: int) -> str:
        """The three symbols of the current reading that come from a position on."""
        place, i = self._place, end
        while place[i] < 0:
            i += 1
        at = place[i]
        return (self.symbols[end:i] + self._text[at : at + REACH])[:REACH]

    def measure(self, arcs: Sequence[Arc], least: float = -inf) -> None:
        """Set the features of arcs that read the same characters, in the order of FEATURES.

        ``gain`` is the gain in log-probability from reading the original there, ``over`` the part
        of it beyond the first bound, ``left`` the part that lies in the word itself and not in the
        characters after it.

        Args:
            arcs: arcs with the same start and end.
            least: arcs whose ``left`` is below it are not measured further: what comes after the
                word is taken to gain nothing.
        """
        start, end = arcs[0].start, arcs[0].end
        scores = self.model.scores
        before, after = self.before(start), self.after(end)
        around = before, after, least
        if self._measured.get((start, end)) == around:
            return
        self._measured[start, end] = around
        whole = before + self.symbols[start:end] + after
        turn = REACH + end - start
        inside_spun = outside_spun = 0.0
        for i in range(REACH, turn):
            inside_spun += scores[whole[i - REACH : i + 1]]
        for i in range(turn, turn + AFTER):
            outside_spun += scores[whole[i - REACH : i + 1]]
        low, high = GAIN_BOUNDS
        for arc in arcs:
            original = self.model.words[arc.pair.original]
            whole = before + original + after
            turn = REACH + len(original)
            left = -inside_spun
            for i in range(REACH, turn):
                left += scores[whole[i - REACH : i + 1]]
            gain = left
            if left > least:
                gain -= outside_spun
                for i in range(turn, turn + AFTER):
                    gain += scores[whole[i - REACH : i + 1]]
            arc.gain = (
                gain if -low < gain < low else low if gain > 0 else -low,
                0.0 if gain < low else min(gain, high) - low,
                left
                if -LEFT_BOUND < left < LEFT_BOUND
                else LEFT_BOUND
                if left > 0
                else -LEFT_BOUND,
            )
