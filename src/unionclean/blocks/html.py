"""HTML to blocks: one walk over the tree of a fast HTML5 parser.

The parser (selectolax with its lexbor backend) gives no positions in the page, so the text that all
offsets count in is the page's text layer: everything that is text, visible or hidden, in document
order, one block a line. Scripts, styles and embedded objects are no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from ..block import Block
from .guard import MAX_BLOCKS, MAX_DEPTH, limit_attributes, limit_depth, too_many
from .heads import metadata_of, read_head
from .layer import blocks_of
from .markup import (
    ASIDE_TAGS,
    BLOCK_TAGS,
    CONTROLS,
    PREFORMATTED,
    SKIPPED,
    hides,
    senses,
)
from .tree import Element, Run

#: What an element's attributes say of it stands in their first characters; whatever is longer was
#: made to fill memory.
_LONGEST = 200
_LONGEST_STYLE = 1000

_BLANKS = re.compile(r"[ \t\r\n\f\u3000\xa0]+")
_NO_CUES: frozenset[str] = frozenset()
_REGIONS = ASIDE_TAGS | {"article", "main", "header"}
_LISTS = frozenset(["ul", "ol", "dl"])


class _Walk:
    """One pass over the tree, in document order.

    Attributes:
        cut: elements were met that lie deeper than is told apart.
    """

    def __init__(self, max_depth: int = MAX_DEPTH, max_blocks: int = MAX_BLOCKS) -> None:
        self.max_depth = max_depth
        self.max_blocks = max_blocks
        self.cut = False
        self.elements: list[Element] = [Element(label="html", tag="html")]
        self.runs: list[Run] = []
        self.run = Run(0)
        self.unseen: list[Run] = []
        self.link = 0

    def flush(self, element: int) -> None:
        run = self.run
        if run.pieces:
            self.runs.append(run)
            if len(self.runs) > self.max_blocks:
                raise too_many(self.max_blocks)
            if self.unseen:
                self.runs += self.unseen
                self.unseen = []
            self.run = Run(element)
        else:
            run.element = element
            run.links = run.linked = 0
            run.hidden = False

    def text(self, value: str, element: int, code: bool) -> None:
        if code:
            self.code(value, element)
            return
        run = self.run
        value = _BLANKS.sub(" ", value)
        if not run.pieces:
            value = value.lstrip(" ")
            if not value:
                return
            run.element = element
            run.hidden = self.elements[element].hidden
        elif self.elements[element].hidden is not run.hidden:
            if not value.strip():
                return
            if run.hidden:
                self.flush(element)
                run = self.run
                run.element, run.hidden = element, False
            else:
                # A hidden span inside a sentence is where farms put their words. It follows the
                # sentence as a block of its own, so that what the reader sees stays whole.
                self.unseen.append(Run(element, [value], hidden=True))
                return
        run.pieces.append(value)
        if self.link:
            run.linked += len(value.strip())

    def code(self, value: str, element: int) -> None:
        lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines):
            if number:
                self.flush(element)
            if line.strip() or self.run.pieces:
                self.run.element = element
                self.run.hidden = self.elements[element].hidden
                self.run.pieces.append(line.replace("\xa0", " "))

    def walk(self, root: LexborNode) -> None:
        # An explicit stack, because pages nest deeper than Python recurses. An entry is a node to
        # enter, or the state to return to after an element's last child.
        stack: list[tuple[LexborNode | None, int, bool, bool]] = [(root, 0, False, False)]
        elements = self.elements
        while stack:
            node, current, was_block, was_link = stack.pop()
            if node is None:
                if was_block:
                    self.flush(current)
                if was_link:
                    self.link -= 1
                continue
            following = node.next
            if following is not None and node is not root:
                stack.append((following, current, False, False))
            tag = node.tag
            if tag == "-text":
                value = node.text_content
                if not value:
                    continue
                if value.isspace() and not elements[current].code:
                    # Most text nodes are the page author's line breaks between elements.
                    run = self.run
                    if run.pieces and elements[current].hidden is run.hidden:
                        run.pieces.append(" ")
                    continue
                self.text(value, current, elements[current].code)
                continue
            if tag == "br":
                self.flush(current)
                continue
            if tag is None or tag in SKIPPED or tag[0] in "-!":
                continue
            if tag == "img":
                self.image(node, current)
                continue
            attributes = node.attributes
            block = tag in BLOCK_TAGS or ("-" in tag and tag.rpartition("-")[2] in BLOCK_TAGS)
            style = attributes.get("style") if attributes else None
            if style is not None and len(style) > _LONGEST_STYLE:
                style = style[:_LONGEST_STYLE]
            if style and not block and "display" in style and _shown_as_block(style):
                block = True
            hidden = (style is not None and hides(style)) or "hidden" in attributes
            index = current
            # An inline element matters only where it hides its text.
            if block or hidden:
                index = self.enter(tag, attributes, hidden, current)
            if block:
                self.flush(index)
            link = tag == "a" and "href" in attributes
            if link:
                self.link += 1
                self.run.links += 1
            child = node.first_child
            if block or link:
                stack.append((None, current, block, link))
            if child is not None:
                stack.append((child, index, False, False))
        self.flush(0)

    def enter(self, tag: str, attributes: dict[str, str | None], hidden: bool, current: int) -> int:
        outer = self.elements[current]
        hidden = hidden or outer.hidden
        if tag == "html":
            return current
        if outer.depth >= self.max_depth:
            self.cut = True
            if hidden == outer.hidden:
                return current
        label, found = _named(tag, attributes) if attributes else (tag, _NO_CUES)
        index = len(self.elements)
        if index > 2 * self.max_blocks:
            raise too_many(self.max_blocks)
        region, lists, table, row, cell = (
            outer.region,
            outer.lists,
            outer.table,
            outer.row,
            outer.cell,
        )
        # Most elements are a div or a paragraph, and inherit all.
        if tag in _REGIONS:
            if tag != "header" or region not in ("article", "main"):
                region = tag
        elif tag in _LISTS:
            lists += 1
        elif tag == "table":
            table, row, cell = index, -1, -1
        elif tag == "tr":
            row, cell = index, -1
        elif tag in ("td", "th"):
            cell = index
        self.elements.append(
            Element(
                current,
                outer.depth + 1,
                label,
                tag,
                found,
                hidden,
                region,
                lists,
                table,
                row,
                cell,
                outer.code or tag in PREFORMATTED,
                outer.control or tag in CONTROLS,
            )
        )
        return index

    def image(self, node: LexborNode, current: int) -> None:
        # Alternative text is content where the picture stands for characters: a formula, or a
        # rare character that the page's encoding lacks.
        attributes = node.attributes
        alt = (attributes.get("alt") or "").strip()
        if not alt:
            return
        classes = (attributes.get("class") or "").lower()
        formula = "latex" in classes or "math" in classes or "equation" in classes
        if formula or (len(alt) == 1 and alt > "\u2e7f"):
            self.text(alt, current, False)


def _named(tag: str, attributes: dict[str, str | None]) -> tuple[str, frozenset[str]]:
    """An element's label, and what its class and id words say."""
    name = (attributes.get("id") or "")[:_LONGEST]
    classes = (attributes.get("class") or "")[:_LONGEST]
    if not name and not classes:
        return tag, _NO_CUES
    label = f"{tag}#{name}" if name else tag
    if classes and not classes.isspace():
        label += "." + classes.split(None, 1)[0]
    return label, senses(f"{classes} {name}")


