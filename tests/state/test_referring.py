"""Financing referral: one consent at a time, withdrawn once, and every refusal (P-4)."""

from datetime import date

import pytest

from registry.intake.drafts import Draft
from registry.state.fold import fold_company
from tests.state.desk import Desk, company_code, draft

CODE, NAME = company_code(1), "西安荐一有限公司"


def registered() -> Desk:
    made = Desk()
    made.take(draft("company", code=CODE, name=NAME, address="西安市新城区一路1号"))
    return made


def consent(day: str, **changes: str) -> Draft:
    values = {"code": CODE, "name": NAME, "basis": "同意书1号"}
    return draft("referral_consent", day=day, **(values | changes))


def end(day: str, **changes: str) -> Draft:
    values = {"code": CODE, "name": NAME, "basis": "来函"}
    return draft("referral_withdrawal", day=day, **(values | changes))


def stands(desk: Desk, as_of: str) -> date | None:
    entries = [item.entry for item in desk.ledger.entries(subjects=[CODE])]
    state = fold_company(entries, date.fromisoformat(as_of))
    return state.referral.day if state and state.referral else None


@pytest.mark.rule("P-4")
def test_a_consent_stands_from_its_day_until_it_is_withdrawn() -> None:
    desk = registered()
    desk.take(consent("2026-03-02"), end("2026-06-01"), consent("2026-06-02"))
    days = ("2026-03-01", "2026-03-02", "2026-05-31", "2026-06-01", "2026-06-02")
    first, second = date(2026, 3, 2), date(2026, 6, 2)
    assert [stands(desk, day) for day in days] == [None, first, first, None, second]


@pytest.mark.rule("P-4")
def test_a_consent_may_be_withdrawn_on_its_own_day() -> None:
    desk = registered()
    desk.take(end("2026-03-02"), consent("2026-03-02"))
    assert stands(desk, "2026-03-02") is None


@pytest.mark.rule("P-4")
@pytest.mark.parametrize(
    ("before", "row", "places"),
    [
        ((), consent("2026-03-02", name="西安荐二有限公司"), [("R-10", ("企业名称",))]),
        ((), end("2026-03-02"), [("P-4", ("统一社会信用代码",))]),
        ((consent("2026-03-02"),), consent("2026-04-01"), [("P-4", ("同意日期",))]),
        ((consent("2026-03-02"),), end("2026-03-01"), [("P-4", ("撤回日期",))]),
        (
            (consent("2026-03-02"), end("2026-06-01")),
            consent("2026-06-01"),
            [("P-4", ("同意日期",))],
        ),
        (
            (consent("2026-03-02"), end("2026-06-01")),
            end("2026-06-02"),
            [("P-4", ("统一社会信用代码",))],
        ),
    ],
)
def test_refused(
    before: tuple[Draft, ...], row: Draft, places: list[tuple[str, tuple[str, ...]]]
) -> None:
    desk = registered()
    for one in before:
        desk.take(one)
    assert [(rule, headers[-1:]) for rule, headers in desk.refused(row)] == places


@pytest.mark.rule("R-10")
@pytest.mark.parametrize("row", [consent("2026-03-02"), end("2026-03-02")])
def test_a_company_that_is_not_registered_is_refused(row: Draft) -> None:
    assert ("R-10", ("统一社会信用代码",)) in Desk().refused(row)
