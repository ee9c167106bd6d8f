"""Renders results into Markdown tables, in English and Chinese, and puts them where they belong.

The figures stand in ``results.json`` and nowhere else. A page has places like
``<!-- benchmarks: summary -->`` … ``<!-- /benchmarks -->``; what lies between is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from captions import NOTES, TABLES
from costs import crawl
from material import ROOT
from wording import COLUMNS, LABELS

Results = dict[str, Any]
Row = dict[str, Any]
#: Pages with tables, and the language of each.
PAGES = {
    "README.md": "en",
    "README.zh.md": "zh",
    "docs/benchmarks.md": "en",
    "docs/scale.md": "en",
}
FIGURE = re.compile(r"[\d,.]+$")
PLACE = re.compile(r"(<!-- benchmarks: (\S+) -->\n).*?(<!-- /benchmarks -->)", re.DOTALL)


def number(value: Any) -> str:
    """Three digits or so, as much as a measurement of this kind bears."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, int) or value >= 1000:
        return f"{value:,.0f}"
    if value == 0:
        return "0"
    return f"{value:.1f}" if value >= 100 else f"{value:.2f}" if value >= 10 else f"{value:.3f}"


def label(text: str, language: str) -> str:
    """A row's or column's name in a language; what has no other name keeps its own."""
    entry = COLUMNS.get(text) or LABELS.get(text)
    return entry[language == "zh"] if entry else text


def markdown(head: list[str], lines: list[list[str]]) -> str:
    """A table; columns of figures are set to the right."""
    figures = [any(FIGURE.match(line[column]) for line in lines) for column in range(len(head))]
    marks = ["--:" if figure else "---" for figure in figures]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, marks, *lines))


def table(results: Results, name: str, language: str) -> str:
    """One table with title and caption."""
    entry = results["tables"][name]
    rows: list[Row] = entry["rows"]
    keys = [key for row in rows for key in row if not isinstance(row[key], dict)]
    keys = [key for key in dict.fromkeys(keys) if key in COLUMNS or "/" not in key]
    shown = TABLES[name].get("columns") or keys
    shown = [key for key in shown if key in keys]
    if sort := TABLES[name].get("sort"):
        rows = sorted(rows, key=lambda row: -row[sort])
    title, caption = (TABLES[name][key][language == "zh"] for key in ("title", "caption"))
    source = NOTES[entry["material"]][language == "zh"]
    if entry["material"] == "given" and name in NOTES:
        source = NOTES[name][language == "zh"]
    return f"### {title}\n\n{caption} {source}\n\n{_rows(rows, shown, language)}"


def _rows(rows: list[Row], keys: Sequence[str], language: str) -> str:
    lines = [
        [label(cell, language) if isinstance(cell, str) else number(cell) for cell in cells]
        for cells in ([row.get(key) for key in keys] for row in rows)
    ]
    return markdown([label(key, language) for key in keys], lines) + "\n"


def page(results: Results, language: str) -> str:
    """All tables."""
    return "\n".join([about(results), *(table(results, n, language) for n in results["tables"])])


def about(results: Results) -> str:
    versions = ", ".join(f"{k} {v}" for k, v in sorted(results["versions"].items()))
    return f"{results['date']}, {results['python']}, {results['machine']}. {versions}.\n"


def find(results: Results, place: str, /, **wanted: Any) -> Row | None:
    """The first row of a table with these values."""
    rows = results["tables"].get(place, {"rows": []})["rows"]
    return next((r for r in rows if all(r.get(k) == v for k, v in wanted.items())), None)


def _ours(row: Row) -> bool:
    return str(row["name"]).startswith("unionclean")


def _best(rows: list[Row], key: str) -> tuple[str, float]:
    """The best peer and its figure."""
    peers = [row for row in rows if not _ours(row) and row.get(key) is not None]
    top = max(peers, key=lambda row: row[key], default={"name": "—", key: None})
    return top["name"], top[key]


