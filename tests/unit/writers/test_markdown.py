"""What Markdown readers see of tables and code."""

from __future__ import annotations

import unionclean
from unionclean.writers.markdown import to_markdown


def test_a_table_is_a_table() -> None:
    page = (
        "<body><h1>价目表</h1><table><tr><th>品名</th><th>单价</th></tr>"
        "<tr><td>苹果</td><td>5|6元</td></tr><tr><td>梨</td></tr></table><p>以上价格含税。</p>"
    )
    assert to_markdown(unionclean.clean(page)) == (
        "# 价目表\n\n| 品名 | 单价 |\n| --- | --- |\n| 苹果 | 5\\|6元 |\n| 梨 |  |\n\n"
        "以上价格含税。\n"
    )


def test_code_stays_as_it_was_written() -> None:
    page = "<body><p>运行下面的命令。</p><pre>if a:\n    print('*_*')</pre><p>然后看结果。</p>"
    assert to_markdown(unionclean.clean(page)) == (
        "运行下面的命令。\n\n```\nif a:\n    print('*_*')\n```\n\n然后看结果。\n"
    )


def test_a_fence_is_longer_than_the_ticks_in_it() -> None:
    page = "<body><p>这样写一段代码。</p><pre>```\na\n```</pre>"
    assert "````\n```\na\n```\n````" in to_markdown(unionclean.clean(page))
