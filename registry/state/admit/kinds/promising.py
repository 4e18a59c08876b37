"""Commitments and their withdrawal (R-51)."""

from datetime import date

from registry.identity import names
from registry.intake.drafts.commitments import CommitmentDraft
from registry.ledger.entries import (
    Commitment,
    CommitmentVerification,
    CommitmentWithdrawal,
    Entry,
)
from registry.seal.verdict import Verdict, reasons
from registry.state.admit.kinds.days import not_before
from registry.state.admit.kinds.identity import company_known, name_agrees, particulars
from registry.state.admit.notices import Wanted
from registry.state.admit.row import Check, Row
from registry.state.company import CommitmentState
from scoring.refusal import Refusal


def signed_by_representative(row: Row) -> Refusal | None:
    """R-51: the legal representative signs."""
    company, draft = row.company, row.draft
    known = company.particulars.legal_representative if company and company.particulars else ""
    expected = draft.legal_representative or known
    if not expected or names.same(expected, draft.signatory):
        return None
    return row.refuse(
        "R-51",
        f"信用承诺书须由法定代表人（{expected}）签字。",
        f"A commitment is signed by the legal representative, {expected}.",
        found=draft.signatory,
        expected=expected,
    )


def not_published_yet(row: Row) -> Refusal | None:
    """The same commitment is published once."""
    return (
        None
        if commitment_of(row) is None
        else row.refuse(
            "R-51",
            f"该企业 {row.draft.signed} 签署的承诺书已经公示。",
            "This commitment is published already.",
            found=row.draft.signed.isoformat(),
        )
    )


def original_holds(row: Row) -> Refusal | None:
    """R-51: what the company did not sign, or was changed since, is not published as its own.

    An original that cannot be verified for want of a root or a list is published as unverified.
    """
    verdict = row.verdict
    if verdict is None or verdict.status != "failed":
        return None
    reason = reasons()[verdict.reason]
    return row.refuse(
        "R-51",
        f"承诺书原件核验未通过：{reason.zh}。",
        f"The original fails verification: {reason.en}.",
        found=verdict.found,
    )


def original_is_the_one_stated(row: Row) -> Refusal | None:
    """The original is the one whose digest the row states, or that is on record already."""
    standing = None if isinstance(row.draft, CommitmentDraft) else commitment_of(row)
    stated = on_record(standing) if standing else getattr(row.draft, "digest", "")
    if row.verdict is None or stated in ("", row.verdict.digest):
        return None
    return row.refuse(
        "R-51",
        "文件的摘要与所报的原件摘要不符，不是同一份文件。",
        "The file is not the original whose digest is stated.",
        found=row.verdict.digest,
        expected=stated,
    )


def on_record(commitment: CommitmentState) -> str:
    """The digest published with the commitment, or of an original that holds since; else ""."""
    found = commitment.verification
    since = found.original if found and found.status in ("valid", "attested") else ""
    return commitment.entry.digest or since


def verified(row: Row) -> Refusal | None:
    """A row about a verification has one."""
    if row.verdict is not None:
        return None
    return row.refuse("R-51", "没有原件，无从核验。", "There is no original to verify.")


def published_before(row: Row) -> Refusal | None:
    """Only what stands can be withdrawn; what was erased is told no more (P-5)."""
    standing = commitment_of(row)
    erased = standing is not None and row.working.erased(standing.entry.notice)
    if row.company is None or (standing is not None and not erased):
        return None
    return row.refuse(
        "R-51",
        f"该企业没有 {row.draft.signed} 签署、正在公示的承诺书。",
        "No commitment signed on that day stands.",
        found=row.draft.signed.isoformat(),
    )


def commitment_of(row: Row) -> CommitmentState | None:
    """The commitment that a row names by its signing day, not withdrawn, if there is one."""
    company, draft = row.company, row.draft
    title = getattr(draft, "commitment_title", None) or None
    for commitment in company.commitments if company else ():
        same = commitment.entry.signed == draft.signed and title in (None, commitment.entry.title)
        if same and commitment.withdrawn is None:
            return commitment
    return None


def notice_open(row: Row) -> Refusal | None:
    """R-32: the notice that the row would stand in is not published yet."""
    return row.notices.refusal(_wanted(row)) if row.draft.day is not None else None


def _wanted(row: Row) -> Wanted:
    draft = row.draft
    return Wanted(kind=draft.kind, day=draft.day, number=draft.number, name=row.name_on(draft.day))


def commitment_entries(row: Row) -> list[Entry]:
    """A commitment, and the company that gives it where it is new to the register."""
    draft, verdict = row.draft, row.verdict
    commitment = Commitment(
        day=draft.day,
        company=draft.code,
        notice=row.notices.id_for(_wanted(row), row.filed.origin),
        title=draft.commitment_title,
        text=draft.text,
        signed=draft.signed,
        signatory=draft.signatory,
        office=draft.office,
        digest=verdict.digest if verdict else draft.digest,
        verdict=verdict.status if verdict else "unverified",
    )
    found = [verification_of(commitment, draft.day, verdict)] if verdict else []
    return [*particulars(row, draft.day), commitment, *found]


def verification_entries(row: Row) -> list[Entry]:
    """A verification of a commitment that stands; a failed one is recorded too."""
    standing, verdict = commitment_of(row), row.verdict
    if standing is None or verdict is None:
        return []
    return [verification_of(standing.entry, row.draft.day, verdict)]


def verification_of(commitment: Commitment, day: date, verdict: Verdict) -> CommitmentVerification:
    """A verification of that commitment, shown from that day."""
    return CommitmentVerification(
        day=day,
        company=commitment.company,
        commitment=commitment.notice,
        title=commitment.title,
        signed=commitment.signed,
        status=verdict.status,
        received=verdict.received,
        original=verdict.digest,
        reason=verdict.reason,
        found=verdict.found,
        signature=verdict.signature,
        signer=verdict.signer,
        stated=verdict.signed,
        chain=verdict.chain,
        lists=verdict.lists,
        trust=verdict.trust,
        personal=verdict.personal,
    )


def withdrawal_entries(row: Row) -> list[Entry]:
    """A withdrawal; the commitment's own notice stays (R-32)."""
    draft, standing = row.draft, commitment_of(row)
    return [
        CommitmentWithdrawal(
            day=draft.day,
            company=draft.code,
            commitment=standing.entry.notice if standing else "",
            notice=row.notices.id_for(_wanted(row), row.filed.origin),
            reason=draft.reason,
        )
    ]


_ORIGINAL = Check(("original",), original_is_the_one_stated, at=("original",))
COMMITMENT = (
    Check(("code", "name"), name_agrees, at=("name",)),
    Check(("code", "signatory"), signed_by_representative, at=("signatory",)),
    Check(("code", "signed"), not_published_yet, at=("signed",)),
    not_before("signed", "day"),
    Check(("original",), original_holds, at=("original",)),
    _ORIGINAL,
    Check(("number", "day"), notice_open, at=("number",)),
)
VERIFICATION = (
    Check(("code",), company_known),
    Check(("code", "signed"), published_before, at=("signed",)),
    not_before("signed", "day"),
    Check(("original",), verified, at=("original",)),
    _ORIGINAL,
)
WITHDRAWAL = (
    Check(("code",), company_known),
    Check(("code", "signed"), published_before, at=("signed",)),
    not_before("signed", "day"),
    Check(("number", "day"), notice_open, at=("number",)),
)
