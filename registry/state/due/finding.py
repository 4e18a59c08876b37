"""All that is due in a register, without folding every company of it.

A first pass over single acts tells which companies could have anything due; those alone are
folded, some at a time. What is due is decided by the fold, never by the pass.
"""

from datetime import date, timedelta
from itertools import islice
from operator import attrgetter

from registry.ledger.entries import (
    Ban,
    CompanyEntry,
    Decision,
    Grade,
    Objection,
    ReevaluationRequest,
    Refused,
    Voiding,
)
from registry.state.due.base import Due, Reader, Span
from registry.state.due.commitment import commitment_dues
from registry.state.due.company import company_dues
from registry.state.due.licence import licence_dues
from registry.state.fold import fold_company
from registry.state.licences import LICENCE_ACTS, Licences
from registry.state.rules import Rules

_ACTS = (
    "grade",
    "past_grade",
    "decision",
    "reevaluation_request",
    "voiding",
    "refused",
    "ban",
    "objection",
)
_AT_ONCE = 1000
#: A review comes a full year after a grade's first day at the earliest (R-23).
_YEAR = timedelta(days=365)


def dues(ledger: Reader, rules: Rules, as_of: date, within: int) -> list[Due]:
    """What is due on `as_of` and in the `within` days after it, and what is overdue, by day."""
    span = Span(as_of, as_of + timedelta(days=within), rules)
    lead = rules.get("").licensing.inspection_lead_months
    acts = (entry for act in LICENCE_ACTS for entry in ledger.each_of(act))
    found = list(licence_dues(Licences.fold(acts, lead, as_of), span))
    found += commitment_dues(ledger, span)
    codes = iter(sorted(_candidates(ledger, span)))
    while some := list(islice(codes, _AT_ONCE)):
        for entries in ledger.histories(some).values():
            state = fold_company(entries, as_of)
            if state is not None:
                found += company_dues(state, span)
    return sorted(found, key=attrgetter("day", "kind", "subject", "ruleset"))


def _candidates(ledger: Reader, span: Span) -> set[str]:
    """The codes of the companies that may have something due."""
    return {
        entry.company
        for act in _ACTS
        for entry in ledger.each_of(act)
        if isinstance(entry, CompanyEntry) and entry.day <= span.as_of and _may_be_due(entry, span)
    }


def _may_be_due(entry: CompanyEntry, span: Span) -> bool:
    match entry:
        case Grade():
            return entry.valid_until >= span.as_of and (
                entry.valid_until <= span.until or _reviewed(entry, span)
            )
        case Decision():
            until = entry.reevaluation_until
            return until is not None and (until.provisional or span.covers(until.day))
        case ReevaluationRequest():
            until = entry.conclude_until
            return until.provisional or until.day <= span.until
        case Voiding() | Refused():
            return span.covers(entry.ban_until)
        case Ban():
            return span.covers(entry.until)
    # It may be open, and whether it is decided is for the fold to say; there are few.
    return isinstance(entry, Objection)


def _reviewed(entry: Grade, span: Span) -> bool:
    """Whether a review of the grade may be due by the end of the span."""
    begun = entry.basis == "review" or entry.day + _YEAR <= span.until
    return begun and span.rules.get(entry.ruleset, entry.day).has_review
