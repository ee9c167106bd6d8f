"""Run the code of a page of the docs, and put what it prints under it.

python scripts/run_docs.py docs/tasks/*.md

A fence with a title (```` ```text title="raw/a.txt" ````) is a file that is written before what
follows. A fence of sh is run by the shell, one of python by Python, all in one new folder, the
Python of a page in one namespace; a fence of text right after either is its output. A fence of
console is only shown. The tests compare the pages with what this makes of them.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FENCE = re.compile(
    r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```\n'
    r"(?P<output>\n```text\n.*?^```\n)?",
    re.MULTILINE | re.DOTALL,
)


def played(page: str, folder: Path) -> str:
    """The page with the outputs that its code gives, run in a folder.

    Raises:
        RuntimeError: a command of the page failed.
    """
    names: dict[str, Any] = {"__name__": "__docs__"}

    def play(match: re.Match[str]) -> str:
        kind, title, body = match["kind"], match["title"], match["body"]
        if title:
            path = folder / title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
            return match[0]
        if kind == "sh":
            printed = _shell(body, folder)
        elif kind == "python":
            printed = _python(body, names, folder)
        else:
            return match[0]
        whole = match[0].removesuffix(match["output"] or "")
        return f"{whole}\n```text\n{printed.rstrip()}\n```\n" if printed.strip() else whole

    return FENCE.sub(play, page)


def _shell(script: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        capture_output=True, text=True, check=False, cwd=folder, env={**os.environ, "PATH": path},
    )  # fmt: skip
    # The command says with 1 that single documents failed, which a page may be about.
    if ran.returncode not in (0, 1):
        raise RuntimeError(f"{script}\n{ran.stderr}")
    return ran.stdout


def _python(code: str, names: dict[str, Any], folder: Path) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(folder):
        exec(compile(code, "docs", "exec"), names)
    return out.getvalue()


def pages() -> Iterator[Path]:
    """The pages whose code is run."""
    yield ROOT / "docs" / "getting-started.md"
    yield from sorted((ROOT / "docs" / "tasks").glob("*.md"))


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or map(str, pages())):
        with tempfile.TemporaryDirectory() as scratch:
            text = path.read_text(encoding="utf-8")
            path.write_text(played(text, Path(scratch)), encoding="utf-8")
