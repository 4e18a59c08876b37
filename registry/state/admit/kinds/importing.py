"""Past lists: grades of before the register, taken as the lists have them (R-20, D-24, P-1).

What a list does not say cannot be judged: no agency's licence, no evaluators, no application, no
committee's decision is asked for. What it says is: company, grade, days, certificate number.
"""

from datetime import date

from registry.identity import names
from registry.ledger.entries import Company, Entry, PastGrade
from registry.state.admit.kinds.days import not_before
from registry.state.admit.kinds.granting import CERTIFICATE, grade_named
from registry.state.admit.kinds.identity import ruleset_known
from registry.state.admit.kinds.imported import imported
from registry.state.admit.row import Check, Row
from registry.state.company import CompanyState, GradeState
from scoring.refusal import Refusal


def name_borne(row: Row) -> Refusal | None:
    """R-10: a known code bears, or once bore, the name that the list has."""
    company, name = row.company, row.draft.name
    if company is None or not company.name:
        return None
    borne = (company.name, *(former.name for former in company.former_names))
    if any(names.same(one, name) for one in borne):
        return None
    return row.refuse(
        "R-10",
        f"代码 {row.draft.code} 登记的名称是“{'”“'.join(borne)}”，与名单所载不符；"
        "是曾用名的，请先报“名称变更”或“企业登记信息”。",
        f"Code {row.draft.code} is registered as {company.name}; file a former name first.",
        found=name,
        expected="、".join(borne),
    )


def past_already(row: Row) -> Refusal | None:
    """P-1: a past list tells of days gone by; today's announcements are filed with their steps."""
    day: date = row.draft.announced
    if day < row.received:
        return None
    return row.refuse(
        "P-1",
        f"公布日期（{day}）不早于报送之日（{row.received}），不是历史名单。",
        f"{day} is not before the day of filing: that is no past list.",
        found=day.isoformat(),
        expected=f"早于 {row.received}",
    )


def once_a_day(row: Row) -> Refusal | None:
    """D-24: the register has no grade of that company that begins on the same day."""
    day = row.draft.announced
    there = next((one for one in _grades(row) if one.entry.day == day), None)
    if there is None:
        return None
    told = f"{there.entry.grade} 级" + ("（历史导入）" if imported(there) else "")
    return row.refuse(
        "D-24",
        f"重复：该企业自 {day} 起已有按同一办法登记的{told}。",
        f"A grade of this company that begins on {day} is recorded already.",
        found=f"{row.draft.grade} {day}",
    )


def before_our_own(row: Row) -> Refusal | None:
    """P-1, D-24: a list of the past says nothing about days of which the register itself tells."""
    own = _first_own(row.company)
    day = row.draft.announced
    if own is None or day < own.entry.day:
        return None
    if own.entry.day == day and own.entry.ruleset == row.ruleset.id:
        return None  # told as a duplicate
    return row.refuse(
        "D-24",
        f"登记册自 {own.entry.day} 起已按程序登记该企业的等级；历史名单只补此前的。",
        f"The register's own grades of this company begin on {own.entry.day}; "
        "a past list tells of earlier days only.",
        found=day.isoformat(),
        expected=f"早于 {own.entry.day}",
    )


def within_period(row: Row) -> Refusal | None:
    """R-20, D-20: a list may end a grade early, and never later than the rule set does."""
    draft = row.draft
    if draft.until is None:
        return None
    last = row.ruleset_on(draft.announced).last_day(draft.announced)
    if draft.until <= last:
        return None
    return row.refuse(
        "R-20",
        f"有效期至 {draft.until}，长于评价办法规定的有效期；最后一日是 {last}（D-20）。",
        f"The period ends on {last} by the rules (D-20); the list ends it later.",
        found=draft.until.isoformat(),
        expected=f"不晚于 {last}，或者不填",
    )


def past_entries(row: Row) -> list[Entry]:
    """The grade, and the company where the register does not know it yet."""
    draft, day = row.draft, row.draft.announced
    rules = row.ruleset_on(day)
    grade = PastGrade(
        day=day,
        company=draft.code,
        ruleset=rules.id,
        grade=draft.grade,
        valid_until=draft.until or rules.last_day(day),
        certificate=draft.certificate,
        reckoned=draft.until is None,
        source=draft.source,
    )
    known = row.company is not None and row.company.particulars is not None
    company = Company(day=day, company=draft.code, name=draft.name)
    return [grade] if known else [company, grade]


def _grades(row: Row) -> list[GradeState]:
    """The company's grades under the row's rule set."""
    grades = row.company.grades if row.company else ()
    return [one for one in grades if one.entry.ruleset == row.ruleset.id]


def _first_own(company: CompanyState | None) -> GradeState | None:
    """The first grade that was filed with its steps, under any rule set."""
    own = [one for one in company.grades if not imported(one)] if company else []
    return min(own, key=lambda one: one.entry.day, default=None)


PAST = (
    Check(("ruleset",), ruleset_known),
    Check(("code", "name"), name_borne, at=("name",)),
    Check(("grade",), grade_named),
    Check(("announced",), past_already),
    Check(("code", "announced", "ruleset"), once_a_day, at=("announced",)),
    Check(("code", "announced", "ruleset"), before_our_own, at=("announced",)),
    not_before("announced", "until", "R-20"),
    Check(("announced", "until", "ruleset"), within_period, at=("until",)),
    *CERTIFICATE,
)
