"""What an objection comes to: the entry is upheld or corrected, or the company withdraws (P-6)."""

from registry.ledger.entries import Entry, Notice, ObjectionDecision
from registry.state.admit.kinds.contested import (
    ABOUT,
    SUBJECT,
    named,
    notices,
    open_on,
    p6,
    subject_named,
)
from registry.state.admit.kinds.days import backwards
from registry.state.admit.row import Check, Row
from registry.state.company import ObjectionState
from scoring.refusal import Refusal


def stands_open(row: Row) -> Refusal | None:
    """P-6: only an objection that is open is decided."""
    if row.company is None or subject_named(row) is not None or open_on(row) is not None:
        return None
    return p6(
        row,
        "该企业没有尚未处理的这一异议；请先报“异议登记”。",
        "No such objection of this company is open.",
        named(row),
    )


def decided_in_order(row: Row) -> Refusal | None:
    """P-6: an objection is decided neither before its receipt nor before its mark."""
    standing, day = open_on(row), row.draft.day
    if standing is None:
        return None
    marked = standing.mark.day if standing.mark else None
    return backwards(
        row, standing.entry.day, day, ("异议收到日期", "处理日期"), "P-6"
    ) or backwards(row, marked, day, ("标注日期", "处理日期"), "P-6")


def correction_agrees(row: Row) -> Refusal | None:
    """R-32: an entry that a notice published is corrected by a notice, which corrects that one."""
    standing, draft = open_on(row), row.draft
    if standing is None:
        return None
    wanted = draft.outcome == "corrected" and bool(notices(row, standing.entry.contested))
    if not draft.correction:
        return _no_correction(row) if wanted else None
    if not wanted:
        return _r32(
            row,
            "处理结果不是更正，或者所涉条目没有公告的，不填更正公告。",
            "No correction notice goes with this outcome, or with an entry without a notice.",
        )
    found = row.notices.published(draft.correction)
    if found is None or row.working.erased(found.id):
        return _r32(row, f"登记册中没有公告“{draft.correction}”。", "No such notice is published.")
    return _corrects(row, standing, found)


def _no_correction(row: Row) -> Refusal:
    return _r32(
        row,
        "公告的内容以更正公告更正：请填更正公告的文号，没有的先报“更正公告”。",
        "What a notice told is corrected by a correction notice; name it.",
    )


def _corrects(row: Row, standing: ObjectionState, notice: Notice) -> Refusal | None:
    if notice.kind != "correction" or notice.corrects not in notices(row, standing.entry.contested):
        return _r32(
            row,
            f"公告“{row.draft.correction}”不是对异议所涉公告的更正。",
            "This notice does not correct what is contested.",
        )
    received = standing.entry.day
    return backwards(
        row, received, notice.day, ("异议收到日期", "更正公告的日期"), "P-6"
    ) or backwards(row, notice.day, row.draft.day, ("更正公告的日期", "处理日期"), "P-6")


def _r32(row: Row, zh: str, en: str) -> Refusal:
    return row.refuse("R-32", zh, en, found=row.draft.correction)


def decision_entries(row: Row) -> list[Entry]:
    """异议处理."""
    draft, standing = row.draft, open_on(row)
    if standing is None:
        return []
    correction = row.notices.published(draft.correction) if draft.correction else None
    return [
        ObjectionDecision(
            day=draft.day,
            company=draft.code,
            received=standing.entry.day,
            contested=standing.entry.contested,
            outcome=draft.outcome,
            correction=correction.id if correction else "",
            basis=draft.basis,
        )
    ]


DECISION = (
    *ABOUT,
    Check(SUBJECT, stands_open, at=("about",)),
    Check((*SUBJECT, "day"), decided_in_order, at=("day",)),
    Check((*SUBJECT, "day", "outcome", "correction"), correction_agrees, at=("correction",)),
)
