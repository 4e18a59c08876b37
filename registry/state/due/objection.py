"""What is due for objections: the mark within a working day of receipt, then the decision (P-6)."""

from collections.abc import Iterator

from registry.ledger.entries import Deadline
from registry.state.company import CompanyState, ObjectionState
from registry.state.contested import about
from registry.state.deadlines import to_decide, to_mark
from registry.state.due.base import Due, Kind, Span
from registry.state.due.deadline import deadline_due


def objection_dues(state: CompanyState, span: Span) -> Iterator[Due]:
    """All that is due for the objections that are open on the span's first day."""
    for one in state.objections:
        if one.decision is None:
            if one.mark is None:
                yield from _due(state, one, "objection_mark", to_mark(one.entry, span.rules), span)
            decide_by = to_decide(one.entry, span.rules)
            yield from _due(state, one, "objection_decision", decide_by, span)


def _due(
    state: CompanyState, one: ObjectionState, kind: Kind, deadline: Deadline, span: Span
) -> Iterator[Due]:
    contested = f"：{about(one.entry.contested)}，{one.entry.day} 收到"
    yield from deadline_due(state, kind, deadline, span, about=contested)
