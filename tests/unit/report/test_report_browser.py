"""The report in a real browser: what it shows, and what it does when it is used."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import unionclean
from unionclean import Block, Document, Drop, Flag, Pipeline, Replacement, presets, registry, report

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
NASTY = '<script>window.hurt = 1</script><img src=x onerror="window.hurt=1">"\'&amp;</script>'
Open = Callable[[Path], Any]

#: In the page: for each edit its place in the record and, in the panes, where it leads.
PLACES = """
  await unioncleanReport.open(given[0]);
  const view = unioncleanReport.view();
  view.rows.all();
  return view.model.edits.map((edit) => {
    const { source, result } = view.rows.reach(edit.block);
    const from = [...source.querySelectorAll(`mark[data-all~="${edit.index}"]`)];
    const to = [...result.querySelectorAll(`mark[data-e="${edit.index}"]`)];
    const before = document.createRange();
    before.setStart(source, 0);
    if (from.length) before.setEndBefore(from[0]);
    return {
      rule: edit.rule, start: edit.start, end: edit.end, before: edit.before, after: edit.after,
      alone: edit.needs.size === 0, kept: !view.model.blocks[edit.block].removed,
      at: view.model.blocks[edit.block].start + new Array(...before.toString()).length,
      from: from.map((mark) => mark.textContent).join(""), marks: from.length,
      to: to.map((mark) => mark.textContent).join(""), shown: to.length,
    };
  });
"""

TEXTS = """
  const models = [];
  for (let k = 0; k < given[0]; k++) models.push(await unioncleanReport.model(k));
  return models.map((model) => {
    const whole = model.text();
    model.off = new Set(model.data.rules);
    return [whole, model.blocks.map((block) => model.textOf(block.nodes)), model.damaged];
  });
"""


def write(docs: Any, path: Path, **options: Any) -> Path:
    sink = io.StringIO()
    report.write(docs, sink, **options)
    path.write_text(sink.getvalue(), encoding="utf-8")
    return path


def raw(doc: Document) -> list[str]:
    return [doc.source.text[block.start : block.end] for block in doc.blocks]


def names(page: Any) -> list[str]:
    return [link.text for link in page.all("tbody th a")]


def result(page: Any) -> str:
    lines = page.all(".row:not(.removed) .result .text")
    return "\n".join(line.get_attribute("textContent") for line in lines)


@pytest.fixture(scope="session")
def seeds() -> list[Document]:
    return [unionclean.clean(path, name=path.name) for path in SEEDS]


@pytest.fixture(scope="session")
def seed_report(seeds: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    rules = presets.default().rules
    return write(seeds, tmp_path_factory.mktemp("seeds") / "report.html", rules=rules)


@pytest.fixture(scope="session")
def page_docs(pages: dict[str, str]) -> list[Document]:
    return [
        unionclean.clean(html, name=name, url=f"https://www.{name[:5]}.cn/{name}")
        for name, html in pages.items()
    ]


@pytest.fixture(scope="session")
def page_report(page_docs: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(page_docs, tmp_path_factory.mktemp("pages") / "report.html", title="二十页")


@pytest.fixture(scope="session")
def small() -> Document:
    """One document in which each rule's work can be told apart."""
    doc = Document.from_lines(
        "首頁 > 新聞\n發展中的城市\n点击 查看更多\n第二段。", name="small.txt"
    )
    doc = doc.drop({0: Drop("nav.breadcrumb")})
    doc = doc.apply({1: [Replacement(0, 2, "发展", "script.t2s", {"alternatives": ["發展"]})]})
    doc = doc.apply({1: [Replacement(0, 3, "发达了", "spun.lexicon", {"margin": 1.5})]})
    return doc.apply({2: [Replacement(2, 3, "", "layout.blank")]})


# --- what is shown is what was recorded -----------------------------------------------------------


