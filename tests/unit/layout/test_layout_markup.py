"""Blocks that come from markup which says how they are meant."""

from unionclean.block import Block
from unionclean.document import Document, Source
from unionclean.filters.layout import layout


def page(lines: list[str], **features: object) -> Document:
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block(position, position + len(line), line, features=features))
        position += len(line) + 1
    return Document(Source("\n".join(lines), kind="html"), tuple(blocks))


WRAPPED = [
    "春天来了，公园里的花都开了，桃花、杏花、梨花都争",
    "着抢着往枝头上挤。孩子们脱下厚厚的棉衣，在草地里",
    "放着各色的风筝。老人们坐在长椅上晒太阳，说着过去",
    "的事情，谁也不觉得时间过得快。我常常想起小时候的",
    "春天。那时候家门口有一条小河，河边长满了柳树。",
]


def test_lines_of_code_stay() -> None:
    lines = ["<div>&nbsp;</div>", "中 国 人 民", "甲。 乙。", *WRAPPED]
    assert layout(page(lines, tag="pre", code=True)).text == "\n".join(lines)


def test_rows_of_a_table_stay() -> None:
    lines = ["国 务 院 令", "甲。 乙。", *WRAPPED]
    assert layout(page(lines, tag="td", table=3)).text == "\n".join(lines)


def test_lines_of_a_paragraph_are_rejoined() -> None:
    assert layout(page(WRAPPED, tag="p")).text == "".join(WRAPPED)


def test_lines_of_a_list_stay() -> None:
    assert layout(page(WRAPPED, tag="li")).text == "\n".join(WRAPPED)
