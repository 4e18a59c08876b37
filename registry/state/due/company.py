"""What is due for one company: reviews, lapses, deadlines of a re-evaluation, objections, bans."""

from collections.abc import Iterator

from registry.ledger.entries import Deadline
from registry.state.company import CompanyState, GradeState, Process
from registry.state.deadlines import to_conclude, to_request
from registry.state.due.base import Due, Kind, Span
from registry.state.due.deadline import deadline_due
from registry.state.due.objection import objection_dues
from registry.state.reviews import anniversaries, outstanding, overdue


def company_dues(state: CompanyState, span: Span) -> Iterator[Due]:
    """All that is due for a company folded as of the span's first day."""
    for grade in state.grades:
        if grade.status(span.as_of) == "valid":
            yield from _reviews(state, grade, span)
            yield from _lapse(state, grade, span)
    for ruleset, process in state.processes:
        yield from _reevaluation(state, ruleset, process, span)
    yield from objection_dues(state, span)
    for ban in state.bans:
        if span.covers(ban.last):
            yield Due(
                day=ban.last,
                kind="ban",
                subject=state.code,
                name=state.name,
                text="禁止申请期的最后一日，次日起可以申请",
                ruleset=ban.ruleset,
                rule="R-31",
                article=span.article("R-31", span.rules.get(ban.ruleset, span.as_of)),
            )


def _reviews(state: CompanyState, grade: GradeState, span: Span) -> Iterator[Due]:
    """The review that is overdue, and those to come; one settles all that were missed (D-23)."""
    entry = grade.entry
    ruleset = span.rules.get(entry.ruleset, grade.period_from)
    due = anniversaries(grade, span.rules)
    reviewed = [review.day for review in grade.reviews]
    missed = overdue(due, reviewed, span.as_of)
    coming = [day for day in outstanding(due, reviewed) if span.covers(day)]
    for day in coming if missed is None else [missed, *coming]:
        yield Due(
            day=day,
            kind="review",
            subject=state.code,
            name=state.name,
            text=f"{entry.grade} 级年审" + ("，逾期未办" if day == missed else ""),
            ruleset=entry.ruleset,
            overdue=day == missed,
            rule="R-23",
            article=span.article("R-23", ruleset),
        )


def _lapse(state: CompanyState, grade: GradeState, span: Span) -> Iterator[Due]:
    entry = grade.entry
    if span.covers(entry.valid_until):
        yield Due(
            day=entry.valid_until,
            kind="lapse",
            subject=state.code,
            name=state.name,
            text=f"{entry.grade} 级的最后有效日，次日自动失效；继续持有须重新评价",
            ruleset=entry.ruleset,
            rule="R-21",
            article=span.article("R-21", span.rules.get(entry.ruleset, grade.period_from)),
        )


def _reevaluation(state: CompanyState, name: str, process: Process, span: Span) -> Iterator[Due]:
    """The company's days to object, or the association's to conclude (R-15)."""
    if process.reevaluation is not None:
        return
    decision, request = process.decision, process.request
    if request is not None:
        yield from _deadline(state, name, "conclusion", to_conclude(request, span.rules), span)
    elif decision is not None and (last := to_request(decision, span.rules)) is not None:
        yield from _deadline(state, name, "request", last, span)


def _deadline(
    state: CompanyState, name: str, kind: Kind, deadline: Deadline, span: Span
) -> Iterator[Due]:
    """A deadline; the company's own is over once it has passed, ours is overdue."""
    if kind == "request" and deadline.day < span.as_of:
        return
    yield from deadline_due(state, kind, deadline, span, ruleset=name)
