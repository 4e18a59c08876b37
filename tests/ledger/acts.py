"""Plain acts for tests, quick to make."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from registry.ledger.entries import Grade

DAY = date(2026, 3, 1)


def grade(number: int, **changes: Any) -> Grade:
    """The nth grade: its own company and certificate number."""
    plain = Grade(
        day=DAY,
        company=f"9161{number:014d}",
        ruleset="shaanxi-2006",
        grade="AA",
        score=Decimal("89.50"),
        valid_until=date(2028, 2, 29),
        certificate=f"2026{number:011d}",
    )
    return msgspec.structs.replace(plain, **changes)
