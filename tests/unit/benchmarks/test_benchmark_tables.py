"""Tables on the pages are what the stored results render to; comparison finds what became worse."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import compare
import costs
import material
import pytest
import tables
from captions import TABLES

import unionclean

ROOT = Path(__file__).parents[3]
RESULTS: dict[str, Any] = json.loads(
    (ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", tables.PAGES)
def test_a_page_shows_what_the_results_say(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert tables.PLACE.search(text)
    assert tables.rendered(text, RESULTS, tables.PAGES[name]) == text


# A figure of speed or quality, in either language.
FIGURE = re.compile(
    r"\d[\d,.]* ?(?:%|％|[kMG]B/(?:s|秒)|(?:pages|documents|characters|records|docs)/s\b"
    r"|(?:pages|documents|characters|records) (?:a|per) second|times (?:as|faster|slower)"
    r"|core hours|[字页篇条]/秒|倍|核时)"
    r"|(?:F1|precision|recall|精确率|召回率)\D{0,12}[01]\.\d"
)
WRITTEN = ("README*.md", "docs/*.md", "docs/tasks/*.md")


def hand_written(text: str) -> str:
    """A page without what is rendered from the results, and without code."""
    text = tables.PLACE.sub("", text)
    return re.sub(r"^( *)```.*?^\1```$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "path",
    [path for pattern in WRITTEN for path in sorted(ROOT.glob(pattern))],
    ids=lambda path: path.name,
)
def test_no_figure_is_written_by_hand(path: Path) -> None:
    assert FIGURE.findall(hand_written(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "at 8.5 MB/s",
        "133 documents a second",
        "3 times as fast",
        "99.8% right",
        "F1 是 0.98",
        "快 3 倍",
    ],
)
def test_a_figure_is_seen(text: str) -> None:
    assert FIGURE.search(hand_written(f"Text.\n```sh\nrun\n```\n{text}"))
    assert not FIGURE.search(
        hand_written(f"<!-- benchmarks: speeds -->\n{text}\n<!-- /benchmarks -->")
    )
    assert not FIGURE.search(hand_written("A limit of 32 MB, a share of 0.8, and `50%`."))


def test_the_cost_of_a_crawl_follows_from_the_rates() -> None:
    rows = [
        {"name": "read texts", "MB/s": 100.0, "shrunk": 0.5},
        {"name": "clean texts", "MB/s": 1.0},
        {"name": "duplicates", "documents/s": 1000.0, "MB/s": 5.0, "kept": 1200},
    ]
    found = {row["name"]: (row["TB"], row["core hours"]) for row in costs.crawl(rows)}
    assert found == {
        "read texts": (20.0, pytest.approx(20e12 / 100e6 / 3600)),
        "clean texts, a twentieth": (1.0, pytest.approx(1e12 / 1e6 / 3600)),
        "clean texts, all": (20.0, pytest.approx(20e12 / 1e6 / 3600)),
        "duplicates, 100 million": (pytest.approx(0.12), pytest.approx(100e6 / 1000 / 3600)),
    }
    assert list(costs.crawl([])) == []


def test_every_table_is_measured_and_named() -> None:
    assert set(RESULTS["tables"]) <= set(TABLES)
    assert {"html", "encodings", "script", "spun", "sections", "speed", "growth"} <= set(
        RESULTS["tables"]
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", RESULTS["date"])


def test_results_name_no_machine() -> None:
    text = json.dumps(RESULTS)
    assert not re.search(r"/(?:home|root|work|Users|tmp)/", text)


def made(**figures: float) -> dict[str, Any]:
    row = {"name": "unionclean, default", "F1": 0.95, "pages/s": 40.0, "empty": 0, **figures}
    peer = {"name": "peer", "F1": 0.5, "pages/s": 10.0, "empty": 0}
    table = {"material": "given", "calibration": 1e6, "rows": [row, peer]}
    return {"tables": {"html": table}}


def differences(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return list(compare.differences(old, new, 0.2))


def test_what_is_the_same_is_not_reported() -> None:
    assert differences(made(), made()) == []
    assert differences(made(), made(F1=0.99)) == []


def test_worse_quality_is_reported() -> None:
    assert differences(made(), made(F1=0.94)) == [
        "html: unionclean, default: F1 fell from 0.95 to 0.94"
    ]
    assert "empty rose" in differences(made(), made(empty=1))[0]


def test_lost_speed_is_reported_beyond_the_tolerance() -> None:
    assert differences(made(), made(**{"pages/s": 33.0})) == []
    assert "pages/s is 0.75 times" in differences(made(), made(**{"pages/s": 30.0}))[0]


def test_a_slower_machine_is_no_lost_speed() -> None:
    slow = made(**{"pages/s": 20.0})
    slow["tables"]["html"]["calibration"] = 5e5
    assert differences(made(), slow) == []
    fast = made()
    fast["tables"]["html"]["calibration"] = 2e6
    assert "pages/s is 0.50 times" in differences(made(), fast)[0]


def test_a_slower_peer_is_no_concern() -> None:
    new = made()
    new["tables"]["html"]["rows"][1]["pages/s"] = 1.0
    assert differences(made(), new) == []


def test_what_is_gone_or_not_comparable_is_reported() -> None:
    gone = made()
    gone["tables"]["html"]["rows"].pop(0)
    assert differences(made(), gone) == ["html: unionclean, default: not measured any more"]
    other = made()
    other["tables"]["html"]["material"] = "shipped"
    assert "other material" in differences(made(), other)[0]
    assert differences(made(), {"tables": {}}) == ["html: not measured any more"]


def test_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.report(made(), made(), 0.2) == 0
    assert compare.report(made(), made(F1=0.5), 0.2) == 1
    assert "F1 fell" in capsys.readouterr().out
    assert compare.report(RESULTS, copy.deepcopy(RESULTS), 0.0) == 0


def test_without_folders_the_shipped_texts_are_used() -> None:
    given = material.Material()
    assert given.pages() == []
    assert given.passages() == []
    assert len(given.clean) > 2000
    assert len(given.sample(10_000)) == 10_000


def test_made_pages_hold_the_text() -> None:
    text = material.Material().clean
    page = material.html(text)
    cleaned = unionclean.clean(page, kind="html", preset="extract")
    assert "版权所有" not in cleaned.text
    assert len(cleaned.text) > 0.9 * len(text)


def test_pieces_put_together_are_the_text() -> None:
    text = "一二三\n四五\n\n六七八九"
    assert "\n".join(material.pieces(text, 4)) == text
    assert list(material.pieces("一\n二", 100)) == ["一\n二"]
