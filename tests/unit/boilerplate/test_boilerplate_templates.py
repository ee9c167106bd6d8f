"""Pages built like those of common site software: forums, questions, novels, encyclopedias."""

from __future__ import annotations

import pytest

from unionclean.blocks import read_html
from unionclean.document import Document, Source
from unionclean.filters.boilerplate import boilerplate


def post(name: str, floor: str, when: str, text: str) -> str:
    return f"""<div class="post"><table><tr><td class="pls"><a href="u">{name}</a>
<p>新手上路</p><p>主题 12 帖子 34 积分 25</p>
<a href="m">发消息</a></td><td class="plc">
<b>{floor}</b>
<div class="authi">发表于 {when} | <a href="o">只看该作者</a></div>
<div class="t_f">{text}</div>
<div class="po"><a href="r">回复</a> <a href="s">使用道具</a> <a href="j">举报</a></div></td></tr>
</table></div>"""


FORUM = f"""<html><head><title>开机蓝屏怎么办 - 硬件交流 - 某某论坛</title></head><body>
<div id="nv"><a href="p">门户</a><a href="f">论坛</a><a href="g">导读</a><a href="t">排行</a></div>
<div id="pt"><a href="f">某某论坛</a> » <a href="h">硬件</a> » <a href="j">硬件交流</a></div>
<h1>开机蓝屏怎么办</h1>
{post("小白菜", "楼主", "2013-5-6 20:11:32", "一开机就蓝屏，重启几次才行。<br>内存拔插过了")}
{post("老师傅", "沙发", "2013-5-6 21:00:00", "硬盘模式改成IDE试试")}
{post("小白菜", "板凳", "2013-5-7 08:00:00", "好了，谢谢！")}
<div><a href="l">返回列表</a> <a href="n">发新帖</a></div>
<div>您需要登录后才可以回帖 登录 | 立即注册</div>
<div id="ft"><p>手机版|小黑屋|某某论坛 ( 京ICP备12345678号 )</p><p>Powered by Discuz! X2.5</p></div>
</body></html>"""
FORUM_TEXT = [
    "开机蓝屏怎么办",
    "一开机就蓝屏，重启几次才行。",
    "内存拔插过了",
    "硬盘模式改成IDE试试",
    "好了，谢谢！",
]

QUESTION = """<html><head><title>感冒了可以吃鸡蛋吗_问答</title></head><body>
<ul><li><a href="a">网页</a></li><li><a href="b">资讯</a></li>
<li><a href="c">图片</a></li></ul>
<div><button>搜索答案</button><a href="q">我要提问</a></div><h1>感冒了可以吃鸡蛋吗？</h1>
<div>我来答 分享 举报</div>
<div class="answer"><a href="u">健康小助手</a> <span>2019-01-02</span>
<div class="text">感冒期间可以吃鸡蛋，但是不宜多吃。建议以清淡饮食为主。</div>
<span>已赞过</span> <span>已踩过</span><p>你对这个回答的评价是？</p><a href="x">评论</a></div>
<div class="answer"><span>匿名用户</span> <span>2018-11-02</span>
<div class="text">可以的，多喝水</div>
<a href="x">评论</a> <a href="y">收起</a></div>
<div class="side"><h3>其他类似问题</h3><ul><li><a href="1">感冒能吃海鲜吗</a> 2018-01-01</li>
<li><a href="2">感冒吃什么好得快</a> 2017-01-01</li></ul></div>
<div class="footer"><p>版权所有 某某问答</p></div></body></html>"""
QUESTION_TEXT = [
    "感冒了可以吃鸡蛋吗？",
    "感冒期间可以吃鸡蛋，但是不宜多吃。建议以清淡饮食为主。",
    "可以的，多喝水",
]

NOVEL = """<html><head><title>第十二章 夜雨_山河旧事_某某小说</title></head><body>
<div><a href="h">首页</a><a href="s">我的书架</a><a href="x">玄幻小说</a>
<a href="d">都市小说</a></div>
<div><a href="h">首页</a> &gt; <a href="b">山河旧事</a> &gt; 第十二章 夜雨</div>
<h1>第十二章 夜雨</h1>
<div><a href="p">上一章</a> ← <a href="m">章节目录</a> → <a href="n">下一章</a></div>
<div id="content">&nbsp;&nbsp;雨下了一夜。<br><br>
&nbsp;&nbsp;他坐在窗前，听着雨声，想起了很多往事。<br>
<br>“还不睡？”她问。<br><br>“睡不着。”<br><br>&nbsp;&nbsp;远处传来几声犬吠，又渐渐沉寂下去。</div>
<div><a href="p">上一章</a> ← <a href="m">章节目录</a> → <a href="n">下一章</a></div>
<div><p>本站所有小说为转载作品，所有章节均由网友上传，
转载至本站只是为了让更多读者欣赏。</p>
<p>Copyright © 2020 某某小说 All Rights Reserved.</p></div></body></html>"""
NOVEL_TEXT = [
    "第十二章 夜雨",
    "雨下了一夜。",
    "他坐在窗前，听着雨声，想起了很多往事。",
    "“还不睡？”她问。",
    "“睡不着。”",
    "远处传来几声犬吠，又渐渐沉寂下去。",
]

PAGES = {
    "forum": (FORUM, FORUM_TEXT, "thread"),
    "question": (QUESTION, QUESTION_TEXT, "thread"),
    "novel": (NOVEL, NOVEL_TEXT, "page"),
}


def page(markup: str) -> Document:
    layer, blocks, metadata = read_html(markup)
    return Document(Source(layer, kind="html"), blocks).with_metadata(**metadata)


@pytest.mark.parametrize("name", PAGES)
def test_with_tags(name: str) -> None:
    markup, expected, kind = PAGES[name]
    doc = boilerplate(page(markup))
    assert doc.text.split("\n") == expected
    assert doc.facts["page"] == kind
    assert doc.metadata.title == expected[0]


@pytest.mark.parametrize("name", PAGES)
def test_without_tags(name: str) -> None:
    markup, expected, kind = PAGES[name]
    lines = "\n".join(block.text for block in page(markup).blocks)
    doc = boilerplate(Document.from_lines(lines))
    assert doc.text.split("\n") == expected
    assert doc.facts["page"] == kind


@pytest.mark.parametrize("name", PAGES)
def test_twice_is_once(name: str) -> None:
    once = boilerplate(page(PAGES[name][0])).text
    assert boilerplate(Document.from_lines(once)).text == once
