"""A series of filings, each resting on those before it; and the filings of single acts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate.cast import Cast
from benchmarks.generate.filings.rows import Clerk
from benchmarks.generate.filings.sheets import Row, write
from benchmarks.generate.notices import Serials
from benchmarks.generate.places import Area
from benchmarks.generate.plan import LAST
from benchmarks.generate.stories import Batch
from registry.ledger.entries import NameChange


@dataclass(frozen=True)
class Filing:
    """A filing of the series: its kind, its form, and whose companies it speaks of.

    `about` is the place of the filing whose companies it speaks of again; its own where None.
    """

    kind: str
    form: str
    about: int | None = None


#: Taken in this order, again and again until there are enough.
_ORDER = (
    Filing("results", "csv"),
    Filing("company", "xlsx"),
    Filing("commitment", "csv"),
    Filing("name_change", "csv", about=1),
    Filing("review", "csv", about=0),
    *(Filing("results", "xlsx" if place % 4 == 0 else "csv") for place in range(13)),
    Filing("company", "csv"),
    Filing("commitment", "csv"),
)


def write_series(out: Path, filings: int, rows: int, area: Area) -> None:
    """So many filings of so many rows each, and before them the two of the licences.

    The files are named in the order in which they are to be taken; they need an empty ledger.
    """
    out.mkdir(parents=True)
    clerk = Clerk(Cast(area), filings * rows, Serials())
    practitioners, agencies = clerk.licences()
    write(out / "000-practitioners.csv", "practitioner_licence", practitioners)
    write(out / "000-qualified-agencies.csv", "agency_licence", agencies)
    for place in range(filings):
        filing = _ORDER[place % len(_ORDER)]
        first = (
            place if filing.about is None else place - place % len(_ORDER) + filing.about
        ) * rows
        path = out / f"{place + 1:03}-{filing.kind}.{filing.form}"
        write(path, filing.kind, _rows(_of(clerk, filing.kind), range(first, first + rows)))


def write_acts(out: Path, companies: int, area: Area) -> None:
    """Two filings of one row each, to be taken after a ledger of that many companies was filled.

    `grade.csv` announces the grade of a company that is new; `rename.csv` renames an old one.
    """
    out.mkdir(parents=True)
    clerk = Clerk(Cast(area), companies, Serials())
    newcomer = clerk.result(companies, LAST)
    # The serial numbers of certificates began anew: take one that no ledger has come to.
    fresh = {"certificate": f"ZX{LAST.year}999999"}
    write(out / "grade.csv", "results", [{**newcomer, **fresh}])
    number = _never_renamed(companies, area)
    write(out / "rename.csv", "name_change", [{**clerk.name_change(number), "day": LAST}])


def _of(clerk: Clerk, kind: str) -> Callable[[int], Row]:
    makers = {
        "results": clerk.result,
        "company": clerk.company,
        "commitment": clerk.commitment,
        "name_change": clerk.name_change,
        "review": clerk.review,
    }
    maker: Callable[[int], Row] = makers[kind]
    return maker


def _rows(maker: Callable[[int], Row], numbers: range) -> Iterator[Row]:
    return (maker(number) for number in numbers)


def _never_renamed(companies: int, area: Area) -> int:
    batch = Batch(0, Cast(area), companies, Serials())
    renamed = {number for number, act in batch.entries() if isinstance(act, NameChange)}
    return next(number for number in batch.numbers if number not in renamed)
