"""Annual reviews, revocations, voidings: what changes or ends a grade in force."""

from datetime import date

from registry.ledger.entries import Decision, Entry, Grade, Review, Revocation, Voiding
from registry.state.admit.kinds import evaluating
from registry.state.admit.kinds.days import not_before
from registry.state.admit.kinds.granting import CERTIFICATE
from registry.state.admit.kinds.identity import company_known, ruleset_known
from registry.state.admit.kinds.imported import AFTER_IMPORTED
from registry.state.admit.notices import Wanted
from registry.state.admit.row import Check, Row
from registry.state.company import GradeState
from scoring.refusal import Refusal


def held(row: Row) -> GradeState | None:
    """The grade in force on the day of the act."""
    company, day = row.company, row.draft.day
    return company.in_force(row.ruleset.id, day) if company and day else None


def grade_in_force(row: Row) -> Refusal | None:
    """R-23, R-30: there is a grade in force to review or revoke."""
    if row.company is None or held(row) is not None:
        return None
    return row.refuse(
        "R-24",
        f"该企业在 {row.draft.day} 没有按本办法有效的信用等级。",
        f"No grade of this company is in force on {row.draft.day}.",
        found=row.draft.day.isoformat(),
    )


def review_foreseen(row: Row) -> Refusal | None:
    """R-23: only some rule sets have an annual review."""
    if row.ruleset.has_review:
        return None
    return row.refuse(
        "R-23",
        f"评价办法 {row.ruleset.id} 没有年审；等级按其他办法评定的，请在“评价办法”列写明该办法。",
        f"{row.ruleset.id} has no annual review; name the rule set of the grade if another.",
    )


def review_grade_known(row: Row) -> Refusal | None:
    """R-2: a grade stated after a review is one of the rule set's."""
    return evaluating.stated_grade(row) if row.draft.grade else None


def review_grade_is_the_scores(row: Row) -> Refusal | None:
    """R-2, D-1: where both are stated, the grade is the one that the score gives."""
    return evaluating.grade_is_the_scores(row) if row.draft.grade else None


def review_consistent(row: Row) -> Refusal | None:
    """R-23: passed keeps or raises the grade, failed lowers it."""
    grade, draft = held(row), row.draft
    if grade is None:
        return None
    outcome = review_outcome(row, grade)
    if draft.passed and outcome == "lowered":
        return _r23(
            row, "年审合格的，等级不得下调。", "A passed review does not lower.", draft.grade
        )
    if not draft.passed and outcome != "lowered":
        return _r23(
            row,
            "年审不合格的，须填报下调后的等级。",
            "A failed review lowers the grade; state the lower one.",
            draft.grade,
        )
    return None


def review_outcome(row: Row, grade: GradeState) -> str:
    """Kept, raised or lowered, by the grade that the row states."""
    stated, rules = row.draft.grade, row.ruleset_on(row.draft.day)
    if not stated or stated == grade.entry.grade or rules.band(stated) is None:
        return "kept"
    return "raised" if rules.higher(stated, grade.entry.grade) else "lowered"


def _r23(row: Row, zh: str, en: str, found: str) -> Refusal:
    return row.refuse("R-23", zh, en, found=found)


def grade_to_void(row: Row) -> GradeState | None:
    """R-31: the grade in force, else the last one that began and is not void."""
    company, day = row.company, row.draft.day
    if company is None or day is None:
        return None
    begun = [
        grade
        for grade in company.grades
        if grade.entry.ruleset == row.ruleset.id
        and grade.entry.day <= day
        and (grade.ended is None or grade.ended.kind != "void")
    ]
    return company.in_force(row.ruleset.id, day) or (begun[-1] if begun else None)


def something_to_void(row: Row) -> Refusal | None:
    """R-31: a grade was given that can be declared void."""
    if row.company is None or grade_to_void(row) is not None:
        return None
    return row.refuse(
        "R-31",
        "该企业没有可宣布无效的信用等级。",
        "This company has no grade that could be declared void.",
    )


