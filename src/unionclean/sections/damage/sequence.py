"""Numbers that are missing, repeated or out of order, and tables of contents that do not match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...document import Document, Flag
from ...outline import Article, Section
from .. import contents
from ..levels import follows
from ..numbering import style_of
from .place import over_block

#: Beyond this many breaks lines are missing all over: the article is reported as a whole.
LIMIT = 2
_CHAPTERS = frozenset("章篇")


def find(doc: Document) -> Iterator[Flag | str]:
    """Flag breaks in the numbering of sections.

    An article whose numbering is broken in too many places to flag each, or which is an excerpt to
    begin with, gets a sentence in place of the flags.

    Example:
        >>> from unionclean.filters.sections import sections
        >>> doc = sections(Document.from_lines("工作汇报\\n一、成绩\\n很好。\\n三、打算\\n继续。"))
        >>> [(f.kind, f.evidence["missing"]) for f in find(doc)]
        [('numbering-gap', ['2'])]
        >>> doc = sections(Document.from_lines("一、甲\\n三、乙\\n五、丙\\n七、丁\\n九、戊"))
        >>> list(find(doc))
        ['the numbering breaks in 4 places: before 三、, 五、, 七、, 九、']
    """
    for article in doc.articles:
        breaks = list(_breaks(article))
        if breaks and (len(breaks) > LIMIT or not _whole(article)):
            places = ", ".join(str(flag.evidence["marker"]) for flag in breaks[:6] if flag.evidence)
            noun = "place" if len(breaks) == 1 else "places"
            yield f"the numbering breaks in {len(breaks)} {noun}: before {places}"
        else:
            yield from breaks
        yield from _contents(article)


def _whole(article: Article) -> bool:
    """Whether the article has a title and its numbering begins with one."""
    first = next((s for s in article.walk() if s.number), None)
    return bool(article.title) and first is not None and first.number[-1] <= 1


def _breaks(article: Article) -> Iterator[Flag]:
    last: dict[str, tuple[int, ...]] = {}
    styles = Counter(style_of(section.marker) for section in article.walk() if section.number)
    for section in article.walk():
        if not section.number or not section.level:
            continue
        style = style_of(section.marker)
        number = section.number
        before = last.get(style)
        last[style] = number
        if style == "章":
            last.pop("节", None)
        # Novels are posted chapter by chapter: one alone may be any.
        if style in _CHAPTERS and styles[style] == 1:
            continue
        if number[-1] <= 1 or (before is not None and follows(before, number)):
            continue
        yield from _break(section, before, number)


def _break(
    section: Section, before: tuple[int, ...] | None, number: tuple[int, ...]
) -> Iterator[Flag]:
    block = section.block or section.paragraphs[0]
    if before is None:
        known = 0
    elif len(before) == len(number) and before[:-1] == number[:-1]:
        known = before[-1]
    elif len(before) != len(number):
        known = before[0]
        number = number[:1]
    else:
        known = 0
    if number[-1] == known:
        yield over_block(
            block, "numbering-repeat", f"{section.marker} stands twice", marker=section.marker
        )
    elif number[-1] > known:
        missing = [str(n) for n in range(known + 1, number[-1])][:20]
        if missing:
            yield over_block(
                block,
                "numbering-gap",
                f"numbers are missing before {section.marker}",
                missing=missing,
                marker=section.marker,
            )
    else:
        yield over_block(
            block, "numbering-order", f"{section.marker} is out of order", marker=section.marker
        )


def _contents(article: Article) -> Iterator[Flag]:
    entries = article.details.get("contents")
    if not entries:
        return
    headings = [s.block.text for s in article.walk() if s.block is not None]
    absent = contents.missing(entries, headings)
    label = next((b for b in article.front if "contents" in b.features.get("details", ())), None)
    if absent and label is not None:
        note = f"{len(absent)} entries of the table of contents have no heading"
        yield over_block(label, "contents-mismatch", note, missing=absent[:20])
