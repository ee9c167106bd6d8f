"""A headless Chromium for the tests that look at the report as people do."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en",
    "--window-size=1400,1000",
)


def missing(what: str) -> None:
    """Skip, unless the environment says that the browser has to be there."""
    if os.environ.get("UNIONCLEAN_REQUIRE_BROWSER"):
        pytest.fail(f"{what} is missing and UNIONCLEAN_REQUIRE_BROWSER is set")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser for all tests; each test opens its own page."""
    binary = next(filter(None, map(shutil.which, CHROMIUM)), None)
    service = shutil.which("chromedriver")
    if binary is None or service is None:
        missing("chromium with chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        missing("selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = str(binary)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(executable_path=service)
    )
    browser.set_script_timeout(30)
    yield browser
    browser.quit()


class Page:
    """A report open in the browser."""

    def __init__(self, driver: Any, path: Path) -> None:
        self.driver = driver
        self.path = path
        self.opened: set[str] = set()
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.goto("")

    def goto(self, anchor: str) -> None:
        """Open the report anew at a document (``"#3"``) or at the overview (``""``)."""
        self.driver.get("about:blank")
        self.opened.add(self.path.as_uri())
        self.driver.get(f"{self.path.as_uri()}{anchor}")
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is shown."""
        self.wait("document.getElementById('app')?.getAttribute('aria-busy') === 'false'")

    def wait(self, condition: str) -> None:
        """Wait until a JavaScript expression holds."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, 20, 0.02).until(
            lambda d: d.execute_script(f"return {condition}")
        )

    def js(self, code: str, *arguments: Any) -> Any:
        """Run JavaScript, which returns its result."""
        return self.driver.execute_script(code, *arguments)

    def js_later(self, code: str, *arguments: Any) -> Any:
        """Run JavaScript that may use ``await``."""
        done = "arguments[arguments.length - 1]"
        wrapped = f"const done = {done}; const given = arguments; (async () => {{ {code} }})()"
        return self.driver.execute_async_script(
            f"{wrapped}.then(done, (error) => done('failed: ' + error.stack));", *arguments
        )

    def keys(self, *keys: str) -> None:
        """Press keys where the focus is."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def all(self, selector: str) -> list[Any]:
        """The elements of a CSS selector."""
        return list(self.driver.find_elements("css selector", selector))

    def one(self, selector: str) -> Any:
        """The first of them."""
        return self.driver.find_element("css selector", selector)

    def complaints(self) -> list[str]:
        """What the console said since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Addresses that were asked for since the page was opened."""
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                url = message["params"].get("request", message["params"])["url"]
                asked.append(url)
        passing = ("about:", "data:", "chrome")
        return [url.split("#")[0] for url in asked if not url.startswith(passing)]


@pytest.fixture
def open_page(driver: Any) -> Iterator[Any]:
    """Opens a report; at the end the console must be silent and nothing have been asked for."""
    pages: list[Page] = []

    def open_(path: Path) -> Page:
        pages.append(Page(driver, path))
        return pages[-1]

    yield open_
    opened = {address for page in pages for address in page.opened}
    for page in pages:
        assert page.complaints() == []
        assert set(page.requests()) <= opened


# --- pages as sites make them ---------------------------------------------------------------------

ARTICLES = (
    (
        "古镇老街修缮工程竣工",
        "历时两年的老街修缮工程昨天竣工，临河的三十多间老屋恢复了旧貌。",
        "施工队沿用了青砖、木窗和蝴蝶瓦，拆下来的旧料能用的都用了回去。",
        "住在街尾的陈阿婆说：“门还是那扇门，只是不漏雨了。”",
        "街上的茶馆下个月重新开张，周末还会请说书先生来讲两回《三国》。",
    ),
    (
        "小區垃圾分類三個月觀察",
        "垃圾分類實施三個月以來，東苑小區的廚餘垃圾減少了將近四成。",
        "志願者每天早晚兩次在投放點指導居民，發現問題當場說明。",
        "居委會主任表示，下一步會在樓道裡張貼圖解，讓老人和孩子也看得明白。",
        "隔壁小區已經派人來學習經驗，準備從下個月開始試行。",
    ),
    (
        "怎样给阳台上的番茄搭架",
        "番茄长到三十厘米高就该搭架了，晚了枝条容易倒伏。",
        "一、选竹竿。直径一厘米、长一米五左右的最合手。",
        "二、插成人字形。两排竹竿的顶端用麻绳扎紧，再横一根连起来。",
        "三、绑蔓。绳子打成8字结，给茎留一点生长的余地。",
    ),
    (
        "县图书馆延长夜间开放时间",
        "从本周起，县图书馆每晚开放到九点半，比过去延长一个半小时。",
        "馆长介绍，延时以后晚上的读者多了六成，其中一半是高中生。",
        "二楼的自习室另外添了四十个座位和插座，灯光也换成了不刺眼的。",
        "家长可以在一楼的亲子区等候，那里新到了两百多本绘本。",
    ),
)

SITES = (
    # A news portal: menu, breadcrumb, source line, share bar, related list, footer.
    """<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a> <a href="/s">体育</a>
