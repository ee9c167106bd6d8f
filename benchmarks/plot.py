"""Draws how cost grows with the size of a document and of the lexicon: docs/images/growth.svg."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from material import ROOT

TARGET = ROOT / "docs" / "images" / "growth.svg"
COLOURS = {"plain": "#1b6ca8", "html": "#2a9d60", "traditional": "#b8651b", "spun": "#a03050"}


def write(results: dict[str, Any]) -> None:
    """Draw from results; without matplotlib or the figures nothing is drawn."""
    found = results["tables"]
    if not {"growth", "lexicon"} <= set(found):
        return
    try:
        import matplotlib as mpl
    except ImportError:
        print("matplotlib is not installed: the plot stays as it is")
        return
    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "growth", "font.size": 10, "svg.fonttype": "none"})
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    lines: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row in found["growth"]["rows"]:
        lines[row["kind"]].append((row["bytes"], row["cost"]))
    for kind, points in lines.items():
        left.plot(*zip(*points, strict=True), marker="o", color=COLOURS[kind], label=kind)
    left.set(xscale="log", yscale="log", xlabel="bytes of a document", ylabel="µs a character")
    left.legend(frameon=False)
    for key, name in (("look", "verdict"), ("restore", "restoring")):
        points = [(row["pairs"], row[key]) for row in found["lexicon"]["rows"]]
        right.plot(*zip(*points, strict=True), marker="o", label=name)
    right.set(xscale="log", yscale="log", xlabel="pairs in the lexicon of spun words")
    right.legend(frameon=False)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(alpha=0.25)
    TARGET.parent.mkdir(exist_ok=True)
    figure.savefig(TARGET, metadata={"Date": None})
