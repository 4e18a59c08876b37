"""Days, as every office writes them."""

import calendar
import re
from datetime import date, datetime, timedelta
from typing import Any

from registry.identity.text import compact
from registry.intake.cells.base import CellType, refuse
from scoring.refusal import Refusal

#: Days outside these years are slips of the hand.
FIRST_YEAR, LAST_YEAR = 1949, 2199

_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})[日号]?|(\d{2})(\d{2}))", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:[-./年](\d{1,2})月?份?|(\d{2}))", re.ASCII)
_TIME = re.compile(r"(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$", re.ASCII)
#: A spreadsheet's serial numbers for 1990 to 2100, shown where the cell has no day format.
_SERIALS = range(32874, 73416)
_SERIAL_ZERO = date(1899, 12, 30)


def read_day(raw: Any) -> date | Refusal:
    """A day: 2026-03-01, 2026.3.1, 2026/3/1, 2026年3月1日, 20260301, or a spreadsheet's day."""
    if isinstance(raw, str):
        return parse_day(raw) or refuse(raw, "日期", DAY.example, "a day")
    return _typed_day(raw) or refuse(raw, "日期", DAY.example, "a day")


def read_month_or_day(raw: Any) -> date | Refusal:
    """A day, or a month as its last day (2023年6月 is 2023-06-30)."""
    if isinstance(raw, float) and FIRST_YEAR <= raw <= LAST_YEAR and not raw.is_integer():
        return Refusal(
            "",
            "",
            f"“{raw}”被电子表格存成了数值，一月与十月无法区分：请写成“2023年6月”。",
            f"{raw} is stored as a number, so that months 1 and 10 look the same.",
            str(raw),
            f"形如 {MONTH_OR_DAY.example}",
        )
    day = (parse_day(raw) or _parse_month(raw)) if isinstance(raw, str) else _typed_day(raw)
    if day is None and isinstance(raw, int | float) and not isinstance(raw, bool):
        day = _parse_month(str(int(raw))) if abs(raw) < 1e9 else None
    return day or refuse(raw, "日期或年月", MONTH_OR_DAY.example, "a day or a month")


def parse_day(text: str) -> date | None:
    """The day that the text names, or None."""
    match = _DAY.fullmatch(compact(_TIME.sub("", text)))
    if match is None:
        return None
    year, month, day, month2, day2 = match.groups()
    return _date(int(year), int(month or month2), int(day or day2))


def _parse_month(text: str) -> date | None:
    match = _MONTH.fullmatch(compact(text))
    if match is None:
        return None
    year, month = int(match.group(1)), int(match.group(2) or match.group(3))
    return _date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _typed_day(raw: Any) -> date | None:
    if isinstance(raw, datetime):
        return _in_range(raw.date())
    if isinstance(raw, date):
        return _in_range(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool) and raw in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(raw))
    if isinstance(raw, int | float) and 1e7 < raw < 1e8 and raw == int(raw):
        return parse_day(str(int(raw)))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return _in_range(date(year, month, day))
    except ValueError:
        return None


def _in_range(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


DAY = CellType("日期", "2026-03-01", read_day)
MONTH_OR_DAY = CellType("日期或年月（只有年月的取该月最后一日）", "2023年6月", read_month_or_day)
