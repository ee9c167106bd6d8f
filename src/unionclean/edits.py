"""Proposals and records of change: what a rule asks for, and what the engine did.

A rule never changes text itself. It proposes :class:`Replacement` or :class:`Drop`; the engine
(:mod:`unionclean.document`) applies them and keeps an :class:`Edit` for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from .errors import EditLimitError

#: Edits of a document, and changes that are made in a block at once, up to which each is recorded
#: by itself; of more, those that one rule makes close to each other are recorded together.
FINE_EDITS, FINE_AT_ONCE = 100_000, 20_000
#: Edits of a document; one that needs more is refused. An edit takes half a kilobyte of memory.
MOST_EDITS = 300_000
#: Characters between two changes that are recorded together, and of a record of several.
_CLOSE, _STRETCH = 64, 4096

#: Evidence of a replacement whose characters answer to each other one by one, and of which only
#: some change: a converted stretch of text is proposed and kept as one, and shown by its parts.
BY_CHARACTER: Mapping[str, str] = {"unit": "character"}


class Replacement(NamedTuple):
    """A rule's proposal to put ``text`` in the place of ``block.text[start:end]``.

    Attributes:
        start: first character, counted in the block's current text (0-based).
        end: one past the last character; ``end == start`` inserts.
        text: what to put there; ``""`` deletes.
        rule: stable rule id such as ``"script.t2s"``.
        evidence: anything that explains the choice (alternatives, margin), JSON-serialisable.

    Example:
        >>> Replacement(0, 2, "发展", "spun.lexicon").text
        '发展'
    """

    start: int
    end: int
    text: str
    rule: str
    evidence: Mapping[str, Any] | None = None


class Drop(NamedTuple):
    """A rule's proposal to leave a whole block out of the text.

    Attributes:
        rule: stable rule id such as ``"nav.breadcrumb"``.

    Example:
        >>> Drop("nav.breadcrumb").rule
        'nav.breadcrumb'
    """

    rule: str


class Edit(NamedTuple):
    """One change that was made, in a form that can be replayed.

    The edits of a block are kept in the order in which they were made. ``at`` counts in the block's
    text as it stood just before this edit, so replaying a block is applying its edits one after
    the other to ``source[block.start:block.end]``.

    Attributes:
        rule: stable rule id.
        start: first character of the source span that the edit touches.
        end: one past its last character; ``start == end`` for a pure insertion.
        at: where in the block's text, as it stood then, ``before`` began.
        before: the text that was there.
        after: the text that is there now.
        evidence: what the rule knew, or None.

    Example:
        >>> Edit("script.t2s", 10, 11, 0, "發", "发").after
        '发'
    """

    rule: str
    start: int
    end: int
    at: int
    before: str
    after: str
    evidence: Mapping[str, Any] | None = None

    def parts(self) -> Iterator[Edit]:
        """The runs of characters that really changed, for an edit made character by character.

        Any other edit is its own single part. Replaying the parts is replaying the edit.

        Example:
            >>> edit = Edit("script.t2s", 5, 9, 0, "發展了嗎", "发展了吗", BY_CHARACTER)
            >>> [(part.start, part.before, part.after) for part in edit.parts()]
            [(5, '發', '发'), (8, '嗎', '吗')]
        """
        if self.evidence != BY_CHARACTER:
            yield self
            return
        # Where the source is as long as the text, places in the one are places in the other.
        even = self.end - self.start == len(self.before)
        signs = zip(self.before, self.after, strict=True)
        for same, run in groupby(enumerate(signs), key=lambda entry: entry[1][0] == entry[1][1]):
            if same:
                continue
            places = [place for place, _ in run]
            first, stop = places[0], places[-1] + 1
            span = (self.start + first, self.start + stop) if even else (self.start, self.end)
            before, after = self.before[first:stop], self.after[first:stop]
            yield Edit(self.rule, *span, self.at + first, before, after)


def stretches(
    text: str, proposals: Iterable[Replacement], fine: int = FINE_AT_ONCE
) -> list[Replacement]:
    """Proposals for a text; if they are many, those of one rule close to each other made one.

    What comes of them is the same text; the record says of a stretch of it what became of the
    whole, and no longer of each character.

    Args:
        text: the text.
        proposals: replacements in positions of the text.
        fine: so many are left as they are.

    Raises:
        EditLimitError: there are more proposals than a document may have edits, even so.

    Example:
        >>> found = [Replacement(at, at + 1, "", "layout.blank") for at in (1, 3, 90)]
        >>> stretches("中 国 人" + "民" * 85 + " 民", found, fine=0)
        [Replacement(start=1, end=4, text='国', rule='layout.blank', evidence=None),
         Replacement(start=90, end=91, text='', rule='layout.blank', evidence=None)]
    """
    done: list[Replacement] = []
    held: list[Replacement] = []
    for proposal in proposals:
        if text[proposal.start : proposal.end] != proposal.text:
            held.append(proposal)
        if len(held) > max(fine, FINE_AT_ONCE):
            done += _together(text, held)
            held = []
            if len(done) > MOST_EDITS:
                raise too_many_edits()
    if not done and len(held) <= fine:
        return held
    done += _together(text, held)
    if len(done) > MOST_EDITS:
        raise too_many_edits()
    return done


def _together(text: str, proposals: list[Replacement]) -> Iterator[Replacement]:
    run: list[Replacement] = []
    for proposal in sorted(proposals, key=lambda p: (p.start, p.end)):
        if run and not (
            proposal.rule == run[0].rule
            and proposal.evidence == run[0].evidence
            and 0 <= proposal.start - run[-1].end <= _CLOSE
            and proposal.end - run[0].start <= _STRETCH
        ):
            yield _one(text, run)
            run = []
        run.append(proposal)
    if run:
        yield _one(text, run)


def _one(text: str, run: list[Replacement]) -> Replacement:
    if len(run) == 1:
        return run[0]
    pieces = [run[0].text]
    for before, proposal in pairwise(run):
        pieces += (text[before.end : proposal.start], proposal.text)
    return Replacement(run[0].start, run[-1].end, "".join(pieces), run[0].rule, run[0].evidence)


def too_many_edits() -> EditLimitError:
    """The error for a document that needs more edits than one may have."""
    return EditLimitError(f"more than {MOST_EDITS:,} changes, the most that are kept on record")
