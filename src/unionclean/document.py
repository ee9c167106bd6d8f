"""The document: a source, its blocks, and everything that was found out or done on the way."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from . import outline, restructure
from .block import Block, replay
from .description import MOST_FLAGS, Flag, Metadata, Source, few
from .edits import FINE_EDITS, MOST_EDITS, Drop, Edit, Replacement, stretches, too_many_edits
from .errors import EditLimitError
from .search import Lines


@dataclass(frozen=True, repr=False)
class Document:
    """A document in any state between raw and clean. Immutable: every change gives a new one.

    Attributes:
        source: the text that offsets refer to.
        blocks: all blocks, kept and dropped, in source order.
        facts: what was computed once for many filters to read.
        metadata: title, date and the like.
        flags: places that a reader should look at.
        warnings: sentences about the document as a whole.
        switched_off: ids of rules that must not act; proposals under them are ignored.

    Example:
        >>> doc = Document.from_lines("標題\\n\\n首頁 > 新聞")
        >>> doc = doc.drop({1: Drop("nav.breadcrumb")})
        >>> doc.text, [block.text for block in doc.dropped]
        ('標題', ['首頁 > 新聞'])
    """

    source: Source
    blocks: tuple[Block, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    metadata: Metadata = field(default_factory=Metadata)
    flags: tuple[Flag, ...] = ()
    warnings: tuple[str, ...] = ()
    switched_off: frozenset[str] = frozenset()

    @classmethod
    def from_lines(cls, text: str, **source: Any) -> Document:
        """A document with one block for each line that is not blank."""
        return cls(Source(text, **source), restructure.lines(text))

    def __repr__(self) -> str:
        name = f" {self.source.name!r}" if self.source.name else ""
        return (
            f"<Document{name}: {len(self.source.text)} characters, {len(self.kept)} blocks kept, "
            f"{len(self.dropped)} dropped>"
        )

    # --- reading -------------------------------------------------------------------------------

    @cached_property
    def kept(self) -> tuple[Block, ...]:
        """The blocks that make up the text."""
        return tuple(block for block in self.blocks if not block.dropped)

    @cached_property
    def dropped(self) -> tuple[Block, ...]:
        """The blocks that were left out, each with the rule that did it."""
        return tuple(block for block in self.blocks if block.dropped)

    @cached_property
    def text(self) -> str:
        """The cleaned text: the kept blocks, a line each."""
        return _joined(self.kept)

    @cached_property
    def lines(self) -> Lines:
        """The texts of the kept blocks, put together for searches over all of them."""
        return Lines(self.blocks)

    @cached_property
    def body(self) -> str:
        """The text without the document's title; of a thread, whose title asks, with it."""
        if self.facts.get("page") == "thread":
            return self.text
        return _joined([block for block in self.kept if block.kind not in ("title", "subtitle")])

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """Every change inside kept blocks, block by block, each as small as it is."""
        return tuple(part for block in self.kept for edit in block.edits for part in edit.parts())

    @cached_property
    def articles(self) -> tuple[outline.Article, ...]:
        """The texts that the document holds; one, unless it is a compilation."""
        return outline.articles(self.kept)

    @cached_property
    def sections(self) -> outline.Sections:
        """The top-level sections of all articles."""
        return outline.Sections([s for article in self.articles for s in article.sections])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts: list[int] = []
        position = 0
        for block in self.kept:
            position += len(block.lead) if starts else 0
            starts.append(position)
            position += len(block.text)
        return tuple(starts)

    def at(self, offset: int) -> tuple[Block, int]:
        """The kept block that holds a character of :attr:`text`, and where in the block.

        A separator between blocks belongs to the block before it.

        Raises:
            IndexError: the offset lies outside the text.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} outside a text of {len(self.text)} characters")
        index = bisect_right(self._starts, offset) - 1
        return self.kept[index], offset - self._starts[index]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Span of ``source.text`` from which ``text[start:end]`` comes.

        Raises:
            IndexError: the span is empty or lies outside the text.
        """
        if start >= end:
            raise IndexError(f"empty span {start}:{end}")
        first, i = self.at(start)
        last, j = self.at(end - 1)
        # On a separator: it comes from what lies between two blocks.
        s0 = first.end if i >= len(first.text) else first.source_span(i, i + 1)[0]
        s1 = last.end if j >= len(last.text) else last.source_span(j, j + 1)[1]
        return s0, s1

    def replay(self) -> str:
        """The text, made anew from the source and the record alone.

        It equals :attr:`text`; that it does is what makes the record evidence.
        """
        pieces: list[str] = []
        for block in self.kept:
            if pieces:
                pieces.append(block.lead)
            pieces.append(replay(self.source.text[block.start : block.end], block.edits))
        return "".join(pieces)

    def account(self) -> Iterator[tuple[int, int, str]]:
        """Say of every source character what became of it.

        Yields:
            ``(start, end, verdict)`` that follow each other without a gap over the whole source;
            verdict is ``"kept"``, a rule id, or ``"layout.blank"`` for white space between blocks.
        """
        position = 0
        for block in sorted(self.blocks, key=lambda b: b.start):
            if block.start > position:
                yield position, block.start, "layout.blank"
            if block.end > block.start:
                yield block.start, block.end, block.dropped or "kept"
            position = max(position, block.end)
        if position < len(self.source.text):
            yield position, len(self.source.text), "layout.blank"

    # --- plain data ----------------------------------------------------------------------------

    def to_json(self) -> str:
        """The document with all its evidence as one line of JSON; see :mod:`.interchange`."""
        from .interchange import to_json

        return to_json(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """The document that :meth:`to_json` wrote.

        Raises:
            InputError: the text is no such record, or one of a newer form.
        """
        from .interchange import from_json

        return from_json(text)

    # --- changing ------------------------------------------------------------------------------

    def with_(self, **changes: Any) -> Document:
        """A copy with some attributes changed.

        Raises:
            TypeError: there is no attribute of that name.
        """
        if not changes.keys() <= _FIELDS:
            raise TypeError(f"a document has no attribute {min(changes.keys() - _FIELDS)!r}")
        # Every step on every document comes by, and most change no block: what was found out about
        # the blocks holds in the copy, too.
        if "blocks" in changes:
            state = {name: self.__dict__[name] for name in _FIELDS}
        else:
            state = self.__dict__.copy()
            state.pop("body", None)  # the one that facts have a say in
        copy = object.__new__(Document)
        copy.__dict__.update(state, **changes)
        return copy

    def with_fact(self, **facts: Any) -> Document:
        """A copy that knows more."""
        return self.with_(facts={**self.facts, **facts})

    def with_metadata(self, **stated: Any) -> Document:
        """A copy with metadata filled in; what is already known is not overwritten.

        Args:
            stated: attributes of :class:`Metadata`; any other name goes to ``extra``. Empty values
                are passed over.
        """
        if not any(stated.values()):
            return self
        known = self.metadata.named()
        news = {k: v for k, v in stated.items() if v and k in known and known[k] is None}
        more = {k: v for k, v in stated.items() if v and k not in known and k != "extra"}
        if not news and not more.keys() - self.metadata.extra.keys():
            return self
        extra = {**more, **self.metadata.extra}
        return self.with_(metadata=replace(self.metadata, **news, extra=extra))

    def flag(self, *flags: Flag) -> Document:
        """A copy with more flags; one that is there already is not repeated.

        A kind of flag is switched off like a rule, as ``flag.<kind>``. Beyond
        :data:`unionclean.description.MOST_FLAGS` of a kind there is a warning instead.
        """
        known = {(f.kind, f.start, f.end) for f in self.flags}
        new = [
            f
            for f in flags
            if (f.kind, f.start, f.end) not in known and f"flag.{f.kind}" not in self.switched_off
        ]
        if not new:
            return self
        every = (*self.flags, *new)
        if len(every) <= MOST_FLAGS:
            return self.with_(flags=every)
        counts = Counter(flag.kind for flag in every)
        told = (
            f"flags: more than {MOST_FLAGS:,} places of the kind {kind}; the others are not told"
            for kind, count in counts.items()
            if count > MOST_FLAGS
        )
        warnings = (*self.warnings, *(text for text in told if text not in self.warnings))
        return self.with_(flags=tuple(few(every, MOST_FLAGS)), warnings=warnings)

    def apply(
        self,
        proposals: Mapping[int, Iterable[Replacement]]
        | Iterable[tuple[int, Iterable[Replacement]]],
    ) -> Document:
        """Apply replacements.

        Args:
            proposals: for an index into :attr:`blocks`, what to replace in that block's text. They
                may be made one after the other, as they are asked for, which takes less memory
                where there are many.

        Raises:
            OverlapError: proposals for one block overlap or lie outside its text.
            EditLimitError: the document would have more than :data:`unionclean.edits.MOST_EDITS`.
        """
        off = self.switched_off
        blocks = list(self.blocks)
        changed = False
        # In a short document there are never too many.
        count = -1 if len(self.source.text) < FINE_EDITS else sum(len(b.edits) for b in blocks)
        pairs = proposals.items() if isinstance(proposals, Mapping) else proposals
        try:
            for index, wanted in pairs:
                before = blocks[index]
                if off:
                    wanted = (p for p in wanted if p.rule not in off)
                if count > FINE_EDITS:
                    wanted = stretches(before.text, wanted, 0)
                block = before.replace(wanted)
                if block is before:
                    continue
                changed = True
                blocks[index] = block
                if count >= 0:
                    count += len(block.edits) - len(before.edits)
                    if count > MOST_EDITS:
                        raise too_many_edits()
        except EditLimitError as error:
            raise EditLimitError(f"{self.source.name or 'document'}: {error.message}") from error
        return self.with_(blocks=tuple(blocks)) if changed else self

    def drop(self, proposals: Mapping[int, Drop]) -> Document:
        """Leave blocks out, each with the rule that says why; a dropped block stays dropped."""
        blocks = list(self.blocks)
        changed = False
        for index, proposal in proposals.items():
            if proposal.rule in self.switched_off or blocks[index].dropped:
                continue
            blocks[index] = blocks[index].left_out(proposal.rule)
            changed = True
        return self.with_(blocks=tuple(blocks)) if changed else self

    def annotate(self, changes: Mapping[int, Mapping[str, Any]]) -> Document:
        """Set attributes other than text on blocks: ``kind``, ``level``, ``marker``, ``lead`` …"""
        if not changes:
            return self
        blocks = list(self.blocks)
        for index, attributes in changes.items():
            blocks[index] = blocks[index]._replace(**attributes)
        return self.with_(blocks=tuple(blocks))

    def split(self, cuts: Mapping[int, Sequence[int]]) -> Document:
        """Cut blocks.

        Args:
            cuts: for an index into :attr:`blocks`, rising positions in the block's text before
                which to cut. White space around a cut goes, on record.
        """
        return self.with_(blocks=restructure.split(self.blocks, cuts)) if cuts else self

    def join(self, runs: Iterable[tuple[int, int]], rule: str, glue: str = "") -> Document:
        """Put blocks together.

        Args:
            runs: pairs ``(first, last)`` of indexes into :attr:`blocks`, both included, not
                overlapping. Dropped blocks in between are swallowed; their text stays on record as
                part of the joining edit.
            rule: id of the rule that joins.
            glue: what to put between two texts.
        """
        runs = sorted(runs)
        if not runs or rule in self.switched_off:
            return self
        blocks = restructure.join(self.blocks, runs, self.source.text, rule, glue)
        return self.with_(blocks=blocks)


def _joined(blocks: Sequence[Block]) -> str:
    pieces: list[str] = []
    for block in blocks:
        if pieces:
            pieces.append(block.lead)
        pieces.append(block.text)
    return "".join(pieces)


_FIELDS = frozenset(item.name for item in fields(Document))

__all__ = ["Document", "Flag", "Metadata", "Source"]
