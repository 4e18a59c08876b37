"""Financing referral: a company's consent, once at a time, and its withdrawal (R-51, P-4)."""

from registry.ledger.entries import Entry, ReferralConsent, ReferralWithdrawal
from registry.state.admit.kinds.days import backwards
from registry.state.admit.kinds.identity import company_known, name_agrees
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def not_standing(row: Row) -> Refusal | None:
    """A consent that stands is not filed again."""
    company = row.company
    if company is None or company.referral is None:
        return None
    return row.refuse(
        "P-4",
        f"该企业自 {company.referral.day} 起的融资推荐同意没有撤回，无须重报。",
        f"The company's consent since {company.referral.day} still stands; there is no need.",
        found=str(row.draft.day),
    )


def after_the_last_withdrawal(row: Row) -> Refusal | None:
    """A new consent is of a later day than the withdrawal that it follows."""
    company = row.company
    if company is None or company.referral_withdrawn is None:
        return None
    if row.draft.day > company.referral_withdrawn:
        return None
    return row.refuse(
        "P-4",
        f"企业已于 {company.referral_withdrawn} 撤回同意，再次同意的日期应在其后。",
        f"The consent was withdrawn on {company.referral_withdrawn}; a new one is of a later day.",
        found=str(row.draft.day),
        expected=f"晚于 {company.referral_withdrawn}",
    )


def standing(row: Row) -> Refusal | None:
    """Only a consent that stands is withdrawn."""
    company = row.company
    if company is None or company.referral is not None:
        return None
    return row.refuse(
        "P-4",
        "该企业没有尚未撤回的融资推荐同意。",
        "The company has no consent to financing referral that could be withdrawn.",
        found=row.draft.code,
    )


def not_before_the_consent(row: Row) -> Refusal | None:
    """The withdrawal does not lie before the consent."""
    company = row.company
    given = company.referral.day if company and company.referral else None
    return backwards(row, given, row.draft.day, ("同意日期", "撤回日期"), "P-4")


def consent_entries(row: Row) -> list[Entry]:
    """融资推荐同意."""
    draft = row.draft
    return [ReferralConsent(day=draft.day, company=draft.code, basis=draft.basis)]


def withdrawal_entries(row: Row) -> list[Entry]:
    """撤回融资推荐同意."""
    draft = row.draft
    return [ReferralWithdrawal(day=draft.day, company=draft.code, basis=draft.basis)]


_COMPANY = (
    Check(("code",), company_known),
    Check(("code", "name"), name_agrees, at=("name",)),
)
CONSENT = (
    *_COMPANY,
    Check(("code", "day"), not_standing, at=("day",)),
    Check(("code", "day"), after_the_last_withdrawal, at=("day",)),
)
WITHDRAWAL = (
    *_COMPANY,
    Check(("code",), standing),
    Check(("code", "day"), not_before_the_consent, at=("day",)),
)