def summary(results: Results, language: str) -> str:
    """Quality in a line a task: ours, and the best peer of the same run."""
    lines: list[list[str]] = []

    def add(task: str, measure: str, own: Any, peer: str = "—", figure: Any = None) -> None:
        names = [label(task, language), label(measure, language), number(own)]
        lines.append([*names, number(figure) or "—", label(peer, language)])

    if row := find(results, "html", name="unionclean, extract"):
        add("pages", "F1", row["F1"], *_best(results["tables"]["html"]["rows"], "F1"))
    if row := find(results, "bare", name="unionclean, extract"):
        add("bare", "F1", row["F1"], *_best(results["tables"]["bare"]["rows"], "F1"))
    for name in ("4 characters", "10 characters", "damaged"):
        if row := find(results, "encodings", set=name):
            peers = {k: v for k, v in row.items() if k not in ("set", "cases", "unionclean")}
            peer = max(peers, key=peers.__getitem__, default="—")
            add(f"decode {name}", "percent right", row["unionclean"], peer, peers.get(peer))
    if row := find(results, "mojibake", name="unionclean"):
        peer = _best(results["tables"]["mojibake"]["rows"], "lossless exact")
        add("mojibake", "percent right", row["lossless exact"], *peer)
    for key in ("words", "ambiguous", "sentences"):
        row = find(results, "script", name="unionclean.convert")
        if row and key in row:
            best = _best(results["tables"]["script"]["rows"], key)
            add(f"script {key}", "percent right", row[key], *best)
    if row := find(results, "spun", set="passages"):
        add("spun", "precision", row["precision"])
        add("spun", "recall", row["recall"])
    if row := find(results, "spun", set="natural 2000"):
        add("natural", "false edits", row["false"])
    if row := find(results, "sections", name="as it stands"):
        add("sections", "F1", row["F1"])
    heads = ("task", "measure", "unionclean", "best peer", "peer")
    return markdown([label(head, language) for head in heads], lines) + "\n"


def speeds(results: Results, language: str) -> str:
    """Speed of the whole pipeline, memory and start."""
    lines = []
    for kind in ("plain", "traditional", "spun", "html"):
        for preset in ("default", "extract"):
            if row := find(results, "speed", set=kind, name=preset):
                beside = f"{number(row['times'])} × {label('peers ' + kind, language)}"
                lines.append(
                    [
                        f"{label(kind, language)}, `{preset}`",
                        number(round(row["characters/s"], -3)),
                        number(row["documents/s"]),
                        beside if "times" in row else "—",
                    ]
                )
    heads = ("input", "characters/s", "documents/s", "beside")
    return markdown([label(head, language) for head in heads], lines) + "\n"


def bare(name: str) -> Callable[[Results, str], str]:
    """A view of one table alone, without title and caption."""

    def view(results: Results, language: str) -> str:
        rows = results["tables"].get(name, {"rows": []})["rows"]
        return _rows(rows, TABLES[name]["columns"], language)

    return view


def costs(results: Results, language: str) -> str:
    """What 10 TB of a crawl cost at the rates that were measured."""
    rows = list(crawl(results["tables"].get("throughput", {"rows": []})["rows"]))
    return _rows(rows, ("name", "TB", "MB/s", "core hours"), language)


VIEWS = {
    "summary": summary,
    "speeds": speeds,
    "all": page,
    "throughput": bare("throughput"),
    "workers": bare("workers"),
    "crawl": costs,
}


def rendered(text: str, results: Results, language: str) -> str:
    """A page with its places filled in."""

    def fill(match: re.Match[str]) -> str:
        body = VIEWS[match[2]](results, language)
        return f"{match[1]}{body}{match[3]}"

    return PLACE.sub(fill, text)


def write(results: Results) -> None:
    """Fill in the places of every page."""
    for name, language in PAGES.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        path.write_text(rendered(text, results, language), encoding="utf-8")
