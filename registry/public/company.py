"""Discloses a company: who it is, its grades, its commitments, its history."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from msgspec import UNSET

from registry.public.grade import Discloser
from registry.public.objections import objection_events, objection_views
from registry.public.references import city, industry
from registry.public.views import (
    CommitmentView,
    CompanyStub,
    CompanyView,
    CopyView,
    EventView,
    FormerName,
    NoticeRef,
)
from registry.state.company import CommitmentState, CompanyState, Ending, GradeState
from registry.state.timeline import company_changes, next_change

ONE_DAY = timedelta(days=1)


def company_view(state: CompanyState, discloser: Discloser) -> CompanyView | None:
    """The view of a company, or None when nothing of it is public (R-18, R-19, R-51)."""
    grades = listed_grades(state, discloser)
    if state.particulars is None or not (grades or state.commitments):
        return None
    known = state.particulars
    grades.sort(key=lambda grade: (grade.entry.day, grade.entry.ruleset), reverse=True)
    objections = objection_views(state, grades, discloser)
    events = chain(_events(state, grades, discloser), objection_events(objections))
    return CompanyView(
        code=state.code,
        name=state.name,
        english_name=known.english_name,
        former_names=tuple(
            FormerName(name=former.name, until=former.until) for former in state.former_names
        ),
        region=city(known.region),
        industry=industry(known.industry),
        address=known.address,
        legal_representative=known.legal_representative,
        grades=tuple(discloser.grade(state, grade) for grade in grades),
        commitments=tuple(
            _commitment(state, commitment, discloser) for commitment in state.commitments
        ),
        events=tuple(sorted(events, key=_newest_first)),
        next_change=next_change(company_changes(state, discloser.rules), discloser.as_of),
        referred_since=_referred_since(state, grades, discloser.as_of),
        objections=objections or UNSET,
    )


def company_stub(state: CompanyState, discloser: Discloser) -> CompanyStub | None:
    """What is left of a company that was listed and of which nothing may be shown (P-5)."""
    grades = listed_grades(state, discloser)
    if state.particulars is None or not (grades or state.commitments):
        return None
    return discloser.references.erasures.stub(state, grades)


def listed_grades(state: CompanyState, discloser: Discloser) -> list[GradeState]:
    """Those of which the public learns."""
    return [grade for grade in state.grades if discloser.listed(grade)]


def _referred_since(state: CompanyState, grades: list[GradeState], day: date) -> date | None:
    """Since when the company is named for financing; a consent without a grade is not public."""
    if state.referral is None or not any(grade.status(day) == "valid" for grade in grades):
        return None
    return state.referral.day


def _newest_first(event: EventView) -> tuple[int, str, str]:
    return (-event.day.toordinal(), event.ruleset, event.kind)


def _commitment(
    state: CompanyState, commitment: CommitmentState, discloser: Discloser
) -> CommitmentView:
    entry, verified = commitment.entry, commitment.verification
    notice = discloser.references.notice(entry.notice)
    if notice is None:
        raise ValueError(f"a commitment's notice is missing: {entry.notice}")
    return CommitmentView(
        company_code=state.code,
        company_name=state.name,
        title=entry.title,
        text=entry.text,
        signed_on=entry.signed,
        published_on=entry.day,
        signatory=entry.signatory,
        office=entry.office,
        verdict=verified.status if verified else entry.verdict,
        digest=verified.original if verified else entry.digest,
        notice=notice,
        withdrawn_on=commitment.withdrawn,
        withdrawn_by=discloser.references.notice(commitment.withdrawn_by),
        copy=_copy(commitment),
    )


def _copy(commitment: CommitmentState) -> CopyView | None:
    """The copy, while the commitment stands and the very original that it was made of holds."""
    copy, verified = commitment.copy, commitment.verification
    if copy is None or verified is None or commitment.withdrawn is not None:
        return None
    if verified.status not in ("valid", "attested") or verified.original != copy.original:
        return None
    return CopyView(published_on=copy.day, sha256=copy.copy)


def _event(
    day: date,
    kind: str,
    ruleset: str = "",
    was: str = "",
    becomes: str = "",
    ref: NoticeRef | None = None,
) -> EventView:
    return EventView(day=day, kind=kind, ruleset=ruleset, was=was, becomes=becomes, notice=ref)


def _events(
    state: CompanyState, grades: list[GradeState], discloser: Discloser
) -> Iterator[EventView]:
    notice = discloser.references.notice
    for grade in grades:
        yield from _grade_events(grade, grades, discloser)
    for correction in state.corrections:
        ref = notice(correction.notice)
        was, becomes = correction.was, correction.becomes
        yield _event(correction.day, "correction", correction.ruleset, was, becomes, ref)
    for former in state.former_names:
        if former.until is not None:
            day = former.until + ONE_DAY
            yield _event(day, "name_change", was=former.name, becomes=state.name_on(day))
    for commitment in state.commitments:
        entry = commitment.entry
        yield _event(entry.day, "commitment", becomes=entry.title, ref=notice(entry.notice))
        if commitment.withdrawn is not None:
            ref = notice(commitment.withdrawn_by)
            yield _event(commitment.withdrawn, "commitment_withdrawal", was=entry.title, ref=ref)


def _grade_events(
    grade: GradeState, grades: list[GradeState], discloser: Discloser
) -> Iterator[EventView]:
    """How a grade began and how it ended, each told once."""
    notice = discloser.references.notice
    entry = grade.entry
    before = _ended_by(grades, grade)
    kinds = {"announcement": "grade", "history": "past_grade"}
    if entry.basis != "revocation":
        was = before.entry.grade if before else ""
        kind = kinds.get(entry.basis, entry.basis)
        ref = notice(entry.notice)
        yield _event(entry.day, kind, entry.ruleset, was, entry.grade, ref)
    for review in grade.reviews:
        if review.outcome == "kept" and grade.in_force(review.day):
            ref = notice(review.notice)
            yield _event(review.day, "review", entry.ruleset, becomes=entry.grade, ref=ref)
    for ended in (grade.ended, grade.ended_before):
        if ended is not None and ended.kind in ("revoked", "void"):
            successor = next((one.entry.grade for one in grades if _succeeds(one, ended)), "")
            kind = "revocation" if ended.kind == "revoked" else "voiding"
            ref = notice(ended.notice)
            yield _event(ended.day, kind, entry.ruleset, entry.grade, successor, ref)
    if grade.ended is None and grade.status(discloser.as_of) == "lapsed":
        day = entry.valid_until + ONE_DAY
        yield _event(day, "lapse", entry.ruleset, entry.grade)


def _ended_by(grades: list[GradeState], grade: GradeState) -> GradeState | None:
    """The grade that this one superseded."""
    for other in grades:
        ended = other.ended
        same = other.entry.ruleset == grade.entry.ruleset
        if same and ended and ended.kind == "superseded" and ended.day == grade.entry.day:
            return other
    return None


def _succeeds(other: GradeState, ended: Ending) -> bool:
    return (
        other.entry.basis == "revocation"
        and ended.kind == "revoked"
        and other.entry.notice == ended.notice
    )
