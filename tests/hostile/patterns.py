"""Every regular expression that the package compiles, and strings that are its worst case.

Run as a script, it imports all modules and cleans documents of every kind in a fresh interpreter
in which compiling is watched, and prints what was compiled: module-level patterns, those that are
built when they are first needed, and those that the lexicons bring along.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

HERE = Path(__file__).parent
_SOURCE = HERE.parents[1] / "src" / "unionclean"


class Compiled(NamedTuple):
    """A pattern, the module and line that asked for it, and whether it is only tried at a place."""

    library: str
    source: str
    binary: bool
    flags: int
    place: str
    anchored: bool = False
    name: str = ""

    def compile(self) -> Any:
        """The pattern again."""
        source: Any = self.source.encode("latin-1") if self.binary else self.source
        if self.library == "regex":
            import regex

            return regex.compile(source, self.flags)
        return re.compile(source, self.flags)


def collect() -> list[Compiled]:
    """All patterns of the package, found out in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, __file__], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    found = [Compiled(*entry) for entry in json.loads(done.stdout)]
    return [one._replace(**_use(one.place)) for one in found]


def _use(place: str) -> dict[str, Any]:
    """The constant that a pattern is, and whether it is only ever tried at a given place.

    Searching tries a pattern at every character, so that one which is linear at a place may still
    be quadratic in a search.
    """
    module, _, line = place.rpartition(":")
    path = _SOURCE.joinpath(*module.split(".")[1:])
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.Assign) or not node.lineno <= int(line) <= node.end_lineno:
            continue
        name = next((t.id for t in node.targets if isinstance(t, ast.Name)), "")
        where = path.read_text(encoding="utf-8") if name[:1] == "_" else _package()
        uses = re.findall(rf"(?<![\w.]){name}\b(?! =)(?:\.(\w+)\()?", where)
        anchored = bool(uses) and set(uses) <= {"match", "fullmatch"}
        return {"name": f"{module}.{name}", "anchored": anchored}
    return {}


@cache
def _package() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_SOURCE.rglob("*.py")))


def _watched() -> list[Compiled]:
    """Watch compiling while everything is imported and used."""
    import regex

    seen: dict[tuple[str, Any, int], Compiled] = {}

    def note(library: str, source: Any, flags: int) -> None:
        if not isinstance(source, (str, bytes)) or (library, source, flags) in seen:
            return
        frame: Any = sys._getframe(2)
        while frame and frame.f_globals.get("__name__") in ("re", "regex._main", "functools"):
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "") if frame else ""
        if module.split(".")[0] == "unionclean":
            binary = isinstance(source, bytes)
            text = source.decode("latin-1") if binary else source
            place = f"{module}:{frame.f_lineno}"
            seen[library, source, flags] = Compiled(library, text, binary, flags, place)

    for library, module in (("re", re), ("regex", sys.modules["regex._main"])):
        _watch(library, module, note)
    regex.compile = sys.modules["regex._main"].compile
    sys.path.insert(0, str(HERE.parent))
    import unionclean

    for found in pkgutil.walk_packages(unionclean.__path__, "unionclean."):
        if not found.name.startswith(("unionclean.adapters", "unionclean.__main__")):
            importlib.import_module(found.name)
    _use_everything()
    return list(seen.values())


def _watch(library: str, module: Any, note: Any) -> None:
    original = module._compile

    def watched(pattern: Any, flags: Any, *rest: Any) -> Any:
        note(library, pattern, int(flags))
        return original(pattern, flags, *rest)

    module._compile = watched


def _use_everything() -> None:
    import unionclean
    from pieces import DAMAGE, EVERYTHING, FURNITURE, HEADINGS, LINES, MARKUP
    from unionclean import Pipeline, presets, registry

    filters, _ = registry.installed()
    texts = [
        "\n".join(LINES),
        "\n".join([*FURNITURE * 2, *HEADINGS]),
        "\n".join(DAMAGE).replace("\ud800", ""),
        "".join(EVERYTHING).replace("\ud800", ""),
        "<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "".join(MARKUP),
        "第一章 总则\n" * 30,
    ]
    pipes = [presets.get("strict")]
    pipes += [
        Pipeline([*(f for f in filters.values() if f.provides & one.needs), one])
        for one in filters.values()
    ]
    for text in texts:
        for pipe in pipes:
            doc = pipe.clean(text)
        list(unionclean.chunks(doc))
        unionclean.sentences(doc.text)
        for encoding in ("utf-8", "gb18030", "big5", "utf-16-le"):
            unionclean.clean(text.encode(encoding, "replace"))


