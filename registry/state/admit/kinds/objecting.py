"""Objections: against what is public, one at a time on each entry; received, then marked (P-6)."""

from registry.ledger.entries import Entry, Objection, ObjectionMark
from registry.state.admit.kinds.contested import (
    ABOUT,
    SUBJECT,
    named,
    open_on,
    p6,
    published,
    same,
    subject_named,
)
from registry.state.admit.kinds.days import backwards
from registry.state.admit.kinds.deciding import deadline
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def published_by_then(row: Row) -> Refusal | None:
    """P-6, R-19: what is contested is public, and was on the day of receipt."""
    if row.company is None or subject_named(row) is not None:
        return None
    found = published(row)
    if found is None:
        return p6(
            row,
            "登记册没有公示该企业的这一内容，不予登记异议；对未公告的评价结果有异议的，报“异议复评申请”。",
            "The register shows no such thing of this company; what is not public is not marked.",
            named(row),
        )
    day, _ = found
    return backwards(row, day, row.draft.received, ("公示日期", "异议收到日期"), "P-6")


def not_open_already(row: Row) -> Refusal | None:
    """P-6: one objection on an entry at a time; one without a mark is filed again to mark it."""
    standing, draft = open_on(row), row.draft
    if standing is None:
        return _after_the_last(row)
    received = standing.entry.day
    if standing.mark is not None:
        return p6(
            row,
            f"{received} 收到的同一异议已经标注，尚未处理，不再登记。",
            f"The objection of {received} on the same entry is marked and not decided yet.",
            str(draft.received),
        )
    if draft.day is not None and draft.received == received:
        return None
    return p6(
        row,
        f"{received} 收到的同一异议已经登记，尚未标注；标注的，填同一收到日期和标注日期。",
        f"The objection of {received} awaits its mark: file the same day of receipt, and the mark.",
        str(draft.received),
        str(received),
    )


def _after_the_last(row: Row) -> Refusal | None:
    """P-6: a decided objection is followed by one of a later day."""
    decided = [one.decision.day for one in same(row) if one.decision is not None]
    if not decided or row.draft.received > max(decided):
        return None
    return p6(
        row,
        f"同一内容的异议已于 {max(decided)} 处理，再次提出的收到日期应在其后。",
        f"The last one was decided on {max(decided)}; another is received later.",
        str(row.draft.received),
        f"晚于 {max(decided)}",
    )


def mark_not_before(row: Row) -> Refusal | None:
    """P-6: nothing is marked before the objection is received."""
    names = ("异议收到日期", "标注日期")
    return backwards(row, row.draft.received, row.draft.day, names, "P-6")


def objection_entries(row: Row) -> list[Entry]:
    """The objection, unless it is recorded already and but marked now; and its mark."""
    draft, standing, found = row.draft, open_on(row), published(row)
    contested = standing.entry.contested if standing else found and found[1]
    if not contested:
        return []
    days = row.rules.objection_days
    entries: list[Entry] = []
    if standing is None:
        until = deadline(row, draft.received, days)
        if until is None:
            raise ValueError("an objection is decided within some days")
        entries.append(
            Objection(
                day=draft.received,
                company=draft.code,
                contested=contested,
                decide_by=until,
                within=days,
                reason=draft.reason,
            )
        )
    if draft.day is not None:
        entries.append(
            ObjectionMark(
                day=draft.day, company=draft.code, received=draft.received, contested=contested
            )
        )
    return entries


OBJECTION = (
    *ABOUT,
    Check((*SUBJECT, "received"), published_by_then, at=("about", "received")),
    Check((*SUBJECT, "received", "day"), not_open_already, at=("received",)),
    Check(("received", "day"), mark_not_before, at=("day",)),
)
