"""Acts about who a company is, what it promised, and what was repaired."""

from datetime import date
from typing import Literal

from registry.ledger.entries.base import CompanyEntry


class Company(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="company"):
    """The particulars of a company as filed (RULES 6, row company).

    `region` is a GB/T 2260 code of six digits, `industry` a GB/T 4754 section letter.
    `contact` (telephone, fax, e-mail, ID number …) is private and never leaves the ledger.
    """

    name: str
    region: str = ""
    address: str = ""
    industry: str = ""
    legal_representative: str = ""
    english_name: str = ""
    registration_status: str = ""
    former_names: tuple[str, ...] = ()
    contact: dict[str, str] = {}


class NameChange(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="name_change"):
    """The company bears `name` from `day` on; the code stays."""

    name: str


class Qualification(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="qualification"
):
    """信用企业资质 granted on `day` (R-11). A month alone is read as its last day."""

    number: str = ""


class Repair(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="repair"):
    """信用修复: the negative record `reference` leaves public view (R-52)."""

    reference: str
    basis: str = ""


class Commitment(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="commitment"):
    """信用承诺书 (R-51), shown from `day`, signed on `signed`.

    `digest` is the SHA-256 of the document in hex. `verdict` is the one on the original that came
    with it, or unverified. The document itself is never part of an entry.
    """

    notice: str
    title: str
    text: str
    signed: date
    signatory: str
    office: str
    digest: str = ""
    verdict: Literal["unverified", "valid", "attested", "attested_once", "failed"] = "unverified"


class CommitmentVerification(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="commitment_verification"
):
    """What was found when the original of a commitment was verified (R-51); private but `status`.

    The commitment is the one that the notice `commitment` published, by `title` and `signed`. All
    else is what a later run needs to come to the same verdict: `received`, the day it was judged
    by; digests (SHA-256, hex) of the original, of a detached signature, of the certificates from
    the signer to the root, of the revocation lists used and of the file of trust roots. `signer`
    and `stated` are the certificate's holder and the day that the signature states. The original
    itself is a filing of the ledger. `personal`: a certificate bears a personal identity number,
    and the original is never published (P-4).

    A scan has no signature: two clerks attest it, the first by `attested_once`, the second by
    `attested`, each in an act of their own. Of such an act `clerk` tells who saw the paper, `seen`
    on which day, `kept` where the paper is kept; the second counts from when both have.
    """

    commitment: str
    title: str
    signed: date
    status: Literal["unverified", "valid", "attested", "attested_once", "failed"]
    received: date
    original: str
    reason: str = ""
    found: str = ""
    signature: str = ""
    signer: str = ""
    stated: date | None = None
    chain: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    trust: str = ""
    personal: bool = False
    clerk: str = ""
    seen: date | None = None
    kept: str = ""


class PublicCopy(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="public_copy"):
    """A copy of a commitment's original is shown from `day`, with the company's consent (P-4).

    The commitment is the one that the notice `commitment` published, by `title` and `signed`.
    `original` and `copy` are digests (SHA-256, hex); the copy itself is a filing of the ledger.
    `consent` is the day of the consent, `basis` the paper that holds it. `clerk` has looked at the
    copy and states that no personal data can be read in it; `black` is what was blacked out, as
    filed. Only `day` and `copy` are public.
    """

    commitment: str
    title: str
    signed: date
    original: str
    copy: str
    consent: date
    basis: str
    clerk: str
    black: str = ""


class CopyWithdrawal(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="copy_withdrawal"
):
    """The company's consent is withdrawn: no copy of that commitment is shown from `day` on (P-4).

    `basis` is the paper that says so, and private.
    """

    commitment: str
    title: str
    signed: date
    basis: str


class CommitmentWithdrawal(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="commitment_withdrawal"
):
    """The commitment published by the notice `commitment` no longer binds from `day` on."""

    commitment: str
    notice: str
    reason: str = ""
