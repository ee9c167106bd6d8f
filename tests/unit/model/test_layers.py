"""A lower layer never imports a higher one."""

from __future__ import annotations

import ast
from pathlib import Path

import unionclean

ROOT = Path(unionclean.__file__).parent

#: From the bottom up. What stands on one line may import its own line and all above it here.
LAYERS = [
    {"errors"},
    {"offsets", "edits", "extras", "textfile"},
    {"block"},
    {"outline", "restructure", "description", "search"},
    {"document"},
    {"filter", "interchange", "stats", "comparison"},
    {"rows"},
    {"dates", "script", "decode"},
    {"repair", "blocks", "boilerplate", "spam", "layout", "inline", "pii", "quality"},
    {"sections"},
    {"filters"},
    {"pipeline", "registry"},
    {"presets", "recipe"},
    {"readers", "writers", "dedup", "report"},
    {"batch"},
    {"adapters"},
    {"cli"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
#: Imports of functions, not of modules: convenience that reaches up on purpose.
ALLOWED = {
    ("pipeline", "readers"),  # Pipeline.clean reads raw input
    ("document", "interchange"),  # Document.to_json and from_json
}


def imports(path: Path) -> set[str]:
    package = path.relative_to(ROOT).parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("unionclean.")}
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                parts = (node.module or "").split(".")
                if parts[0] != "unionclean":
                    continue
                parts = parts[1:]
            else:
                base = package[: len(package) - node.level + 1]
                parts = [*base, *(node.module.split(".") if node.module else [])]
            found |= {parts[0]} if parts else {alias.name for alias in node.names}
    return found


def test_no_module_imports_a_higher_layer() -> None:
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        here = parts[0].removesuffix(".py")
        if here == "__init__":
            continue  # the package's own front door
        assert here in LEVEL, f"{here} has no place among the layers"
        wrong += [
            f"{'/'.join(parts)} imports {other}"
            for other in imports(path) & LEVEL.keys()
            if LEVEL[other] > LEVEL[here] and (here, other) not in ALLOWED
        ]
    assert wrong == []


def test_the_front_door_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys, unionclean.cli; unionclean.cli.parser();"
        "print([m for m in ('opencc', 'bs4', 'selectolax', 'regex', 'chardet', 'marisa_trie',"
        " 'ahocorasick_rs', 'importlib.metadata', 'dataclasses', 'json') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
