"""What notices say of one company: each act as it was published (R-32)."""

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from registry.public.grade import Discloser
from registry.public.views import (
    CommitmentItem,
    CompanyRef,
    EarlierItem,
    EndedItem,
    NoticeItem,
)
from registry.state.company import CompanyState, GradeState


def company_items(state: CompanyState, discloser: Discloser) -> Iterator[tuple[str, NoticeItem]]:
    """The company's lines in notices about grades, each with the notice's id.

    A company that is not listed is named only where its grade ended (R-19, D-30).
    """
    for grade in state.grades:
        if discloser.listed(grade) and grade.entry.notice:
            yield grade.entry.notice, _begins(state, grade, discloser)
        ended = grade.ended
        if ended is not None and ended.kind == "void":
            yield ended.notice, _voids(state, grade)
        elif ended is not None and ended.kind == "revoked" and not _replaced(state, grade):
            yield ended.notice, _revokes(state, grade)
    for correction in state.corrections:
        item = NoticeItem(
            company=_ref(state, correction.day),
            grade="",
            field=correction.field,
            field_was=correction.was,
            field_becomes=correction.becomes,
        )
        yield correction.notice, item


def company_commitments(state: CompanyState) -> Iterator[tuple[str, CommitmentItem]]:
    """The company's commitments in the notices that publish or withdraw them (R-51)."""
    for commitment in state.commitments:
        entry = commitment.entry
        item = CommitmentItem(
            company=_ref(state, entry.day),
            title=entry.title,
            text=entry.text,
            signed_on=entry.signed,
            signatory=entry.signatory,
            office=entry.office,
            verdict=entry.verdict,
            digest=entry.digest,
        )
        yield entry.notice, item
        if commitment.withdrawn_by:
            reason = commitment.withdrawal_reason
            yield commitment.withdrawn_by, structs.replace(item, reason=reason)


def company_endings(state: CompanyState, discloser: Discloser) -> Iterator[tuple[str, EndedItem]]:
    """What has ended of that which notices announced of the company, each with that notice's id.

    A grade that lapsed is not among it: the notice itself says until when it holds (R-21).
    """
    notice = discloser.references.notice
    for grade in state.grades:
        ended = grade.ended
        if discloser.listed(grade) and grade.entry.notice and ended is not None:
            yield (
                grade.entry.notice,
                EndedItem(
                    company=_ref(state, grade.entry.day),
                    was=grade.entry.grade,
                    kind=ended.kind,
                    day=ended.day,
                    by=notice(ended.notice),
                ),
            )
    for commitment in state.commitments:
        if commitment.withdrawn is not None:
            yield (
                commitment.entry.notice,
                EndedItem(
                    company=_ref(state, commitment.entry.day),
                    was=commitment.entry.title,
                    kind="withdrawn",
                    day=commitment.withdrawn,
                    by=notice(commitment.withdrawn_by),
                ),
            )


def company_earlier(state: CompanyState, discloser: Discloser) -> Iterator[tuple[str, EarlierItem]]:
    """What notices ended of that which earlier ones announced, each with the later one's id."""
    notice = discloser.references.notice
    for grade in state.grades:
        ended, announced = grade.ended, notice(grade.entry.notice) if grade.entry.notice else None
        if ended is not None and announced is not None and discloser.listed(grade):
            company = _ref(state, ended.day)
            item = EarlierItem(company=company, was=grade.entry.grade, notice=announced)
            yield ended.notice, item
    for commitment in state.commitments:
        published, day = notice(commitment.entry.notice), commitment.withdrawn
        if day is not None and published is not None:
            was = commitment.entry.title
            item = EarlierItem(company=_ref(state, day), was=was, notice=published)
            yield commitment.withdrawn_by, item


def _ref(state: CompanyState, day: date) -> CompanyRef:
    return CompanyRef(code=state.code, name=state.name_on(day))


def _begins(state: CompanyState, grade: GradeState, discloser: Discloser) -> NoticeItem:
    """A grade that begins, with the one it takes the place of; values as published."""
    entry, evaluation = grade.entry, grade.process.evaluation
    before = next(
        (
            other
            for other in state.grades
            if other.ended is not None
            and other.ended.notice == entry.notice
            and other.ended.kind in ("superseded", "revoked")
        ),
        None,
    )
    outcomes = [review.outcome for review in grade.reviews if review.notice == entry.notice]
    return NoticeItem(
        company=_ref(state, entry.day),
        grade=entry.grade,
        was=before.entry.grade if before else "",
        score=entry.score,
        certificate=entry.certificate,
        valid_from=entry.day,
        valid_until=entry.valid_until,
        agency=discloser.references.agency(evaluation.agency_name) if evaluation else None,
        reason=before.ended.reason if before and before.ended else "",
        outcome=outcomes[0] if outcomes else "",
    )


def _replaced(state: CompanyState, grade: GradeState) -> bool:
    notice = grade.ended.notice if grade.ended else ""
    return any(other.entry.notice == notice for other in state.grades)


def _revokes(state: CompanyState, grade: GradeState) -> NoticeItem:
    """A revocation after which the company is no longer named, and no more is said (D-30)."""
    ended = grade.ended
    return NoticeItem(
        company=_ref(state, ended.day if ended else grade.entry.day),
        grade="",
        was=grade.entry.grade,
        certificate=grade.entry.certificate,
        reason=ended.reason if ended else "",
    )


def _voids(state: CompanyState, grade: GradeState) -> NoticeItem:
    """A grade declared void, and until when the company may not apply (R-31)."""
    ended = grade.ended
    day = ended.day if ended else grade.entry.day
    ban = next((ban for ban in state.bans if ban.first == day), None)
    return NoticeItem(
        company=_ref(state, day),
        grade="",
        was=grade.entry.grade,
        certificate=grade.entry.certificate,
        valid_from=grade.entry.day,
        valid_until=grade.entry.valid_until,
        reason=ended.reason if ended else "",
        ban_until=ban.last if ban else None,
    )