<a href="/e">娱乐</a> <a href="/f">财经</a></div><div class="crumb">当前位置：
<a href="/">首页</a> &gt; <a href="/n">本地新闻</a> &gt; 正文</div><h1>{title}</h1><p class="info">
来源：晚报　作者：李文 2023-05-0{day} 08:30　点击：{clicks}</p>
<div class="content">{paragraphs}</div>
<p>分享到：微信 微博 QQ空间</p><ul><li><a href="/1">· 相关文章一</a></li>
<li><a href="/2">· 相关文章二</a></li></ul><p>版权所有 晚报网 沪ICP备1234567{day}号</p>""",
    # An authority's site: title, date, text, print and close.
    """<div>中国政府网 | 省政府 | 市政府</div><h2>{title}</h2><div>发布日期：2022年11月{day}日
浏览次数：{clicks}</div><div id="zoom">{paragraphs}</div><div>【打印本页】【关闭窗口】</div>""",
    # A blog: hidden text, tags, comments, previous and next.
    """<div style="display:none">seo 关键词 番茄 古镇 图书馆</div><article><h1>{title}</h1>
{paragraphs}</article><p>标签：生活 随笔</p><p>上一篇：<a href="/3">没有了</a></p>
<p>下一篇：<a href="/4">雨天</a></p><h3>发表评论</h3>
<form><textarea>请输入内容</textarea></form>""",
    # A forum: names, floors, signatures.
    """<table><tr><td>楼主 老王</td><td>发表于 2021-3-{day} 19:02</td></tr><tr><td></td><td>
<b>{title}</b>{paragraphs}</td></tr><tr><td>2楼 小李</td><td>顶一下，写得好！</td></tr></table>
<p>返回列表 回复 举报</p>""",
    # A page that quotes markup and quotation marks.
    """<h1>{title}</h1>{paragraphs}<pre>&lt;script&gt;alert("1")&lt;/script&gt;</pre>
<p>&quot;引号&quot;与 &lt;b&gt; 标签、&amp;amp; 和 ]]&gt; 都是正文。</p>""",
)


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    """Twenty pages of five kinds of sites, by name."""
    made = {}
    for s, site in enumerate(SITES):
        for a, (title, *paragraphs) in enumerate(ARTICLES):
            body = site.format(
                title=title,
                paragraphs="".join(f"<p>{text}</p>" for text in paragraphs),
                day=a + 1,
                clicks=100 * s + a,
            )
            head = f"<head><meta charset=utf-8><title>{title}_示例网</title></head>"
            made[f"site{s}-{a}.html"] = f"<!DOCTYPE html><html>{head}<body>{body}</body></html>"
    return made
