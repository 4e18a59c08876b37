"""Evaluations: score, grade, agency, evaluators, evidence."""

from datetime import date
from decimal import Decimal

from registry.ledger.entries import Entry, Evaluation, Evaluator
from registry.state.admit.kinds.days import backwards, not_before
from registry.state.admit.kinds.identity import company_known, ruleset_known
from registry.state.admit.row import Check, Row, once
from registry.state.licences import LicenceState
from scoring.bands import Band
from scoring.formula import Scored
from scoring.refusal import Refusal

WHY_NOT = {
    "unlicensed": ("没有资格证", "it holds no licence"),
    "awaiting_inspection": ("待年检", "it awaits inspection"),
    "expired": ("资格证已过有效期", "its licence has expired"),
    "cancelled": ("资格已取消", "its licence is cancelled"),
    "barred": ("在禁业期内", "it is barred"),
}
SUMS = ("compliance", "breach", "credit")


@once
def score_in_scale(row: Row) -> Refusal | None:
    """R-1, D-1: a score lies within the scale, with at most two places."""
    score: Decimal | None = row.draft.score
    return None if score is None else row.ruleset_on(_day(row)).check_score(score)


def stated_grade(row: Row) -> Refusal | None:
    """R-2, R-4, D-1: the grade is one that the rule set has."""
    if _band(row, row.draft.grade) is not None:
        return None
    score = row.draft.score or Decimal(0)
    return row.ruleset_on(_day(row)).check_grade(score, row.draft.grade)


def grade_is_the_scores(row: Row) -> Refusal | None:
    """R-2, D-1: the stated grade is the one that the score gives."""
    draft = row.draft
    if draft.score is None or score_in_scale(row) or _band(row, draft.grade) is None:
        return None
    return row.ruleset_on(_day(row)).check_grade(draft.score, draft.grade)


def unnamed_agrees(row: Row) -> Refusal | None:
    """R-4: a result that is not named must come from a score below the last grade."""
    draft = row.draft
    if score_in_scale(row) or _band(row, draft.grade) is not None:
        return None
    rules = row.ruleset_on(_day(row))
    band = rules.band_of(draft.score)
    return None if band is None else rules.check_grade(draft.score, draft.grade)


def groups_give_score(row: Row) -> Refusal | None:
    """D-2: where the points of the groups are filed, they give the score."""
    draft = row.draft
    scored = _by_groups(row)
    if scored is None or isinstance(scored, Refusal):
        return scored
    if scored.total == draft.score:
        return None
    return row.refuse(
        "D-2",
        f"按守信、失信、增信各项计得 {scored.total} 分，与所报 {draft.score} 分不符。",
        f"The groups give {scored.total} points, not {draft.score}.",
        found=str(draft.score),
        expected=str(scored.total),
    )


def status_gives_base(row: Row) -> Refusal | None:
    """R-5, D-2: only a company that is 存续 has a base score."""
    company = row.company
    known = company.particulars.registration_status if company and company.particulars else ""
    return row.ruleset_on(_day(row)).check_registration_status(
        row.draft.registration_status or known
    )


@once
def agency_licensed(row: Row) -> Refusal | None:
    """R-14, D-14, R-41, R-44: the agency held a valid licence on the evaluation day."""
    draft = row.draft
    if not row.ruleset_on(draft.evaluated).agency_licence_required:
        return None
    licence = row.working.agency(draft.agency, draft.evaluated)
    return _right_to_evaluate(row, licence, ("评价机构", "agency", draft.agency))


def evaluators_licensed(row: Row) -> Refusal | None:
    """R-14: so did each evaluator, at that agency."""
    draft = row.draft
    if not row.ruleset_on(draft.evaluated).agency_licence_required or agency_licensed(row):
        return None
    for name in draft.evaluators:
        licence = row.working.practitioner(name, draft.agency, draft.evaluated)
        refusal = _right_to_evaluate(row, licence, ("评价人员", "evaluator", name))
        if refusal is not None:
            return refusal
    return None


