"""Which checks each filing kind goes through, and what an admitted row of it becomes."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.intake.drafts import (
    Draft,
    commitments,
    company,
    erasure,
    grading,
    granted,
    licence,
    objection,
    past,
    referral,
    results,
)
from registry.ledger.entries import Entry
from registry.state.admit.kinds import (
    applying,
    attesting,
    copying,
    correcting,
    deciding,
    ending,
    erasing,
    evaluating,
    granting,
    identity,
    importing,
    licence_acts,
    licensing,
    objecting,
    promising,
    referring,
    resolving,
)
from registry.state.admit.kinds import results as shortcut
from registry.state.admit.row import Checks, Row


@dataclass(frozen=True)
class Admits:
    """The checks of a kind and its entries."""

    checks: Checks
    entries: Callable[[Row], list[Entry]]


TABLE: dict[type[Draft], Admits] = {
    licence.PractitionerLicenceDraft: Admits(
        licensing.PRACTITIONER, licensing.practitioner_entries
    ),
    licence.AgencyLicenceDraft: Admits(licensing.AGENCY, licensing.agency_entries),
    licence.InspectionDraft: Admits(licence_acts.INSPECTION, licence_acts.inspection_entries),
    licence.CancellationDraft: Admits(licence_acts.CANCELLATION, licence_acts.cancellation_entries),
    licence.AgencyBanDraft: Admits(licence_acts.AGENCY_BAN, licence_acts.agency_ban_entries),
    company.CompanyDraft: Admits(identity.COMPANY, identity.company_entries),
    company.NameChangeDraft: Admits(identity.NAME_CHANGE, identity.name_change_entries),
    company.QualificationDraft: Admits(identity.QUALIFICATION, identity.qualification_entries),
    company.RepairDraft: Admits(identity.REPAIR, identity.repair_entries),
    commitments.CommitmentDraft: Admits(promising.COMMITMENT, promising.commitment_entries),
    commitments.CommitmentVerificationDraft: Admits(
        promising.VERIFICATION, promising.verification_entries
    ),
    commitments.ScanAttestationDraft: Admits(attesting.ATTESTATION, attesting.attestation_entries),
    commitments.PublicCopyDraft: Admits(copying.COPY, copying.copy_entries),
    commitments.CopyWithdrawalDraft: Admits(copying.COPY_WITHDRAWAL, copying.withdrawal_entries),
    commitments.CommitmentWithdrawalDraft: Admits(
        promising.WITHDRAWAL, promising.withdrawal_entries
    ),
    referral.ReferralConsentDraft: Admits(referring.CONSENT, referring.consent_entries),
    referral.ReferralWithdrawalDraft: Admits(referring.WITHDRAWAL, referring.withdrawal_entries),
    objection.ObjectionDraft: Admits(objecting.OBJECTION, objecting.objection_entries),
    objection.ObjectionDecisionDraft: Admits(resolving.DECISION, resolving.decision_entries),
    grading.ApplicationDraft: Admits(applying.APPLICATION, applying.application_entries),
    grading.RefusedDraft: Admits(applying.REFUSED, applying.refused_entries),
    grading.BanDraft: Admits(applying.BAN, applying.ban_entries),
    grading.EvaluationDraft: Admits(evaluating.EVALUATION, evaluating.evaluation_entries),
    grading.DecisionDraft: Admits(deciding.DECISION, deciding.decision_entries),
    grading.ReevaluationRequestDraft: Admits(deciding.REQUEST, deciding.request_entries),
    grading.ReevaluationDraft: Admits(deciding.REEVALUATION, deciding.reevaluation_entries),
    grading.AnnouncementDraft: Admits(granting.ANNOUNCEMENT, granting.grade_entries),
    grading.NamingDraft: Admits(granting.NAMING, granting.grade_entries),
    results.ResultsDraft: Admits(shortcut.RESULTS, shortcut.results_entries),
    past.PastGradeDraft: Admits(importing.PAST, importing.past_entries),
    granted.ReviewDraft: Admits(ending.REVIEW, ending.review_entries),
    granted.RevocationDraft: Admits(ending.REVOCATION, ending.revocation_entries),
    granted.VoidingDraft: Admits(ending.VOIDING, ending.voiding_entries),
    granted.CorrectionDraft: Admits(correcting.CORRECTION, correcting.correction_entries),
    erasure.ErasureDraft: Admits(erasing.ERASURE, erasing.erasure_entries),
}
