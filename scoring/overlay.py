"""Holiday calendars of single years, kept as cited TOML files beside the shipped calendar."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

from scoring.refusal import Refusal

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
_SATURDAY = 5


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
    for flaw in flaws(overlay):
        raise CalendarError(f"{path.name}: {flaw.en}")
    return overlay


def written(overlay: Overlay) -> str:
    """The text of the file that `read` gives back the same."""
    lines = [
        f"year = {overlay.year}",
        f"citation = {_quoted(overlay.citation)}",
        f"workdays = [{', '.join(map(str, overlay.workdays))}]",
    ]
    for holiday in overlay.holidays:
        lines += [
            "",
            "[[holidays]]",
            f"name = {_quoted(holiday.name)}",
            f"first = {holiday.first}",
            f"last = {holiday.last}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as TOML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)


def flaws(overlay: Overlay) -> Iterable[Refusal]:
    """What a notice cannot say. It may move days of the December before (as that of 2012 did)."""
    if not overlay.holidays:
        yield _flaw("没有一个节日。", "a year's calendar has at least one holiday")
    for holiday in overlay.holidays:
        if holiday.last < holiday.first:
            yield _flaw(
                f"{holiday.name}的末日（{holiday.last}）早于首日（{holiday.first}）。",
                f"holiday {holiday.name} ends on {holiday.last}, before it begins",
            )
    start = date(overlay.year - 1, 12, 1)
    free = [day for holiday in overlay.holidays for day in holiday.days()]
    for day in (*free, *overlay.workdays):
        if not start <= day <= date(overlay.year, 12, 31):
            yield _flaw(
                f"{day} 不属于 {overlay.year} 年（可包括上年 12 月）。",
                f"{day} does not belong to the calendar of {overlay.year}",
            )
    for day in _twice(free):
        yield _flaw(f"{day} 两次列为假日。", f"{day} is free twice")
    for day in _twice(overlay.workdays):
        yield _flaw(f"{day} 两次列为上班。", f"{day} is a working day twice")
    named = overlay.free_days()
    for day in overlay.workdays:
        if day in named:
            yield _flaw(
                f"{day} 既上班又是{named[day]}。", f"{day} is both a working day and {named[day]}"
            )
        elif day.weekday() < _SATURDAY:
            yield _flaw(
                f"{day} 是平日，调休上班的只能是周末。",
                f"{day} is no weekend day, so nothing makes it a working day",
            )


def _twice(days: Iterable[date]) -> list[date]:
    return sorted(day for day, count in Counter(days).items() if count > 1)


def _flaw(zh: str, en: str) -> Refusal:
    return Refusal("D-15", "", zh, en)
