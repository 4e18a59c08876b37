"""A deadline of a company that is counted in working days: what it is called and rests on."""

from collections.abc import Iterator, Mapping

from registry.ledger.entries import Deadline
from registry.state.company import CompanyState
from registry.state.due.base import Due, Kind, Span, holidays, working_days

_CALLED: Mapping[Kind, tuple[str, str]] = {
    "conclusion": ("R-15", "作出复评结论的最后一日"),
    "request": ("R-15", "企业申请复评的最后一日，其后即可公告或命名"),
    "objection_mark": ("P-6", "异议标注的最后一日"),
    "objection_decision": ("P-6", "作出异议处理决定的最后一日"),
}


def deadline_due(
    state: CompanyState,
    kind: Kind,
    deadline: Deadline,
    span: Span,
    *,
    about: str = "",
    ruleset: str = "",
) -> Iterator[Due]:
    """It, unless it lies beyond the span; overdue once its last day has passed."""
    day, calendar = deadline.day, span.rules.calendar
    late = day < span.as_of
    if day > span.until:
        return
    rule, called = _CALLED[kind]
    yield Due(
        day=day,
        kind=kind,
        subject=state.code,
        name=state.name,
        text=called + about + ("，已逾期" if late else ""),
        ruleset=ruleset,
        overdue=late,
        working_days=None if late else working_days(calendar, span.as_of, day),
        holidays=holidays(calendar, span.as_of, day),
        provisional=deadline.provisional,
        rule=rule,
        article=span.article(rule, span.rules.get(ruleset, span.as_of)),
    )
