"""What is due at the desk, day by day, worked by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from registry.state.due import Due, dues
from tests.state.desk import AGENCY, PEOPLE, RULES, Desk, company_code, draft, licensed, result
from tests.state.rows import CASMES, steps

CODE, OTHER = company_code(1), company_code(2)


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    licensed(made, "2024-03-15", ("2025-03-10", "2026-03-10"))
    return made


def due(desk: Desk, as_of: str, within: int = 30) -> list[Due]:
    return dues(desk.ledger, RULES, date.fromisoformat(as_of), within)


def about(found: list[Due], *kinds: str) -> list[tuple[str, bool]]:
    return [(one.day.isoformat(), one.overdue) for one in found if one.kind in kinds]


@pytest.mark.rule("R-15")
def test_an_objection_s_days_are_counted_and_the_holidays_named(desk):
    """E-10: received on 2026-09-23, the last day is 2026-10-21."""
    desk.take(*steps(decided="2026-09-22", received="2026-09-23"))
    (one,) = due(desk, "2026-09-24")
    assert (one.kind, one.day, one.subject) == ("request", date(2026, 10, 21), CODE)
    assert one.working_days == 14
    assert one.holidays == (
        "中秋节 2026-09-25 至 2026-09-27",
        "国庆节 2026-10-01 至 2026-10-07",
    )
    assert (one.rule, one.article) == ("R-15", "第十一条 6")
    assert due(desk, "2026-10-21")[0].working_days == 0
    assert due(desk, "2026-10-22") == [], "the company's own day is over: nothing to do"
    assert due(desk, "2026-09-20") == [], "the decision is not known yet"


@pytest.mark.rule("R-15")
def test_a_conclusion_stays_due_until_it_is_given(desk):
    desk.take(*steps(), draft("reevaluation_request", code=CODE, day="2026-04-10"))
    (one,) = due(desk, "2026-04-13")
    last = one.day
    assert (one.kind, one.overdue) == ("conclusion", False)
    (late,) = due(desk, (last + timedelta(1)).isoformat())
    assert (late.day, late.overdue, late.working_days) == (last, True, None)
    desk.take(draft("reevaluation", code=CODE, score=Decimal(85), grade="AA", day=last))
    assert due(desk, last.isoformat()) == []


@pytest.mark.rule("P-11")
def test_a_deadline_that_touches_an_unpublished_year_says_so(desk):
    desk.take(*steps(decided="2026-12-21", received="2026-12-22"))
    (one,) = due(desk, "2026-12-22")
    assert one.provisional


@pytest.mark.rule("R-21")
def test_a_grade_about_to_lapse(desk):
    desk.take(result(CODE, "85", "AA", "2024-06-01"))
    assert about(due(desk, "2026-05-02", 29), "lapse") == [("2026-05-31", False)]
    assert about(due(desk, "2026-05-02", 28), "lapse") == []
    assert about(due(desk, "2026-06-01"), "lapse") == [], "it has lapsed by itself"


@pytest.mark.rule("R-23")
def test_a_review_is_due_then_overdue_then_done(desk):
    desk.take(result(CODE, "850", "AAA", "2024-07-01", **CASMES, certificate="202400111100001"))
    assert about(due(desk, "2025-06-15"), "review") == [("2025-07-01", False)]
    assert about(due(desk, "2025-07-01"), "review") == [("2025-07-01", False)]
    assert about(due(desk, "2025-08-01"), "review") == [("2025-07-01", True)]
    both = about(due(desk, "2026-06-15"), "review")
    assert both == [("2025-07-01", True), ("2026-07-01", False)]
    late = due(desk, "2026-08-01")
    assert about(late, "review") == [("2025-07-01", True)], "one review settles both"
    assert (late[0].rule, late[0].article) == ("R-23", "《产品介绍》六、3")
    desk.take(draft("review", code=CODE, day="2026-08-02", passed=True, ruleset="casmes-2019"))
    assert about(due(desk, "2026-08-02"), "review") == []


@pytest.mark.rule("R-31")
def test_a_ban_that_ends(desk):
    desk.take(draft("company", code=CODE, name="西安甲有限公司"))
    desk.take(draft("ban", code=CODE, day="2026-01-01", reason="示例", until="2026-06-30"))
    desk.take(
        draft("refused", code=OTHER, agency=AGENCY, day="2024-05-01", reason="示例"),
        draft("company", code=OTHER, name="西安乙有限公司"),
    )
    assert about(due(desk, "2026-06-15"), "ban") == [("2026-06-30", False)]
    assert about(due(desk, "2027-04-20"), "ban") == [("2027-04-30", False)]
    assert about(due(desk, "2026-07-01"), "ban") == []


@pytest.mark.rule("R-41")
def test_inspections_and_last_days_of_licences(desk):
    coming = due(desk, "2026-02-20")
    assert about(coming, "inspection") == [("2026-03-15", False)] * (len(PEOPLE) + 1)
    assert coming[0].article == "第二十条"
    assert about(due(desk, "2026-03-11"), "inspection") == [], "inspected early, on 03-10"
    assert about(due(desk, "2027-03-01"), "licence") == [("2027-03-14", False)] * 6
    assert due(desk, "2027-03-15") == [], "expired: no licence to inspect"


@pytest.mark.rule("R-41")
def test_an_inspection_that_was_missed_takes_the_right_to_evaluate(desk):
    other = Desk()
    licensed(other, "2024-03-15", ("2025-03-10",))
    missed = due(other, "2026-04-01")
    assert about(missed, "inspection") == [("2026-03-15", True)] * 6
    assert {one.text for one in missed} == {"资格证年检，逾期未办：待年检，不得评价"}


@pytest.mark.rule("R-44")
def test_an_agency_s_ban_that_ends(desk):
    number = "陕信评机字第001号"
    desk.take(draft("agency_ban", number=number, day="2024-05-01", reason="示例"))
    (end,) = [one for one in due(desk, "2027-04-15") if one.kind == "agency_ban"]
    assert (end.day, end.subject, end.article) == (date(2027, 4, 30), number, "第十六条 6")


@pytest.mark.rule("R-51")
def test_commitments_nobody_verified_are_counted(desk):
    values = {"signed": "2026-02-01", "signatory": "甲某", "office": "董事长", "text": "守信"}
    desk.take(
        draft("company", code=CODE, name="西安甲有限公司"),
        draft("commitment", code=CODE, name="西安甲有限公司", commitment_title="诚信经营承诺",
              day="2026-02-10", **values),
    )  # fmt: skip
    (one,) = [one for one in due(desk, "2026-03-01", 0) if one.kind == "commitment"]
    assert one.name == "信用承诺书 1 份"
    desk.take(draft("commitment_withdrawal", code=CODE, signed="2026-02-01", day="2026-03-02"))
    assert about(due(desk, "2026-03-02", 0), "commitment") == []
