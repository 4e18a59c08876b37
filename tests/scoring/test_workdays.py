"""Deadlines in working days (R-15, D-15, P-11) and the overlay files."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.workdays import Calendar, CalendarError

CALENDAR = Calendar.standard()
ONE = timedelta(1)
OVERLAY = """
year = 2027
citation = "invented"
workdays = [2026-12-27, 2027-01-09]

[[holidays]]
name = "元旦"
first = 2026-12-31
last = 2027-01-03

[[holidays]]
name = "春节"
first = 2027-02-05
last = 2027-02-11
"""


def overlay(folder: Path, text: str = OVERLAY, name: str = "2027.toml") -> Calendar:
    (folder / name).write_text(text, "utf-8")
    return Calendar.standard(folder)


@pytest.mark.rule("E-10")
@pytest.mark.rule("R-15")
@pytest.mark.rule("D-15")
def test_result_received_before_two_holidays(shaanxi):
    deadline = CALENDAR.deadline(date(2026, 9, 23), shaanxi.reevaluation_days)
    assert (deadline.day, deadline.provisional) == (date(2026, 10, 21), False)
    names = {name for _, name in deadline.skipped}
    assert names == {"中秋节", "国庆节", "星期六", "星期日"}
    assert date(2026, 10, 10) not in dict(deadline.skipped)
    assert CALENDAR.is_workday(date(2026, 10, 10))


@pytest.mark.rule("D-15")
def test_the_day_of_receipt_does_not_count_even_when_it_is_free():
    assert CALENDAR.deadline(date(2026, 9, 25), 1).day == date(2026, 9, 28)
    assert CALENDAR.deadline(date(2026, 9, 28), 1).day == date(2026, 9, 29)


@pytest.mark.rule("P-11")
@pytest.mark.rule("D-15")
@given(st.dates(date(2004, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
def test_a_deadline_is_a_working_day_with_exactly_n_up_to_it(received, days):
    deadline = CALENDAR.deadline(received, days)
    span = [received + n * ONE for n in range(1, (deadline.day - received).days + 1)]
    assert CALENDAR.is_workday(deadline.day)
    assert sum(map(CALENDAR.is_workday, span)) == days
    assert [day for day, _ in deadline.skipped] == [d for d in span if not CALENDAR.is_workday(d)]
    assert deadline.provisional == any(not CALENDAR.covers(day.year) for day in span)


def test_no_holiday_has_an_english_name():
    days = (date(2004, 1, 1) + n * ONE for n in range(23 * 366))
    names = {CALENDAR.day_off(day) for day in days if CALENDAR.covers(day.year)}
    assert {"元旦", "春节", "清明节", "劳动节", "端午节", "抗战胜利纪念日"} <= names
    assert all(name.isascii() is False for name in names - {""})


@pytest.mark.rule("P-11")
def test_a_year_without_calendar_counts_weekends_and_is_provisional():
    assert not CALENDAR.covers(2027)
    deadline = CALENDAR.deadline(date(2026, 12, 31), 1)
    assert (deadline.day, deadline.provisional) == (date(2027, 1, 1), True)
    assert CALENDAR.deadline(date(2026, 12, 30), 1).provisional is False


@pytest.mark.rule("P-11")
def test_an_overlay_settles_its_year(tmp_path):
    calendar = overlay(tmp_path)
    assert calendar.covers(2027)
    deadline = calendar.deadline(date(2026, 12, 30), 1)
    assert (deadline.day, deadline.provisional) == (date(2027, 1, 4), False)
    assert deadline.skipped[0] == (date(2026, 12, 31), "元旦")
    assert calendar.is_workday(date(2026, 12, 27))
    assert calendar.is_workday(date(2027, 1, 9))
    assert calendar.day_off(date(2027, 1, 10)) == "星期日"
    assert not calendar.covers(2028)


def test_an_overlay_replaces_a_year_that_is_covered(tmp_path):
    holiday = '{ name = "特别假日", first = 2026-06-02, last = 2026-06-02 }'
    moved = f'year = 2026\ncitation = "x"\nholidays = [{holiday}]'
    calendar = overlay(tmp_path, moved, "2026.toml")
    assert calendar.day_off(date(2026, 6, 2)) == "特别假日"
    assert calendar.is_workday(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OVERLAY.replace('citation = "invented"', ""), "missing required field `citation`"),
        (OVERLAY.replace('"invented"', '" "'), "citation"),
        (OVERLAY.replace("last = 2027-02-11", "last = 2027-02-01"), "before it begins"),
        (OVERLAY.replace("2027-01-09", "2028-01-09"), "does not belong"),
        (OVERLAY.replace("2027-01-09", "2027-02-06"), "both a working day and 春节"),
        ('year = 2027\ncitation = "x"\nholidays = []', "at least one holiday"),
        ("year =", "2027.toml"),
    ],
)
def test_a_broken_overlay_is_named(tmp_path, text, message):
    with pytest.raises(CalendarError, match=message) as error:
        overlay(tmp_path, text)
    assert str(error.value).startswith("2027.toml: ")


def test_two_files_for_one_year_are_refused(tmp_path):
    overlay(tmp_path)
    with pytest.raises(CalendarError, match="two calendar files for 2027"):
        overlay(tmp_path, name="again.toml")


def test_a_deadline_of_no_days_is_an_error():
    with pytest.raises(ValueError, match="at least one working day"):
        CALENDAR.deadline(date(2026, 1, 1), 0)
