"""What is due for objections: the mark within a working day of receipt, then the decision (P-6)."""

from collections.abc import Iterator

from registry.ledger.entries import Deadline
from registry.state.company import CompanyState, ObjectionState
from registry.state.contested import about
from registry.state.deadlines import to_decide, to_mark
from registry.state.due.base import Due, Kind, Span, holidays, working_days

_TEXTS: dict[Kind, str] = {
    "objection_mark": "异议标注的最后一日",
    "objection_decision": "作出异议处理决定的最后一日",
}


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
    day, calendar = deadline.day, span.rules.calendar
    late = day < span.as_of
    if day > span.until:
        return
    yield Due(
        day=day,
        kind=kind,
        subject=state.code,
        name=state.name,
        text=f"{_TEXTS[kind]}：{about(one.entry.contested)}，{one.entry.day} 收到"
        + ("，已逾期" if late else ""),
        overdue=late,
        working_days=None if late else working_days(calendar, span.as_of, day),
        holidays=holidays(calendar, span.as_of, day),
        provisional=deadline.provisional,
        rule="P-6",
        article=span.article("P-6"),
    )
