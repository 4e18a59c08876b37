"""Periods counted in whole years and months (R-20, D-20)."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)


def last_day(first: date, years: int) -> date:
    """The last day of a period of `years` whole years that begins on `first`, both included.

    It is the day before the same day `years` on; where that month lacks the day, the month's last
    day (D-20, 第十二条).

    >>> last_day(date(2026, 3, 1), 2)
    datetime.date(2028, 2, 29)
    >>> last_day(date(2028, 2, 29), 2)
    datetime.date(2030, 2, 28)
    """
    same_day = add_years(first, years)
    return same_day - ONE_DAY if same_day.day == first.day else same_day


def years_passed(first: date, years: int, on: date) -> bool:
    """Whether `years` whole years that began on `first` have passed on the day `on` (R-11, R-22).

    >>> years_passed(date(2026, 1, 15), 1, date(2027, 1, 14))
    False
    """
    return on > last_day(first, years)


def add_years(day: date, years: int) -> date:
    """The same day `years` on (or back); where that month lacks the day, the month's last day."""
    return add_months(day, 12 * years)


def add_months(day: date, months: int) -> date:
    """The same day `months` on (or back); where that month lacks the day, the month's last day.

    >>> add_months(date(2026, 5, 31), -3)
    datetime.date(2026, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def anniversaries(first: date, last: date) -> tuple[date, ...]:
    """The first day of the second, third … year of a period, `last` included (R-23, R-41).

    So a period of n whole years has n - 1 of them, one that begins on 29 February as well.

    >>> anniversaries(date(2024, 7, 1), date(2027, 6, 30))
    (datetime.date(2025, 7, 1), datetime.date(2026, 7, 1))
    """
    spans = range(1, last.year - first.year + 1)
    days = (last_day(first, years) + ONE_DAY for years in spans)
    return tuple(day for day in days if day <= last)
