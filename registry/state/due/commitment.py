"""What is due for commitments: originals to be verified, scans that await a second clerk (R-51).

By single acts, since most companies have none; those with a scan that waits are folded.
"""

from collections.abc import Iterator

from registry.ledger.entries import Commitment, CommitmentVerification, CommitmentWithdrawal
from registry.state.company import CompanyState
from registry.state.due.base import Due, Kind, Reader, Span
from registry.state.fold import fold_company, in_order


def commitment_dues(ledger: Reader, span: Span) -> Iterator[Due]:
    """All that is due for the commitments that stand on the span's first day."""
    withdrawn = {
        entry.commitment
        for entry in ledger.each_of("commitment_withdrawal")
        if isinstance(entry, CommitmentWithdrawal) and entry.day <= span.as_of
    }
    newest = _newest(ledger, span)
    count, waiting = 0, set()
    for entry in ledger.each_of("commitment"):
        if not isinstance(entry, Commitment):
            continue
        if entry.day > span.as_of or entry.notice in withdrawn:
            continue
        found = newest.get((entry.notice, entry.title, entry.company), entry.verdict)
        count += found == "unverified"
        if found == "attested_once":
            waiting.add(entry.company)
    if count:
        yield _due(span, "commitment", "", f"信用承诺书 {count} 份", "签章未核验")
    for code, entries in ledger.histories(sorted(waiting)).items():
        state = fold_company(entries, span.as_of)
        if state is not None:
            yield _due(span, "attestation", code, state.name, "；".join(_seen(state)))


def _newest(ledger: Reader, span: Span) -> dict[tuple[str, str, str], str]:
    """The newest verdict on each commitment that was verified, by notice, title and company."""
    known = (
        entry
        for entry in ledger.each_of("commitment_verification")
        if isinstance(entry, CommitmentVerification) and entry.day <= span.as_of
    )
    return {
        (entry.commitment, entry.title, entry.company): entry.status for entry in in_order(known)
    }


def _seen(state: CompanyState) -> Iterator[str]:
    for commitment in state.commitments:
        found = commitment.verification
        if found and found.status == "attested_once" and commitment.withdrawn is None:
            yield (
                f"“{found.title}”（{found.signed} 签署）的扫描件已由{found.clerk}于 {found.seen} "
                "核对，待另一名经办人核对"
            )


def _due(span: Span, kind: Kind, code: str, name: str, text: str) -> Due:
    return Due(
        day=span.as_of,
        kind=kind,
        subject=code,
        name=name,
        text=text,
        rule="R-51",
        article=span.article("R-51"),
    )
