"""Deadlines of a re-evaluation and of an objection as they stand today (R-15, P-6, P-11).

The ledger keeps a deadline as it was computed, provisional where a year it touches had no published
calendar. Once that calendar is known, the deadline is firm: it is counted anew, from the same day
and by the same rules.
"""

from registry.ledger.entries import Deadline, Decision, Objection, ReevaluationRequest
from registry.state.rules import Rules


def to_request(decision: Decision, rules: Rules) -> Deadline | None:
    """The last day for the company to ask; None where none was set.

    Never earlier than the day that the company was told: a holiday notice takes away no right.
    """
    told, received = decision.reevaluation_until, decision.received
    if told is None or received is None or not told.provisional:
        return told
    days = rules.get(decision.ruleset, decision.day).reevaluation_days
    counted = rules.calendar.deadline(received, days)
    return told if counted.provisional else Deadline(day=max(told.day, counted.day))


def to_conclude(request: ReevaluationRequest, rules: Rules) -> Deadline:
    """The last day for the association to conclude."""
    told = request.conclude_until
    days = rules.get(request.ruleset, request.day).conclusion_days
    if not told.provisional or days == 0:
        return told
    counted = rules.calendar.deadline(request.day, days)
    return told if counted.provisional else Deadline(day=counted.day)


def to_mark(objection: Objection, rules: Rules) -> Deadline:
    """The last day to mark what is contested: one working day after receipt."""
    counted = rules.calendar.deadline(objection.day, 1)
    return Deadline(day=counted.day, provisional=counted.provisional)


def to_decide(objection: Objection, rules: Rules) -> Deadline:
    """The last day to decide an objection; the public is told the one of the day of receipt."""
    told = objection.decide_by
    if not told.provisional:
        return told
    counted = rules.calendar.deadline(objection.day, objection.within)
    return told if counted.provisional else Deadline(day=counted.day)
