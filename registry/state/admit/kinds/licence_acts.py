"""Acts on licences: inspected, cancelled, barred (R-41, R-43 to R-45, D-41)."""

from datetime import date

from registry.ledger.entries import AgencyBan, AgencyLicence, Cancellation, Entry, Inspection
from registry.state.admit.kinds.licensing import notice_check, notice_id, outside_window
from registry.state.admit.row import Check, Row
from registry.state.licences import LicenceState
from scoring.refusal import Refusal


def licence_known(row: Row) -> Refusal | None:
    """An act on a licence needs the licence."""
    if row.working.licence(row.draft.number) is not None:
        return None
    return row.refuse(
        "R-41",
        f"没有编号为 {row.draft.number} 的资格证。",
        "No such licence.",
        row.draft.number,
    )


def not_cancelled(row: Row) -> Refusal | None:
    """R-43: a licence is cancelled once."""
    state = row.working.licence(row.draft.number)
    if state is None or state.cancelled is None:
        return None
    return row.refuse(
        "R-43",
        f"该资格证已于 {state.cancelled.day} 取消。",
        "The licence is cancelled already.",
        row.draft.number,
    )


def licence_of_agency(row: Row) -> Refusal | None:
    """R-44 speaks of agencies."""
    state = row.working.licence(row.draft.number)
    if state is None or isinstance(state.entry, AgencyLicence):
        return None
    return row.refuse(
        "R-44",
        "只有评价机构可以禁业。",
        "Only an agency can be barred.",
        row.draft.number,
    )


def inspection_educated(row: Row) -> Refusal | None:
    """R-45: so does a yearly inspection that passes, where it is stated."""
    draft = row.draft
    if draft.educated is not False or not draft.passed:
        return None
    return row.refuse(
        "R-45",
        "继续教育培训是年检的必备条件。",
        "An inspection needs continuing education.",
        "否",
        "是",
    )


def inspection_in_time(row: Row) -> Refusal | None:
    """D-41: at most three months before an anniversary, and within the licence's validity."""
    draft = row.draft
    state = row.working.licence(draft.number)
    return None if state is None else _early(row, state)


def _early(row: Row, state: LicenceState) -> Refusal | None:
    day: date = row.draft.day
    opens = [first for _, first in state.windows]
    if day <= state.entry.valid_until and any(first <= day for first in opens):
        return None
    return outside_window(row, day, opens[0], state.entry.valid_until)


def inspection_entries(row: Row) -> list[Entry]:
    """A yearly inspection (R-41)."""
    draft = row.draft
    return [Inspection(day=draft.day, number=draft.number, passed=draft.passed)]


def cancellation_entries(row: Row) -> list[Entry]:
    """A cancellation, announced on consecutive days (R-43)."""
    draft = row.draft
    notice = notice_id(row, "cancellation")
    return [Cancellation(day=draft.day, number=draft.number, notice=notice, reason=draft.reason)]


def agency_ban_entries(row: Row) -> list[Entry]:
    """An agency barred for the years that the rules say (R-44)."""
    draft = row.draft
    until = row.ruleset_on(draft.day).licensing.ban_until(draft.day)
    notice = notice_id(row, "agency_ban")
    return [
        AgencyBan(
            day=draft.day, number=draft.number, notice=notice, until=until, reason=draft.reason
        )
    ]


INSPECTION = (
    Check(("number",), licence_known),
    Check(("number", "day"), inspection_in_time, at=("day",)),
    Check(("educated", "passed"), inspection_educated, at=("educated",)),
)
CANCELLATION = (
    Check(("number",), licence_known),
    Check(("number",), not_cancelled),
    notice_check("cancellation"),
)
AGENCY_BAN = (
    Check(("number",), licence_known),
    Check(("number",), licence_of_agency),
    notice_check("agency_ban"),
)
