"""Acts about financing referral: a company's consent to be named to banks, and its end."""

from registry.ledger.entries.base import CompanyEntry


class ReferralConsent(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="referral_consent"
):
    """The company consents to financing referral from `day` on (R-51, P-4).

    It stands until it is withdrawn, whatever becomes of grades meanwhile. `basis` is the paper
    that holds the consent, and private.
    """

    basis: str


class ReferralWithdrawal(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="referral_withdrawal"
):
    """The consent is withdrawn: no list of financing referral has the company from `day` on (P-4).

    `basis` is the paper that says so, and private.
    """

    basis: str
