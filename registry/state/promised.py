"""Steps of the fold about what a company promised (R-51), consented to or contests (P-6)."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from registry.ledger.entries import (
    Commitment,
    CommitmentVerification,
    CommitmentWithdrawal,
    CopyWithdrawal,
    Entry,
    Objection,
    ObjectionDecision,
    ObjectionMark,
    PublicCopy,
    ReferralConsent,
    ReferralWithdrawal,
)
from registry.state.company import CommitmentState, CompanyState, ObjectionState


def _commitment(state: CompanyState, entry: Commitment) -> CompanyState:
    return replace(state, commitments=(*state.commitments, CommitmentState(entry)))


def _verification(state: CompanyState, entry: CommitmentVerification) -> CompanyState:
    return _of_commitment(state, entry, verification=entry)


def _copy(state: CompanyState, entry: PublicCopy) -> CompanyState:
    return _of_commitment(state, entry, copy=entry)


def _copy_withdrawal(state: CompanyState, entry: CopyWithdrawal) -> CompanyState:
    return _of_commitment(state, entry, copy=None)


def _of_commitment(
    state: CompanyState,
    entry: CommitmentVerification | PublicCopy | CopyWithdrawal,
    **changes: CommitmentVerification | PublicCopy | None,
) -> CompanyState:
    """The state with changes to the one commitment that the entry is about."""
    about = (entry.commitment, entry.title, entry.signed)
    return replace(
        state,
        commitments=tuple(
            replace(commitment, **changes)
            if (commitment.entry.notice, commitment.entry.title, commitment.entry.signed) == about
            else commitment
            for commitment in state.commitments
        ),
    )


def _withdrawal(state: CompanyState, entry: CommitmentWithdrawal) -> CompanyState:
    return replace(
        state,
        commitments=tuple(
            replace(
                commitment,
                withdrawn=entry.day,
                withdrawn_by=entry.notice,
                withdrawal_reason=entry.reason,
            )
            if commitment.entry.notice == entry.commitment
            else commitment
            for commitment in state.commitments
        ),
    )


def _consent(state: CompanyState, entry: ReferralConsent) -> CompanyState:
    return replace(state, referral=entry)


def _no_consent(state: CompanyState, entry: ReferralWithdrawal) -> CompanyState:
    return replace(state, referral=None, referral_withdrawn=entry.day)


def _objection(state: CompanyState, entry: Objection) -> CompanyState:
    return replace(state, objections=(*state.objections, ObjectionState(entry)))


def _mark(state: CompanyState, entry: ObjectionMark) -> CompanyState:
    return _of_objection(state, entry, mark=entry)


def _objection_decision(state: CompanyState, entry: ObjectionDecision) -> CompanyState:
    return _of_objection(state, entry, decision=entry)


def _of_objection(
    state: CompanyState,
    entry: ObjectionMark | ObjectionDecision,
    **changes: ObjectionMark | ObjectionDecision,
) -> CompanyState:
    """The state with changes to the one objection that the entry is about."""
    about = (entry.received, entry.contested)
    return replace(
        state,
        objections=tuple(
            replace(one, **changes) if (one.entry.day, one.entry.contested) == about else one
            for one in state.objections
        ),
    )


#: One step per act, as the fold has them.
STEPS: dict[type[Entry], Callable[[CompanyState, Any], CompanyState]] = {
    Commitment: _commitment,
    CommitmentVerification: _verification,
    PublicCopy: _copy,
    CopyWithdrawal: _copy_withdrawal,
    CommitmentWithdrawal: _withdrawal,
    ReferralConsent: _consent,
    ReferralWithdrawal: _no_consent,
    Objection: _objection,
    ObjectionMark: _mark,
    ObjectionDecision: _objection_decision,
}
