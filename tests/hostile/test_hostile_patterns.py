"""Every regular expression of the package is linear, whatever it is fed.

Each is tried on strings made of its own parts, at a size at which one that is quadratic takes a
hundred times as long as one that is not. What looks slow is tried again at a larger size, under a
limit that only a pattern that is not linear can reach: so a slow machine fails nothing.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from patterns import Compiled, collect, pumps

from unionclean.boilerplate.cues import lexicon

#: Patterns that are only tried on text that is cut or measured before, with the most there is.
BOUNDED = {
    "unionclean.blocks.markup._HIDDEN_STYLE": 1000,
    "unionclean.boilerplate.containers._WORDS": 1000,  # 256 elements, most of two letters
    "unionclean.decode.escapes._ADDRESS": 400,
    "unionclean.sections.closing._YEARLY": 400,
    "unionclean.sections.sentences._ABBREVIATION": 8,
}
SUSPECT, CERTAIN = 16_000, 400_000
#: Seconds of CPU: above the first a pattern is tried again, above the second it is not linear.
SLOW, HANG = 0.25, 20.0


class HangError(Exception):
    """A pattern is still at it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def cost(pattern: Any, anchored: bool, text: Any, most: float) -> float:
    began = time.process_time()
    try:
        with limited(most):
            if anchored:
                pattern.match(text)
            else:
                for _ in pattern.finditer(text):
                    pass
    except HangError:
        return most
    return time.process_time() - began


def worst(one: Compiled) -> str:
    """The pump that the pattern is not linear on, or nothing."""
    pattern = one.compile()
    size = BOUNDED.get(one.name, SUSPECT)
    for before, body in pumps(one):
        end = b"\0\n" if one.binary else "\0\n"
        text = before + body * (size // len(body)) + end
        if cost(pattern, one.anchored, text, SLOW) < SLOW:
            continue
        text = before + body * (CERTAIN // len(body)) + end
        if one.name in BOUNDED or cost(pattern, one.anchored, text, HANG) >= HANG:
            return f"{one.place}: {before!r} and then {body!r} over and over"
    return ""


needs_timer = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="only POSIX can interrupt a pattern"
)


@pytest.fixture(scope="module")
def found() -> list[Compiled]:
    return collect()


def test_all_patterns_are_found(found: list[Compiled]) -> None:
    names = {one.name for one in found}
    assert names >= set(BOUNDED)
    assert "unionclean.sections.numbering._GRAMMAR" in names
    assert any(one.library == "regex" for one in found)
    assert any(one.place.startswith("unionclean.decode.language:") for one in found)  # made late
    assert len(found) > 250


@needs_timer
def test_a_pattern_that_is_not_linear_is_found() -> None:
    assert "' '" in worst(Compiled("re", r"\s*x\s*y", False, 0, "here:1", name="here"))


@needs_timer
def test_patterns_are_linear(found: list[Compiled]) -> None:
    # Those of the lexicon of page furniture have their own test, with their own lengths.
    rest = [one for one in found if not one.place.startswith("unionclean.boilerplate.cues:")]
    assert [bad for bad in map(worst, rest) if bad] == []


@needs_timer
def test_patterns_of_the_lexicon_are_quick_at_the_length_they_are_for() -> None:
    slow = []
    words = lexicon()
    cues = {cue.text: cue for cue, _ in words.always}
    cues |= {c.text: c for entries in words.near.entries for c, test in entries if test is not None}
    assert len(cues) > 60
    for cue in cues.values():
        pattern = re.compile(cue.text)
        one = Compiled("re", cue.text, False, 0, f"cue:{cue.longest}", name=cue.rule)
        for before, body in pumps(one):
            for end in ("", "\0", "字" * 25):
                text = (before + body * (cue.longest // len(body)))[: cue.longest] + end
                if cost(pattern, False, text, SLOW) >= SLOW:
                    slow.append(f"{cue.text}: {text!r}")
    assert slow == []
