"""What held on a day, by what is published of a company now (E-6); twin of the theme's `held.js`.

What came later is left out: a grade that a later notice revoked or declared void held until that
notice (R-31, D-31), as the register showed it on that day. Nothing is known here beside what is
published, so what was erased (P-5) or repaired (R-52) since is on no day. Scores, certificate
numbers and particulars but the name have no days of their own and are not told.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from registry.public.views.base import View
from registry.public.views.company import Status
from registry.public.views.dated import Company, Grade, Mark, Named

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


def held(company: Company, day: date) -> Held:
    """How the register stood for a company at the end of a day."""
    grades = tuple(
        _grade(grade, company, day) for grade in company.grades if grade.valid_from <= day
    )
    published = [one for one in company.commitments if one.published_on <= day]
    return Held(
        code=company.code,
        name=name_on(company, day),
        day=day,
        listed=bool(grades or published),
        grades=grades,
        commitments=sum(one.withdrawn_on is None or one.withdrawn_on > day for one in published),
    )


def contested_on(objections: Iterable[Mark], day: date) -> int:
    """How many marks of objections stood at the end of a day (P-6)."""
    return sum(
        one.marked_on <= day and (one.decided_on is None or one.decided_on > day)
        for one in objections
    )


def shown_until(grade: Grade, company: Company) -> date:
    """The last day on which the register showed the grade as in force, as far as is known now."""
    last = grade.valid_until
    if grade.status == "void":
        if grade.ended_by is None:
            return grade.valid_from - _ONE_DAY
        last = min(last, grade.ended_by.day - _ONE_DAY)
    ended = _ended(grade, company)
    return min(last, ended[1]) if ended else last


def name_on(company: Named, day: date) -> str:
    """The name borne on a day; the oldest known one before anything is known."""
    borne = [old for old in company.former_names if old.until is not None and day <= old.until]
    return min(borne, key=lambda old: old.until or day).name if borne else company.name


def _grade(grade: Grade, company: Company, day: date) -> HeldGrade:
    status, last = _status(grade, company, day)
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


def _status(grade: Grade, company: Company, day: date) -> tuple[Status, date | None]:
    """The status on a day not before the grade began, and the last day of one that was ended."""
    if grade.status == "void" and (grade.ended_by is None or grade.ended_by.day <= day):
        return "void", None
    ended = _ended(grade, company)
    if ended is not None and ended[1] < day:
        return ended
    return ("lapsed" if day > grade.valid_until else "valid"), None


def _ended(grade: Grade, company: Company) -> tuple[Status, date] | None:
    """What ended a grade before its time, a voiding aside, and its last day in force."""
    if grade.status != "void":
        return (grade.status, grade.ended_on) if grade.ended_on else None
    ends = [*_revoked(grade, company), *_superseded(grade, company)]
    if not ends:
        return None
    day, status = min(ends)
    return status, day - _ONE_DAY


def _revoked(grade: Grade, company: Company) -> list[tuple[date, Status]]:
    """The revocation of a grade that is void since."""
    return [
        (event.day, "revoked")
        for event in company.events
        if event.kind == "revocation"
        and (event.ruleset, event.was) == (grade.ruleset, grade.grade)
        and grade.valid_from <= event.day <= grade.valid_until
    ]


def _superseded(grade: Grade, company: Company) -> list[tuple[date, Status]]:
    """The grades that took the place of one that is void since (D-24)."""
    return [
        (other.valid_from, "superseded")
        for other in company.grades
        if other.ruleset == grade.ruleset
        and grade.valid_from < other.valid_from <= grade.valid_until
    ]