# --- worst cases ---------------------------------------------------------------------------------


def pumps(pattern: Compiled) -> list[tuple[Any, Any]]:
    """Pairs of a beginning and a piece to repeat behind it, made of the pattern's own parts."""
    found: dict[tuple[str, str], None] = {}
    source: Any = pattern.source.encode("latin-1") if pattern.binary else pattern.source
    try:
        tree = _parser.parse(source, pattern.flags & ~re.DEBUG)
    except re.error:  # what only the regex library reads
        pieces = dict.fromkeys(re.sub(r"\\[pP]\{\w+\}|\\\w|[\[\](){}|*+?^$]", "", pattern.source))
        return [("", piece) for piece in [*list(pieces)[:20], " ", "第", "1", "a"]]
    alphabet = list(dict.fromkeys(_characters(tree)))[:24]
    for character in alphabet:
        found["", character] = None
    for first in alphabet[:5]:
        for second in alphabet[:5]:
            found["", first + second] = None
    for before, body in _walk(list(tree), ""):
        found[before, body] = None
        found["", before + body] = None
        found["", before] = None
    pairs = [(a, b) for a, b in found if b]
    if pattern.binary:
        return [(a.encode("latin-1", "replace"), b.encode("latin-1", "replace")) for a, b in pairs]
    return pairs


def _walk(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """For every part that repeats: a match of what is before it, and of the part itself."""
    for operation, value in items:
        for inner in _inner(operation, value):
            if operation in _REPEATS and value[1] > 8:
                yield before, _example(inner)
            yield before, _example(inner)
            yield from _walk(list(inner), before)
        before += _one(operation, value)
        yield "", before


_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _inner(operation: Any, value: Any) -> list[Any]:
    if operation in _REPEATS:
        return [value[2]]
    if operation is sre.BRANCH:
        return list(value[1])
    if operation is sre.SUBPATTERN:
        return [value[3]]
    if operation is sre.ATOMIC_GROUP:
        return [value]
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return []


def _example(items: Any) -> str:
    """A string that the items match, or nearly."""
    return "".join(_one(operation, value) for operation, value in items)


def _one(operation: Any, value: Any) -> str:
    if operation is sre.LITERAL:
        return chr(value)
    if operation is sre.NOT_LITERAL:
        return "的" if value != ord("的") else "a"
    if operation is sre.ANY:
        return "的"
    if operation is sre.IN:
        return next(_of_class(value), "的")
    if operation in _REPEATS:
        return _example(value[2]) * max(value[0], min(1, value[1]))
    if operation in (sre.ASSERT, sre.ASSERT_NOT, sre.AT, sre.GROUPREF, sre.GROUPREF_EXISTS):
        return ""
    inner = _inner(operation, value)
    return _example(inner[0]) if inner else ""


_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "的",
    sre.CATEGORY_NOT_SPACE: "的",
    sre.CATEGORY_NOT_WORD: "-",
}


def _of_class(members: Any) -> Iterator[str]:
    if members[0][0] is sre.NEGATE:
        taken = re.compile("[" + re.escape("".join(_of_class(members[1:]))) + "]")
        yield from (c for c in "的一a1 -.，" if not taken.match(c))
        return
    for operation, value in members:
        if operation is sre.LITERAL:
            yield chr(value)
        elif operation is sre.RANGE:
            yield chr(value[0])
        elif operation is sre.CATEGORY:
            yield _CATEGORIES.get(value, "的")


def _characters(items: Any) -> Iterator[str]:
    for operation, value in items:
        if operation is sre.IN:
            yield from list(_of_class(value))[:4]
        elif (inner := _inner(operation, value)) and operation is not sre.ASSERT_NOT:
            for part in inner:
                yield from _characters(part)
        elif one := _one(operation, value):
            yield one


if __name__ == "__main__":
    json.dump(_watched(), sys.stdout)