def test_the_page_replays_every_document(
    open_page: Open,
    seed_report: Path,
    seeds: list[Document],
    page_report: Path,
    page_docs: list[Document],
) -> None:
    for path, docs in ((seed_report, seeds), (page_report, page_docs)):
        shown = open_page(path).js_later(TEXTS, len(docs))
        for doc, (text, untouched, damaged) in zip(docs, shown, strict=True):
            assert not damaged
            assert text == doc.text
            # With every rule off, what is left is the source.
            assert untouched == raw(doc)


@pytest.mark.parametrize("number", range(5))
def test_every_edit_of_the_seeds_leads_to_its_place_in_the_source(
    open_page: Open, seed_report: Path, seeds: list[Document], number: int
) -> None:
    page, doc = open_page(seed_report), seeds[number]
    places = page.js_later(PLACES, number)
    assert isinstance(places, list), places
    kept = [place for place in places if place["kept"]]
    assert len(kept) == len(doc.edits)
    for place, edit in zip(kept, doc.edits, strict=True):
        assert (place["rule"], place["start"], place["end"]) == (edit.rule, edit.start, edit.end)
        assert place["marks"] >= 1
        source = doc.source.text
        if place["alone"]:
            # It stands on raw text alone: the mark in the source is that very text.
            assert place["from"] == edit.before == source[place["at"] :][: len(edit.before)]
            assert edit.start <= place["at"] <= edit.end
        # Otherwise it stands on another edit's work: its place lies in the span on record.
        assert place["from"] in source[edit.start : edit.end]
        assert edit.start <= place["at"] <= max(edit.end, edit.start)
        if place["shown"]:
            assert place["to"] in edit.after


def test_random_documents_replay_as_they_do_in_the_library(open_page: Open, tmp_path: Path) -> None:
    docs = [mixed_up(random.Random(seed)) for seed in range(150)]
    assert any(not edit.before for doc in docs for edit in doc.edits)
    shown = open_page(write(docs, tmp_path / "r.html")).js_later(TEXTS, len(docs))
    for doc, (text, untouched, damaged) in zip(docs, shown, strict=True):
        assert not damaged
        assert text == doc.text
        assert untouched == raw(doc)


def mixed_up(chance: random.Random) -> Document:
    def text(most: int) -> str:
        return "".join(chance.choices("發展𠮷觀a，。 \n😀", k=chance.randint(0, most)))

    doc = Document.from_lines(text(40) + "尾\n" + text(20) + "末")
    for _ in range(chance.randint(0, 8)):
        index = chance.randrange(len(doc.blocks))
        size = len(doc.blocks[index].text)
        match chance.choice(["apply", "apply", "apply", "drop", "split", "join"]):
            case "apply":
                points = sorted(chance.randint(0, size) for _ in range(4))
                wanted = [
                    Replacement(points[0], points[1], text(4).replace("\n", ""), "r.one"),
                    Replacement(points[2], points[3], text(4).replace("\n", ""), "r.two"),
                ]
                if points[1] == points[2] and points[2] == points[3]:
                    wanted.pop()
                doc = doc.apply({index: wanted})
            case "drop":
                doc = doc.drop({index: Drop("d.rule")})
            case "split":
                doc = doc.split({index: [chance.randint(0, size)]})
            case "join":
                doc = doc.join([(index, min(index + 1, len(doc.blocks) - 1))], "j.rule", " ")
    return doc


# --- switching rules off --------------------------------------------------------------------------


def test_switching_a_rule_off_changes_the_result(
    open_page: Open, small: Document, tmp_path: Path
) -> None:
    page = open_page(write([small], tmp_path / "r.html"))
    assert result(page) == small.text == "发达了的城市\n点击查看更多\n第二段。"
    page.one('input[data-rule="nav.breadcrumb"]').click()
    assert result(page) == "首頁 > 新聞\n" + small.text
    page.one('input[data-rule="layout.blank"]').click()
    assert "点击 查看更多" in result(page)
    page.one('input[data-rule="layout.blank"]').click()
    page.one('input[data-rule="nav.breadcrumb"]').click()
    assert result(page) == small.text
    # The spun word was put in the place of what t2s had made: without it, t2s is seen.
    page.one('input[data-rule="spun.lexicon"]').click()
    assert result(page).startswith("发展中的城市")
    # And without t2s, what was built on its work is not in effect either.
    page.one('input[data-rule="spun.lexicon"]').click()
    page.one('input[data-rule="script.t2s"]').click()
    assert result(page).startswith("發展中的城市")


