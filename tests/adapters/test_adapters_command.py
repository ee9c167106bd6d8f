"""The command and plain Python agree on two thousand documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import unionclean
from unionclean.cli import main


def test_python_and_the_command_agree(
    tmp_path: Path, documents: list[dict[str, Any]], expected: dict[str, str | None]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in documents), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["clean", str(path), "-o", str(out), "-q", "--no-evidence", "--jobs", "2"]) == 1
    got = {r["id"]: r["text"] for r in map(json.loads, out.read_text("utf-8").splitlines())}
    assert got == {name: text for name, text in expected.items() if text is not None}
    rejects = (tmp_path / "out.rejects.jsonl").read_text("utf-8").splitlines()
    failed = {json.loads(line)["id"] for line in rejects}
    assert failed == {name for name, text in expected.items() if text is None}
    assert 30 <= len(failed) <= 60
    for row in documents[:50]:
        if expected[row["id"]] is not None and row["text"]:
            assert unionclean.clean(row["text"], url=row["url"]).text == expected[row["id"]]
