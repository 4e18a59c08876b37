"""Consents to financing referral, and one that was withdrawn the next day."""

from datetime import date, timedelta

from maker.cast import firm, name_on
from maker.sheets import Row

DAY = date(2026, 11, 19)
#: Of every kind: AAA to BBB, both rule sets, a lapsed grade, one that was renamed.
CONSENTING = (96, 100, 118, 146, 197, 199, 200, 201, 222, 240, 241)
WITHDRAWING = (199,)


def consents() -> list[Row]:
    """Those who consent."""
    return [
        _row(number, DAY, f"融推同〔2026〕{place}号") for place, number in enumerate(CONSENTING, 1)
    ]


def withdrawals() -> list[Row]:
    """Those who do so no longer."""
    return [_row(number, DAY + timedelta(1), "2026 年 11 月 20 日来函") for number in WITHDRAWING]


def _row(number: int, day: date, basis: str) -> Row:
    return {
        "code": firm(number).code,
        "name": name_on(number, day),
        "day": day,
        "basis": basis,
    }
