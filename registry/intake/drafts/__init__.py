"""The filing kinds: one draft type each, its columns declared beside its fields."""

from registry.intake.drafts import (
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
from registry.intake.drafts.base import Column, Draft, Filed, Origin, columns, required

#: Every filing kind, in the order in which rows of one day are admitted.
KINDS: tuple[type[Draft], ...] = (
    licence.PractitionerLicenceDraft,
    licence.AgencyLicenceDraft,
    licence.InspectionDraft,
    licence.CancellationDraft,
    licence.AgencyBanDraft,
    company.CompanyDraft,
    company.NameChangeDraft,
    company.QualificationDraft,
    grading.ApplicationDraft,
    grading.RefusedDraft,
    grading.BanDraft,
    grading.EvidenceDraft,
    grading.EvaluationDraft,
    grading.DecisionDraft,
    grading.ReevaluationRequestDraft,
    grading.ReevaluationDraft,
    past.PastGradeDraft,
    grading.AnnouncementDraft,
    grading.NamingDraft,
    results.ResultsDraft,
    granted.ReviewDraft,
    granted.RevocationDraft,
    granted.VoidingDraft,
    granted.CorrectionDraft,
    company.RepairDraft,
    commitments.CommitmentDraft,
    commitments.CommitmentVerificationDraft,
    commitments.ScanAttestationDraft,
    commitments.PublicCopyDraft,
    commitments.CopyWithdrawalDraft,
    commitments.CommitmentWithdrawalDraft,
    referral.ReferralConsentDraft,
    referral.ReferralWithdrawalDraft,
    objection.ObjectionDraft,
    objection.ObjectionDecisionDraft,
    erasure.ErasureDraft,
)

BY_KIND = {kind.kind: kind for kind in KINDS}

__all__ = ["BY_KIND", "KINDS", "Column", "Draft", "Filed", "Origin", "columns", "required"]
