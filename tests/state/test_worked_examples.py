"""The worked examples E-1 to E-10 as the register stands after them."""

from datetime import date
from decimal import Decimal

import pytest

from tests.state.desk import AGENCY, PEOPLE, Desk, company_code, draft, licensed, result

CODE = company_code(1)


def casmes(announced: str, score: str, grade: str, **sums: str) -> dict[str, object]:
    first = date.fromisoformat(announced)
    return {
        "ruleset": "casmes-2019",
        "applied": None,
        "qualified": None,
        "registration_status": "存续",
        "certificate": f"ZX{first.year}0001",
        **{name: Decimal(value) for name, value in sums.items()},
    }


@pytest.mark.rule("E-1")
@pytest.mark.rule("R-20")
@pytest.mark.rule("D-20")
@pytest.mark.rule("R-21")
def test_a_grade_holds_two_years_and_lapses_by_itself(desk: Desk) -> None:
    desk.take(result(CODE, "89.5", "AA", "2026-03-01"))
    grade = desk.standing(CODE, "2026-03-01").grades[0]
    assert (grade.grade, grade.status) == ("AA", "valid")
    assert (grade.valid_from, grade.valid_until) == (date(2026, 3, 1), date(2028, 2, 29))
    assert desk.standing(CODE, "2028-02-29").grades[0].status == "valid"
    assert desk.standing(CODE, "2028-03-01").grades[0].status == "lapsed"


@pytest.mark.rule("E-2")
@pytest.mark.rule("R-4")
def test_below_sixty_is_refused_as_a_naming(desk: Desk) -> None:
    assert desk.refused(result(CODE, "59.99", "BBB", "2026-03-01"))[0][0] in ("R-2", "R-4")
    refused = desk.refused(result(CODE, "59.99", "BB", "2026-03-01"))
    assert "R-4" in [rule for rule, _ in refused]


