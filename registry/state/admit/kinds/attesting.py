"""Scans of commitments on paper, attested by two clerks (R-51)."""

from msgspec.structs import replace

from registry.identity import names
from registry.ledger.entries import CommitmentVerification, Entry
from registry.seal.verdict import reasons
from registry.state.admit.kinds.days import not_before
from registry.state.admit.kinds.identity import company_known
from registry.state.admit.kinds.promising import (
    commitment_of,
    on_record,
    published_before,
    verification_of,
    verified,
)
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def own_word(row: Row) -> Refusal | None:
    """Nobody attests for another: who saw the paper is who files."""
    if row.clerk and names.same(row.clerk, row.draft.clerk):
        return None
    return row.refuse(
        "R-51",
        "核对人须是报送本文件的经办人本人，不得代他人核对。",
        "Who saw the paper files it in person; nobody attests for another.",
        found=row.draft.clerk,
        expected=row.clerk,
    )


def is_a_scan(row: Row) -> Refusal | None:
    """A signature is verified, and no clerk's word stands in for one that does not hold."""
    verdict = row.verdict
    if verdict is None or verdict.status == "attested_once":
        return None
    if verdict.status == "valid":
        return row.refuse(
            "R-51",
            "这份文件的数字签名有效，请报“承诺书核验”，不作扫描件核对。",
            "The document is validly signed: file its verification instead.",
        )
    reason = reasons()[verdict.reason]
    return row.refuse(
        "R-51",
        f"这份文件不能作为扫描件核对：{reason.zh}。",
        f"The file cannot be attested as a scan: {reason.en}.",
        found=verdict.found,
    )


def the_same_scan(row: Row) -> Refusal | None:
    """Both clerks attest one file, and it is the one on record where there is one."""
    commitment, verdict = commitment_of(row), row.verdict
    if commitment is None or verdict is None:
        return None
    first = _first(row)
    stated = on_record(commitment) or (first.original if first else "")
    if stated in ("", verdict.digest):
        return None
    return row.refuse(
        "R-51",
        "扫描件的摘要与已记录的原件摘要不符，不是同一份文件。",
        "The scan is not the file whose digest is on record.",
        found=verdict.digest,
        expected=stated,
    )


def another_clerk(row: Row) -> Refusal | None:
    """The second look is another person's."""
    first = _first(row)
    if first is None or not names.same(first.clerk, row.draft.clerk):
        return None
    return row.refuse(
        "R-51",
        f"{first.clerk} 已于 {first.seen} 核对过，须由另一名经办人作第二次核对。",
        "This clerk has attested it already; the second look is another person's.",
        found=row.draft.clerk,
    )


def still_open(row: Row) -> Refusal | None:
    """What holds already, by its signature or by two clerks, needs no word more."""
    found = _newest(row)
    if found is None or found.status not in ("valid", "attested"):
        return None
    return row.refuse(
        "R-51",
        "这份承诺书的原件已经核验或已由两名经办人核对，无须再核对。",
        "The original holds already; nothing is left to attest.",
        found=found.day.isoformat(),
    )


def _newest(row: Row) -> CommitmentVerification | None:
    commitment = commitment_of(row)
    return commitment.verification if commitment else None


def _first(row: Row) -> CommitmentVerification | None:
    """What one clerk attested while a second is awaited."""
    found = _newest(row)
    return found if found and found.status == "attested_once" else None


def attestation_entries(row: Row) -> list[Entry]:
    """A clerk's word; the second one counts from the day by which both have seen the paper."""
    draft, verdict, commitment, first = row.draft, row.verdict, commitment_of(row), _first(row)
    if verdict is None or commitment is None:
        return []
    day = max(draft.day, first.day) if first else draft.day
    found = replace(verdict, status="attested") if first else verdict
    entry = verification_of(commitment.entry, day, found)
    return [replace(entry, clerk=draft.clerk, seen=draft.day, kept=draft.kept)]


ATTESTATION = (
    Check(("code",), company_known),
    Check(("code", "signed"), published_before, at=("signed",)),
    not_before("signed", "day"),
    Check(("clerk",), own_word),
    Check(("code", "signed", "clerk"), another_clerk, at=("clerk",)),
    Check(("code", "signed"), still_open, at=("signed",)),
    Check(("original",), verified, at=("original",)),
    Check(("original",), is_a_scan, at=("original",)),
    Check(("code", "signed", "original"), the_same_scan, at=("original",)),
)
