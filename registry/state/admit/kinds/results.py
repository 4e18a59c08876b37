"""The short cut: one row of finished results goes through the rules of every step."""

from datetime import date

from registry.ledger.entries import Entry, Qualification
from registry.state.admit.kinds import applying, deciding, evaluating, granting, identity
from registry.state.admit.kinds.days import not_before
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def application_stated(row: Row) -> Refusal | None:
    """R-11: the day of application, where the rule set asks for an application."""
    if row.draft.applied is not None or not row.ruleset.application_required:
        return None
    return row.refuse(
        "R-11",
        "缺申报日期，无法核对信用企业资质是否满一年。",
        "The day of application is missing.",
        expected="申报日期",
    )


def first_day_stated(row: Row) -> Refusal | None:
    """R-20, D-20: a period begins with an announcement or a naming document."""
    draft = row.draft
    if draft.announced is not None or draft.named is not None:
        return None
    return row.refuse(
        "R-20",
        "缺公告日期（只发命名文件的等级缺命名日期），有效期无从起算。",
        "Neither an announcement day nor a naming day is given.",
        expected="公告日期或命名日期",
    )


def results_entries(row: Row) -> list[Entry]:
    """Everything that the row tells, as the entries of its steps."""
    draft = row.draft
    entries: list[Entry] = identity.particulars(row, _first_known(row))
    if draft.qualified is not None and not _qualified(row):
        entries.append(Qualification(day=draft.qualified, company=draft.code))
    if draft.applied is not None:
        entries += applying.application_entries(row)
    entries += evaluating.evaluation_entries(row)
    entries += deciding.decision_entries(row)
    for entry in entries:
        row.working.add(entry, row.filed.origin)
    return granting.grade_entries(row)


def _first_known(row: Row) -> date:
    evaluated: date = row.draft.evaluated
    return min(evaluated, row.draft.applied or evaluated)


def _qualified(row: Row) -> bool:
    company = row.company
    return company is not None and company.qualified is not None


RESULTS = (
    *identity.COMPANY,
    *applying.ELIGIBLE,
    Check(("address", "region", "ruleset"), applying.region_covered, at=("address", "region")),
    Check(("applied", "ruleset"), application_stated, at=("applied",)),
    Check(("qualified", "applied"), applying.qualified_a_year),
    evaluating.SCORE,
    evaluating.GROUPS,
    evaluating.BASE,
    evaluating.MATCH,
    Check(("grade",), evaluating.stated_grade),
    *evaluating.LICENSED,
    not_before("applied", "evaluated"),
    not_before("evaluated", "endorsed"),
    not_before("endorsed", "decided"),
    not_before("evaluated", "decided"),
    not_before("decided", "announced"),
    not_before("decided", "named"),
    Check(("announced", "named"), first_day_stated, at=("announced",)),
    Check(("grade", "announced", "named"), granting.announced_kind, at=("grade", "announced")),
    Check(("code", "grade", "applied"), granting.rise_in_time, at=("grade", "applied")),
    *granting.BEGINS,
)
