"""Learning pairs from texts that belong together, and using them."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionclean import recipe
from unionclean.cli import main

ORIGINAL = (
    "厨师把萝卜切成细丝,再把豆腐切成小块。锅里的水烧开以后,先放萝卜,后放豆腐。\n"
    "萝卜要煮软,豆腐要煮透。喜欢吃辣的人可以放辣椒,不喜欢的人可以不放辣椒。\n"
    "做好的豆腐汤味道鲜美,老人和孩子都喜欢。萝卜便宜,豆腐也便宜。\n"
)
SPUN = ORIGINAL.replace("萝卜", "莱菔根子").replace("豆腐", "菽乳块儿").replace("喜欢", "欢喜爱")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "a.spun.txt").write_text(SPUN, encoding="utf-8")
    (tmp_path / "a.original.txt").write_text(ORIGINAL, encoding="utf-8")
    return tmp_path


def rows(text: str) -> set[tuple[str, ...]]:
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {tuple(line[:2]) for line in lines if line[0] != "original"}


def test_pairs_are_printed(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(texts / "a.spun.txt"), str(texts / "a.original.txt")]) == 0
    out, err = capsys.readouterr()
    assert {("萝卜", "莱菔根子"), ("豆腐", "菽乳块儿")} <= rows(out)
    assert "from 1 texts" in err


def test_a_folder_is_searched_and_the_lexicon_can_be_used(texts: Path) -> None:
    lexicon = texts / "mine.tsv"
    assert main(["learn", str(texts), "-o", str(lexicon)]) == 0
    assert ("萝卜", "莱菔根子") in rows(lexicon.read_text(encoding="utf-8"))
    pipe = recipe.loads(f'[options.spun]\nlexicon = "{lexicon}"')
    cleaned = pipe.clean(SPUN).text
    assert cleaned.count("萝卜") > cleaned.count("莱菔根子")
    assert "莱菔根子" in recipe.loads("").clean(SPUN).text


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["a.spun.txt"], "do not make pairs"),
        (["missing.txt", "a.original.txt"], "missing.txt"),
        (["empty"], "no two texts"),
        (["latin"], "latin.txt"),
    ],
)
def test_a_wrong_call(
    texts: Path, capsys: pytest.CaptureFixture[str], names: list[str], says: str
) -> None:
    (texts / "empty").mkdir()
    (texts / "latin").mkdir()
    (texts / "latin" / "latin.txt").write_bytes(b"\xe9\xe8")
    assert main(["learn", *(str(texts / name) for name in names)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err


def test_a_folder_where_the_lexicon_should_go(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = [str(texts / "a.spun.txt"), str(texts / "a.original.txt")]
    assert main(["learn", *pair, "-o", str(texts)]) == 2
    assert "cannot write" in capsys.readouterr().err
