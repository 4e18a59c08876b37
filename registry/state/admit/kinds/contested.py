"""What a row about an objection contests, and what is on record of that (P-6)."""

from collections.abc import Iterator
from datetime import date

from registry.ledger.entries import Contested
from registry.state.admit.kinds.identity import company_known, name_agrees, ruleset_known
from registry.state.admit.kinds.promising import commitment_of
from registry.state.admit.row import Check, Row, once
from registry.state.company import CompanyState, GradeState, ObjectionState
from registry.state.shown import first_day, listed, naming, telling_of
from scoring.refusal import Refusal

#: What a row about a notice or a commitment fills in, and no other does.
_FIELDS = {"notice": ("contested", "异议公告"), "commitment": ("signed", "承诺签署日期")}


def subject_named(row: Row) -> Refusal | None:
    """The row tells which notice or commitment, where it is about one, and only there."""
    for about, (field, header) in _FIELDS.items():
        given = bool(getattr(row.draft, field))
        if given == (row.draft.about == about):
            continue
        zh = f"异议事项不是该项的，不填“{header}”。" if given else f"须填“{header}”。"
        return p6(row, zh, f"The objection is about one thing: see {field}.")
    return None


def known_ruleset(row: Row) -> Refusal | None:
    """A grade is one of a rule set that is in use."""
    return ruleset_known(row) if row.draft.about == "grade" else None


@once
def published(row: Row) -> tuple[date, Contested] | None:
    """Since when what the row contests is public, and what it is; None where it is not."""
    company = row.company
    return _FINDERS[row.draft.about](row, company) if company else None


def _particulars(row: Row, company: CompanyState) -> tuple[date, Contested] | None:
    day = first_day(company, row.rules)
    return (day, Contested(about="particulars")) if day else None


def _grade(row: Row, company: CompanyState) -> tuple[date, Contested] | None:
    """The newest listed grade of the day of receipt; the first one where there was none yet."""
    days = sorted(
        grade.entry.day
        for grade in company.grades
        if grade.entry.ruleset == row.ruleset.id and _is_shown(row, grade, company)
    )
    if not days:
        return None
    day = max((one for one in days if one <= row.draft.received), default=days[0])
    return day, Contested(about="grade", ruleset=row.ruleset.id, since=day)


def _is_shown(row: Row, grade: GradeState, company: CompanyState) -> bool:
    """Whether a grade is listed and no notice that told of it is erased (R-19, P-5)."""
    told = telling_of(grade, company)
    return listed(grade, row.rules) and not any(map(row.working.erased, told))


def _notice(row: Row, company: CompanyState) -> tuple[date, Contested] | None:
    """A notice that names the company and is not erased (P-5)."""
    notice = row.notices.published(row.draft.contested)
    if notice is None or row.working.erased(notice.id):
        return None
    if notice.id not in naming(company, row.rules):
        return None
    return notice.day, Contested(about="notice", notice=notice.id)


def _commitment(row: Row, company: CompanyState) -> tuple[date, Contested] | None:
    standing = commitment_of(row)
    if standing is None or row.working.erased(standing.entry.notice):
        return None
    entry = standing.entry
    return entry.day, Contested(
        about="commitment", notice=entry.notice, title=entry.title, since=entry.signed
    )


_FINDERS = {
    "particulars": _particulars,
    "grade": _grade,
    "notice": _notice,
    "commitment": _commitment,
}


def same(row: Row) -> Iterator[ObjectionState]:
    """The company's objections on what the row names, decided ones too."""
    for objection in row.company.objections if row.company else ():
        if _is_about(objection.entry.contested, row):
            yield objection


def _is_about(contested: Contested, row: Row) -> bool:
    draft = row.draft
    if contested.about != draft.about:
        return False
    if draft.about == "grade":
        return contested.ruleset == row.ruleset_id
    if draft.about == "notice":
        return contested.notice == getattr(row.notices.published(draft.contested), "id", "")
    if draft.about == "commitment":
        same_title = draft.commitment_title in ("", contested.title)
        return contested.since == draft.signed and same_title
    return True


def open_on(row: Row) -> ObjectionState | None:
    """The one on it that is not decided."""
    return next((one for one in same(row) if one.decision is None), None)


def notices(row: Row, contested: Contested) -> set[str]:
    """The notices that told of what is contested; none of particulars and of a mere naming."""
    company = row.company
    if contested.about != "grade" or company is None:
        return {contested.notice} - {""}
    return {
        notice
        for grade in company.grades
        if (grade.entry.ruleset, grade.entry.day) == (contested.ruleset, contested.since)
        for notice in telling_of(grade, company)
    }


def named(row: Row) -> str:
    """What a row names as contested, as it was typed."""
    draft = row.draft
    if draft.about == "grade":
        return row.ruleset.title
    return str(draft.contested or draft.signed or draft.code)


def p6(row: Row, zh: str, en: str, found: str = "", expected: str = "") -> Refusal:
    """A refusal by the rule of objections."""
    return row.refuse("P-6", zh, en, found, expected)


#: The fields that tell what is contested, and the checks of them.
SUBJECT = ("code", "about", "ruleset", "contested", "signed", "commitment_title")
ABOUT = (
    Check(("code",), company_known),
    Check(("code", "name"), name_agrees, at=("name",)),
    Check(("about", "contested", "signed"), subject_named, at=("about",)),
    Check(("about", "ruleset"), known_ruleset, at=("ruleset",)),
)
