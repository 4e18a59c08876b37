"""One walk over the register: what lists, sitemap and the permanence check need of each company.

A company's view is large and is let go at once; what stays is a row of it, shared by the lists.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from registry.public.views import (
    CommitmentView,
    CompanyView,
    GradeView,
    NoticeRef,
    PublicRegister,
    Term,
)
from registry.public.views.company import Status

Key = tuple[str, ...]  # the kind of a list and its keys, as addresses.listing takes them


@dataclass(frozen=True, slots=True)
class GradeLine:
    """What a list shows of a grade; no score (P-2)."""

    ruleset: str
    ruleset_title: str
    grade: str
    label: str
    status: Status
    valid_from: date
    valid_until: date
    ended_on: date | None
    void_since: date | None
    ended_by: NoticeRef | None


@dataclass(frozen=True, slots=True)
class Row:
    """A company in a list, with the grades that the list is about."""

    code: str
    name: str
    region: Term
    industry: Term
    grades: tuple[GradeLine, ...]


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment in the list of commitments."""

    code: str
    name: str
    title: str
    signed_on: date
    published_on: date
    verdict: str
    notice: NoticeRef
    withdrawn_on: date | None


@dataclass(slots=True)
class Survey:
    """What one walk found. Companies stand in each list by code (P-2)."""

    touched: dict[str, date | None] = field(default_factory=dict)
    lists: dict[Key, list[Row]] = field(default_factory=dict)
    names: dict[Key, str] = field(default_factory=dict)
    commitments: list[CommitmentLine] = field(default_factory=list)

    def add(self, company: CompanyView) -> None:
        """Take what lists need of a company."""
        self.touched[company.code] = max((n.day for n in _notices(company)), default=None)
        self.commitments += map(_commitment, company.commitments)
        lines = tuple(map(_line, company.grades))
        valid = tuple(line for line in lines if line.status == "valid")
        self._enter(company, ("region", company.region.code), company.region.zh, valid)
        self._enter(company, ("industry", company.industry.code), company.industry.zh, valid)
        for line in valid:
            self._enter(company, ("grade", line.ruleset, line.grade), line.label, (line,))
        for month in sorted({_month(line.valid_until) for line in valid}):
            due = tuple(line for line in valid if _month(line.valid_until) == month)
            self._enter(company, ("lapsing", month), month, due)
        graded = {line.ruleset for line in valid}
        for kind in ("lapsed", "revoked", "void"):
            ended = tuple(line for line in lines if line.status == kind)
            if kind == "lapsed":  # a company that was graded anew has not lapsed
                ended = tuple(line for line in ended if line.ruleset not in graded)
            if ended:
                self._enter(company, (kind,), "", ended)

    def _enter(
        self, company: CompanyView, key: Key, name: str, grades: tuple[GradeLine, ...]
    ) -> None:
        if all(key):
            row = Row(company.code, company.name, company.region, company.industry, grades)
            self.lists.setdefault(key, []).append(row)
            self.names[key] = name


def survey(register: PublicRegister) -> Survey:
    """Walk over all companies once."""
    found = Survey()
    for company in register.companies():
        found.add(company)
    found.commitments.sort(key=lambda line: line.code)
    found.commitments.sort(key=lambda line: line.published_on, reverse=True)
    return found


def _notices(company: CompanyView) -> Iterable[NoticeRef]:
    """Every notice that the page shows: its newest day is the page's last change (P-1)."""
    for grade in company.grades:
        yield from filter(None, (grade.notice, grade.ended_by))
        yield from filter(None, (review.notice for review in grade.reviews))
    for commitment in company.commitments:
        yield from filter(None, (commitment.notice, commitment.withdrawn_by))
    yield from filter(None, (event.notice for event in company.events))


def _line(grade: GradeView) -> GradeLine:
    return GradeLine(
        grade.ruleset,
        grade.ruleset_title,
        grade.grade,
        grade.label,
        grade.status,
        grade.valid_from,
        grade.valid_until,
        grade.ended_on,
        grade.void_since,
        grade.ended_by,
    )


def _commitment(view: CommitmentView) -> CommitmentLine:
    return CommitmentLine(
        view.company_code,
        view.company_name,
        view.title,
        view.signed_on,
        view.published_on,
        view.verdict,
        view.notice,
        view.withdrawn_on,
    )


def _month(day: date) -> str:
    return day.isoformat()[:7]
