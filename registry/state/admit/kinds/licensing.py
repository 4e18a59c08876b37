"""Licences granted to agencies and practitioners (R-40 to R-42, R-45)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from registry.identity import names
from registry.ledger.entries import (
    AgencyLicence,
    Entry,
    Inspection,
    NoticeKind,
    PractitionerLicence,
)
from registry.state.admit.notices import Wanted
from registry.state.admit.row import Check, Row
from scoring.period import anniversaries
from scoring.refusal import Refusal

#: The deposit is filed in units of 10,000 yuan.
YUAN = 10_000


def number_unique(row: Row) -> Refusal | None:
    """A licence number is given once."""
    number = row.draft.number
    holder = row.working.reserve(f"licence:{number}", row.filed.origin)
    if holder is None:
        return None
    return row.refuse(
        "R-41",
        f"资格证编号 {number} 已被{holder}使用。",
        "The licence number is taken.",
        number,
    )


def three_years(row: Row) -> Refusal | None:
    """R-41, D-20: a licence is valid for the years that the rules say."""
    draft = row.draft
    if draft.valid_until is None:
        return None
    expected = row.ruleset_on(draft.day).licensing.last_day(draft.day)
    if draft.valid_until == expected:
        return None
    return row.refuse(
        "R-41",
        "有效期与发证日期不符。",
        "The validity does not follow from the day of grant.",
        draft.valid_until.isoformat(),
        expected.isoformat(),
    )


def enough_practitioners(row: Row) -> Refusal | None:
    """R-40: five licensed practitioners or more on the day of grant."""
    draft = row.draft
    held = row.working.licences.practitioners_of(draft.name, draft.day)
    return row.ruleset_on(draft.day).licensing.check_practitioners(len(held))


def representative_licensed(row: Row) -> Refusal | None:
    """R-40: the legal representative holds a practitioner's licence."""
    draft = row.draft
    held = row.working.licences.practitioners_of(draft.name, draft.day)
    if any(names.same(state.entry.name, draft.legal_representative) for state in held):
        return None
    return row.refuse(
        "R-40",
        f"法定代表人“{draft.legal_representative}”没有从业人员资格证。",
        "The legal representative is not licensed.",
        draft.legal_representative,
    )


def deposit_paid(row: Row) -> Refusal | None:
    """R-40: the deposit, filed in units of 10,000 yuan."""
    paid = row.draft.deposit or Decimal(0)
    return row.ruleset_on(row.draft.day).licensing.check_deposit(int(paid * YUAN))


def _declared(field: str, zh: str, en: str) -> Check:
    def test(row: Row) -> Refusal | None:
        return None if getattr(row.draft, field) else row.refuse("R-40", zh, en, "否", "是")

    return Check((field,), test)


def renewal_educated(row: Row) -> Refusal | None:
    """R-45: a renewal follows a licence that exists, and needs continuing education."""
    draft = row.draft
    if not draft.renews:
        return None
    if row.working.licence(draft.renews) is None:
        return row.refuse(
            "R-45",
            "原资格证编号不存在。",
            "The licence to renew does not exist.",
            draft.renews,
        )
    if draft.educated:
        return None
    return row.refuse(
        "R-45",
        "继续教育培训是换证的必备条件。",
        "A renewal needs continuing education.",
        "否",
        "是",
    )


def inspections_in_time(row: Row) -> Refusal | None:
    """D-41, for the inspections filed with a licence."""
    draft = row.draft
    licensing = row.ruleset_on(draft.day).licensing
    until = licensing.last_day(draft.day)
    due = anniversaries(draft.day, until)
    for day, _ in draft.inspections:
        opens = [licensing.inspection_from(anniversary) for anniversary in due]
        if day > until or not any(first <= day for first in opens):
            return outside_window(row, day, opens[0], until)
    return None


