"""What of a company's history is told beside its own page: what was announced (R-17).

A naming below the announced grades and its lapse stand on the company's page and in no feed or list
of changes.
"""

from datetime import timedelta

from registry.public.views import CompanyView, EventView

_ONE_DAY = timedelta(days=1)


def announced(view: CompanyView, event: EventView) -> bool:
    """Whether a notice told of the event, or it is the lapse of what a notice told."""
    if event.kind != "lapse":
        return event.notice is not None
    return any(
        grade.announced
        and (grade.ruleset, grade.grade) == (event.ruleset, event.was)
        and grade.valid_until + _ONE_DAY == event.day
        for grade in view.grades
    )
