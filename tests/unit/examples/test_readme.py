"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import unionclean
from unionclean import recipe
from unionclean.cli import main

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [README, CHINESE], ids=["English", "Chinese"])
def test_python_examples(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(code, {}, "README", "README", 0)
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.tries >= 8
    assert runner.failures == 0


def commands(page: str) -> list[str]:
    """Every call of the command, without comments and names of files."""
    lines = re.findall(r"^(?:curl … \| )?unionclean \w.*$", page, re.MULTILINE)
    return [line.split("#")[0].rstrip() for line in lines]


def test_the_chinese_readme_shows_the_same() -> None:
    assert len(commands(README)) > 10
    assert commands(CHINESE) == commands(README)
    for kind in ("text", "markdown"):
        blocks = rf"```{kind}\n(.*?)```"
        shown = re.findall(blocks, CHINESE, re.DOTALL)
        assert shown
        assert shown == re.findall(blocks, README, re.DOTALL)[: len(shown)]
    assert "README.zh.md" in README
    assert "(README.md)" in CHINESE


@pytest.mark.parametrize("page", [README, CHINESE], ids=["English", "Chinese"])
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page)
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


def fence(after: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README[README.index(after) :], re.DOTALL)
    assert found
    return found[1]


def test_the_spun_lines() -> None:
    before, after = fence("reworded", "text").strip().split("\n")
    source = next((ROOT / "seeds").glob("000*")).read_text(encoding="utf-8")
    assert before in source
    assert after in unionclean.clean(source).text


def test_the_shortened_page() -> None:
    cleaned = unionclean.render(unionclean.clean(next((ROOT / "seeds").glob("002*"))), "md")
    source = next((ROOT / "seeds").glob("002*")).read_text(encoding="utf-8")
    for shown, whole in (
        (fence("as it was scraped", "text"), source),
        (fence("--format md", "markdown"), cleaned),
    ):
        for line in filter(None, shown.split("\n")):
            for part in line.split(" … "):
                assert part.strip(" …") in whole, part


def test_the_explained_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(next((ROOT / "seeds").glob("002*")))]) == 0
    out = re.sub(r" +", " ", capsys.readouterr().out)
    for line in fence("Nothing goes silently", "text").split("\n")[1:]:
        for part in line.split("…"):
            if len(part.strip()) > 3:
                assert re.sub(r" +", " ", part.strip()) in out, part


def test_the_recipe() -> None:
    pipe = recipe.loads(fence("The same as a recipe", "toml"))
    assert "spam" not in pipe.names
    assert pipe["spun"].options["lexicon"] == "mine.tsv"
    assert pipe.switched_off == {"nav.breadcrumb"}
