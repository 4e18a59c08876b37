"""Since when what is told of a company is as it is: the day of the last act that changed it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from msgspec import structs

from registry.ledger.entries import CompanyEntry
from registry.public.company import company_view
from registry.public.grade import Discloser
from registry.public.views import CompanyView
from registry.state.company import CompanyState
from registry.state.fold import fold_company
from registry.state.reviews import anniversaries

_ONE_DAY = timedelta(1)

#: What of a view is looked at, as something that can be compared: its grades' first days and
#: statuses at least.
Telling = Callable[[CompanyView], object]


def moved(
    entries: Sequence[CompanyEntry],
    shown: CompanyState,
    view: CompanyView,
    discloser: Discloser,
    telling: Telling,
) -> date:
    """The last day until the discloser's on which `telling` came to be another than the day before.

    By the days of the acts (P-1), and by what may be shown now: what was erased since (P-5) was on
    no day, so this tells no day of it. Acts of which nothing is public move nothing (R-19).
    """
    now = telling(view)
    days = sorted(set(_days(entries, shown, discloser)), reverse=True)
    for day in days:
        if _graded(view, day):  # mostly; to fold the history once more takes long
            return day
        if _told(entries, shown, replace(discloser, as_of=day - _ONE_DAY), telling) != now:
            return day
    raise ValueError(f"{view.code} is listed before anything is recorded of it")


def _days(
    entries: Sequence[CompanyEntry], shown: CompanyState, discloser: Discloser
) -> Iterator[date]:
    """Every day on which an entry counts for the first time, or a grade changes by itself."""
    found = [entry.day for entry in entries]
    for grade in shown.grades:
        found.append(grade.entry.valid_until + _ONE_DAY)
        found += [due + _ONE_DAY for due in anniversaries(grade, discloser.rules)]
    return (day for day in found if day <= discloser.as_of)


def _graded(view: CompanyView, day: date) -> bool:
    """Whether a grade began on the day, or lapsed with the one before."""
    return any(
        day == grade.valid_from
        or (grade.status == "lapsed" and day == grade.valid_until + _ONE_DAY)
        for grade in view.grades
    )


def _told(
    entries: Sequence[CompanyEntry], shown: CompanyState, discloser: Discloser, telling: Telling
) -> object:
    """What was told on an earlier day of what is shown now, None where nothing was.

    A grade whose end was erased is not shown now, and was not before that end either.
    """
    state = fold_company(entries, discloser.as_of)
    if state is None:
        return None
    grades, promised = ([one.entry for one in some] for some in (shown.grades, shown.commitments))
    left = structs.replace(
        state,
        grades=tuple(one for one in state.grades if one.entry in grades),
        commitments=tuple(one for one in state.commitments if one.entry in promised),
    )
    view = company_view(left, discloser)
    return None if view is None else telling(view)