def _shown_as_block(style: str) -> bool:
    return re.search(r"display\s*:\s*(?:block|table|flex|list-item)", style) is not None


def read_html(
    text: str,
    *,
    url: str = "",
    max_depth: int = MAX_DEPTH,
    max_blocks: int = MAX_BLOCKS,
    warn: Callable[[str], None] | None = None,
) -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """The text layer of a page, its blocks, and what its head says about it.

    Args:
        text: the page's markup, decoded.
        url: the page's address, if known.
        max_depth: elements nested deeper are read, but not told apart from those around them.
        max_blocks: refuse pages of more blocks.
        warn: called with a sentence if the page is nested deeper.

    Returns:
        the text layer; one block a line of it, with features (see
        :func:`unionclean.blocks.layer.blocks_of`); and what the head says of the page
        (see :func:`unionclean.blocks.heads.metadata_of`).

    Raises:
        InputError: there are more blocks than ``max_blocks``.

    Example:
        >>> layer, blocks, head = read_html("<title>題目</title><p>甲<b>乙</b><p hidden>丙")
        >>> layer, head["title"]
        ('甲乙\\n丙', '題目')
        >>> [block.features["hidden"] for block in blocks]
        [False, True]
    """
    try:
        return read_markup(text, url, max_depth, max_blocks, warn)
    except SelectolaxError:
        from .soup import read_leniently

        return read_leniently(text, url=url)


def read_markup(
    text: str,
    url: str,
    max_depth: int = MAX_DEPTH,
    max_blocks: int = MAX_BLOCKS,
    warn: Callable[[str], None] | None = None,
) -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """The same, without a second way when the parser refuses.

    Raises:
        SelectolaxError: the parser cannot read the markup.
    """
    plain = limit_attributes(text, max_blocks)
    shallow = limit_depth(plain)
    parser = LexborHTMLParser(shallow, scripting=True)
    walk = _Walk(max_depth, max_blocks)
    root = parser.root
    if root is not None:
        walk.walk(root)
    if warn is not None and (walk.cut or shallow is not plain):
        warn(f"deep-nesting: elements nested deeper than {max_depth} were not told apart")
    if warn is not None and plain is not text:
        warn("attributes: a tag of thousands of attributes was read without them")
    head = read_head(parser)
    del root, parser  # which take several times the room of the page
    title = head.get("page_title") or head.get("title", "")
    layer, blocks = blocks_of(walk.runs, walk.elements, title)
    named = next((block.text for block in blocks if block.features["title"]), "")
    return layer, blocks, metadata_of(head, named)
