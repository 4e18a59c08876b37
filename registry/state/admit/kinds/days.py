"""The days must not run backwards (R-13)."""

from datetime import date

from registry.intake.drafts import columns
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def backwards(
    row: Row,
    before: date | None,
    after: date | None,
    names: tuple[str, str],
    rule: str = "R-13",
) -> Refusal | None:
    """A refusal when `after` lies before `before`; None when either is not known."""
    if before is None or after is None or after >= before:
        return None
    return row.refuse(
        rule,
        f"{names[1]}（{after}）早于{names[0]}（{before}）。",
        f"{after} lies before {before}.",
        found=after.isoformat(),
        expected=f"不早于 {before}",
    )


def not_before(first: str, second: str, rule: str = "R-13") -> Check:
    """The check that one field's day does not lie before another's; a missing day passes."""

    def test(row: Row) -> Refusal | None:
        draft = row.draft
        before, after = getattr(draft, first), getattr(draft, second)
        if before is None or after is None or after >= before:
            return None
        declared = columns(type(draft))
        names = (declared[first].header, declared[second].header)
        return backwards(row, before, after, names, rule)

    return Check((first, second), test)
