"""What the results list shows: one compact row a company, one a notice. Nothing else is stored."""

from datetime import date

import msgspec

from registry.public.views import CompanyView, GradeView, NoticeView


class CompanyRow(msgspec.Struct, frozen=True, array_like=True):
    """A company as a result. `grade` and what follows it are empty where it has none (R-51).

    `until` is the last day of the period, or the last day in force where it ended earlier.
    `status` is as of the register's day; a lapse since then is the reader's to see (R-21).
    """

    code: str
    name: str
    former_names: tuple[str, ...]
    city: str
    grade: str
    status: str
    since: date | None
    until: date | None


class NoticeRow(msgspec.Struct, frozen=True, array_like=True):
    """A notice as a result."""

    id: str
    number: str
    title: str
    day: date


def company_row(view: CompanyView) -> CompanyRow:
    """The row of a company: its standing grade, never chosen by its height (P-2)."""
    grade = standing(view)
    return CompanyRow(
        code=view.code,
        name=view.name,
        former_names=company_names(view)[1:],
        city=view.region.zh,
        grade=grade.grade if grade else "",
        status=grade.status if grade else "",
        since=(grade.void_since or grade.valid_from) if grade else None,
        until=(grade.ended_on or grade.valid_until) if grade else None,
    )


def standing(view: CompanyView) -> GradeView | None:
    """The newest grade in force, else the newest there is, else None."""
    in_force = (grade for grade in view.grades if grade.status == "valid")
    return next(in_force, view.grades[0] if view.grades else None)


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
    """What a notice says: numbers, title, text, and whom it names."""
    return (
        view.number,
        view.title,
        view.text,
        *(item.company.name for item in view.items),
        *(item.holder for item in view.licences),
        *(item.company.name for item in view.commitments),
    )
