"""What the results list shows: one compact row a company, one a notice. Nothing else is stored."""

from collections.abc import Sequence
from datetime import date

import msgspec

from registry.public.views import CompanyView, GradeView, NoticeView


class GradeRow(msgspec.Struct, frozen=True, array_like=True):
    """A grade as a result shows it.

    `until` is the last day of the period, or the last day in force where it ended earlier; a void
    grade was in force on none. `status` is as of the register's day: a lapse since then is the
    reader's to see (R-21).
    """

    grade: str
    status: str
    since: date
    until: date


class CompanyRow(msgspec.Struct, frozen=True, array_like=True):
    """A company as a result. It has no grade where only a commitment is published (R-51)."""

    code: str
    name: str
    former_names: tuple[str, ...]
    place: str
    grades: tuple[GradeRow, ...]


class NoticeRow(msgspec.Struct, frozen=True, array_like=True):
    """A notice as a result."""

    id: str
    number: str
    title: str
    day: date


def company_row(view: CompanyView) -> CompanyRow:
    """The row of a company."""
    return CompanyRow(
        code=view.code,
        name=view.name,
        former_names=company_names(view)[1:],
        place=view.region.zh,
        grades=tuple(map(_grade_row, standing(view.grades))),
    )


def standing(grades: Sequence[GradeView]) -> Sequence[GradeView]:
    """The grades in force, one a rule set; where there is none, the newest there was."""
    return [grade for grade in grades if grade.status == "valid"] or grades[:1]


def _grade_row(grade: GradeView) -> GradeRow:
    return GradeRow(
        grade=grade.grade,
        status=grade.status,
        since=grade.void_since or grade.valid_from,
        until=grade.ended_on or grade.valid_until,
    )


def notice_row(view: NoticeView) -> NoticeRow:
    """The row of a notice."""
    return NoticeRow(id=view.id, number=view.number, title=view.title, day=view.day)


def company_names(view: CompanyView) -> tuple[str, ...]:
    """The name, then the former ones, each once."""
    return (view.name, *dict.fromkeys(former.name for former in view.former_names))


def company_identifiers(view: CompanyView) -> tuple[str, ...]:
    """What addresses a company: its code, the organisation code in it, its certificates."""
    certificates = (grade.certificate for grade in view.grades if grade.certificate)
    return (view.code, view.code[8:17], *certificates)


def notice_identifiers(view: NoticeView) -> tuple[str, ...]:
    """What addresses a notice: its permanent id. Its document number is part of its texts."""
    return (view.id,)


def notice_texts(view: NoticeView) -> tuple[str, ...]:
    """What a notice says: number, title, text, whom it names and for what reason."""
    return (
        view.number,
        view.title,
        view.text,
        *(text for item in view.items for text in (item.company.name, item.reason)),
        *(item.holder for item in view.licences),
        *(item.company.name for item in view.commitments),
    )
