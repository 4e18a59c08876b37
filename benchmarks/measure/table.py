"""The report: one table a size, the ratios against the peers, what was not measured."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.measure.results import Results, Step

_MIB = 2**20
#: What is divided by what, for which figure, and what the ratio should stay below.
_RATIOS = (
    ("Whole build / Hugo's company pages", "whole", "hugo", "wall", 1.0),
    ("Whole build / Hugo's company pages", "whole", "hugo", "cpu", None),
    ("Whole build / Hugo's company pages", "whole", "hugo", "memory", None),
    ("Pages alone / Hugo's company pages", "pages", "hugo", "wall", 0.35),
    ("Pages alone / Hugo's company pages", "pages", "hugo", "cpu", None),
    ("One grade more / Hugo after one change", "grade", "hugo_change", "wall", 1 / 40),
    ("One grade more / Hugo after one change", "grade", "hugo_change", "cpu", None),
    ("One name changed / Hugo after one change", "rename", "hugo_change", "wall", 1 / 40),
    ("One name changed / Hugo after one change", "rename", "hugo_change", "cpu", None),
    ("Search index / Pagefind on names", "search", "pagefind", "cpu", 0.2),
    ("Search index / Pagefind on pages", "search", "pagefind_pages", "cpu", 0.2),
)


def write(every: Sequence[Results], path: Path) -> str:
    """Write the report of all sizes as Markdown, and give it back."""
    text = "\n".join(["# Benchmarks", "", *(line for each in every for line in _size(each))])
    path.write_text(text, "utf-8")
    return text


def _size(results: Results) -> Iterator[str]:
    yield f"## {results.companies:,} companies, {results.acts:,} acts"
    yield ""
    yield f"{results.machine}; steps one after another; of several rounds median and range."
    yield ""
    yield "| step | wall s | CPU s | others' CPU s | peak MiB | files | MB | what |"
    yield "|---|--:|--:|--:|--:|--:|--:|---|"
    yield from map(_row, results.steps.values())
    yield ""
    yield from _compared(results)
    yield "Not measured, or to be read with care:"
    yield ""
    for what, why in results.missing.items():
        yield f"- {what}: {why}."
    yield ""


def _row(step: Step) -> str:
    written = step.written
    times = (_told(step.each("wall"), 2), _told(step.each("cpu"), 2), _told(step.each("others"), 1))
    figures = (*times, f"{step.middle('memory') / _MIB:,.0f}")
    files = (f"{written.files:,}", f"{written.size / 1e6:,.1f}")
    return f"| {' | '.join((step.name, *figures, *files, step.note))} |"


def _compared(results: Results) -> Iterator[str]:
    steps = results.steps
    present = [ratio for ratio in _RATIOS if ratio[1] in steps and ratio[2] in steps]
    if not present:
        return
    yield "| ratio, same round | of | is | to reach |"
    yield "|---|---|--:|--:|"
    for name, ours, peer, figure, limit in present:
        pairs = zip(steps[ours].each(figure), steps[peer].each(figure), strict=False)
        ratios = [own / max(other, 1e-9) for own, other in pairs]
        wanted = "" if limit is None else f"≤ {limit:.3g}"
        yield f"| {name} | {figure} | {_told(ratios, 3)} | {wanted} |"
    yield ""


def _told(figures: Sequence[float], digits: int) -> str:
    middle = f"{median(figures):.{digits}f}"
    if len(figures) == 1:
        return middle
    return f"{middle} ({min(figures):.{digits}f}–{max(figures):.{digits}f})"
