"""What held on a day, by what is published of a company now (E-6); twin of the theme's `held.js`.

What came later is left out: a grade that a later notice revoked or declared void held until that
notice (R-31), as the register showed it on that day. Nothing is known here beside the view, so what
was erased (P-5) or repaired (R-52) since is on no day. Scores, certificate numbers and particulars
but the name have no days of their own and are not told.
"""

from datetime import date, timedelta

from registry.public.views.base import View
from registry.public.views.company import CompanyView, GradeView, Status

_ONE_DAY = timedelta(days=1)


class HeldGrade(View, frozen=True, kw_only=True):
    """A grade that had begun by the day, with its status on it.

    `ended_on` is its last day in force where something had ended it by then, else None.
    """

    ruleset: str
    ruleset_title: str
    grade: str
    label: str
    status: Status
    valid_from: date
    valid_until: date
    ended_on: date | None


class Held(View, frozen=True, kw_only=True):
    """A company as of `day`: the name that it bore, its grades newest first.

    `commitments` is how many were published and not withdrawn. `listed` tells whether the register
    had anything of it.
    """

    code: str
    name: str
    day: date
    listed: bool
    grades: tuple[HeldGrade, ...]
    commitments: int


def held(view: CompanyView, day: date) -> Held:
    """How the register stood for a company at the end of a day."""
    grades = tuple(_grade(grade, view, day) for grade in view.grades if grade.valid_from <= day)
    published = [one for one in view.commitments if one.published_on <= day]
    return Held(
        code=view.code,
        name=name_on(view, day),
        day=day,
        listed=bool(grades or published),
        grades=grades,
        commitments=sum(one.withdrawn_on is None or one.withdrawn_on > day for one in published),
    )


def _grade(grade: GradeView, view: CompanyView, day: date) -> HeldGrade:
    status, last = _status(grade, view, day)
    return HeldGrade(
        ruleset=grade.ruleset,
        ruleset_title=grade.ruleset_title,
        grade=grade.grade,
        label=grade.label,
        status=status,
        valid_from=grade.valid_from,
        valid_until=grade.valid_until,
        ended_on=last,
    )


def _status(grade: GradeView, view: CompanyView, day: date) -> tuple[Status, date | None]:
    """The status on a day not before the grade began, and the last day of one that was ended."""
    if grade.status == "void":
        if grade.ended_by is None or grade.ended_by.day <= day:
            return "void", None
        ended = _before_void(grade, view)
    else:
        ended = (grade.status, grade.ended_on) if grade.ended_on else None
    if ended is not None and ended[1] is not None and ended[1] < day:
        return ended
    return ("lapsed" if day > grade.valid_until else "valid"), None


def _before_void(grade: GradeView, view: CompanyView) -> tuple[Status, date | None] | None:
    """What had ended a void grade already: its revocation, else the next grade (D-24)."""
    first, last = grade.valid_from, grade.valid_until
    ends: list[tuple[date, Status]] = [
        (event.day, "revoked")
        for event in view.events
        if event.kind == "revocation"
        and (event.ruleset, event.was) == (grade.ruleset, grade.grade)
        and first <= event.day <= last
    ]
    ends += [
        (other.valid_from, "superseded")
        for other in view.grades
        if other.ruleset == grade.ruleset and first < other.valid_from <= last
    ]
    if not ends:
        return None
    day, status = min(ends)
    return status, day - _ONE_DAY


def name_on(view: CompanyView, day: date) -> str:
    """The name borne on a day; the oldest known one before anything is known."""
    borne = [old for old in view.former_names if old.until is not None and day <= old.until]
    return min(borne, key=lambda old: old.until or day).name if borne else view.name
