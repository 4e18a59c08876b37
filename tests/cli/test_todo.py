"""What is due, as a table, for programs, as a workbook and as a calendar."""

import json
from datetime import date

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.cli.conftest import AGENCIES, POINTS, RESULTS

DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def taken(run):
    assert run("take", AGENCIES, RESULTS, POINTS).exit_code == 0
    return run


def test_a_line_for_each_with_its_rule_and_article(taken):
    result = taken("todo", *DAY, "--within", "400")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert {len(row) for row in rows} == {7}
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    lapses = [row for row in rows if row[2] == "等级届满"]
    assert lapses and all("R-21 第十二条 shaanxi-2006" in row[6] for row in lapses)
    assert f"待办 {len(rows)} 件" in result.stderr


def test_the_same_in_json_workbook_and_calendar(taken, tmp_path):
    xlsx, ics = tmp_path / "待办.xlsx", tmp_path / "待办.ics"
    result = taken("todo", *DAY, "--within", "400", "--json", "--xlsx", xlsx, "--ics", ics)
    found = json.loads(result.stdout)
    assert {"review", "lapse"} <= {one["kind"] for one in found}
    rows = list(load_workbook(xlsx).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [(row[0].date().isoformat(), row[4] or "") for row in rows] == [
        (one["day"], one["subject"]) for one in found
    ]
    events = list(Calendar.from_ical(ics.read_bytes()).walk("VEVENT"))
    assert len({event["UID"] for event in events}) == len(found)
    for event, one in zip(events, found, strict=True):
        day = date(2026, 11, 22) if one["overdue"] else date.fromisoformat(one["day"])
        assert event.decoded("DTSTART") == day
        assert one["name"] in event["SUMMARY"]


def test_same_ledger_and_day_same_bytes(taken, tmp_path):
    files = [tmp_path / name for name in ("1.xlsx", "2.xlsx", "1.ics", "2.ics")]
    for xlsx, ics in (files[::2], files[1::2]):
        assert taken("todo", *DAY, "--xlsx", xlsx, "--ics", ics).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[2].read_bytes() == files[3].read_bytes()


def test_an_event_keeps_its_identity_from_day_to_day(taken, tmp_path):
    ids = []
    for day in ("2026-09-01", "2026-09-02"):
        ics = tmp_path / f"{day}.ics"
        assert taken("todo", "--as-of", day, "--within", "400", "--ics", ics).exit_code == 0
        events = Calendar.from_ical(ics.read_bytes()).walk("VEVENT")
        ids.append({str(event["UID"]) for event in events})
    assert len(ids[0] & ids[1]) > len(ids[0]) - 5


def test_a_name_cannot_become_a_formula(run, tmp_path, filed):
    """What a cell begins with is text, whatever it begins with."""
    sheet = filed(
        "公司.csv",
        "企业名称,统一社会信用代码\n=CMD()有限公司,91350100M000100Y43\n",
    )
    ban = filed("禁止.csv", "统一社会信用代码,起始日期,事由,截止日期\n"
                "91350100M000100Y43,2026-01-01,示例,2026-12-01\n")  # fmt: skip
    assert run("take", "--kind", "company", sheet).exit_code == 0
    assert run("take", "--kind", "ban", ban).exit_code == 0
    xlsx = tmp_path / "待办.xlsx"
    assert run("todo", *DAY, "--xlsx", xlsx).exit_code == 0
    (row,) = load_workbook(xlsx).worksheets[0].iter_rows(min_row=2)
    assert (row[3].value, row[3].data_type) == ("=CMD()有限公司", "s")


def test_wrong_use(run, taken):
    assert run("todo", "--within", "-1").exit_code == 2
    assert run("todo", "--as-of", "明天").exit_code == 2
    assert run("todo", register="sqlite:////proc/none/x.sqlite3").exit_code == 2
