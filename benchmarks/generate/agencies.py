"""Agencies and their people, licensed without a gap from before the first evaluation (R-14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks.generate import codes
from benchmarks.generate.dice import Dice
from benchmarks.generate.notices import Book
from benchmarks.generate.people import person
from benchmarks.generate.places import Area, counties
from benchmarks.generate.plan import LAST
from registry.ledger.entries import (
    AgencyBan,
    AgencyLicence,
    Cancellation,
    Entry,
    Evaluator,
    Inspection,
    PractitionerLicence,
)
from scoring.period import anniversaries
from scoring.period import last_day as after

#: The days on which licences are granted, each valid to the day before the next (R-41).
TERMS = (date(2019, 3, 1), date(2022, 3, 1), date(2025, 3, 1))
_YEARS = 3
_STAFF = 6
_EARLY = timedelta(days=20)
#: Codes of agencies come from numbers that no company reaches.
_FIRST_NUMBER = 50_000_000
_DEPOSIT = 30_000


@dataclass(frozen=True)
class Agency:
    """An agency; the first of its staff is its legal representative."""

    index: int
    code: str
    name: str
    staff: tuple[str, ...]

    def number(self, term: int) -> str:
        """The number of its licence of a term."""
        return f"XP{TERMS[term].year}{self.index + 1:04}"

    def licence(self, place: int, term: int) -> str:
        """The number of one of its people's licence of a term."""
        return f"CY{TERMS[term].year}{self.index * _STAFF + place + 1:05}"

    def evaluators(self, dice: Dice, day: date) -> tuple[Evaluator, ...]:
        """Two of its people, with the licences that they held on a day."""
        term = max(n for n, granted in enumerate(TERMS) if granted <= day)
        first = dice.below(_STAFF)
        places = (first, (first + 1 + dice.below(_STAFF - 1)) % _STAFF)
        return tuple(Evaluator(self.staff[place], self.licence(place, term)) for place in places)


def count(companies: int) -> int:
    """How many agencies a register of that size has."""
    return 6 + companies // 10_000


@cache
def agency(index: int, area: Area) -> Agency:
    """One agency. Its index is in its name, so that no two are called alike."""
    dice = Dice("agency", index)
    county = dice.weigh(counties(area))
    mark = "甲乙丙丁戊己庚辛壬癸"
    sign = "".join(mark[int(digit)] for digit in str(index))
    staff: dict[str, None] = {}
    while len(staff) < _STAFF:
        staff[person(dice)] = None
    return Agency(
        index,
        codes.code(_FIRST_NUMBER + index, "91", county),
        f"{county.short_city}{sign}衡信用评价有限公司",
        tuple(staff),
    )


def licences(agencies: int, area: Area, book: Book) -> Iterator[Entry]:
    """Every licence and inspection; three agencies more that lost theirs, or their right."""
    for term in range(len(TERMS)):
        for index in range(agencies):
            yield from _granted(agency(index, area), term, book, renewed=term > 0)
    for index in range(agencies, agencies + 3):
        yield from _granted(agency(index, area), 1, book, renewed=False)
    yield from _lost(agencies, area, book)


def _granted(of: Agency, term: int, book: Book, *, renewed: bool) -> Iterator[Entry]:
    day = TERMS[term]
    until = after(day, _YEARS)
    for place, name in enumerate(of.staff):
        yield PractitionerLicence(
            day=day,
            name=name,
            number=of.licence(place, term),
            agency_name=of.name,
            valid_until=until,
            notice=book.notice("licence", day, name),
            renews=of.licence(place, term - 1) if renewed else "",
        )
        yield from _inspected(of.licence(place, term), day, until)
    yield AgencyLicence(
        day=day,
        agency=of.code,
        name=of.name,
        number=of.number(term),
        legal_representative=of.staff[0],
        valid_until=until,
        notice=book.notice("licence", day, of.name),
        deposit=_DEPOSIT,
    )
    yield from _inspected(of.number(term), day, until)


def _inspected(number: str, day: date, until: date) -> Iterator[Entry]:
    for due in anniversaries(day, until):
        if due - _EARLY <= LAST:
            yield Inspection(day=due - _EARLY, number=number, passed=True)


def _lost(agencies: int, area: Area, book: Book) -> Iterator[Entry]:
    cancelled, barred, failed = (agency(agencies + n, area) for n in range(3))
    day = date(2024, 6, 4)
    yield Cancellation(
        day=day,
        number=cancelled.number(1),
        notice=book.notice("cancellation", day, cancelled.name),
        reason="不再符合取得资格的条件",
    )
    yield AgencyBan(
        day=day,
        number=barred.number(1),
        notice=book.notice("agency_ban", day, barred.name),
        until=after(day, _YEARS),
        reason="违反评价工作纪律",
    )
    yield Inspection(day=date(2024, 2, 28), number=failed.number(1), passed=False)
