"""The table `register`: a row for each grade of a company, in force or past, by code.

A company that has a commitment and no grade (R-51) has one row, whose grade is empty. What of a
company is public decides its view (R-18, R-19, R-52); here nothing is added and nothing judged.
"""

from collections.abc import Iterator

from registry.data.columns import Row, Table, joined, named
from registry.public.views import CompanyView, GradeView

_COMPANY = named(
    "string",
    "code",
    "name",
    "english_name",
    "former_names",
    "region_code",
    "region",
    "industry_code",
    "industry",
    "address",
    "legal_representative",
)
_GRADE = (
    *named("string", "ruleset", "ruleset_title", "grade"),
    *named("number", "score"),
    *named("string", "status"),
    *named("date", "valid_from", "valid_until", "ended_on", "void_since"),
    *named("string", "basis"),
    *named("boolean", "announced"),
    *named("string", "certificate"),
    *named("boolean", "certificate_mismatch"),
    *named("string", "notice", "ended_by", "document", "agency_code", "agency", "payer"),
    *named("date", "applied_on", "evaluated_on", "decided_on", "review_overdue"),
    *named("string", "past_source"),
    *named("boolean", "past_reckoned"),
)
_NO_GRADE: Row = (None,) * len(_GRADE)


def _rows(view: CompanyView) -> Iterator[Row]:
    company: Row = (
        view.code,
        view.name,
        view.english_name,
        joined(former.name for former in view.former_names),
        view.region.code,
        view.region.zh,
        view.industry.code,
        view.industry.zh,
        view.address,
        view.legal_representative,
    )
    standing = sum(commitment.withdrawn_on is None for commitment in view.commitments)
    contested = min((mark.marked_on for mark in view.contested), default=None)
    for grade in map(_grade, view.grades):
        yield (*company, *grade, standing, contested)
    if not view.grades:
        yield (*company, *_NO_GRADE, standing, contested)


def _grade(grade: GradeView) -> Row:
    return (
        grade.ruleset,
        grade.ruleset_title,
        grade.grade,
        grade.score,
        grade.status,
        grade.valid_from,
        grade.valid_until,
        grade.ended_on,
        grade.void_since,
        grade.basis,
        grade.announced,
        grade.certificate,
        grade.certificate_mismatch,
        grade.notice.id if grade.notice else None,
        grade.ended_by.id if grade.ended_by else None,
        grade.document,
        grade.agency.code if grade.agency else None,
        grade.agency.name if grade.agency else None,
        grade.payer,
        grade.applied_on,
        grade.evaluated_on,
        grade.decided_on,
        grade.review_overdue,
        grade.past.source if grade.past else None,
        grade.past.reckoned if grade.past else None,
    )


REGISTER = Table(
    "register",
    (
        *_COMPANY,
        *_GRADE,
        *named("integer", "commitments"),
        *named("date", "contested_since"),
    ),
    _rows,
)
