"""One run: a register made up, every step measured, table and plot written."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import psutil

from benchmarks.generate import Generated, generate
from benchmarks.measure import PEERS
from benchmarks.measure.errors import CommandFailedError
from benchmarks.measure.ours import Ours
from benchmarks.measure.peers.hugo import Hugo
from benchmarks.measure.peers.pagefind import Pagefind
from benchmarks.measure.plot import draw
from benchmarks.measure.results import Results, Step, load
from benchmarks.measure.table import write

#: What no run of this command measures, and where it is shown instead.
_ELSEWHERE = {
    "Bytes, requests and time of a query in a browser; recall": "not measured by this command",
    "PostgreSQL, Dask workers, an S3 store": "not measured by this command",
    "Caches": "files come from a warm page cache, modules are compiled; nothing was repeated",
    "Hugo beyond company pages": "notices, lists, JSON twins and search are in our builds only",
}


def run(
    out: Path,
    companies: int,
    peers: frozenset[str],
    filings: tuple[int, int],
    rounds: int,
    tell: Callable[[str], None],
) -> str:
    """Measure one size; the table of all sizes measured into `out` so far.

    What was generated and built stays in `out`/<companies> until the size is measured again.
    `peers` are of PEERS; `filings` for the intake are so many of so many rows. What starts from
    nothing is measured in so many `rounds`, by turns with the peers. `tell` hears of each step as
    it is done. A step whose command ends badly is told among what was not measured.
    """
    folder = out.absolute() / str(companies)
    shutil.rmtree(folder, ignore_errors=True)
    tell("making the register up")
    number, rows = filings
    made = generate(folder / "made", companies, filings=number, rows=rows)
    steps: dict[str, Step] = {}
    missing = _ELSEWHERE | _left_out(made, peers)
    for key, measure in _plan(Ours(made, folder), peers, steps, rounds):
        try:
            step = measure()
            steps[key] = steps[key].once_more(step) if key in steps else step
        except CommandFailedError as fault:
            lines = str(fault).strip().splitlines()
            said = " ".join(dict.fromkeys((lines[0], lines[-1])))  # how it ended, what it said last
            missing[key] = f"failed, and what rests on it ({said})"
            tell(f"{key} failed: {missing[key]}")
            continue
        tell(f"{step.name}: {step.cost.wall:.1f} s")
        Results(
            companies=companies,
            acts=made.acts,
            machine=_machine(),
            steps=steps,
            missing=missing,
        ).save(out)
    every = load(out)
    draw(every, out / "plot.svg")
    return write(every, out / "report.md")


def _plan(
    ours: Ours, peers: frozenset[str], done: dict[str, Step], rounds: int
) -> Iterator[tuple[str, Callable[[], Step]]]:
    """The steps in their order, those left out that rest on one that failed."""
    ours.warm()
    if len(ours.made.filings) > 2:
        yield "intake", ours.intake
    yield "whole", ours.whole
    yield "pages", ours.pages
    yield "search", ours.searching
    if "whole" in done:
        yield "unchanged", ours.unchanged
        yield "grade", lambda: ours.after(ours.made.grade, "Republish, one grade more")
        yield "rename", lambda: ours.after(ours.made.rename, "Republish, one name changed")
        yield "lapse", ours.lapsed
    beside = list(_beside(ours, peers)) if "whole" in done else []
    yield from beside
    own = [("whole", ours.whole_again), ("pages", ours.pages), ("search", ours.searching)]
    turns = [step for pair in zip_longest(own, beside) for step in pair if step is not None]
    yield from turns * (rounds - 1)


def _beside(ours: Ours, peers: frozenset[str]) -> Iterator[tuple[str, Callable[[], Step]]]:
    """The peers' steps."""
    if "hugo" in peers:
        hugo = Hugo(ours.site, ours.work / "hugo")
        hugo.prepare()
        yield "hugo", hugo.whole
        yield "hugo_change", hugo.changed
    if "pagefind" in peers:
        pagefind = Pagefind(ours.site, ours.work / "pagefind")
        pagefind.prepare()
        yield "pagefind", pagefind.names
        yield "pagefind_pages", pagefind.pages


def _left_out(made: Generated, peers: frozenset[str]) -> dict[str, str]:
    left = {name: "not asked for" for name in PEERS if name not in peers}
    if len(made.filings) == 2:
        left["intake"] = "no filings asked for"
    return left | {"Grades on the lapsing day": f"{made.lapsing}, the nearest to 500 there was"}


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"
