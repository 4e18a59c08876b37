"""The table `notices`: a row for each line of a notice, as published (R-32).

`line` tells what the row is about: a company's grade, a licence or a commitment; it is empty in
the one row of a notice that has text only. BBB is in none, since no notice announces it (R-17).
"""

from collections.abc import Iterator

from registry.data.columns import Cell, Row, Table, joined, named
from registry.public.views import AgencyRef, CommitmentItem, LicenceItem, NoticeItem, NoticeView

_NOTICE = (
    *named("string", "id", "number", "kind", "title"),
    *named("date", "day"),
    *named("string", "days", "ruleset", "ruleset_title", "article", "corrects", "corrected_by"),
)
_LINE = (
    *named("string", "line", "company_code", "company_name", "grade", "was"),
    *named("number", "score"),
    *named("string", "certificate"),
    *named("date", "valid_from", "valid_until"),
    *named("string", "agency_code", "agency", "reason", "outcome"),
    *named("date", "ban_until"),
    *named("string", "field", "field_was", "field_becomes", "licence_kind", "holder"),
    *named("string", "commitment_title"),
    *named("date", "signed_on"),
    *named("string", "signatory", "office", "verdict", "digest"),
)
_NAMES = tuple(column.name for column in _LINE)


def _rows(view: NoticeView) -> Iterator[Row]:
    notice: Row = (
        view.id,
        view.number,
        view.kind,
        view.title,
        view.day,
        joined(day.isoformat() for day in view.days),
        view.ruleset,
        view.ruleset_title,
        view.article,
        view.corrects.id if view.corrects else None,
        joined(correction.id for correction in view.corrected_by),
    )
    lines = [
        *map(_grade, view.items),
        *map(_licence, view.licences),
        *map(_commitment, view.commitments),
    ]
    for line in lines or [{}]:
        yield (*notice, *map(line.get, _NAMES))


def _grade(item: NoticeItem) -> dict[str, Cell]:
    return {
        "line": "grade",
        "company_code": item.company.code,
        "company_name": item.company.name,
        "grade": item.grade,
        "was": item.was,
        "score": item.score,
        "certificate": item.certificate,
        "valid_from": item.valid_from,
        "valid_until": item.valid_until,
        **_agency(item.agency),
        "reason": item.reason,
        "outcome": item.outcome,
        "ban_until": item.ban_until,
        "field": item.field,
        "field_was": item.field_was,
        "field_becomes": item.field_becomes,
    }


def _licence(item: LicenceItem) -> dict[str, Cell]:
    return {
        "line": "licence",
        "certificate": item.number,
        "valid_from": item.valid_from,
        "valid_until": item.valid_until,
        **_agency(item.agency),
        "reason": item.reason,
        "licence_kind": item.kind,
        "holder": item.holder,
    }


def _commitment(item: CommitmentItem) -> dict[str, Cell]:
    return {
        "line": "commitment",
        "company_code": item.company.code,
        "company_name": item.company.name,
        "reason": item.reason,
        "commitment_title": item.title,
        "signed_on": item.signed_on,
        "signatory": item.signatory,
        "office": item.office,
        "verdict": item.verdict,
        "digest": item.digest,
    }


def _agency(agency: AgencyRef | None) -> dict[str, Cell]:
    return {"agency_code": agency.code, "agency": agency.name} if agency else {}


NOTICES = Table("notices", (*_NOTICE, *_LINE), _rows)
