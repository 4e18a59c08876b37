"""A generated register on disk: a ledger, the filings for the intake, the acts that follow."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.generate.filings import write_acts, write_series
from benchmarks.generate.ledger import fill
from benchmarks.generate.places import Area
from benchmarks.generate.plan import LAST
from registry.ledger.store import Ledger

_SUMMARY = "generated.json"
_LAPSES = 500


@dataclass(frozen=True)
class Generated:
    """Where it all lies, and what the ledger holds.

    `lapse` is the last day on which the grades stand whose number, `lapsing`, is nearest to 500.
    """

    folder: Path
    companies: int
    area: Area
    acts: int
    head: str
    lapse: date
    lapsing: int

    @property
    def ledger(self) -> Path:
        """The SQLite file."""
        return self.folder / "register.sqlite3"

    @property
    def filings(self) -> list[Path]:
        """The filings for an empty ledger, in order; the first two are the licences."""
        return sorted((self.folder / "filings").iterdir())

    @property
    def grade(self) -> Path:
        """The filing that announces one grade more."""
        return self.folder / "acts" / "grade.csv"

    @property
    def rename(self) -> Path:
        """The filing that renames one company."""
        return self.folder / "acts" / "rename.csv"


def generate(
    folder: Path, companies: int, area: Area = "national", filings: int = 20, rows: int = 10_000
) -> Generated:
    """Make a register up in a folder that is empty or not there.

    The same arguments give the same filings, byte for byte, and a ledger with the same links.
    Raises FileExistsError when something is there already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    with Ledger.open(f"sqlite:///{folder / 'register.sqlite3'}") as ledger:
        filled = fill(ledger, companies, area)
        _, head = ledger.head()
    ahead = {day: count for day, count in filled.last_days.items() if day >= LAST}
    lapse = min(sorted(ahead), key=lambda day: abs(ahead[day] - _LAPSES), default=LAST)
    write_series(folder / "filings", filings, rows, area)
    write_acts(folder / "acts", companies, area)
    acts = filled.acts.total()
    made = Generated(folder, companies, area, acts, head, lapse, ahead.get(lapse, 0))
    (folder / _SUMMARY).write_text(_summary(made, dict(filled.acts)), "utf-8")
    return made


def _summary(made: Generated, acts: dict[str, int]) -> str:
    told = {
        "companies": made.companies,
        "area": made.area,
        "acts": made.acts,
        "by kind": dict(sorted(acts.items())),
        "head": made.head,
        "as of": LAST.isoformat(),
        "grades whose last day is": {made.lapse.isoformat(): made.lapsing},
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
