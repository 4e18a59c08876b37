"""The report: one table a size, the ratios against the peers, what was not measured."""

from collections.abc import Iterator, Sequence
from pathlib import Path

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
    ("Search index / Pagefind index", "search", "pagefind", "cpu", 0.2),
)


def write(every: Sequence[Results], path: Path) -> str:
    """Write the report of all sizes as Markdown, and give it back."""
    text = "\n".join(["# Benchmarks", "", *(line for each in every for line in _size(each))])
    path.write_text(text, "utf-8")
    return text


def _size(results: Results) -> Iterator[str]:
    yield f"## {results.companies:,} companies, {results.acts:,} acts"
    yield ""
    yield f"{results.machine}; every step once, one after another."
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
    cost, written = step.cost, step.written
    times = (f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.others:.1f}")
    figures = (*times, f"{cost.memory / _MIB:,.0f}")
    files = (f"{written.files:,}", f"{written.size / 1e6:,.1f}")
    return f"| {' | '.join((step.name, *figures, *files, step.note))} |"


def _compared(results: Results) -> Iterator[str]:
    steps = results.steps
    present = [ratio for ratio in _RATIOS if ratio[1] in steps and ratio[2] in steps]
    if not present:
        return
    yield "| ratio, same run | of | is | to reach |"
    yield "|---|---|--:|--:|"
    for name, ours, peer, figure, limit in present:
        ratio = getattr(steps[ours].cost, figure) / max(getattr(steps[peer].cost, figure), 1e-9)
        wanted = "" if limit is None else f"≤ {limit:.3g}"
        yield f"| {name} | {figure} | {ratio:.3f} | {wanted} |"
    yield ""
