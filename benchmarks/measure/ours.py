"""The register's own steps, by its public commands."""

import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.generate import Generated
from benchmarks.generate.plan import LAST
from benchmarks.measure.cost import Cost
from benchmarks.measure.files import Seen, Written, look
from benchmarks.measure.process import run
from benchmarks.measure.results import Step

ROOT = Path(__file__).parents[2]
#: The register's own settings, under the folders of this run; and of what companies may have beside
#: their pages nothing, as is advised for a large register.
_SETTINGS = """from runpy import run_path
globals().update(run_path({conf!r}))
THEME, PATH = {theme!r}, {content!r}
REGISTRY_COMPANY_FEEDS = REGISTRY_COMPANY_BADGES = False
"""
_ALONE = 'REGISTRY_BUILD = "benchmarks.measure.parts:{}"\n'


@dataclass(frozen=True)
class Ours:
    """The register under measurement: what was generated, and where this run works."""

    made: Generated
    work: Path

    @property
    def site(self) -> Path:
        """Where the whole site is built."""
        return self.work / "site"

    def warm(self) -> None:
        """Let Python compile what the commands load, so that no step pays for it."""
        for verb in ("take", "build"):
            self._registry(self.made.ledger, verb, "--help")

    def intake(self) -> Step:
        """All filings but those of the licences, into a ledger of their own."""
        ledger = self.work / "intake.sqlite3"
        first, second, *filings = self.made.filings
        self._take(ledger, first, second)
        before = {path.name: path.stat().st_size for path in (ledger,)}
        cost = self._take(ledger, *filings)
        grown = ledger.stat().st_size - before[ledger.name]
        note = f"{len(filings)} filings in one `registry take`"
        return Step(name="Intake", cost=cost, written=Written(1, grown), note=note)

    def whole(self) -> Step:
        """The whole site, from nothing."""
        cost, written = self._afresh(self.site)
        return Step(name="Whole build", cost=cost, written=written, note="into an empty folder")

    def whole_again(self) -> Step:
        """The same, beside the site that the other steps go on from."""
        again = self.work / "again"
        cost, written = self._afresh(again)
        shutil.rmtree(again)
        return Step(name="Whole build", cost=cost, written=written)

    def pages(self) -> Step:
        """Company pages and nothing else, as Hugo makes them."""
        cost, written = self._afresh(self.work / "pages", _ALONE.format("PagesAlone"))
        note = "company pages from the ledger; no twins, lists, notices, search, feeds"
        return Step(name="Pages alone", cost=cost, written=written, note=note)

    def unchanged(self) -> Step:
        """The site once more, though nothing happened."""
        cost, written = self._build(LAST)
        return Step(name="Republish, nothing happened", cost=cost, written=written)

    def after(self, filing: Path, name: str) -> Step:
        """Take one act, and bring the site up to date, which is what is measured."""
        taken = self._take(self.made.ledger, filing)
        built, written = self._build(LAST)
        note = f"after `registry take`, which took {taken.wall:.2f} s"
        return Step(name=name, cost=built, written=written, note=note)

    def lapsed(self) -> Step:
        """Bring the site up to the day after many grades' last one."""
        if self.made.lapse != LAST:
            self._build(self.made.lapse)
        cost, written = self._build(date.fromordinal(self.made.lapse.toordinal() + 1))
        note = f"{self.made.lapsing} grades lapse"
        return Step(name="Republish, a day later", cost=cost, written=written, note=note)

    def searching(self) -> Step:
        """The search of companies and nothing else, from the ledger."""
        cost, written = self._afresh(self.work / "search", _ALONE.format("SearchAlone"))
        note = "from the ledger, reading and disclosing included; companies, no notices"
        return Step(name="Search index", cost=cost, written=written, note=note)

    def _take(self, ledger: Path, *filings: Path) -> Cost:
        return self._registry(ledger, "take", "--received", LAST.isoformat(), *filings)

    def _afresh(self, site: Path, more: str = "") -> tuple[Cost, Written]:
        shutil.rmtree(site, ignore_errors=True)
        return self._build(LAST, site, more)

    def _build(self, day: date, site: Path | None = None, more: str = "") -> tuple[Cost, Written]:
        site = site or self.site
        conf = self.work / f"{site.name}.conf.py"
        conf.write_text(settings() + more, "utf-8")
        before: Seen = look(site)
        words = ("--settings", conf, "build", "--as-of", day.isoformat(), "--output", site)
        cost = self._registry(self.made.ledger, *words)
        return cost, Written.between(before, look(site))

    def _registry(self, ledger: Path, *words: str | Path) -> Cost:
        command = [Path(sys.executable).with_name("registry"), "--register", ledger, *words]
        # The parts of a build by themselves are of this package, which is not installed.
        env = {"PYTHONPYCACHEPREFIX": str(self.work / "compiled"), "PYTHONPATH": str(ROOT)}
        return run(command, self.work, env)


def settings() -> str:
    """The settings file of a register under measurement."""
    return _SETTINGS.format(
        conf=str(ROOT / "pelicanconf.py"),
        theme=str(ROOT / "themes" / "register"),
        content=str(ROOT / "content"),
    )
