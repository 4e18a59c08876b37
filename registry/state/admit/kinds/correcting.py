"""Correction notices: a mistake is mended by a notice of its own (R-32)."""

from decimal import Decimal, InvalidOperation
from typing import Literal

from registry.ledger.entries import Correction, Entry
from registry.state.admit.kinds.identity import company_known, ruleset_known
from registry.state.admit.notices import Wanted
from registry.state.admit.row import Check, Row
from registry.state.company import GradeState
from scoring.refusal import Refusal

FIELDS: dict[str, Literal["certificate", "score"]] = {"证书编号": "certificate", "得分": "score"}


def corrected_known(row: Row) -> Refusal | None:
    """R-32: the notice to mend is published."""
    id_ = row.working.notice(row.draft.corrected)
    if id_ and row.working.erased(id_):
        return Refusal(
            "P-5",
            "",
            f"公告“{row.draft.corrected}”已依法撤下，不再更正。",
            "This notice was erased; there is nothing to correct.",
            found=row.draft.corrected,
        )
    if id_:
        return None
    return _r32(
        f"登记册中没有公告“{row.draft.corrected}”。",
        "No such notice is published.",
        row.draft.corrected,
    )


def field_known(row: Row) -> Refusal | None:
    """What a correction can change in the register."""
    if not row.draft.field or row.draft.field in FIELDS:
        return None
    return _r32(
        "更正项目只能是证书编号或得分；其他差错只更正文字。",
        "Only a certificate number or a score can be corrected by field.",
        row.draft.field,
        "、".join(FIELDS),
    )


def was_agrees(row: Row) -> Refusal | None:
    """R-32: the notice says what the correction says it said."""
    draft = row.draft
    if draft.field not in FIELDS:
        return None
    if not draft.code:
        return _r32(
            "更正证书编号或得分须填统一社会信用代码。", "The company's code is missing.", ""
        )
    if row.company is None:
        return None
    grade = corrected_grade(row)
    if grade is None:
        return _r32("该公告没有公布这家企业的等级。", "The notice gives it no grade.", draft.code)
    present = str(getattr(grade, FIELDS[draft.field]))
    if present == draft.was:
        return None
    return _r32("“原为”与登记册不符。", "The register says otherwise.", draft.was, present)


def becomes_allowed(row: Row) -> Refusal | None:
    """D-1, RULES 6: a corrected score gives the same grade; a corrected number is new and fits."""
    draft = row.draft
    grade = corrected_grade(row) if row.company is not None else None
    if grade is None or draft.field not in FIELDS:
        return None
    if draft.field == "得分":
        return _score_refusal(row, grade)
    if refusal := row.ruleset.certificate.check(draft.becomes, grade.entry.grade):
        return refusal
    if holder := row.working.reserve(f"certificate:{draft.becomes}", row.filed.origin):
        return _r32(
            f"证书编号 {draft.becomes} 已被{holder}使用。", "The number is taken.", draft.becomes
        )
    return None


def _score_refusal(row: Row, grade: GradeState) -> Refusal | None:
    try:
        score = Decimal(row.draft.becomes)
    except InvalidOperation:
        return _r32("更正后的得分不是数字。", "The score is not a number.", row.draft.becomes)
    rules = row.ruleset_on(grade.entry.day)
    return rules.check_score(score) or rules.check_grade(score, grade.entry.grade)


def corrected_grade(row: Row) -> GradeState | None:
    """The grade that the mended notice published."""
    notice, company = row.working.notice(row.draft.corrected), row.company
    if company is None or notice is None:
        return None
    return next((grade for grade in company.grades if grade.entry.notice == notice), None)


def _r32(zh: str, en: str, found: str, expected: str = "") -> Refusal:
    return Refusal("R-32", "", zh, en, found=found, expected=expected)


def notice_open(row: Row) -> Refusal | None:
    """R-32: a correction is a notice of its own."""
    if row.draft.day is None or corrected_known(row) is not None:
        return None
    return row.notices.refusal(_wanted(row))


def _wanted(row: Row) -> Wanted:
    draft = row.draft
    return Wanted(
        kind="correction",
        day=draft.day,
        number=draft.number,
        text=draft.text,
        corrects=row.working.notice(draft.corrected) or "",
        name=draft.corrected,
    )


def correction_entries(row: Row) -> list[Entry]:
    """The notice; and what changes in the register, where a field does."""
    draft = row.draft
    wanted = _wanted(row)
    notice = row.notices.id_for(wanted, row.filed.origin)
    grade = corrected_grade(row)
    if draft.field not in FIELDS or grade is None:
        return []
    return [
        Correction(
            day=draft.day,
            company=draft.code,
            ruleset=grade.entry.ruleset,
            corrects=wanted.corrects,
            field=FIELDS[draft.field],
            was=draft.was,
            becomes=draft.becomes,
            notice=notice,
        )
    ]


def company_if_named(row: Row) -> Refusal | None:
    """A company, where the correction names one."""
    return company_known(row) if row.draft.code else None


CORRECTION = (
    Check(("ruleset",), ruleset_known),
    Check(("corrected",), corrected_known),
    Check(("code",), company_if_named),
    Check(("field",), field_known),
    Check(("corrected", "code", "field", "was"), was_agrees, at=("was",)),
    Check(("corrected", "code", "field", "becomes"), becomes_allowed, at=("becomes",)),
    Check(("number", "day", "corrected"), notice_open, at=("number",)),
)