def outside_window(row: Row, day: date, opens: date, until: date) -> Refusal:
    """D-41: an inspection on a day on which none can be."""
    return row.refuse(
        "R-41",
        "年检日期不在可以年检的期间内（D-41）。",
        "The inspection is too early or too late (D-41).",
        day.isoformat(),
        f"{opens} 至 {until}",
    )


def notice_open(kind: NoticeKind) -> Callable[[Row], Refusal | None]:
    """R-32: the notice that the row would stand in is not published yet."""

    def test(row: Row) -> Refusal | None:
        return None if row.draft.day is None else row.notices.refusal(_wanted(row, kind))

    return test


def _wanted(row: Row, kind: NoticeKind) -> Wanted:
    draft = row.draft
    days = row.ruleset.licensing.announced_days if kind == "cancellation" else 1
    return Wanted(
        kind=kind,
        day=draft.day,
        number=draft.notice_number,
        ruleset=row.ruleset.id,
        days=days,
        name=_holder(row),
    )


def _holder(row: Row) -> str:
    """Whom a licence belongs to."""
    state = row.working.licence(row.draft.number)
    holder: str = state.entry.name if state else getattr(row.draft, "name", "")
    return holder


def notice_id(row: Row, kind: NoticeKind) -> str:
    """The notice that a licence act stands in."""
    return row.notices.id_for(_wanted(row, kind), row.filed.origin)


def _inspections(row: Row) -> list[Entry]:
    return [
        Inspection(day=day, number=row.draft.number, passed=passed)
        for day, passed in row.draft.inspections
    ]


def agency_entries(row: Row) -> list[Entry]:
    """An agency's licence, announced (R-42), with the inspections filed along."""
    draft = row.draft
    return [
        AgencyLicence(
            day=draft.day,
            agency=draft.code,
            name=draft.name,
            number=draft.number,
            legal_representative=draft.legal_representative,
            valid_until=row.ruleset_on(draft.day).licensing.last_day(draft.day),
            notice=notice_id(row, "licence"),
            deposit=int((draft.deposit or Decimal(0)) * YUAN),
            contact={"telephone": draft.telephone} if draft.telephone else {},
        ),
        *_inspections(row),
    ]


def practitioner_entries(row: Row) -> list[Entry]:
    """A practitioner's licence, announced (R-42)."""
    draft = row.draft
    private = {"telephone": draft.telephone, "id_number": draft.id_number}
    return [
        PractitionerLicence(
            day=draft.day,
            name=draft.name,
            number=draft.number,
            agency_name=draft.agency,
            valid_until=row.ruleset_on(draft.day).licensing.last_day(draft.day),
            notice=notice_id(row, "licence"),
            renews=draft.renews,
            contact={name: value for name, value in private.items() if value},
        ),
        *_inspections(row),
    ]


def notice_check(kind: NoticeKind) -> Check:
    """R-32, for the notice of a licence act."""
    return Check(("notice_number", "day"), notice_open(kind), at=("notice_number",))


LICENCE = (
    Check(("number",), number_unique),
    Check(("day", "valid_until"), three_years, at=("valid_until",)),
    Check(("day", "inspections"), inspections_in_time, at=("inspections",)),
    notice_check("licence"),
)
AGENCY = (
    *LICENCE,
    Check(("name", "day"), enough_practitioners, at=("name",)),
    Check(
        ("name", "day", "legal_representative"),
        representative_licensed,
        at=("legal_representative",),
    ),
    Check(("day", "deposit"), deposit_paid, at=("deposit",)),
    _declared("clean_year", "一年内有不良记录。", "Not a clean year."),
    _declared(
        "credit_business",
        "没有信用服务经营项目。",
        "No credit services in its registered business.",
    ),
    _declared(
        "safety_rules",
        "没有档案、保密和安全制度。",
        "No rules of record-keeping, confidentiality and safety.",
    ),
)
PRACTITIONER = (*LICENCE, Check(("renews", "educated"), renewal_educated, at=("educated",)))
