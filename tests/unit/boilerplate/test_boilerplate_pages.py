"""Pages with their markup: what belongs to the text though no paragraph holds it."""

from __future__ import annotations

import unionclean

RECIPE = """<html><head><title>【红烧排骨的做法，红烧排骨怎么做】_某某厨房</title></head><body>
<div id="header"><a>首页</a><a>菜谱</a><a>登录</a><a>注册</a></div>
<h1 class="page-title">红烧排骨</h1>
<h2>用料</h2>
<table><tr><td>猪肋排</td><td>500克</td></tr><tr><td>冰糖</td><td>15克</td></tr></table>
<h2>红烧排骨的做法</h2>
<div class="steps"><p>排骨剁成小段，冷水浸泡半小时去血水，中间换两次水。</p>
<p>冷水下锅，放入姜片和料酒，大火煮开以后撇去浮沫，捞出冲净。</p></div>
<h2>猜你喜欢</h2><ul><li><a>糖醋排骨</a></li><li><a>可乐鸡翅</a></li></ul>
<div class="footer">关于我们 联系我们 版权所有</div></body></html>"""


def test_the_heading_above_a_table_stays_and_the_main_heading_is_the_title() -> None:
    doc = unionclean.clean(RECIPE)
    assert doc.metadata.title == "红烧排骨"
    assert doc.text.split("\n") == [
        "红烧排骨",
        "用料",
        "猪肋排\t500克",
        "冰糖\t15克",
        "红烧排骨的做法",
        "排骨剁成小段，冷水浸泡半小时去血水，中间换两次水。",
        "冷水下锅，放入姜片和料酒，大火煮开以后撇去浮沫，捞出冲净。",
    ]


def test_the_heading_of_a_box_above_the_text_goes_with_its_box() -> None:
    page = RECIPE.replace("<h2>用料</h2>", '<div class="sidebar"><h2>热门菜谱</h2></div>')
    assert "热门菜谱" not in unionclean.clean(page).text
