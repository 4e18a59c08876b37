"""Whole years and months (D-20), anniversaries (R-23)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.period import add_months, add_years, anniversaries, last_day, years_passed

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1, 10)
ONE = timedelta(1)


@pytest.mark.rule("D-20")
@pytest.mark.rule("R-20")
@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        (date(2026, 3, 1), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 2, date(2030, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 28)),
        (date(2028, 2, 28), 2, date(2030, 2, 27)),
        (date(2024, 7, 1), 3, date(2027, 6, 30)),
        (date(2026, 1, 1), 2, date(2027, 12, 31)),
    ],
)
def test_last_day(first, years, last):
    assert last_day(first, years) == last


@pytest.mark.rule("D-20")
@given(DAYS, YEARS, YEARS)
def test_consecutive_periods_meet_without_gap_or_overlap(first, a, b):
    second = last_day(first, a) + ONE
    end = last_day(second, b)
    assert end - last_day(first, a + b) in (timedelta(0), ONE)
    assert (end == last_day(first, a + b)) or (first.month, first.day) == (2, 29)


@pytest.mark.rule("D-20")
@given(DAYS, DAYS, YEARS)
def test_a_later_beginning_never_ends_earlier(a, b, years):
    first, second = sorted((a, b))
    assert last_day(first, years) <= last_day(second, years)


@pytest.mark.rule("D-20")
@given(DAYS, YEARS)
def test_a_period_has_as_many_days_as_its_years(first, years):
    days = (last_day(first, years) - first).days + 1
    assert 365 * years <= days <= 366 * years


@given(DAYS, st.integers(-200, 200))
def test_months_forth_and_back(day, months):
    there = add_months(day, months)
    assert (there.year - day.year) * 12 + there.month - day.month == months
    back = add_months(there, -months)
    assert back == day or (back < day and there.day < day.day)


def test_months_and_years_stop_at_the_end_of_a_short_month():
    assert add_months(date(2026, 5, 31), -3) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_years(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert add_years(date(2028, 2, 29), -4) == date(2024, 2, 29)


@pytest.mark.rule("R-23")
@given(DAYS, YEARS)
def test_a_period_of_n_years_has_one_anniversary_less(first, years):
    found = anniversaries(first, last_day(first, years))
    assert len(found) == years - 1
    assert all(years_passed(first, n, day) for n, day in enumerate(found, 1))
    assert not any(years_passed(first, n, day - ONE) for n, day in enumerate(found, 1))


def test_an_anniversary_on_the_last_day_counts():
    first = date(2024, 7, 1)
    assert anniversaries(first, date(2025, 7, 1)) == (date(2025, 7, 1),)
    assert anniversaries(first, date(2025, 6, 30)) == ()


def test_the_anniversary_of_29_february_is_the_day_after_the_year():
    assert anniversaries(date(2024, 2, 29), date(2028, 2, 29)) == (
        date(2025, 3, 1),
        date(2026, 3, 1),
        date(2027, 3, 1),
        date(2028, 2, 29),
    )
