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
    ruleset: str


class CompanyRow(msgspec.Struct, frozen=True, array_like=True):
    """A company as a result. It has no grade where only a commitment is published (R-51).

    `certificates` are of all its grades; only what is found by number has them.
    """

    code: str
    name: str
    former_names: tuple[str, ...]
    region: str
    industry: str
    grades: tuple[GradeRow, ...]
    certificates: tuple[str, ...]


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
        region=view.region.code,
        industry=view.industry.code,
        grades=tuple(map(_grade_row, standing(view.grades))),
        certificates=tuple(
            dict.fromkeys(one.certificate for one in view.grades if one.certificate)
        ),
    )


def standing(grades: Sequence[GradeView]) -> Sequence[GradeView]:
    """Each rule set's newest grade that was left to run; where there is none, the newest of all.

    Whether a period has run out since makes no difference, so that a lapse changes no file.
    """
    newest: dict[str, GradeView] = {}
    for grade in sorted(grades, key=lambda one: one.valid_from, reverse=True):
        newest.setdefault(grade.ruleset, grade)
    left = [grade for grade in grades if newest[grade.ruleset] is grade]
    return [grade for grade in left if grade.status in ("valid", "lapsed")] or grades[:1]


def _grade_row(grade: GradeView) -> GradeRow:
    return GradeRow(
        grade=grade.grade,
        status="valid" if grade.status == "lapsed" else grade.status,
        since=grade.void_since or grade.valid_from,
        until=grade.ended_on or grade.valid_until,
        ruleset=grade.ruleset,
    )


def notice_row(view: NoticeView) -> NoticeRow:
    """The row of a notice."""
    return NoticeRow(id=view.id, number=view.number, title=view.title, day=view.day)


def company_names(view: CompanyView) -> tuple[str, ...]:
    """The name, then the former ones, each once."""
    return (view.name, *dict.fromkeys(former.name for former in view.former_names))


#: So many of a company's identifiers come from its code; certificates follow.
CODES = 2


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