def notice_open(row: Row) -> Refusal | None:
    """R-32: the notice that the row would stand in is not published yet."""
    return row.notices.refusal(_wanted(row)) if row.draft.day is not None else None


def _wanted(row: Row) -> Wanted:
    kind = row.draft.kind
    return Wanted(
        kind=kind,
        day=row.draft.day,
        number=row.draft.number,
        ruleset=row.ruleset.id,
        text=row.draft.text,
        group="" if kind == "review" else row.draft.code,
        name=row.name_on(row.draft.day),
    )


def _notice(row: Row) -> str:
    return row.notices.id_for(_wanted(row), row.filed.origin)


def review_entries(row: Row) -> list[Entry]:
    """A review; a changed grade begins on its day and keeps the period's last one (D-23)."""
    draft, grade = row.draft, held(row)
    if grade is None:
        return []
    outcome = review_outcome(row, grade)
    if outcome == "kept":
        return [Review(day=draft.day, company=draft.code, ruleset=row.ruleset.id, outcome="kept")]
    notice = _notice(row)
    return [
        Review(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            outcome="raised" if outcome == "raised" else "lowered",
            notice=notice,
        ),
        Grade(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            grade=draft.grade,
            valid_until=grade.entry.valid_until,
            score=draft.score,
            basis="review",
            certificate=draft.certificate,
            notice=notice,
        ),
    ]


def revocation_entries(row: Row) -> list[Entry]:
    """The old grade ends and the new one begins, in one notice (R-30, D-30)."""
    draft = row.draft
    rules = row.ruleset_on(draft.day)
    band = rules.band(draft.grade)
    named = band is not None and band.listed
    notice = _notice(row)
    entries: list[Entry] = [
        *evaluating.evaluation_entries(row),
        Decision(day=draft.decided, company=draft.code, ruleset=rules.id, grade=draft.grade),
        Revocation(
            day=draft.day,
            company=draft.code,
            ruleset=rules.id,
            notice=notice,
            reason=draft.reason,
            named=named,
        ),
    ]
    if named:
        entries.append(_successor(row, notice))
    return entries


def _successor(row: Row, notice: str) -> Grade:
    draft = row.draft
    rules = row.ruleset_on(draft.day)
    return Grade(
        day=draft.day,
        company=draft.code,
        ruleset=rules.id,
        grade=draft.grade,
        valid_until=rules.last_day(draft.day),
        score=draft.score,
        basis="revocation",
        certificate=draft.certificate,
        notice=notice,
    )


def voiding_entries(row: Row) -> list[Entry]:
    """The grade is void for its whole period, and a ban begins (R-31, D-31)."""
    draft, grade = row.draft, grade_to_void(row)
    first: date = grade.period_from if grade else draft.day
    return [
        Voiding(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            notice=_notice(row),
            reason=draft.reason,
            grade_from=first,
            ban_until=row.ruleset_on(draft.day).ban_until(draft.day),
        )
    ]


COMMON = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("number", "day"), notice_open, at=("number",)),
)
REVIEW = (
    *COMMON,
    AFTER_IMPORTED,
    Check((), review_foreseen, at=("code",)),
    Check(("grade",), review_grade_known),
    Check(("code", "day"), grade_in_force, at=("day",)),
    evaluating.SCORE,
    Check(("code", "day", "passed", "grade"), review_consistent, at=("passed", "grade")),
    Check(
        ("score", "grade"),
        review_grade_is_the_scores,
    ),
    *CERTIFICATE,
)
REVOCATION = (
    *COMMON,
    AFTER_IMPORTED,
    Check(("code", "day"), grade_in_force, at=("day",)),
    evaluating.SCORE,
    evaluating.MATCH,
    Check(("score", "grade"), evaluating.unnamed_agrees),
    *evaluating.LICENSED,
    not_before("evaluated", "decided"),
    not_before("decided", "day"),
    *CERTIFICATE,
)
VOIDING = (*COMMON, Check(("code", "day"), something_to_void, at=("code",)))
