"""The committee's decision, objections to it, and re-evaluations (R-13, R-15)."""

from datetime import date

from registry.ledger.entries import (
    Deadline,
    Decision,
    Entry,
    Reevaluation,
    ReevaluationRequest,
)
from registry.state.admit.kinds.days import backwards, not_before
from registry.state.admit.kinds.evaluating import MATCH, SCORE
from registry.state.admit.kinds.identity import company_known, ruleset_known
from registry.state.admit.row import Check, Row
from registry.state.deadlines import to_request
from scoring.refusal import Refusal


def awaits_decision(row: Row) -> Refusal | None:
    """R-13: an evaluation is there to decide, of the same grade, and not after the decision."""
    if row.company is None:
        return None
    process, draft = row.process, row.draft
    if process is None or process.evaluation is None or process.decision is not None:
        return row.refuse(
            "R-13",
            "该企业没有待审定的评价结果；请先报“评价结果”。",
            "No evaluation of this company awaits a decision.",
        )
    evaluation = process.evaluation
    if draft.grade != evaluation.grade:
        return row.refuse(
            "R-2",
            f"审定等级与得分 {evaluation.score} 对应的等级不符。",
            f"The decided grade is not the one that the score {evaluation.score} gives.",
            found=draft.grade,
            expected=evaluation.grade,
        )
    if evaluation.endorsed is not None:
        return backwards(row, evaluation.endorsed, draft.decided, ("认可日期", "审定日期"))
    return backwards(row, evaluation.day, draft.decided, ("评价日期", "审定日期"))


def request_in_time(row: Row) -> Refusal | None:
    """R-15: within the working days allowed after the company received the result, and once."""
    if row.company is None:
        return None
    process, day = row.process, row.draft.day
    if process is None or process.decision is None:
        return _r15(row, "该企业没有可申请复评的评级结果。", "There is no result to contest.")
    if process.request is not None:
        return _r15(row, "该结果已经申请过复评，复评结论为最终结果。", "It was contested before.")
    return _late(row, process.decision, day)


def _late(row: Row, decision: Decision, day: date) -> Refusal | None:
    received, until = decision.received, to_request(decision, row.rules)
    if received is None or until is None:
        return _r15(
            row,
            "没有登记结果送达日期，无法计算复评期限；请在“评定委员会审定”中填报。",
            "The day on which the company received its result is not recorded.",
        )
    if received <= day <= until.day:
        return None
    if day < received:
        return backwards(row, received, day, ("结果送达日期", "申请日期"), "R-15")
    return row.refuse(
        "R-15",
        f"复评申请期限为 {until.day}（自 {received} 接到结果起 "
        f"{row.ruleset.reevaluation_days} 个工作日），已经过期。",
        f"The last day to ask for a re-evaluation was {until.day}.",
        found=day.isoformat(),
        expected=f"不晚于 {until.day}",
    )


def awaits_conclusion(row: Row) -> Refusal | None:
    """R-15: a re-evaluation is open, and its conclusion does not come before the request."""
    if row.company is None:
        return None
    process = row.process
    if process is None or process.request is None or process.reevaluation is not None:
        return _r15(row, "该企业没有正在进行的复评。", "No re-evaluation is open.")
    return backwards(row, process.request.day, row.draft.day, ("复评申请日期", "结论日期"), "R-15")


def _r15(row: Row, zh: str, en: str) -> Refusal:
    return row.refuse("R-15", zh, en)


def deadline(row: Row, received: date, days: int) -> Deadline | None:
    """So many working days after a day of receipt, frozen as computed now (R-15, P-11)."""
    if days == 0:
        return None
    computed = row.rules.calendar.deadline(received, days)
    return Deadline(day=computed.day, provisional=computed.provisional)


def decision_entries(row: Row) -> list[Entry]:
    """A decision; with the day of receipt the time to contest it begins (R-15)."""
    draft = row.draft
    received: date | None = getattr(draft, "received", None)
    days = row.ruleset_on(draft.decided).reevaluation_days
    return [
        Decision(
            day=draft.decided,
            company=draft.code,
            ruleset=row.ruleset.id,
            grade=draft.grade,
            received=received,
            reevaluation_until=deadline(row, received, days) if received else None,
        )
    ]


def request_entries(row: Row) -> list[Entry]:
    """A request for re-evaluation; from here the association's own time runs (R-15)."""
    draft = row.draft
    until = deadline(row, draft.day, row.ruleset_on(draft.day).conclusion_days)
    return [
        ReevaluationRequest(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            conclude_until=until or Deadline(day=draft.day),
            reason=draft.reason,
        )
    ]


def reevaluation_entries(row: Row) -> list[Entry]:
    """The final conclusion (R-15)."""
    draft = row.draft
    return [
        Reevaluation(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            score=draft.score,
            grade=draft.grade,
        )
    ]


DECISION = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "grade", "decided"), awaits_decision, at=("grade", "decided")),
    not_before("decided", "received"),
)
REQUEST = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "day"), request_in_time, at=("day",)),
)
REEVALUATION = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "day"), awaits_conclusion, at=("day",)),
    SCORE,
    MATCH,
)
