"""Annual reviews: which are due, which is overdue (R-23, D-23)."""

from collections.abc import Sequence
from datetime import date

from registry.state.company import GradeState
from registry.state.rules import Rules


def anniversaries(grade: GradeState, rules: Rules) -> tuple[date, ...]:
    """The days of a grade's period on which a review is due (R-23, D-23).

    None of a grade from a past list: which reviews took place is not known.
    """
    entry = grade.entry
    if entry.basis == "history":
        return ()
    return rules.get(entry.ruleset, grade.period_from).reviews_due(
        grade.period_from, entry.valid_until
    )


def outstanding(due: Sequence[date], reviewed: Sequence[date]) -> tuple[date, ...]:
    """The anniversaries without a review, given all anniversaries and all review days.

    A review settles every anniversary up to its own day; with none open it settles the next one,
    if it took place after the anniversary before.
    """
    if not due:
        return ()
    settled = 0
    for day in sorted(reviewed):
        passed = sum(1 for anniversary in due if anniversary <= day)
        if passed > settled:
            settled = passed
        elif settled < len(due) and (settled == 0 or day > due[settled - 1]):
            settled += 1
    return tuple(due[settled:])


def overdue(due: Sequence[date], reviewed: Sequence[date], as_of: date) -> date | None:
    """The first anniversary that went by without a review (shown; it ends nothing, D-23)."""
    for anniversary in outstanding(due, reviewed):
        return anniversary if anniversary < as_of else None
    return None