def test_switching_a_rule_off_is_what_leaving_it_out_would_have_done(
    open_page: Open, tmp_path: Path
) -> None:
    @unionclean.block_filter("trail", rules={"nav.breadcrumb": "drop the trail of pages"})
    def trail(block: Block, facts: Any) -> Any:
        return Drop("nav.breadcrumb") if " > " in block.text else None

    text = "首頁 > 新聞\n\n發展中的城市正在改變人們的生活方式。\n\n第二天，我們又去了一次。"
    pipe = Pipeline([trail, registry.get("script")])
    doc = pipe.clean(text)
    page = open_page(write([doc], tmp_path / "r.html"))
    assert result(page) == doc.text
    for rule in ("nav.breadcrumb", "script.t2s"):
        page.one(f'input[data-rule="{rule}"]').click()
        without = pipe.without(rule).clean(text).text
        if rule == "nav.breadcrumb":
            # Only the record is replayed: the line was dropped before it could be converted.
            without = without.replace("首页 > 新闻", "首頁 > 新聞")
        assert result(page) == without
        page.one(f'input[data-rule="{rule}"]').click()


def test_all_rules_off_and_on_again(
    open_page: Open, seed_report: Path, seeds: list[Document]
) -> None:
    page = open_page(seed_report)
    page.goto("#2")
    page.all(".panel .buttons button")[1].click()
    assert result(page) == "\n".join(raw(seeds[2]))
    assert not page.all("mark.to")
    page.all(".panel .buttons button")[0].click()
    assert result(page) == "\n".join(block.text for block in seeds[2].kept)


# --- keyboard, search, pointer --------------------------------------------------------------------


def test_the_keyboard_walks_through_the_changes(
    open_page: Open, small: Document, tmp_path: Path
) -> None:
    page = open_page(write([small], tmp_path / "r.html", language="en"))
    card = page.one("#card")
    page.keys("n")
    assert "nav.breadcrumb" in card.text
    assert "removed" in page.one("#live").get_attribute("textContent")
    page.keys("n")
    assert "spun.lexicon" in card.text
    assert "1.5" in card.text
    assert "script.t2s" in card.text, "what it built on is told too"
    assert page.js("return document.activeElement.matches('mark.to.now')")
    assert "".join(mark.text for mark in page.all("mark.from.now")) == "發展中"
    assert "发展中 → 发达了" in page.one("#live").get_attribute("textContent")
    page.keys("j")
    assert "layout.blank" in card.text
    page.keys("n")
    assert "nav.breadcrumb" in card.text, "the last is followed by the first"
    page.keys("p")
    assert "layout.blank" in card.text
    page.keys("t")
    assert "点击 查看更多" in result(page)
    page.keys("t")
    page.keys("p", "k")
    assert "nav.breadcrumb" in card.text
    from selenium.webdriver import Keys

    page.keys(Keys.ESCAPE)
    assert not card.is_displayed()
    page.keys("c")
    assert [row.text for row in page.all(".row[id]") if not row.is_displayed()] == [""]
    page.keys("?")
    assert page.one("dialog[open]").is_displayed()
    page.keys(Keys.ESCAPE)
    page.wait("!document.querySelector('dialog')")


def test_search_finds_in_source_and_result(
    open_page: Open, small: Document, tmp_path: Path
) -> None:
    from selenium.webdriver import Keys

    page = open_page(write([small], tmp_path / "r.html", language="en"))
    page.keys("/")
    page.keys("城市")
    assert page.one(".search output").text == "1 of 2"
    found = "[...CSS.highlights.get('found-now')].map((range) => range.toString())"
    assert page.js(f"return {found}") == ["城市"]
    page.keys(Keys.ENTER)
    assert page.one(".search output").text == "2 of 2"
    page.keys(Keys.ENTER)
    assert page.one(".search output").text == "1 of 2"
    page.keys(Keys.SHIFT, Keys.ENTER)
    page.one(".search input").send_keys(Keys.CONTROL + "a" + Keys.NULL + "新聞")
    assert page.one(".search output").text == "1 of 1"
    page.keys("没有")
    assert page.one(".search output").text == "No match"
    page.keys(Keys.ESCAPE)
    assert page.one(".search input").get_attribute("value") == ""


