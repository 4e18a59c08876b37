"""Announcements and namings: a grade begins (R-16 to R-20, D-20, D-24)."""

from datetime import date

from registry.ledger.entries import Basis, Entry, Grade
from registry.state.admit.kinds.applying import held_on_application
from registry.state.admit.kinds.days import backwards
from registry.state.admit.kinds.identity import company_known, ruleset_known
from registry.state.admit.kinds.imported import AFTER_IMPORTED
from registry.state.admit.notices import Wanted
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def awaits_grade(row: Row) -> Refusal | None:
    """R-13, D-15: decided, with that grade, not contested, and not before the decision."""
    if row.company is None:
        return None
    process, grade, day = row.process, row.draft.grade, first_day(row)
    if process is None or process.decision is None:
        return row.refuse(
            "R-13",
            "该企业没有经评定委员会审定、尚未公布的结果；请先报“评定委员会审定”。",
            "No decided result of this company awaits its announcement.",
        )
    if process.contested:
        return row.refuse(
            "R-15",
            "复评正在进行，结论作出前不得公布（D-15）。",
            "A re-evaluation is open; its result cannot be announced (D-15).",
        )
    if grade != process.grade:
        return row.refuse(
            "R-13",
            "所报等级与审定（复评）的等级不符。",
            "The grade is not the one that was decided.",
            found=grade,
            expected=process.grade,
        )
    final = process.reevaluation or process.decision
    return backwards(row, final.day, day, ("审定（复评结论）日期", "公布日期"))


def grade_named(row: Row) -> Refusal | None:
    """R-4, R-19: what is not named is neither announced nor named."""
    rules = row.ruleset_on(first_day(row))
    band = rules.band(row.draft.grade)
    return None if band else rules.check_grade(rules.scale.minimum, row.draft.grade)


def announced_kind(row: Row) -> Refusal | None:
    """R-17: grades that are announced are announced, the others are named by document alone."""
    grade = row.draft.grade
    band = row.ruleset_on(first_day(row)).band(grade)
    if band is None:
        return None
    announced = getattr(row.draft, "announced", None) is not None
    if band.announced == announced:
        return None
    if announced:
        return row.refuse(
            "R-17",
            f"{grade} 级只发命名文件，不向社会公告；请报命名日期，不报公告日期。",
            f"{grade} is named by document and not announced.",
            found="公告日期",
            expected="命名日期",
        )
    return row.refuse(
        "R-17",
        f"{grade} 级须向社会公告，不能只发命名文件。",
        f"{grade} is announced to the public; a naming document is not enough.",
        found="命名日期",
        expected="公告日期",
    )


def begins_once(row: Row) -> Refusal | None:
    """D-24: at most one grade under a rule set begins on a day."""
    company, day = row.company, first_day(row)
    if company is None or day is None:
        return None
    for grade in company.grades:
        if grade.entry.ruleset == row.ruleset.id and grade.entry.day == day:
            return row.refuse(
                "D-24",
                f"该企业在 {day} 已有一个起始的等级（{grade.entry.grade}）。",
                f"A grade of this company already begins on {day}.",
                found=day.isoformat(),
            )
    return None


def rise_in_time(row: Row) -> Refusal | None:
    """R-22, D-22: a higher grade during validity is an upgrade, whatever it is called."""
    held = held_on_application(row)
    process = row.process
    applied: date | None = getattr(row.draft, "applied", None)
    application = process.application if process else None
    applied = applied or (application.day if application else None)
    if held is None or applied is None:
        return None
    rules = row.ruleset_on(applied)
    if rules.band(row.draft.grade) is None:
        return None
    if rules.higher(row.draft.grade, held.entry.grade):
        return rules.check_upgrade(held.period_from, held.entry.valid_until, applied)
    if application is not None and application.purpose == "upgrade":
        return row.refuse(
            "R-22",
            f"晋级评价的结果（{row.draft.grade}）没有高于现等级（{held.entry.grade}）（D-22）。",
            "An upgrade must give a higher grade (D-22).",
            found=row.draft.grade,
            expected=f"高于 {held.entry.grade}",
        )
    return None


