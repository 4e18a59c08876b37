"""The plot: time and memory over the number of companies, ours and the peers'."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.measure.results import Results

_LINES = {
    "whole": ("whole build", "o-"),
    "pages": ("pages alone", "s-"),
    "grade": ("after one act", "^-"),
    "lapse": ("after a day", "v-"),
    "intake": ("intake", "d-"),
    "hugo": ("Hugo, company pages", "o--"),
    "hugo_change": ("Hugo after one change", "^--"),
    "pagefind": ("Pagefind, names", "x--"),
    "pagefind_pages": ("Pagefind, pages", "+--"),
}
_GIB = 2**30


def draw(every: Sequence[Results], path: Path) -> None:
    """Draw all sizes measured so far as an SVG; the same results give the same bytes."""
    mpl.rcParams["svg.hashsalt"] = "benchmarks"
    figure = Figure(figsize=(15, 4.6), layout="constrained")
    time, work, memory = figure.subplots(1, 3)
    for key, (label, style) in _LINES.items():
        found = [each for each in every if key in each.steps]
        sizes = [each.companies for each in found]
        for axes, what, unit in ((time, "wall", 1), (work, "cpu", 1), (memory, "memory", _GIB)):
            told = [each.steps[key].middle(what) / unit for each in found]
            axes.plot(sizes, told, style, label=label)
    titles = ("wall time, s", "user and system CPU, s", "peak memory, GiB")
    for axes, title in zip((time, work, memory), titles, strict=True):
        axes.set(xscale="log", yscale="log", xlabel="companies", title=title)
        axes.grid(visible=True, which="both", alpha=0.3)
    time.legend(fontsize="small")
    figure.savefig(path, metadata={"Date": None})
