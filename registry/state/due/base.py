"""One thing that is due, and the working days until it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, Protocol

import msgspec

from registry.ledger.entries import CompanyEntry, Entry
from registry.state.company import ONE_DAY
from registry.state.rules import Rules, article
from scoring.ruleset import RuleSet
from scoring.workdays import WEEKEND, Calendar

Kind = Literal[
    "review",
    "lapse",
    "request",
    "conclusion",
    "inspection",
    "licence",
    "ban",
    "agency_ban",
    "commitment",
    "attestation",
    "objection_mark",
    "objection_decision",
    "draft",
    "approval",
]


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Something due on `day`, its last day.

    `subject` is what it is about: a code, a licence or document number, a filing. `overdue` when
    the day has passed and it still is to be done. `working_days` are those left where the deadline
    counts them, `holidays` the public holidays that do not count, by name and days; `provisional`
    when a year it touches has no published calendar (R-15, P-11).
    """

    day: date
    kind: Kind
    subject: str
    name: str
    text: str
    rule: str
    article: str
    ruleset: str = ""
    overdue: bool = False
    working_days: int | None = None
    holidays: tuple[str, ...] = ()
    provisional: bool = False


class Reader(Protocol):
    """What finding needs of a ledger."""

    def each_of(self, act: str) -> Iterator[Entry]:
        """The entries of an act, one after another."""
        ...

    def histories(self, codes: Iterable[str]) -> dict[str, list[CompanyEntry]]:
        """The entries of each of these companies."""
        ...


@dataclass(frozen=True)
class Span:
    """The days that are asked for: what is due from `as_of` to `until`, and what is overdue."""

    as_of: date
    until: date
    rules: Rules

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.as_of <= day <= self.until

    def article(self, rule: str, ruleset: RuleSet | None = None) -> str:
        """The article on which a rule set (the default one) rests a rule."""
        return article(ruleset or self.rules.get("", self.as_of), rule)


def working_days(calendar: Calendar, as_of: date, day: date) -> int:
    """The working days after `as_of` up to `day`, the day itself included (D-15)."""
    return sum(calendar.is_workday(one) for one in _days(as_of, day))


def holidays(calendar: Calendar, as_of: date, day: date) -> tuple[str, ...]:
    """The public holidays after `as_of` up to `day`: "国庆节 2026-10-01 至 2026-10-07"."""
    off = [(one, calendar.day_off(one)) for one in _days(as_of, day)]
    named = [(one, name) for one, name in off if name and name not in WEEKEND.values()]
    found: list[tuple[str, date, date]] = []
    starts = [
        True,
        *(later != (before[0] + ONE_DAY, before[1]) for before, later in pairwise(named)),
    ]
    for (one, name), starts_here in zip(named, starts, strict=False):
        if starts_here:
            found.append((name, one, one))
        else:
            found[-1] = (name, found[-1][1], one)
    return tuple(
        f"{name} {first}" if first == last else f"{name} {first} 至 {last}"
        for name, first, last in found
    )


def _days(as_of: date, day: date) -> Iterator[date]:
    while as_of < day:
        as_of += ONE_DAY
        yield as_of