def _right_to_evaluate(
    row: Row, licence: LicenceState | None, who: tuple[str, str, str]
) -> Refusal | None:
    day: date = row.draft.evaluated
    status = row.working.status(licence, day) if licence else "unlicensed"
    if status == "valid":
        return None
    why, because = WHY_NOT[status]
    title, role, name = who
    return row.refuse(
        "R-14",
        f"{title}“{name}”在评价日（{day}）{why}，不得开展信用评价。",
        f"The {role} {name} may not evaluate on {day}: {because}.",
        found=why,
        expected="评价日持有效资格证",
    )


def awaits_evaluation(row: Row) -> Refusal | None:
    """R-11: where the rule set asks for an application, there is one, not decided yet."""
    if not row.ruleset.application_required or row.company is None:
        return None
    process = row.process
    if process is not None and process.application is not None and process.decision is None:
        return backwards(
            row, process.application.day, row.draft.evaluated, ("申报日期", "评价日期")
        )
    return row.refuse(
        "R-11",
        "该企业没有待评价的申请；请先报“信用等级评价申请”。",
        "No application of this company awaits evaluation.",
    )


def evaluation_entries(row: Row) -> list[Entry]:
    """A filed result (R-13, R-14)."""
    draft = row.draft
    scorecard = row.ruleset.scorecard_on(draft.evaluated)
    scored = _by_groups(row)
    return [
        Evaluation(
            day=draft.evaluated,
            company=draft.code,
            ruleset=row.ruleset.id,
            agency=agency_code(row),
            agency_name=draft.agency,
            evaluators=evaluators(row),
            score=draft.score,
            grade=draft.grade,
            endorsed=getattr(draft, "endorsed", None),
            scorecard=scorecard.version if scorecard else "",
            groups=dict(scored.groups) if isinstance(scored, Scored) else {},
            base=scored.base if isinstance(scored, Scored) else None,
            caps=scored.caps if isinstance(scored, Scored) else (),
        )
    ]


@once
def _by_groups(row: Row) -> Scored | Refusal | None:
    """What the filed sums give (D-2), where any sum is filed."""
    groups = [getattr(row.draft, field, None) for field in SUMS]
    if all(points is None for points in groups):
        return None
    return row.ruleset_on(_day(row)).group_score(*(points or Decimal(0) for points in groups))


def agency_code(row: Row) -> str:
    """The code of the agency that holds a licence on the day, as far as it does (R-14)."""
    licence = row.working.agency(row.draft.agency, row.draft.evaluated)
    return getattr(licence.entry, "agency", "") if licence else ""


def evaluators(row: Row) -> tuple[Evaluator, ...]:
    """The evaluators with the licences held on the day (R-14)."""
    draft = row.draft
    held = [
        (name, row.working.practitioner(name, draft.agency, draft.evaluated))
        for name in draft.evaluators
    ]
    return tuple(Evaluator(name, licence.entry.number if licence else "") for name, licence in held)


def _band(row: Row, grade: str) -> Band | None:
    return row.ruleset_on(_day(row)).band(grade)


def _day(row: Row) -> date:
    """The day whose bands hold: of the evaluation, else of the act itself."""
    draft = row.draft
    day: date | None = getattr(draft, "evaluated", None) or getattr(draft, "day", None)
    return day or row.received


SCORE = Check(("score", "ruleset"), score_in_scale, at=("score",))
GROUPS = Check(("score", "compliance", "breach", "credit"), groups_give_score, at=("score",))
BASE = Check(("registration_status",), status_gives_base)
MATCH = Check(("score", "grade"), grade_is_the_scores)
LICENSED = (
    Check(("agency", "evaluated"), agency_licensed, at=("agency",)),
    Check(("agency", "evaluators", "evaluated"), evaluators_licensed, at=("evaluators",)),
)
EVALUATION = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "evaluated"), awaits_evaluation, at=("evaluated",)),
    SCORE,
    GROUPS,
    BASE,
    MATCH,
    Check(("score", "grade"), unnamed_agrees),
    *LICENSED,
    not_before("evaluated", "endorsed"),
)
