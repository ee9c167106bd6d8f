"""Nothing is ever fetched: every way to a network is closed, and all that the package does is done.

The hook cannot be taken away again, so it is set in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"

SCRIPT = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
        raise SystemExit(f"the network was asked for: {event} {arguments}")

sys.addaudithook(refuse)
import pathlib
import unionclean
from unionclean import presets, recipe, registry
from unionclean.cli import main

folder, out, seeds = map(pathlib.Path, sys.argv[1:])
page = '''<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd" [
<!ENTITY x SYSTEM "http://192.0.2.1/x">]>
<html manifest="http://192.0.2.1/m"><head><base href="http://192.0.2.1/">
<link rel="stylesheet" href="//192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script>
<meta http-equiv="refresh" content="0;url=http://192.0.2.1/"></head><body>
<iframe src="http://192.0.2.1/f"></iframe><img src="http://192.0.2.1/i.png">
<object data="http://192.0.2.1/o"></object><p>&x;城市的發展改變了人們的生活方式。</p></body></html>'''
(folder / "page.html").write_text(page, encoding="utf-8")
line = "見 http://192.0.2.1/ 及 www.example.com。\\n"
(folder / "text.txt").write_text(line * 5, encoding="utf-8")
for name in presets.PRESETS:
    for path in [*sorted(seeds.glob("*.txt")), *folder.glob("*.html"), *folder.glob("*.txt")]:
        doc = unionclean.clean(path, name, url="http://192.0.2.1/page")
        unionclean.Document.from_json(doc.to_json())
        for form in ("txt", "md", "json", "jsonl"):
            unionclean.render(doc, form)
for one in registry.installed()[0].values():
    recipe.loads(f'[[steps]]\\nfilter = "{one.name}"') if not one.needs else None
raw = str(folder)
codes = [
    main(["clean", raw, "-q", "-o", str(out / "a.jsonl")]),
    main(["clean", raw, "-q", "-o", str(out / "a.parquet")]),
    main(["clean", raw, "-q", "-o", str(out / "txt")]),
    main(["explain", str(folder / "page.html")]),
    main(["report", raw, "-o", str(out / "r.html")]),
    main(["stats", raw]),
    main(["diff", "default", "gentle", raw]),
    main(["filters"]),
]
print(codes, file=sys.stderr)
sys.exit(max(codes))
"""


def test_no_network(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "out").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, tmp_path / "raw", tmp_path / "out", SEEDS],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_hook_would_notice() -> None:
    script = SCRIPT.split("import pathlib")[0] + "import socket; socket.socket()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert b"the network was asked for: socket.__new__" in done.stderr


def test_no_module_imports_what_speaks_to_a_network() -> None:
    script = (
        "import importlib, pkgutil, sys, unionclean\n"
        "for found in pkgutil.walk_packages(unionclean.__path__, 'unionclean.'):\n"
        "    if not found.name.startswith(('unionclean.adapters', 'unionclean.__main__')):\n"
        "        importlib.import_module(found.name)\n"
        "print([n for n in ('urllib.request', 'http.client', 'requests') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
