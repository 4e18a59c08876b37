"""What lists, feeds and the sitemap need of a company or a notice: a line of it, no more.

Lines are kept between builds, so that a list is written without asking for its companies again.
They come from views and hold public facts only.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from registry.public.views import (
    CommitmentView,
    CompanyView,
    FormerName,
    GradeView,
    NoticeRef,
    NoticeView,
    Term,
)
from registry.public.views.company import Status
from registry.public.views.held import name_on
from registry.site.announced import announced


class GradeLine(msgspec.Struct, frozen=True, array_like=True):
    """A grade in lists, which show no score (P-2): that is for the statistics alone."""

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
    score: Decimal | None


class CommitmentLine(msgspec.Struct, frozen=True, array_like=True):
    """A commitment in the list of commitments."""

    code: str
    name: str
    title: str
    signed_on: date
    published_on: date
    verdict: str
    notice: NoticeRef
    withdrawn_on: date | None


class ChangeLine(msgspec.Struct, frozen=True, array_like=True):
    """What became of a company on a day, under the name that it bore then, as its history has it.

    `notice` and `number` are those of the notice that told of it, "" where it came by itself.
    """

    day: date
    kind: str
    ruleset: str
    was: str
    becomes: str
    name: str
    notice: str
    number: str


class CompanyHead(msgspec.Struct, frozen=True, array_like=True):
    """How a company's line begins: all that a row of a list shows, read without the rest."""

    code: str
    name: str
    region: Term
    industry: Term
    grades: tuple[GradeLine, ...]


class CompanyLine(CompanyHead, frozen=True, array_like=True):
    """A company in lists. `touched` is the day of the newest notice on its page, if any (P-1).

    `referred` tells that it is on the list of financing referral.
    `changes` are those that are told beside its page (R-17), newest first.
    """

    commitments: tuple[CommitmentLine, ...]
    touched: date | None
    referred: bool = False
    changes: tuple[ChangeLine, ...] = ()
    former_names: tuple[FormerName, ...] = ()

    @property
    def events(self) -> tuple[ChangeLine, ...]:
        """What is told of its history, as `registry.public.views.held` asks for it."""
        return self.changes

    @property
    def since(self) -> date:
        """The day from which the register has anything of it; after all days where it has not."""
        begun = [grade.valid_from for grade in self.grades]
        return min([*begun, *(one.published_on for one in self.commitments)], default=date.max)


class NoticeLine(msgspec.Struct, frozen=True, array_like=True):
    """A notice in lists and feeds."""

    id: str
    number: str
    kind: str
    title: str
    day: date
    days: tuple[date, ...]
    ruleset: str
    ruleset_title: str
    corrected_by: tuple[NoticeRef, ...]

    def touched(self, as_of: date) -> date:
        """The last day on which anything was published on its page (P-1, R-43)."""
        days = [*self.days, *(correction.day for correction in self.corrected_by)]
        return max([self.day, *(day for day in days if day <= as_of)])


def of_company(view: CompanyView) -> CompanyLine:
    """The line of a company."""
    return CompanyLine(
        view.code,
        view.name,
        view.region,
        view.industry,
        tuple(map(_grade, view.grades)),
        tuple(map(_commitment, view.commitments)),
        max((notice.day for notice in _notices(view)), default=None),
        view.referred_since is not None,
        tuple(_changes(view)),
        view.former_names,
    )


def of_notice(view: NoticeView) -> NoticeLine:
    """The line of a notice."""
    return NoticeLine(
        view.id,
        view.number,
        view.kind,
        view.title,
        view.day,
        view.days,
        view.ruleset,
        view.ruleset_title,
        view.corrected_by,
    )


def _notices(view: CompanyView) -> Iterator[NoticeRef]:
    """Every notice that the page shows."""
    for grade in view.grades:
        yield from filter(None, (grade.notice, grade.ended_by))
        yield from filter(None, (review.notice for review in grade.reviews))
    for commitment in view.commitments:
        yield from filter(None, (commitment.notice, commitment.withdrawn_by))
    yield from filter(None, (event.notice for event in view.events))


def _changes(view: CompanyView) -> Iterator[ChangeLine]:
    """What was announced; and a new name, where anything is told of the company."""
    told = bool(view.commitments) or any(grade.announced for grade in view.grades)
    for event in view.events:
        if announced(view, event) or (event.kind == "name_change" and told):
            yield ChangeLine(
                event.day,
                event.kind,
                event.ruleset,
                event.was,
                event.becomes,
                name_on(view, event.day),
                event.notice.id if event.notice else "",
                event.notice.number if event.notice else "",
            )


def _grade(grade: GradeView) -> GradeLine:
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
        grade.score,
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
