"""Holiday calendars of single years, kept as cited TOML files beside the shipped calendar."""

import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]


class CalendarError(ValueError):
    """A calendar file that an engineer must mend; the message names the file and the place."""


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One holiday from `first` to `last`, both free, under its Chinese name."""

    name: Text
    first: date
    last: date

    def days(self) -> Iterable[date]:
        """Every day of the holiday."""
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


class Overlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The State Council's notice for one year: holidays, transferred working days, citation."""

    year: int
    citation: Text
    holidays: tuple[Holiday, ...]
    workdays: tuple[date, ...] = ()

    def free_days(self) -> dict[date, str]:
        """Each day off with the holiday's name."""
        return {day: holiday.name for holiday in self.holidays for day in holiday.days()}


def read(path: Path) -> Overlay:
    """Read one overlay file. Raises CalendarError where it is not a sound calendar (D-15)."""
    try:
        overlay = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Overlay)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise CalendarError(f"{path.name}: {error}") from error
    for flaw in _flaws(overlay):
        raise CalendarError(f"{path.name}: {flaw}")
    return overlay


def _flaws(overlay: Overlay) -> Iterable[str]:
    """What a notice cannot say. It may move days of the December before (as that of 2012 did)."""
    if not overlay.holidays:
        yield "a year's calendar has at least one holiday"
    for holiday in overlay.holidays:
        if holiday.last < holiday.first:
            yield f"holiday {holiday.name} ends on {holiday.last}, before it begins"
    start = date(overlay.year - 1, 12, 1)
    free = overlay.free_days()
    for day in (*free, *overlay.workdays):
        if not start <= day <= date(overlay.year, 12, 31):
            yield f"{day} does not belong to the calendar of {overlay.year}"
    for day in overlay.workdays:
        if day in free:
            yield f"{day} is both a working day and {free[day]}"
