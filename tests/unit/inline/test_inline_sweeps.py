"""What is cut out of paragraphs, and what only looks like it."""

import pytest

from unionclean.document import Document
from unionclean.filters.inline import inline

BODY = "会议强调，要抓好安全生产。"


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        ("更多精彩内容，请关注本站微信公众号！", "promo.more"),
        ("想了解更多考试资讯，请继续关注某某教育网。", "promo.more"),
        ("更多最新消息，尽在某某客户端。", "promo.more"),
        ("扫描下方二维码，关注我们。", "promo.follow"),
        ("欢迎关注微信公众号：某某观察。", "promo.follow"),
        ("点击阅读原文查看全文。", "promo.follow"),
        ("（本文来源：某某日报）", "promo.source"),
        ("文章来自某某新闻网。", "promo.source"),
        ("（本文由某某范文网收集整理）", "promo.source"),
        ("本文档由某某文库小编整理发布。", "promo.source"),
        ("某某文秘网www.example.com编辑整理", "promo.source"),
        ("转载请注明出处。", "promo.reprint"),
        ("本文版权归某某网所有，未经授权，不得转载。", "promo.reprint"),
        ("（责任编辑：张三）", "promo.editor"),
        ("[编辑：李四]", "promo.editor"),
        ("责任编辑：王五", "promo.editor"),
        ("一秒记住【某某阁】，最新小说免费阅读。", "promo.watermark"),
        ("最新网址：www.example.com", "promo.watermark"),
        ("手机用户请浏览m.example.com阅读，更好的体验。", "promo.watermark"),
        ("（请记住本站网址：www.example.com）", "promo.watermark"),
        ("某某小说网更新最快的小说网站，无弹窗！", "promo.watermark"),
        ("★★★★★", "inline.symbols"),
        ("◆◇◆◇", "inline.symbols"),
    ],
)
def test_addition_after_a_sentence_goes(extra: str, rule: str) -> None:
    doc = inline(Document.from_lines(BODY + extra))
    assert doc.text == BODY
    assert {edit.rule for edit in doc.edits} == {rule}
    assert doc.replay() == doc.text
    off = Document.from_lines(BODY + extra).with_(switched_off=frozenset({rule}))
    assert inline(off).text == BODY + extra


@pytest.mark.parametrize(
    "extra",
    ["更多精彩內容，請關注本站微信公眾號！", "轉載請註明出處。", "（責任編輯：張三）"],
)
def test_the_same_in_traditional_script(extra: str) -> None:
    assert inline(Document.from_lines("會議強調，要抓好安全生產。" + extra)).text == (
        "會議強調，要抓好安全生產。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "更多的人选择留在家乡，他们关注的是孩子的教育。",
        "更多信息请访问项目的官方文档。",
        "请关注天气变化，做好防汛准备。",
        "请扫描证件并上传，图片大小不超过两兆。",
        "本文来源于作者多年的教学实践。",
        "本文来自一次偶然的谈话。",
        "本文由三个部分组成。",
        "这份资料由县志办公室收集整理。",
        "村里的网络设备由专人整理维护。",
        "转载他人作品，应当注明作者姓名和作品名称。",
        "（记者 张三）",
        "编辑：一个被误解的职业",
        "记住本金和利息的区别很重要。",
        "手机用户数量已经超过十亿。",
        "软件更新最快的一次只用了三天。",
        "他喜欢收藏古书，请大家收藏好自己的票据。",
        "综合评价：★★★★☆",
        "●第一项●第二项●第三项",
        "他说：“请大家记住今天。”",
        "本报讯（记者 李四）昨日，大会开幕。",
        "最新章程已经公布，请登录县政府网站查询。",
    ],
)
def test_sentences_that_only_look_like_it_stay(text: str) -> None:
    assert inline(Document.from_lines(text)).text == text


def test_block_that_is_all_promotion_is_dropped_whole() -> None:
    doc = inline(Document.from_lines(f"{BODY}\n更多精彩内容，请关注本站微信公众号！"))
    assert doc.text == BODY
    assert [block.dropped for block in doc.dropped] == ["promo.more"]


def test_source_that_is_cut_is_kept_as_metadata() -> None:
    doc = inline(Document.from_lines(f"{BODY}（本文来源：某某日报）"))
    assert doc.metadata.source == "某某日报"


def test_source_that_is_known_is_not_overwritten() -> None:
    doc = Document.from_lines(f"{BODY}（本文来源：某某日报）").with_metadata(source="新华社")
    assert inline(doc).metadata.source == "新华社"


def test_end_mark_only_before_the_end_of_an_article() -> None:
    end = "综上所述，企业文化建设必须从实际出发，循序渐进，才能发挥作用。"
    assert inline(Document.from_lines(end + "W")).text == end
    assert inline(Document.from_lines(end + "■")).text == end
    inner = f"{end}W\n接下来讨论第二个问题。"
    assert inline(Document.from_lines(inner)).text == inner
    assert inline(Document.from_lines("会议结束。W")).text == "会议结束。W"


@pytest.mark.parametrize(
    "mark",
    [
        "天才壹秒记住『某☆某÷小?说→网wWw.ExaMple.Com』，为您提供精彩小说阅读。",
        "请记住本书首发域名：www.example.com。某某阁手机版阅读网址：m.example.com",
        "最新章节请访问www.example.com",
        "(本章未完，请翻页)",
        "-->>本章未完，点击下一页继续阅读",
        "【某某小说网 www.example.com】",
        "更多精彩小说请访问 www.example.com",
        "如果您中途离开，请按CTRL+D键保存当前页面至收藏夹，以便以后接着观看！",
        "喜欢某某请大家收藏：(www.example.com)某某更新速度全网最快。",
        "手机用户可访问m.example.com观看小说。",
        "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ",
    ],
)
def test_watermarks_of_reading_sites(mark: str) -> None:
    story = "他推开门，屋里没有人。"
    doc = inline(Document.from_lines(story + mark))
    assert doc.text == story
    assert {edit.rule for edit in doc.edits} == {"promo.watermark"}


@pytest.mark.parametrize(
    "text",
    [
        "输入完成后，按 Ctrl+D 结束，程序会显示统计结果。",
        "她走进书院，院里没有人。百度一下就知道。",
        "他在阁楼上读小说，小说网上也有连载。",
        "最新章节请见附录。手机阅读：改变生活的习惯",
        "使用 wget 从 www.example.com 下载文件。",
        "他记住了本子上的网址，第二天一早就去登录。",
    ],
)
def test_stories_about_reading_sites_stay(text: str) -> None:
    assert inline(Document.from_lines(text)).text == text


def test_bare_address_of_a_site_that_left_its_watermark() -> None:
    lines = [
        "他推开门www.example.com，走进屋里。",
        "最新网址：www.example.com",
        "见 www.other.org。",
    ]
    doc = inline(Document.from_lines("\n".join(lines)))
    assert doc.text == "他推开门，走进屋里。\n见 www.other.org。"
    assert doc.replay() == doc.text