def test_pointing_and_clicking_explain_an_edit(
    open_page: Open, small: Document, tmp_path: Path
) -> None:
    from selenium.webdriver import ActionChains

    page = open_page(write([small], tmp_path / "r.html", rules={"spun.lexicon": "an original"}))
    card = page.one("#card")
    ActionChains(page.driver).move_to_element(page.one("mark.to")).perform()
    assert card.is_displayed()
    assert "an original" in card.text
    ActionChains(page.driver).move_to_element(page.one("h1")).perform()
    assert not card.is_displayed()
    page.one("mark.from").click()
    assert card.is_displayed()
    card.find_element("css selector", "button.wide").click()
    assert result(page).startswith("发展中的城市")
    assert not card.is_displayed()


def test_long_runs_of_removed_blocks_fold(open_page: Open, tmp_path: Path) -> None:
    doc = Document.from_lines("\n".join(f"栏目{k}" for k in range(9)) + "\n正文")
    doc = doc.drop({k: Drop("nav.menu") for k in range(9)})
    page = open_page(write([doc], tmp_path / "r.html", language="en"))
    head = page.one(".fold button")
    assert "9 blocks removed" in head.text
    assert not page.one("#b3").is_displayed()
    head.click()
    assert page.one("#b3").is_displayed()
    head.click()
    page.keys("/")
    page.keys("栏目7")
    assert page.one("#b7").is_displayed(), "search opens what it finds"


def test_a_long_paragraph_is_laid_out_in_parts(open_page: Open, tmp_path: Path) -> None:
    # Characters of two units fall on the borders of parts; the last of the raw text has none.
    text = "發展中的城市，𠮷野家的門口。" * 900 + "𠮷" * 2999 + "末"
    doc = unionclean.clean(f"第一段很短。\n{text}", name="long.txt")
    page = open_page(write([doc], tmp_path / "long.html", rules=presets.default().rules))
    short, long = page.all(".row .source .text")
    assert short.find_elements("css selector", ".part-of") == []
    parts = long.find_elements("css selector", ".part-of")
    sizes = [len(part.get_attribute("textContent")) for part in parts]
    assert len(sizes) >= 5
    assert max(sizes) <= 2100
    assert "".join(part.get_attribute("textContent") for part in parts) == text
    assert result(page) == doc.text
    page.one("#b1 mark[data-e]").click()
    page.wait("!document.getElementById('card').hidden")
    page.one(".rules input").click()
    assert result(page) == doc.source.text


def test_search_scrolls_to_the_place_in_a_long_paragraph(open_page: Open, tmp_path: Path) -> None:
    text = "门口的老槐树。" * 1500 + "远处有灯。" + "门口的老槐树。" * 1500
    doc = unionclean.clean(f"第一段很短。\n{text}", name="long.txt")
    page = open_page(write([doc], tmp_path / "long.html", rules=presets.default().rules))
    page.one(".search input").send_keys("远处有灯")
    page.wait("document.querySelector('.search output').textContent.includes('1')")
    # Where a place is, is known once what stands there is laid out, a few frames later.
    page.wait(
        """(([range]) => {
          const box = range.getBoundingClientRect();
          return range.toString() === "远处有灯"
            && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
        })(CSS.highlights.get("found-now"))"""
    )


