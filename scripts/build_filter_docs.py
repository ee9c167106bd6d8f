"""Write docs/filters.md and a page for each filter in docs/filters/, from what is installed.

python scripts/build_filter_docs.py [docs]

Prose, options and rules come from the filters themselves; what stands under "Before and after" is
the input of scripts/filter_examples.md and what the filter makes of it; what is "left alone" are
cases of tests/filters/.
"""

from __future__ import annotations

import html
import inspect
import re
import sys
from pathlib import Path

import unionclean
from unionclean import presets, registry
from unionclean.document import Document
from unionclean.filter import Filter
from unionclean.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
HEAD = """# Filters

A pipeline is a list of filters. These come with the package, in the order of the default preset;
the last ones are off by default. Each page shows what the filter does to a text, its options and
its rules. Every rule can be switched off by its id, a family of rules by its first part, a filter
by its name: `unionclean clean raw/ --without spun nav.breadcrumb` or
`presets.default().without("spun", "nav.breadcrumb")`.

<!-- Made by scripts/build_filter_docs.py from the docstrings; change those. -->

| filter | what it does | by default |
|---|---|---|
"""
MOST_LEFT_ALONE = 3


def pages() -> dict[str, str]:
    """Every page by its path below docs/."""
    filters, _ = registry.installed()
    order = [*presets.DEFAULT, *sorted(set(filters) - set(presets.DEFAULT))]
    made = {f"filters/{name}.md": _page(filters[name]) for name in order}
    lines = [
        f"| [{name}](filters/{name}.md) | {_cell(_prose(filters[name]).splitlines()[0])} "
        f"| {'on' if name in presets.DEFAULT else 'off'} |"
        for name in order
    ]
    return {"filters.md": HEAD + "\n".join(lines) + "\n", **made}


def _page(entry: Filter) -> str:
    on = entry.name in presets.DEFAULT
    order = ", ".join(
        f"`{name}`" for name in presets.PRESETS if entry.name in presets.PRESETS[name]
    )
    lines = [f"# {entry.name}", "", _prose(entry), ""]
    lines += [f"On in the presets {order}." if order else "Off in every preset.", ""]
    if on:
        lines[-2] += f" Switch it off with `--without {entry.name}`."
    else:
        lines[-2] += (
            f' Put it in with a recipe, or with `presets.default().after("{presets.DEFAULT[-1]}", '
            f'unionclean.registry.get("{entry.name}"))`.'
        )
    lines += ["## Before and after", "", *_before_and_after(entry)]
    if kept := _left_alone(entry.name):
        lines += ["## Left alone", "", "Text that looks alike and stays as it is:", ""]
        lines += ["```text", "\n\n".join(kept), "```", ""]
    if entry.options:
        lines += ["## Options", "", "| option | default |", "|---|---|"]
        lines += [f"| `{name}` | `{value!r}` |" for name, value in entry.options.items()]
        lines.append("")
    lines += ["## Rules", "", "| rule | what it does |", "|---|---|"]
    lines += [f"| `{rule}` | {_cell(text)} |" for rule, text in entry.rules.items()]
    return "\n".join([*lines, ""])


def example(name: str) -> str:
    """The input that shows what the filter does."""
    text = (ROOT / "scripts" / "filter_examples.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise SystemExit(f"scripts/filter_examples.md has no example of the filter {name}")
    return found[1].strip("\n")


def _before_and_after(entry: Filter) -> list[str]:
    given = example(entry.name)
    before = [registry.get(name) for name in presets.DEFAULT]
    steps = [step for step in before if step.provides & entry.needs and step.name != entry.name]
    doc = Pipeline([*steps, entry]).run(Document.from_lines(given))
    shown = unionclean.render(doc, "md") if entry.name == "sections" else doc.text
    lines = ["```text", given, "```", ""]
    if shown.strip() != given:
        language = "markdown" if entry.name == "sections" else "text"
        lines += ["becomes", "", f"```{language}", shown.rstrip("\n"), "```", ""]
    else:
        lines += ["stays as it is.", ""]
    record = [
        f"| `{edit.rule}` | {_quoted(edit.before)} → {_quoted(edit.after)} |"
        for edit in doc.edits
        if edit.rule in entry.rules
    ]
    record += [f"| `{block.dropped}` | left out: {_quoted(block.text)} |" for block in doc.dropped]
    record += [
        f"| `flag.{flag.kind}` | {_quoted(doc.source.text[flag.start : flag.end])} "
        f"{_cell(flag.note)} |"
        for flag in doc.flags
    ]
    record += [f"| warning | {_cell(text)} |" for text in doc.warnings]
    if record:
        lines += ["The record of it:", "", "| rule | what was done |", "|---|---|", *record, ""]
    return lines


def _left_alone(name: str) -> list[str]:
    path = ROOT / "tests" / "filters" / f"{name}.md"
    if not path.exists():
        return []
    found = re.findall(
        r"^## unchanged:.*?^~~~ input\n(.*?)\n~~~$",
        path.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    short = [text for text in found if (len(text) < 200 and text.isprintable()) or "\n" in text]
    return [text for text in short if len(text) < 200][:MOST_LEFT_ALONE]


def _prose(entry: Filter) -> str:
    text = inspect.cleandoc(entry.function.__doc__ or "")
    # Every filter takes the document; what is left of the arguments are the options.
    text = re.sub(r"\n    doc: .*", "", text)
    text = re.sub(r"\n\nArgs:(?=\n\n|$)", "", text).replace("\nArgs:", "\nOptions:")
    text = re.sub(r":\w+:`", "`", text).replace("``", "`").split("\nExample:")[0].rstrip()
    # An option of the docstring becomes an item of a list.
    text = re.sub(r"\nOptions:\n", "\n\n", text)
    text = re.sub(r"\n {4}(\w+): ", r"\n- `\1`: ", text)
    return re.sub(r"\n {8}", "\n  ", text)


def _quoted(text: str, most: int = 40) -> str:
    text = text.replace("\n", "↵") if len(text) <= most else text[: most - 1] + "…"
    if not text:
        return "nothing"
    # Markdown has no way to write a bar in code in a table that all of its readers agree on.
    return f"<code>{html.escape(text, quote=False).replace('|', '&#124;')}</code>"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    (target / "filters").mkdir(exist_ok=True)
    for name, text in pages().items():
        (target / name).write_text(text, encoding="utf-8")
