"""Discloses notices: what each published, frozen as it was published (R-32)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from registry.ledger.entries import (
    AgencyBan,
    AgencyLicence,
    Cancellation,
    Notice,
    PractitionerLicence,
)
from registry.public.grade import Discloser
from registry.public.views import (
    CommitmentItem,
    CompanyRef,
    LicenceItem,
    NoticeItem,
    NoticeView,
)
from registry.state.company import CommitmentState, CompanyState, GradeState
from registry.state.licences import Licences, LicenceState
from scoring.ruleset import RuleSet

#: The rule under which each kind of notice is published.
_RESTS_ON = {
    "grade": "R-17",
    "upgrade": "R-22",
    "review": "R-23",
    "revocation": "R-30",
    "voiding": "R-31",
    "licence": "R-42",
    "cancellation": "R-43",
    "agency_ban": "R-44",
}


@dataclass
class Contents:
    """What stands in each notice, gathered company by company and licence by licence."""

    items: dict[str, list[NoticeItem]] = field(default_factory=dict)
    licences: dict[str, list[LicenceItem]] = field(default_factory=dict)
    commitments: dict[str, list[CommitmentItem]] = field(default_factory=dict)

    def add_company(self, state: CompanyState, discloser: Discloser) -> None:
        """Everything that notices say of one company."""
        for grade in state.grades:
            if discloser.listed(grade) and grade.entry.notice:
                self._add(grade.entry.notice, _begins(state, grade, discloser))
            ended = grade.ended
            if ended is not None and ended.kind == "void":
                self._add(ended.notice, _voids(state, grade))
            elif ended is not None and ended.kind == "revoked" and not _replaced(state, grade):
                self._add(ended.notice, _revokes(state, grade))
        for correction in state.corrections:
            self._add(
                correction.notice,
                NoticeItem(
                    company=_ref(state, correction.day),
                    grade="",
                    field=correction.field,
                    field_was=correction.was,
                    field_becomes=correction.becomes,
                ),
            )
        for commitment in state.commitments:
            self._add_commitment(state, commitment)

    def _add(self, notice: str, item: NoticeItem) -> None:
        self.items.setdefault(notice, []).append(item)

    def _add_commitment(self, state: CompanyState, commitment: CommitmentState) -> None:
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
        self.commitments.setdefault(entry.notice, []).append(item)
        if commitment.withdrawn_by:
            withdrawn = structs.replace(item, reason=commitment.withdrawal_reason)
            self.commitments.setdefault(commitment.withdrawn_by, []).append(withdrawn)

    def add_licences(self, licences: Licences, discloser: Discloser) -> None:
        """Everything that notices say of licences (R-42 to R-44)."""
        for _, state in sorted(licences.by_number.items()):
            self._add_licence(state.entry.notice, _licence(state, discloser))
            if state.cancelled is not None:
                reason = state.cancelled.reason
                self._add_licence(
                    state.cancelled.notice, _licence(state, discloser, state.cancelled, reason)
                )
            for ban in state.bans:
                self._add_licence(ban.notice, _licence(state, discloser, ban, ban.reason))

    def _add_licence(self, notice: str, item: LicenceItem) -> None:
        self.licences.setdefault(notice, []).append(item)

    def view(self, notice: Notice, corrected_by: Iterable[str], discloser: Discloser) -> NoticeView:
        """The public view of a notice with all that stands in it, by company code."""
        references = discloser.references
        rules = discloser.rules.get(notice.ruleset, notice.day) if notice.ruleset else None
        return NoticeView(
            id=notice.id,
            number=notice.number,
            kind=notice.kind,
            title=notice.title,
            day=notice.day,
            days=notice.days,
            ruleset=notice.ruleset,
            ruleset_title=rules.title if rules else "",
            article=_article(rules, notice.kind) if rules else "",
            text=notice.text,
            items=tuple(sorted(self.items.get(notice.id, ()), key=lambda item: item.company.code)),
            licences=tuple(self.licences.get(notice.id, ())),
            commitments=tuple(self.commitments.get(notice.id, ())),
            corrects=references.notice(notice.corrects),
            corrected_by=tuple(filter(None, map(references.notice, corrected_by))),
        )


def _article(rules: RuleSet, kind: str) -> str:
    """The article of the rule set's own document that an act rests on; "" where it has none."""
    articles = (part.article for part in rules.provisions if part.rule == _RESTS_ON.get(kind))
    return next((article for article in articles if article.startswith("第")), "")


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


def _licence(
    state: LicenceState,
    discloser: Discloser,
    act: Cancellation | AgencyBan | None = None,
    reason: str = "",
) -> LicenceItem:
    entry = state.entry
    is_agency = isinstance(entry, AgencyLicence)
    agency = entry.agency_name if isinstance(entry, PractitionerLicence) else entry.name
    return LicenceItem(
        number=entry.number,
        holder=entry.name,
        agency=discloser.references.agency(agency),
        kind="agency" if is_agency else "practitioner",
        valid_from=act.day if isinstance(act, AgencyBan) else entry.day,
        valid_until=act.until if isinstance(act, AgencyBan) else entry.valid_until,
        reason=reason,
    )