def test_contents_flags_and_facts(open_page: Open, tmp_path: Path) -> None:
    doc = presets.structure_only().clean("一、总则\n第一段文字。\n二、附则\n𠮷第二段文字在此。")
    at = doc.source.text.index("第二段")
    doc = doc.flag(Flag("odd", at, at + 3, "look here", {"score": 2})).with_fact(
        script="simplified"
    )
    page = open_page(write([doc.with_(warnings=("careful",))], tmp_path / "r.html", language="en"))
    assert [entry.text for entry in page.all(".toc button")] == ["一、总则", "二、附则"]
    page.all(".toc button")[1].click()
    assert page.js("return document.activeElement.textContent").startswith("二、附则")
    flagged = "[...CSS.highlights.get('flagged')].map((range) => range.toString())"
    assert page.js(f"return {flagged}") == ["第二段"]
    page.one(".flags button").click()
    assert "look here" in page.one("#card").text
    assert "careful" in page.one(".panel").text


# --- text is text ---------------------------------------------------------------------------------


def test_markup_in_documents_is_inert(open_page: Open, tmp_path: Path) -> None:
    doc = Document.from_lines(f"{NASTY}\n{NASTY}\n{NASTY}", name=NASTY, url="https://a.cn")
    doc = doc.drop({1: Drop("nav.breadcrumb")})
    doc = doc.apply({0: [Replacement(0, 3, NASTY, "script.t2s", {NASTY: {NASTY: 1}})]})
    doc = doc.flag(Flag(NASTY, 0, 3, NASTY)).with_fact(script={"document": NASTY})
    doc = doc.with_metadata(title=NASTY).with_(warnings=(NASTY,))
    options: dict[str, Any] = {"rules": {"script.t2s": NASTY}, "failures": [(NASTY, NASTY)]}
    path = write([doc, doc], tmp_path / "r.html", title=NASTY, **options)
    page = open_page(path)
    inert = "return window.hurt === undefined && !document.querySelector('#app script, #app img')"
    assert page.js(inert)
    assert page.one("h1").text == NASTY
    page.goto("#0")
    assert result(page) == doc.text
    page.keys("n")
    page.one("mark.to").click()
    page.keys("/")
    page.keys("<script>")
    for box in page.all("[data-rule]"):
        box.click()
        assert page.js("return document.activeElement === arguments[0]", box)
    assert page.js(inert)


# --- many documents -------------------------------------------------------------------------------


def test_the_overview_sorts_filters_and_opens(
    open_page: Open, page_report: Path, page_docs: list[Document]
) -> None:
    page = open_page(page_report)
    assert len(names(page)) == 20
    page.one('[data-sort="6"]').click()
    shares = [float(cell.text.rstrip("%")) for cell in page.all("td.share")]
    assert shares == sorted(shares, reverse=True)
    assert page.one('th[aria-sort="descending"]').text.startswith("Removed")
    page.one('[data-sort="6"]').click()
    assert [float(c.text.rstrip("%")) for c in page.all("td.share")] == sorted(shares)
    page.one("#filter").send_keys("番茄")
    assert len(names(page)) == 5
    page.one("#filter").send_keys("没有这样的")
    assert names(page) == []
    page.js("document.querySelector('.filters button').click()")
    page.one('select[data-filter="script"] option[value="traditional"]').click()
    assert len(names(page)) == sum(
        doc.facts["script"]["document"] == "traditional" for doc in page_docs
    )
    page.js("document.querySelector('.filters button').click()")
    page.one("select[data-filter=rule]").send_keys("meta.line")
    with_rule = [d for d in page_docs if any(b.dropped == "meta.line" for b in d.dropped)]
    assert len(names(page)) == len(with_rule) > 0
    page.js("document.querySelector('.filters button').click()")
    limit = page.one('input[data-filter="removed"]')
    limit.send_keys("50")
    assert len(names(page)) == sum(share >= 50 for share in shares) < 20
    left = names(page)
    link = page.one("tbody th a")
    title = link.text
    link.click()
    page.wait("document.querySelector('.document')")
    assert page.one("h1").text == title
    page.keys("]")
    page.wait(f"document.querySelector('h1').textContent !== {title!r}")
    page.keys("u")
    page.wait("document.querySelector('.overview')")
    assert names(page) == left, "the list is as it was left"


