"""What was erased by a day (P-5), and what that leaves to be shown.

A grade is shown no more where any notice that told of it was erased: what such a notice began,
ended, reviewed or corrected can be told neither as it was nor as if nothing had been.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from registry.ledger.entries import CompanyErasure, Entry, Notice, NoticeErasure
from registry.public.views import CompanyStub, Erasure, NoticeStub
from registry.state.company import CommitmentState, CompanyState, GradeState
from registry.state.grounds import GROUNDS
from registry.state.titles import TITLES

ACTS = ("notice_erasure", "company_erasure")
#: Whom a title is about once the name in it is gone.
_SOME = {"commitment": "部分企业", "commitment_withdrawal": "部分企业"}


@dataclass(frozen=True)
class Erasures:
    """Erasures by the id of the notice and by the code of the company."""

    notices: Mapping[str, NoticeErasure] = field(default_factory=dict)
    companies: Mapping[str, CompanyErasure] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry], as_of: date) -> "Erasures":
        """Those that count by the day."""
        known = [entry for entry in entries if entry.day <= as_of]
        return cls(
            {entry.notice: entry for entry in known if isinstance(entry, NoticeErasure)},
            {entry.company: entry for entry in known if isinstance(entry, CompanyErasure)},
        )

    @cached_property
    def redacted(self) -> Mapping[str, list[CompanyErasure]]:
        """Whose rows left each notice that stands."""
        found: dict[str, list[CompanyErasure]] = {}
        for _, erasure in sorted(self.companies.items()):
            for notice in erasure.notices:
                if notice not in self.notices:
                    found.setdefault(notice, []).append(erasure)
        return found

    @cached_property
    def _retitled(self) -> frozenset[str]:
        return frozenset(id_ for erasure in self.companies.values() for id_ in erasure.retitled)

    @cached_property
    def _silent(self) -> frozenset[str]:
        return frozenset(id_ for erasure in self.companies.values() for id_ in erasure.silent)

    def title(self, notice: Notice) -> str:
        """A notice's title, without the name of a company that was erased."""
        if notice.id not in self._retitled:
            return notice.title
        return TITLES[notice.kind].format(_SOME.get(notice.kind, "部分"))

    def text(self, notice: Notice) -> str:
        """A notice's text, where it cannot name a company that was erased."""
        return "" if notice.id in self._silent else notice.text

    def shown(self, state: CompanyState) -> CompanyState:
        """A company as far as it may be shown; the very same where that is all of it."""
        if state.erased is not None:
            return replace(
                state, grades=(), commitments=(), corrections=(), referral=None, objections=()
            )
        if not self.notices:
            return state
        left = replace(
            state,
            grades=tuple(one for one in state.grades if not self._of(grade_notices(one, state))),
            commitments=tuple(
                one for one in state.commitments if not self._of(_commitment_notices(one))
            ),
            corrections=tuple(one for one in state.corrections if not self._of([one.notice])),
        )
        return state if left == state else left

    def stub(self, state: CompanyState, grades: Iterable[GradeState]) -> CompanyStub | None:
        """What is left of a company of which nothing is shown; `grades` are those once listed."""
        erasure: NoticeErasure | CompanyErasure | None = state.erased
        if erasure is None:
            told = [id_ for grade in grades for id_ in grade_notices(grade, state)]
            told += [id_ for one in state.commitments for id_ in _commitment_notices(one)]
            erasure = max(self._of(told), key=lambda one: (one.day, one.notice), default=None)
        return None if erasure is None else CompanyStub(code=state.code, **_told(erasure))

    def _of(self, notices: Iterable[str]) -> list[NoticeErasure]:
        return [self.notices[id_] for id_ in notices if id_ in self.notices]


def notice_stub(notice: Notice, erasure: NoticeErasure) -> NoticeStub:
    """What is left of a notice."""
    return NoticeStub(id=notice.id, day=notice.day, **_told(erasure))


def erasure_view(erasure: CompanyErasure) -> Erasure:
    """That somebody's row left a notice: not whose."""
    return Erasure(**_told(erasure))


def grade_notices(grade: GradeState, state: CompanyState) -> Iterator[str]:
    """Every notice that told of a grade."""
    yield grade.entry.notice
    if grade.ended is not None:
        yield grade.ended.notice
    yield from (review.notice for review in grade.reviews)
    for correction in state.corrections:
        if correction.corrects == grade.entry.notice:
            yield correction.notice


def _commitment_notices(commitment: CommitmentState) -> tuple[str, str]:
    return commitment.entry.notice, commitment.withdrawn_by


def _told(erasure: NoticeErasure | CompanyErasure) -> dict[str, Any]:
    return {
        "erased_on": erasure.day,
        "ground": erasure.ground,
        "article": GROUNDS[erasure.ground].article,
        "basis": erasure.basis,
    }
