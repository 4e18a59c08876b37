"""Working days by the State Council's holiday calendar (R-15, D-15, P-11)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import chinese_calendar

from scoring import overlay
from scoring.overlay import CalendarError, Overlay
from scoring.period import ONE_DAY

SHIPPED = Path(__file__).parent / "calendar"
WEEKEND = {5: "星期六", 6: "星期日"}
HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day counted in working days.

    `provisional`: a year that the count touched has no published calendar (P-11). `skipped` are
    the days that did not count, each with its Chinese name (a holiday's, or 星期六, 星期日).
    """

    day: date
    provisional: bool
    skipped: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class Calendar:
    """Working days of every year: overlay files first, then the shipped calendar, then weekends."""

    years: frozenset[int] = frozenset()
    free: dict[date, str] = field(default_factory=dict)
    working: frozenset[date] = frozenset()

    @classmethod
    def standard(cls, overlay_dir: Path | None = None) -> "Calendar":
        """The shipped calendar with the overlay files shipped and those of `overlay_dir`.

        Raises CalendarError for a broken file or two files for one year.
        """
        folders = (SHIPPED,) if overlay_dir is None else (SHIPPED, overlay_dir)
        return cls.of(overlay.read(path) for dir in folders for path in sorted(dir.glob("*.toml")))

    @classmethod
    def of(cls, overlays: Iterable[Overlay]) -> "Calendar":
        """A calendar with these overlays, at most one a year."""
        years: set[int] = set()
        free: dict[date, str] = {}
        working: set[date] = set()
        for one in overlays:
            if one.year in years:
                raise CalendarError(f"two calendar files for {one.year}")
            years.add(one.year)
            free |= one.free_days()
            working |= set(one.workdays)
        return cls(frozenset(years), free, frozenset(working))

    def covers(self, year: int) -> bool:
        """Whether the holidays of that year are published and known here."""
        return year in self.years or _shipped(year)

    def is_workday(self, day: date) -> bool:
        """Whether `day` is a working day; in a year not covered, Monday to Friday are."""
        return self.day_off(day) == ""

    def day_off(self, day: date) -> str:
        """The Chinese name of a day that is not worked, "" for a working day."""
        if day in self.free:
            return self.free[day]
        if day in self.working:
            return ""
        if day.year in self.years or not _shipped(day.year):
            return WEEKEND.get(day.weekday(), "")
        off, name = chinese_calendar.get_holiday_detail(day)
        if not off:
            return ""
        return HOLIDAYS.get(name, name) if name else WEEKEND[day.weekday()]

    def deadline(self, received: date, days: int) -> Deadline:
        """The last of `days` working days; the day of receipt does not count (D-15, 第十一条 6).

        Raises ValueError for fewer than one day.
        """
        if days < 1:
            raise ValueError(f"a deadline needs at least one working day, not {days}")
        day, left, skipped = received, days, []
        while left:
            day += ONE_DAY
            if name := self.day_off(day):
                skipped.append((day, name))
            else:
                left -= 1
        years = range((received + ONE_DAY).year, day.year + 1)
        return Deadline(day, not all(map(self.covers, years)), tuple(skipped))


@cache
def _shipped(year: int) -> bool:
    """Whether chinesecalendar knows that year."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True
