"""The one fold: from the entries of a company to what is known of it on a day.

Entries fold by day, then by the order of acts, so the order of recording does not matter.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from msgspec.structs import replace

from registry.ledger.entries import (
    ACTS,
    Application,
    Ban,
    Company,
    CompanyEntry,
    CompanyErasure,
    Correction,
    Decision,
    Entry,
    Evaluation,
    Grade,
    NameChange,
    PastGrade,
    Qualification,
    Reevaluation,
    ReevaluationRequest,
    Refused,
    Repair,
    Review,
    Revocation,
    Voiding,
)
from registry.state import promised
from registry.state.company import (
    ONE_DAY,
    BanState,
    CompanyState,
    Ending,
    GradeState,
    Name,
    Process,
)

RANK = {act: rank for rank, act in enumerate(ACTS)}


E = TypeVar("E", bound=Entry)


def in_order(entries: Iterable[E]) -> list[E]:
    """Entries by day, then by the order of acts."""
    return sorted(entries, key=lambda entry: (entry.day, RANK[type(entry)]))


def fold_company(entries: Iterable[CompanyEntry], as_of: date | None = None) -> CompanyState | None:
    """What is known of one company on `as_of` (None: all that is recorded); None if nothing is.

    Who a company is, is no event: before its first filed particulars the earliest ones stand.
    """
    ordered = in_order(entries)
    known = [entry for entry in ordered if as_of is None or entry.day <= as_of]
    if not known:
        return None
    if not any(isinstance(entry, Company) for entry in known):
        known[:0] = [entry for entry in ordered if isinstance(entry, Company)][:1]
    state = CompanyState(code=known[0].company)
    for entry in known:
        state = _STEPS[type(entry)](state, entry)
    return state


def _company(state: CompanyState, entry: Company) -> CompanyState:
    known = {former.name for former in state.former_names}
    filed = tuple(Name(name) for name in entry.former_names if name not in known)
    return replace(
        state,
        particulars=entry,
        name=state.name or entry.name,
        former_names=state.former_names + filed,
    )


def _name_change(state: CompanyState, entry: NameChange) -> CompanyState:
    former = Name(state.name, until=entry.day - ONE_DAY)
    return replace(state, name=entry.name, former_names=(former, *state.former_names))


def _qualification(state: CompanyState, entry: Qualification) -> CompanyState:
    return replace(state, qualified=state.qualified or entry.day)


def _application(state: CompanyState, entry: Application) -> CompanyState:
    return state.with_process(entry.ruleset, Process(application=entry))


def _evaluation(state: CompanyState, entry: Evaluation) -> CompanyState:
    process = state.process(entry.ruleset) or Process()
    if process.decision is not None:
        process = Process()
    return state.with_process(entry.ruleset, replace(process, evaluation=entry))


def _decision(state: CompanyState, entry: Decision) -> CompanyState:
    process = state.process(entry.ruleset) or Process()
    return state.with_process(entry.ruleset, replace(process, decision=entry))


def _request(state: CompanyState, entry: ReevaluationRequest) -> CompanyState:
    process = state.process(entry.ruleset) or Process()
    return state.with_process(entry.ruleset, replace(process, request=entry))


def _reevaluation(state: CompanyState, entry: Reevaluation) -> CompanyState:
    process = state.process(entry.ruleset) or Process()
    return state.with_process(entry.ruleset, replace(process, reevaluation=entry))


def _grade(state: CompanyState, entry: Grade) -> CompanyState:
    """A grade supersedes the one in force; one from a review stays within its period (D-23)."""
    before = state.in_force(entry.ruleset, entry.day)
    if entry.basis == "review" and before is not None:
        new = replace(
            before,
            entry=entry,
            certificate=entry.certificate or before.certificate,
            score=entry.score,
        )
    else:
        new = GradeState(
            entry=entry,
            process=state.process(entry.ruleset) or Process(),
            period_from=entry.day,
            certificate=entry.certificate,
            score=entry.score,
        )
        state = state.with_process(entry.ruleset, None)
    if before is not None:
        state = _end(state, before, Ending("superseded", entry.day, entry.notice))
    return replace(state, grades=(*state.grades, new))


def _past_grade(state: CompanyState, entry: PastGrade) -> CompanyState:
    """A grade of which only the list tells: it belongs to no process here and ends none."""
    before = state.in_force(entry.ruleset, entry.day)
    if before is not None:
        state = _end(state, before, Ending("superseded", entry.day, ""))
    new = GradeState(
        entry=entry,
        process=Process(),
        period_from=entry.day,
        certificate=entry.certificate,
        score=None,
    )
    return replace(state, grades=(*state.grades, new))


def _review(state: CompanyState, entry: Review) -> CompanyState:
    before = state.in_force(entry.ruleset, entry.day)
    if before is None:
        return state
    return _swap(state, before, replace(before, reviews=(*before.reviews, entry)))


def _revocation(state: CompanyState, entry: Revocation) -> CompanyState:
    before = state.in_force(entry.ruleset, entry.day)
    if before is not None:
        state = _end(state, before, Ending("revoked", entry.day, entry.notice, entry.reason))
    return state if entry.named else state.with_process(entry.ruleset, None)


def _voiding(state: CompanyState, entry: Voiding) -> CompanyState:
    """Void is every grade of the period (D-31): an annual review builds on what was false."""
    ending = Ending("void", entry.day, entry.notice, entry.reason)
    for grade in state.grades:
        if grade.entry.ruleset == entry.ruleset and grade.period_from == entry.grade_from:
            state = _end(state, grade, ending)
    return _ban(state, entry.ruleset, entry.day, entry.ban_until, entry.reason)


def _refused(state: CompanyState, entry: Refused) -> CompanyState:
    state = state.with_process(entry.ruleset, None)
    return _ban(state, entry.ruleset, entry.day, entry.ban_until, entry.reason)


def _own_ban(state: CompanyState, entry: Ban) -> CompanyState:
    return _ban(state, entry.ruleset, entry.day, entry.until, entry.reason)


def _correction(state: CompanyState, entry: Correction) -> CompanyState:
    for grade in state.grades:
        if grade.entry.notice == entry.corrects and grade.entry.ruleset == entry.ruleset:
            if entry.field == "certificate":
                mended = replace(grade, certificate=entry.becomes)
            else:
                mended = replace(grade, score=Decimal(entry.becomes))
            state = _swap(state, grade, mended)
    return replace(state, corrections=(*state.corrections, entry))


def _repair(state: CompanyState, entry: Repair) -> CompanyState:
    return replace(state, repaired=state.repaired | {entry.reference})


def _erasure(state: CompanyState, entry: CompanyErasure) -> CompanyState:
    """Nothing is forgotten here: the public is told no more (P-5)."""
    return replace(state, erased=entry)


def _ban(state: CompanyState, ruleset: str, first: date, last: date, reason: str) -> CompanyState:
    return replace(state, bans=(*state.bans, BanState(ruleset, first, last, reason)))


def _end(state: CompanyState, grade: GradeState, ending: Ending) -> CompanyState:
    return _swap(state, grade, replace(grade, ended=ending, ended_before=grade.ended))


def _swap(state: CompanyState, old: GradeState, new: GradeState) -> CompanyState:
    return replace(state, grades=tuple(new if grade is old else grade for grade in state.grades))


#: One step per act; a step takes the state and its own type of entry.
_STEPS: dict[type[Entry], Callable[[CompanyState, Any], CompanyState]] = {
    Company: _company,
    NameChange: _name_change,
    Qualification: _qualification,
    Application: _application,
    Refused: _refused,
    Ban: _own_ban,
    Evaluation: _evaluation,
    Decision: _decision,
    ReevaluationRequest: _request,
    Reevaluation: _reevaluation,
    Review: _review,
    Revocation: _revocation,
    PastGrade: _past_grade,
    Grade: _grade,
    Voiding: _voiding,
    Correction: _correction,
    Repair: _repair,
    CompanyErasure: _erasure,
    **promised.STEPS,
}