@pytest.mark.rule("E-4")
@pytest.mark.rule("R-22")
def test_an_upgrade_waits_a_full_year(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2026-01-15"))
    early = draft("application", code=CODE, applied="2027-01-14", purpose_of="upgrade")
    assert desk.refused(early) == [("R-22", ("申报日期",))]
    desk.take(draft("application", code=CODE, applied="2027-01-15", purpose_of="upgrade"))


@pytest.mark.rule("E-5")
@pytest.mark.rule("R-30")
@pytest.mark.rule("D-24")
def test_a_revocation_carries_the_new_grade(desk: Desk) -> None:
    desk.take(result(CODE, "95", "AAA", "2025-06-01"))
    desk.take(revocation("72", "A", certificate="202600100100009"))
    before = desk.standing(CODE, "2026-02-09").grades
    assert [(grade.grade, grade.status) for grade in before] == [("AAA", "valid")]
    new, old = desk.standing(CODE, "2026-02-10").grades
    assert (new.grade, new.status, new.valid_until) == ("A", "valid", date(2028, 2, 9))
    assert (old.grade, old.status, old.last_day) == ("AAA", "revoked", date(2026, 2, 9))
    notices = [item.entry for item in desk.ledger.entries(acts=["notice"])]
    assert new.notice == notices[-1].id
    assert sum(notice.kind == "revocation" for notice in notices) == 1


@pytest.mark.rule("E-6")
@pytest.mark.rule("R-31")
@pytest.mark.rule("D-31")
def test_a_voided_grade_is_void_throughout_but_not_before_it_was_declared(desk: Desk) -> None:
    desk.take(result(CODE, "75", "A", "2025-06-01"))
    desk.take(draft("voiding", code=CODE, day="2026-03-01", reason="提供虚假材料"))
    assert desk.standing(CODE, "2026-02-28").grades[0].status == "valid"
    void = desk.standing(CODE, "2026-03-01").grades[0]
    assert (void.status, void.void_since, void.last_day) == ("void", date(2025, 6, 1), None)
    ban = desk.standing(CODE, "2026-03-01").bans[0]
    assert (ban.valid_from, ban.valid_until) == (date(2026, 3, 1), date(2029, 2, 28))
    for day in ("2026-03-01", "2029-02-28"):
        assert desk.refused(draft("application", code=CODE, applied=day))[0][0] == "R-31"
    desk.take(draft("application", code=CODE, applied="2029-03-01"))


@pytest.mark.rule("E-7")
@pytest.mark.rule("R-23")
@pytest.mark.rule("D-23")
def test_a_failed_review_lowers_and_keeps_the_last_day(desk: Desk) -> None:
    changes = casmes("2024-07-01", "868", "AAA", compliance="25", breach="5", credit="48")
    desk.take(result(CODE, "868", "AAA", "2024-07-01", **changes))
    lowered = {"passed": False, "grade": "A", "ruleset": "casmes-2019"}
    desk.take(draft("review", code=CODE, day="2025-07-01", **lowered))
    assert desk.standing(CODE, "2025-06-30").grades[0].grade == "AAA"
    new, old = desk.standing(CODE, "2025-07-01").grades
    assert (new.grade, new.status, new.valid_until) == ("A", "valid", date(2027, 6, 30))
    assert (old.grade, old.status) == ("AAA", "superseded")
    kinds = [item.entry.kind for item in desk.ledger.entries(acts=["notice"])]
    assert kinds[-1] == "review"
    assert desk.standing(CODE, "2026-07-02").grades[0].review_overdue == date(2026, 7, 1)


@pytest.mark.rule("E-8")
@pytest.mark.rule("D-41")
@pytest.mark.rule("R-14")
def test_an_agency_without_its_inspection_may_not_evaluate() -> None:
    desk = Desk()
    licensed(desk, "2023-04-01", ("2024-04-01",))
    refused = desk.refused(result(CODE, "85", "AA", "2025-04-02"))
    assert refused == [("R-14", ("评价机构",))]
    desk.take(result(CODE, "85", "AA", "2025-04-01"))


@pytest.mark.rule("E-9")
@pytest.mark.rule("D-2")
def test_the_caps_are_told(desk: Desk) -> None:
    sums = {"compliance": "120", "credit": "140", "breach": "20"}
    changes = casmes("2026-03-01", "980", "AAA", **sums)
    desk.take(result(CODE, "980", "AAA", "2026-03-01", **changes))
    grade = desk.standing(CODE, "2026-03-01").grades[0]
    assert grade.score == Decimal(980)
    assert any("260" in cap and "200" in cap for cap in grade.caps)


@pytest.mark.rule("E-10")
@pytest.mark.rule("R-15")
def test_the_time_to_contest_counts_working_days(desk: Desk) -> None:
    desk.take(*process("2026-09-01", received="2026-09-23"))
    deadline = desk.standing(CODE, "2026-09-24").deadlines[0]
    assert (deadline.day, deadline.provisional) == (date(2026, 10, 21), False)
    late = draft("reevaluation_request", code=CODE, day="2026-10-22")
    assert desk.refused(late) == [("R-15", ("申请日期",))]
    desk.take(draft("reevaluation_request", code=CODE, day="2026-10-21"))
    announcement = draft(
        "announcement",
        code=CODE,
        grade="AA",
        announced="2026-10-23",
        certificate="202600101100001",
    )
    assert ("R-15", ("信用等级", "公告日期")) in desk.refused(announcement)
    conclusion = {"score": Decimal(91), "grade": "AAA", "day": "2026-10-30"}
    desk.take(draft("reevaluation", code=CODE, **conclusion))
    final = {"grade": "AAA", "announced": "2026-11-02", "certificate": "202600111100001"}
    desk.take(draft("announcement", code=CODE, **final))
    assert desk.standing(CODE, "2026-11-02").grades[0].score == Decimal(91)


def process(evaluated: str, received: str) -> list[object]:
    """Everything from the company to the decision, each on its own sheet."""
    return [
        draft("company", name="西安甲有限公司", code=CODE, address="西安市新城区一路1号"),
        draft("qualification", code=CODE, qualified="2024-01-01"),
        draft("application", code=CODE, applied="2026-08-01"),
        draft(
            "evaluation",
            code=CODE,
            agency=AGENCY,
            evaluators=PEOPLE[1:3],
            score=Decimal(85),
            grade="AA",
            evaluated=evaluated,
        ),
        draft("decision", code=CODE, grade="AA", decided="2026-09-20", received=received),
    ]


def revocation(score: str, grade: str, **changes: object) -> object:
    return draft(
        "revocation",
        code=CODE,
        day="2026-02-10",
        reason="资信状况发生重大变化",
        agency=AGENCY,
        evaluators=PEOPLE[1:3],
        score=Decimal(score),
        grade=grade,
        evaluated="2026-01-20",
        decided="2026-02-05",
        **changes,
    )
