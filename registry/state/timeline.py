"""When a view changes by itself: lapses, overdue reviews, licences (R-21, R-23, R-41)."""

from collections.abc import Iterable
from datetime import date, timedelta

from registry.state.company import CompanyState
from registry.state.licences import LicenceState
from registry.state.reviews import anniversaries, outstanding
from registry.state.rules import Rules

ONE_DAY = timedelta(days=1)


def company_changes(state: CompanyState, rules: Rules) -> tuple[date, ...]:
    """The days on which a company's view changes without an entry, ascending."""
    last: set[date] = set()
    for grade in state.grades:
        if grade.ended is not None:
            continue
        last.add(grade.entry.valid_until)
        due = anniversaries(grade, rules)
        last.update(outstanding(due, [review.day for review in grade.reviews]))
    return tuple(day + ONE_DAY for day in sorted(last))


def licence_changes(states: Iterable[LicenceState]) -> tuple[date, ...]:
    """The days on which the standing of any of these licences changes by itself, ascending."""
    days: set[date] = set()
    for state in states:
        days.add(state.entry.valid_until + ONE_DAY)
        days.update(due + ONE_DAY for due, _ in state.windows)
        for ban in state.bans:
            days.update((ban.day, ban.until + ONE_DAY))
    return tuple(sorted(days))


def next_change(days: Iterable[date], as_of: date) -> date | None:
    """The first of these days after `as_of`."""
    return next((day for day in days if day > as_of), None)