def test_every_document_opens(
    open_page: Open, page_report: Path, page_docs: list[Document]
) -> None:
    page = open_page(page_report)
    for index, doc in enumerate(page_docs):
        page.js_later("await unioncleanReport.open(given[0]);", index)
        assert result(page) == "\n".join(block.text for block in doc.kept)


def test_pictures_lead_to_the_documents(open_page: Open, page_report: Path) -> None:
    page = open_page(page_report)
    bars = page.all(".chart")
    assert len(bars) >= 2
    site = bars[-1].find_element("css selector", "button")
    name = site.find_element("css selector", ".name").text
    site.click()
    assert len(names(page)) == 4
    assert all(name in row.text for row in page.all("tbody th"))


def test_failures_are_told(open_page: Open, small: Document, tmp_path: Path) -> None:
    failures = [("bad.txt", "bad.txt: not text")]
    for docs in ([], [small]):
        path = write(docs, tmp_path / f"{len(docs)}.html", failures=failures, language="en")
        page = open_page(path)
        assert "1 document could not be cleaned" in page.one(".failures").text
        assert len(names(page)) == len(docs)


def test_the_language_changes_and_the_switches_stay(
    open_page: Open, small: Document, tmp_path: Path
) -> None:
    page = open_page(write([small], tmp_path / "r.html", language="en"))
    page.one('input[data-rule="nav.breadcrumb"]').click()
    page.one("#language").click()
    page.wait("document.documentElement.lang === 'zh-CN'")
    page.settle()
    assert page.one(".headings").text.split() == ["原文", "结果"]
    assert result(page).startswith("首頁 > 新聞")
    assert not page.one('input[data-rule="nav.breadcrumb"]').is_selected()


# --- for everybody --------------------------------------------------------------------------------

WIDE = """
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !element.closest('.unseen, thead, .scroll');
  });
  return wide.map((element) => element.outerHTML.slice(0, 120));
"""

NAMELESS = """
  return [...document.querySelectorAll('button, input, select, a, summary')]
    .filter((element) => element.getClientRects().length)
    .filter((element) => !(element.textContent.trim() || element.getAttribute('aria-label')
      || element.labels?.length || element.title))
    .map((element) => element.outerHTML.slice(0, 120));
"""

# Contrast of every text with what lies behind it, by the formula of WCAG 2.
CONTRAST = """
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const part = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((v) => part(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const low = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const seen = element.getClientRects().length && !element.closest('[disabled], .unseen');
    if (!own || !seen) continue;
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.unshift(getComputedStyle(e).backgroundColor);
    }
    const back = over(layers);
    const front = over([...layers, getComputedStyle(element).color]);
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...low];
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("width", "language"), [(360, "zh"), (360, "en"), (820, "en"), (1400, "zh")]
)
def test_it_is_readable_at_every_width_in_both_themes_and_languages(
    open_page: Open, seed_report: Path, page_report: Path, width: int, dark: bool, language: str
) -> None:
    page = open_page(seed_report)
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for path in (seed_report, page_report):
            for anchor in ("", "#2"):
                page.path = path
                page.goto(anchor)
                theme, lang = (
                    ("dark" if dark else "light"),
                    "中文" if language == "zh" else "English",
                )
                if page.one("#language").text == lang:
                    page.one("#language").click()
                    page.settle()
                page.js("document.documentElement.dataset.theme = arguments[0]", theme)
                if anchor:
                    page.keys("n", "n")
                assert page.js(WIDE) == []
                assert page.js(NAMELESS) == []
                assert page.js(CONTRAST) == []
                assert page.js("return document.documentElement.lang").startswith(language)
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        page.path = seed_report


def test_roles_name_the_parts_of_the_page(open_page: Open, seed_report: Path) -> None:
    page = open_page(seed_report)
    assert page.one("main")
    assert page.one("th[aria-sort] button")
    page.goto("#2")
    tree = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = {node["role"]["value"] for node in tree if not node.get("ignored")}
    wanted = {"main", "table", "row", "cell", "columnheader", "complementary", "heading"}
    assert wanted | {"navigation", "searchbox", "status", "button", "checkbox"} <= roles
