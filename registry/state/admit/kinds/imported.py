"""What a grade from a past list keeps from being filed beside it (D-24)."""

from registry.ledger.entries import PastGrade
from registry.state.admit.row import Check, Row
from registry.state.company import GradeState
from scoring.refusal import Refusal


def imported(grade: GradeState) -> bool:
    """Whether a past list is all that is known of the grade."""
    return isinstance(grade.entry, PastGrade)


def after_imported(row: Row) -> Refusal | None:
    """D-24: a grade filed with its steps does not begin before one that a past list tells of."""
    company = row.company
    days = (getattr(row.draft, name, None) for name in ("announced", "named", "day"))
    day = next((day for day in days if day is not None), None)
    if company is None or day is None:
        return None
    later = [one for one in company.grades if imported(one) and one.entry.day > day]
    if not later:
        return None
    first = later[0].entry
    return row.refuse(
        "D-24",
        f"该企业已有历史导入的 {first.grade} 级（{first.day} 公布），"
        "更早的等级请按“历史评价结果”补报。",
        f"A past list tells of a grade of {first.day}; file earlier ones as past grades.",
        found=str(day),
        expected=f"不早于 {first.day}",
    )


AFTER_IMPORTED = Check(("code", "announced", "named", "day"), after_imported, at=("code",))
