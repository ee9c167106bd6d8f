"""Honest texts come through the boilerplate filter without one change, whole and in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filters.boilerplate import boilerplate

TEXTS = sorted((Path(__file__).parent / "prose").glob("*.txt"))

# Lines of honest documents in which the words of page furniture are what is written about.
LINES = (
    "第一条 为了保护著作权人的权利，根据有关法律，制定本办法。",
    "第二条 未经许可，不得转载、摘编本办法所称的作品。",
    "网站应当在首页公布举报电话，及时处理用户的投诉。",
    "用户注册时应当提交真实信息，忘记密码可以按照规定找回。",
    "点击“设置”，选择“隐私政策”，再点击“同意”即可。",
    "法人 > 默认地址 > 省份",
    "相关文章的作者认为，这一结论还需要更多的证据。",
    "上一篇文章介绍了安装的步骤，下一篇将介绍配置。",
    "推荐阅读的书目附在每一章的后面。",
    "评论家对这部小说的评价并不一致。",
    "2005年7月30日 某市第十届人民代表大会常务委员会第十八次会议通过",
    "A．首页 B．末页 C．目录 D．索引",
    "D．人民币升值 →进口成本下降 →有利于进口",
    "答：登录之后，在个人中心里可以看到收藏的内容。",
    "联系方式的变更应当在十日内通知对方。",
    "来源于生活，高于生活，这是创作的规律。",
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_honest_text_is_not_touched(path: Path) -> None:
    doc = boilerplate(Document.from_lines(path.read_text(encoding="utf-8")))
    assert [(block.dropped, block.text) for block in doc.dropped] == []
    assert doc.edits == ()


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("place", ["first", "middle", "last", "alone"])
def test_a_line_about_page_furniture(line: str, place: str) -> None:
    body = [
        "会议听取了工作报告，审议了有关事项，通过了相应的决议。",
        "与会人员一致认为，报告实事求是，措施切实可行。",
        "会议还就下一阶段的工作作了安排，提出了明确要求。",
    ]
    order = {
        "first": [line, *body],
        "middle": [*body, line, *body[::-1]],
        "last": [*body, line],
        "alone": [line],
    }[place]
    assert boilerplate(Document.from_lines("\n".join(order))).dropped == ()


def test_all_of_those_lines_together() -> None:
    assert boilerplate(Document.from_lines("\n".join(LINES))).dropped == ()
