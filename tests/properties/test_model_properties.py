"""The invariants of the data model, against a second model that is simple and slow.

The second model keeps one cell for each character of a block: the character, and the index of the
source character that it stands for (None where a replacement of another length put it there).
"""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from unionclean.block import Block
from unionclean.document import Document
from unionclean.edits import Drop, Replacement

ALPHABET = "發展觀。,a1 \n"
Cell = tuple[str, int | None]


class OracleBlock:
    """A block as a list of cells."""

    def __init__(self, cells: list[Cell], dropped: str = "") -> None:
        self.cells = cells
        self.dropped = dropped

    @property
    def text(self) -> str:
        return "".join(character for character, _ in self.cells)

    def replace(self, proposals: list[Replacement]) -> None:
        for start, end, new, _, _ in sorted(proposals, reverse=True):
            old = self.cells[start:end]
            if "".join(c for c, _ in old) == new:
                continue
            same = len(new) == end - start
            self.cells[start:end] = [
                (character, old[k][1] if same else None) for k, character in enumerate(new)
            ]

    def strip(self) -> None:
        while self.cells and self.cells[0][0].isspace():
            del self.cells[0]
        while self.cells and self.cells[-1][0].isspace():
            del self.cells[-1]


@st.composite
def replacements(draw: st.DrawFn, length: int) -> list[Replacement]:
    points = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    out = []
    for start, end in zip(points[::2], points[1::2], strict=False):
        if out and start < out[-1].end:
            continue
        if out and start == end == out[-1].end:
            continue
        new = draw(st.text(ALPHABET.replace("\n", ""), max_size=4))
        if draw(st.booleans()):
            new = (new + "xyzwvut" * 8)[: end - start]
        out.append(Replacement(start, end, new, draw(st.sampled_from(["r.one", "r.two"]))))
    return out


class ModelMachine(RuleBasedStateMachine):
    """Random edits, drops, splits and joins on both models at once."""

    @initialize(text=st.text(ALPHABET, min_size=1, max_size=60))
    def start(self, text: str) -> None:
        self.source = text
        self.doc = Document.from_lines(text)
        self.oracle = [
            OracleBlock([(text[i], i) for i in range(b.start, b.end)]) for b in self.doc.blocks
        ]

    def pick(self, data: st.DataObject) -> int | None:
        return data.draw(st.integers(0, len(self.oracle) - 1)) if self.oracle else None

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        index = self.pick(data)
        if index is None:
            return
        wanted = data.draw(replacements(len(self.oracle[index].cells)))
        self.doc = self.doc.apply({index: wanted})
        self.oracle[index].replace(wanted)

    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        index = self.pick(data)
        if index is None:
            return
        self.doc = self.doc.drop({index: Drop("d.rule")})
        self.oracle[index].dropped = self.oracle[index].dropped or "d.rule"

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        index = self.pick(data)
        if index is None or len(self.oracle[index].cells) < 2:
            return
        old = self.oracle[index]
        cut = data.draw(st.integers(1, len(old.cells) - 1))
        self.doc = self.doc.split({index: [cut]})
        left = OracleBlock(old.cells[:cut], old.dropped)
        right = OracleBlock(old.cells[cut:], old.dropped)
        left.strip()
        right.strip()
        self.oracle[index : index + 1] = [left, right]

    @rule(data=st.data(), glue=st.sampled_from(["", " ", "\n", "--"]))
    def join(self, data: st.DataObject, glue: str) -> None:
        index = self.pick(data)
        if index is None or index + 1 >= len(self.oracle):
            return
        first, second = self.oracle[index], self.oracle[index + 1]
        if first.dropped or second.dropped:
            return
        gap = range(self.doc.blocks[index].end, self.doc.blocks[index + 1].start)
        self.doc = self.doc.join([(index, index + 1)], "j.rule", glue)
        same = len(gap) == len(glue)
        middle: list[Cell] = [(c, gap[k] if same else None) for k, c in enumerate(glue)]
        self.oracle[index : index + 2] = [OracleBlock(first.cells + middle + second.cells)]

    @invariant()
    def texts_agree(self) -> None:
        if hasattr(self, "doc"):
            assert [b.text for b in self.doc.blocks] == [o.text for o in self.oracle]
            assert [b.dropped for b in self.doc.blocks] == [o.dropped for o in self.oracle]

    @invariant()
    def replay_gives_the_text(self) -> None:
        if hasattr(self, "doc"):
            assert self.doc.replay() == self.doc.text

    @invariant()
    def every_source_character_is_accounted_for(self) -> None:
        if not hasattr(self, "doc"):
            return
        position = 0
        for start, end, verdict in self.doc.account():
            assert start == position < end
            position = end
            if verdict == "layout.blank":
                assert not self.source[start:end].strip()
            else:
                assert verdict in ("kept", "d.rule")
        assert position == len(self.source)

    @invariant()
    def unchanged_characters_map_to_themselves(self) -> None:
        if not hasattr(self, "doc"):
            return
        for block, oracle in zip(self.doc.blocks, self.oracle, strict=True):
            previous = block.start
            for t, (_, index) in enumerate(oracle.cells):
                start, end = block.source_span(t, t + 1)
                if index is not None:
                    assert (start, end) == (index, index + 1)
                assert previous <= start <= end <= block.end
                previous = start

    @invariant()
    def document_offsets_lead_to_the_block(self) -> None:
        if not hasattr(self, "doc"):
            return
        text = self.doc.text
        for offset in range(len(text)):
            block, inside = self.doc.at(offset)
            if inside < len(block.text):
                assert block.text[inside] == text[offset]
                assert self.doc.source_span(offset, offset + 1) == block.source_span(
                    inside, inside + 1
                )


ModelMachine.TestCase.settings = settings(max_examples=250, stateful_step_count=15, deadline=None)
TestModel = ModelMachine.TestCase


@given(st.text(ALPHABET, max_size=80))
def test_lines_keep_what_is_not_blank(text: str) -> None:
    doc = Document.from_lines(text)
    assert doc.text == "\n".join(line.strip() for line in text.split("\n") if line.strip())
    assert doc.replay() == doc.text


@given(st.data())
def test_edits_of_one_pass_need_not_be_in_order(data: st.DataObject) -> None:
    text = data.draw(st.text(ALPHABET, min_size=1, max_size=30))
    wanted = data.draw(replacements(len(text)))
    block = Block.of(text, 0, len(text))
    shuffled = data.draw(st.permutations(wanted))
    assert block.replace(shuffled) == block.replace(wanted)
