"""Past lists: taken as they are, never beside what was filed with its steps (R-20, D-24, P-1)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.intake.drafts import Draft
from registry.ledger.entries import PastGrade
from registry.state.due import dues
from tests.state.desk import (
    AGENCY,
    PEOPLE,
    RULES,
    Desk,
    company_code,
    draft,
    licensed,
    result,
    typed,
)

CODE, OTHER = company_code(1), company_code(2)
CASMES = "casmes-2019"


def past(code: str, grade: str, day: str, **changes: Any) -> Draft:
    """A line of a past list."""
    values = {"name": f"西安甲{code[-4:]}有限公司", "code": code, "grade": grade, "announced": day}
    return draft("past_grade", **{**values, **changes})


@pytest.mark.rule("R-20")
@pytest.mark.rule("D-20")
def test_an_end_that_is_not_known_is_reckoned_and_marked(desk: Desk) -> None:
    desk.take(
        past(CODE, "AA", "2025-03-01", source="2025年名单"),
        past(OTHER, "A", "2025-03-01", until="2026-12-31"),
    )
    grade = desk.standing(CODE, "2026-11-22").grades[0]
    assert (grade.status, grade.valid_until) == ("valid", date(2027, 2, 28))
    assert grade.score is None
    assert [(step.text, step.rule) for step in grade.steps] == [
        ("历史导入，得分、评价机构和公告未登记", "R-20")
    ]
    entries = [item.entry for item in desk.ledger.entries(acts=["past_grade"])]
    assert [(one.reckoned, one.source) for one in entries if isinstance(one, PastGrade)] == [
        (True, "2025年名单"),
        (False, ""),
    ]
    assert desk.standing(OTHER, "2027-01-01").grades[0].status == "lapsed"
    notices = [item.entry for item in desk.ledger.entries(acts=["notice"])]
    assert [getattr(notice, "kind", "") for notice in notices] == ["licence"]


REFUSALS = [
    ("R-1", ("评价办法",), {"ruleset": "nobody-2030"}),
    ("R-4", ("信用等级",), {"grade": "BB"}),
    ("R-2", ("信用等级",), {"grade": "D", "ruleset": CASMES}),
    ("P-1", ("公布日期",), {"announced": "2026-11-22"}),
    ("R-20", ("公布日期", "有效期至"), {"until": "2024-12-31"}),
    ("R-20", ("有效期至",), {"until": "2027-01-02"}),
    ("P-9", ("证书编号",), {"certificate": "乱写"}),
    ("P-9", ("证书编号",), {"certificate": "202500111100009"}),
]


@pytest.mark.rule("P-1")
@pytest.mark.parametrize(("rule", "headers", "changes"), REFUSALS)
def test_refused(
    desk: Desk, rule: str, headers: tuple[str, ...], changes: dict[str, object]
) -> None:
    right = {"until": "2027-01-01", "certificate": "202500101100009"}
    row = past(CODE, "AA", "2025-01-02", **right)
    flawed = replace(row, **typed(changes))
    assert (rule, headers) in desk.refused(flawed)
    desk.take(row)


@pytest.mark.rule("D-24")
def test_what_is_there_is_not_taken_twice(desk: Desk) -> None:
    twice = desk.file(past(CODE, "AA", "2019-05-01"), past(CODE, "AA", "2019-05-01"))
    assert [(one.row, one.refusal.rule) for one in twice.problems] == [(3, "D-24")]
    desk.take(past(CODE, "AA", "2019-05-01"))
    (again,) = desk.file(past(CODE, "A", "2019-05-01")).problems
    assert (again.row, again.headers) == (2, ("公布日期",))
    assert "重复" in again.refusal.zh
    desk.take(past(CODE, "C", "2019-05-01", ruleset=CASMES))


@pytest.mark.rule("D-24")
@pytest.mark.parametrize("day", ["2025-06-01", "2025-06-02", "2026-01-01"])
def test_nothing_that_was_filed_with_its_steps_is_overridden(desk: Desk, day: str) -> None:
    desk.take(result(CODE, "85", "AA", "2025-06-01"))
    assert desk.refused(past(CODE, "A", day)) == [("D-24", ("公布日期",))]
    assert desk.refused(past(CODE, "A", day, ruleset=CASMES)) == [("D-24", ("公布日期",))]
    desk.take(past(CODE, "A", "2025-05-31"))
    new, old = desk.standing(CODE, "2025-07-01").grades
    assert (new.grade, new.status, new.score) == ("AA", "valid", Decimal(85))
    assert (old.grade, old.status, old.last_day) == ("A", "superseded", date(2025, 5, 31))


@pytest.mark.rule("D-24")
def test_what_is_filed_with_its_steps_begins_behind_the_past_list(desk: Desk) -> None:
    desk.take(past(CODE, "A", "2025-06-01"))
    early = result(CODE, "85", "AA", "2025-05-01")
    assert ("D-24", ("统一社会信用代码",)) in desk.refused(early)
    desk.take(result(CODE, "85", "AA", "2026-07-01", applied="2026-06-15"))


@pytest.mark.rule("R-10")
def test_a_former_name_will_do_and_a_strange_one_will_not(desk: Desk) -> None:
    desk.take(past(CODE, "A", "2019-05-01"))
    desk.take(
        draft(
            "name_change",
            code=CODE,
            day="2022-01-01",
            previous=f"西安甲{CODE[-4:]}有限公司",
            name="西安新有限公司",
        )
    )
    desk.take(past(CODE, "A", "2021-06-01"))
    strange = past(CODE, "A", "2023-07-01", name="西安别家有限公司")
    assert desk.refused(strange) == [("R-10", ("企业名称",))]


@pytest.mark.rule("R-30")
@pytest.mark.rule("R-31")
def test_it_is_revoked_and_voided_as_others_are(desk: Desk) -> None:
    desk.take(past(CODE, "AAA", "2025-06-01"), past(OTHER, "AA", "2025-06-01"))
    desk.take(
        draft(
            "revocation",
            code=CODE,
            day="2026-03-01",
            reason="资信重大变化",
            agency=AGENCY,
            evaluators=PEOPLE[1:3],
            score=Decimal(72),
            grade="A",
            evaluated="2026-02-01",
            decided="2026-02-10",
            certificate="202600100100009",
        ),
        draft("voiding", code=OTHER, day="2026-03-02", reason="提供虚假材料"),
    )
    new, old = desk.standing(CODE, "2026-03-01").grades
    assert (new.grade, old.status, old.last_day) == ("A", "revoked", date(2026, 2, 28))
    assert desk.standing(OTHER, "2026-03-02").grades[0].void_since == date(2025, 6, 1)


@pytest.mark.rule("R-23")
def test_no_review_of_it_is_asked_for_and_its_end_is(desk: Desk) -> None:
    desk.take(past(CODE, "AA", "2024-06-01", ruleset=CASMES))
    day = date(2026, 11, 22)
    found = [due for due in dues(desk.ledger, RULES, day, 365) if due.subject == CODE]
    assert [(due.kind, due.day) for due in found] == [("lapse", date(2027, 5, 31))]
    assert desk.standing(CODE, "2026-11-22").grades[0].reviews_due == ()


def test_an_open_process_goes_on_beside_it(desk: Desk) -> None:
    desk.take(
        draft(
            "company", name=f"西安甲{CODE[-4:]}有限公司", code=CODE, address="西安市新城区一路1号"
        ),
        draft("qualification", code=CODE, qualified="2020-01-01"),
        draft("application", code=CODE, applied="2026-01-01"),
    )
    desk.take(past(CODE, "A", "2026-01-10"))
    desk.take(
        draft(
            "evaluation",
            code=CODE,
            agency=AGENCY,
            evaluators=PEOPLE[1:3],
            score=Decimal(85),
            grade="AA",
            evaluated="2026-02-01",
        ),
        draft("decision", code=CODE, grade="AA", decided="2026-02-10"),
        draft(
            "announcement",
            code=CODE,
            grade="AA",
            announced="2026-03-01",
            certificate="202600101100009",
        ),
    )
    new, old = desk.standing(CODE, "2026-03-01").grades
    assert (new.grade, old.status) == ("AA", "superseded")
    assert "申请信用等级评价" in [step.text for step in new.steps]


DAY = st.dates(date(2024, 4, 1), date(2025, 12, 31))


@settings(max_examples=30)
@given(st.lists(st.tuples(DAY, st.sampled_from(["AAA", "AA", "A"])), max_size=6), DAY)
def test_whatever_is_imported_one_grade_holds_and_ours_stands(
    lines: list[tuple[date, str]], own: date
) -> None:
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    filed = desk.file(result(CODE, "85", "AA", own.isoformat()))
    for day, grade in lines:
        desk.file(past(CODE, grade, day.isoformat()))
    grades = desk.standing(CODE, "2026-01-01").grades
    for day in {own, *(day for day, _ in lines)}:
        assert sum(one.valid_from <= day <= (one.last_day or date.min) for one in grades) <= 1
    if not filed.problems:
        assert grades[0].valid_from == own
        assert grades[0].status in ("valid", "lapsed")
