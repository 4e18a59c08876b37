"""One run: a register made up, every step measured, table and plot written."""

import os
import platform
import shutil
from pathlib import Path

import psutil

from benchmarks.generate import Generated, generate
from benchmarks.measure import PEERS
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
    "Caches": "files are read from a warm page cache; no run was repeated",
    "Hugo beyond company pages": "notices, lists, JSON twins and search are in our builds only",
}


def run(out: Path, companies: int, peers: frozenset[str], filings: int, rows: int) -> str:
    """Measure one size; the table of all sizes measured into `out` so far.

    What was generated and built stays in `out`/<companies> until the size is measured again.
    `peers` are of PEERS. Raises CommandFailedError when a command ends badly.
    """
    folder = out.absolute() / str(companies)
    shutil.rmtree(folder, ignore_errors=True)
    made = generate(folder / "made", companies, filings=filings, rows=rows)
    steps = _ours(Ours(made, folder), intake=filings > 0) | _peers(folder, peers)
    results = Results(
        companies=companies,
        acts=made.acts,
        machine=_machine(),
        steps=steps,
        missing=_ELSEWHERE | _left_out(made, steps),
    )
    results.save(out)
    every = load(out)
    draw(every, out / "plot.svg")
    return write(every, out / "report.md")


def _ours(ours: Ours, *, intake: bool) -> dict[str, Step]:
    steps = {"intake": ours.intake()} if intake else {}
    steps["whole"] = ours.whole()
    steps["pages"] = ours.pages()
    steps["search"] = ours.searching(steps["whole"], steps["pages"])
    steps["unchanged"] = ours.unchanged()
    steps["grade"] = ours.after(ours.made.grade, "Republish, one grade more")
    steps["rename"] = ours.after(ours.made.rename, "Republish, one name changed")
    steps["lapse"] = ours.lapsed()
    return steps


def _peers(folder: Path, peers: frozenset[str]) -> dict[str, Step]:
    steps = {}
    if "hugo" in peers:
        hugo = Hugo(folder / "pages", folder / "hugo")
        hugo.prepare()
        steps["hugo"] = hugo.whole()
        steps["hugo_change"] = hugo.changed()
    if "pagefind" in peers:
        pagefind = Pagefind(folder / "pages", folder / "pagefind")
        pagefind.prepare()
        steps["pagefind"] = pagefind.index()
    return steps


def _left_out(made: Generated, steps: dict[str, Step]) -> dict[str, str]:
    left = {name: "not asked for" for name in PEERS if name not in steps}
    if "intake" not in steps:
        left["Intake"] = "no filings asked for"
    return left | {"Grades on the lapsing day": f"{made.lapsing}, the nearest to 500 there was"}


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"