def certificate_fits(row: Row) -> Refusal | None:
    """RULES 6: the number follows the rule set's pattern and carries the grade (P-9)."""
    draft = row.draft
    if not draft.certificate or row.ruleset.band(draft.grade) is None:
        return None
    return row.ruleset.certificate.check(draft.certificate, draft.grade)


def certificate_unique(row: Row) -> Refusal | None:
    """RULES 6: a certificate number is unique for ever."""
    number = row.draft.certificate
    holder = number and row.working.reserve(f"certificate:{number}", row.filed.origin)
    if not holder:
        return None
    return row.refuse(
        "R-16",
        f"证书编号 {number} 已被{holder}使用；编号永久唯一。",
        f"Certificate number {number} is taken already; a number is unique for ever.",
        found=number,
    )


def certificate_given(row: Row) -> Refusal | None:
    """R-16: a grade that comes with a certificate has its number."""
    draft = row.draft
    band = row.ruleset.band(draft.grade)
    if draft.certificate or band is None or "证书" not in band.honours:
        return None
    return row.refuse(
        "R-16",
        f"{draft.grade} 级颁发证书，缺证书编号。",
        f"{draft.grade} comes with a certificate; its number is missing.",
        expected="证书编号",
    )


def notice_open(row: Row) -> Refusal | None:
    """R-32: the notice that the row would stand in is not published yet."""
    return row.notices.refusal(wanted(row)) if getattr(row.draft, "announced", None) else None


def first_day(row: Row) -> date:
    """The grade's first day: of the announcement, else of the naming document (D-20)."""
    draft = row.draft
    day: date | None = getattr(draft, "announced", None) or getattr(draft, "named", None)
    return day or row.received


def wanted(row: Row) -> Wanted:
    """The announcement that a row stands in."""
    draft = row.draft
    return Wanted(
        kind="grade",
        day=draft.announced,
        number=draft.number,
        ruleset=row.ruleset.id,
        text=getattr(draft, "text", ""),
        name=row.name_on(draft.announced),
    )


def grade_entries(row: Row) -> list[Entry]:
    """The grade, from its first day to the last by the rules of that day (R-20, D-20)."""
    draft, day = row.draft, first_day(row)
    rules = row.ruleset_on(day)
    announced = getattr(draft, "announced", None) is not None
    process = row.process
    return [
        Grade(
            day=day,
            company=draft.code,
            ruleset=rules.id,
            grade=draft.grade,
            valid_until=rules.last_day(day),
            score=process.score if process else None,
            basis=_basis(row, day, announced),
            certificate=getattr(draft, "certificate", ""),
            notice=row.notices.id_for(wanted(row), row.filed.origin) if announced else "",
            document=getattr(draft, "document", ""),
        )
    ]


def _basis(row: Row, day: date, announced: bool) -> Basis:
    company = row.company
    held = company.in_force(row.ruleset.id, day) if company else None
    if held is not None and row.ruleset_on(day).higher(row.draft.grade, held.entry.grade):
        return "upgrade"
    return "announcement" if announced else "naming"


CERTIFICATE = (
    Check(("certificate", "grade"), certificate_fits, at=("certificate",)),
    Check(("certificate",), certificate_unique),
)
BEGINS = (
    AFTER_IMPORTED,
    Check(("code", "announced", "ruleset"), begins_once, at=("announced",)),
    Check(("number", "announced"), notice_open, at=("number",)),
    *CERTIFICATE,
    Check(("certificate", "grade"), certificate_given, at=("certificate",)),
)
ANNOUNCEMENT = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "grade", "announced"), awaits_grade, at=("grade", "announced")),
    Check(("grade",), grade_named),
    Check(("grade", "announced"), announced_kind, at=("grade",)),
    Check(("code", "grade"), rise_in_time, at=("grade",)),
    *BEGINS,
)
NAMING = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "grade", "named"), awaits_grade, at=("grade", "named")),
    Check(("grade",), grade_named),
    Check(("grade", "named"), announced_kind, at=("grade",)),
    Check(("code", "grade"), rise_in_time, at=("grade",)),
    AFTER_IMPORTED,
    Check(("code", "named", "ruleset"), begins_once, at=("named",)),
)
