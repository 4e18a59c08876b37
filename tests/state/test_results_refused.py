"""Why a row of finished results is not let in, at the columns where it is told."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from registry.intake.drafts import Draft
from tests.state.desk import (
    Desk,
    company_code,
    result,
    typed,
)
from tests.state.rows import CASMES, CODE, OTHER


def flawed(code: str, changes: dict[str, object]) -> Draft:
    """A finished result, right but for these changes."""
    return replace(result(code, "85", "AA", "2026-05-01"), **typed(changes))


RESULT_REFUSALS = [
    ("R-1", ("得分",), {"score": Decimal(101)}),
    ("D-1", ("得分",), {"score": Decimal("89.999")}),
    ("R-2", ("得分", "信用等级"), {"score": Decimal("79.5")}),
    ("R-4", ("信用等级",), {"score": Decimal(58), "grade": "BB"}),
    ("R-10", ("注册地址", "注册地区"), {"address": "河南省郑州市金水区二路2号"}),
    ("R-11", ("信用企业资质取得时间", "申报日期"), {"qualified": "2025-06-01"}),
    ("R-11", ("信用企业资质取得时间", "申报日期"), {"qualified": None}),
    ("R-11", ("申报日期",), {"applied": None}),
    ("R-13", ("申报日期", "评价日期"), {"applied": "2026-05-02"}),
    ("R-13", ("评价日期", "审定日期"), {"decided": "2026-04-30"}),
    ("R-13", ("评价日期", "认可日期"), {"endorsed": "2026-04-30"}),
    ("R-13", ("审定日期", "公告日期"), {"announced": "2026-04-30"}),
    ("R-14", ("评价机构",), {"agency": "陕西无证评估有限公司"}),
    ("R-14", ("评价人员",), {"evaluators": ("无证",)}),
    ("R-16", ("证书编号",), {"certificate": ""}),
    ("R-17", ("信用等级", "公告日期"), {"announced": None, "named": "2026-05-01"}),
    ("R-20", ("公告日期",), {"announced": None}),
    ("R-1", ("评价办法",), {"ruleset": "nobody-2030"}),
]


@pytest.mark.rule("R-1")
@pytest.mark.rule("R-2")
@pytest.mark.rule("R-10")
@pytest.mark.rule("D-10")
@pytest.mark.rule("R-11")
@pytest.mark.rule("R-13")
@pytest.mark.rule("R-14")
@pytest.mark.rule("R-16")
@pytest.mark.rule("R-17")
@pytest.mark.rule("D-1")
@pytest.mark.parametrize(("rule", "headers", "changes"), RESULT_REFUSALS)
def test_results(
    desk: Desk, rule: str, headers: tuple[str, ...], changes: dict[str, object]
) -> None:
    assert (rule, headers) in desk.refused(flawed(CODE, changes))


def test_a_result_without_any_flaw_is_taken(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2026-05-01"))


@pytest.mark.rule("R-17")
def test_bbb_is_not_announced(desk: Desk) -> None:
    refused = desk.refused(result(CODE, "65", "BBB", "2026-05-01", certificate=""))
    assert ("R-17", ("信用等级", "公告日期")) in refused


@pytest.mark.rule("D-2")
def test_the_groups_must_give_the_score(desk: Desk) -> None:
    sums = {"compliance": Decimal(25), "breach": Decimal(5), "credit": Decimal(48)}
    changes = {**CASMES, **sums, "applied": None, "certificate": "ZX20260001"}
    assert desk.refused(result(CODE, "867", "AAA", "2026-05-01", **changes)) == [("D-2", ("得分",))]
    desk.take(result(CODE, "868", "AAA", "2026-05-01", **changes))


@pytest.mark.rule("R-5")
@pytest.mark.parametrize("status", ["吊销", "注销", "迁出", "停业", "清算", ""])
def test_only_an_existing_company_has_a_base(desk: Desk, status: str) -> None:
    changes = {**CASMES, "applied": None, "certificate": "", "registration_status": status}
    refused = desk.refused(result(CODE, "868", "AAA", "2026-05-01", **changes))
    assert ("D-2", ("登记状态",)) in refused


def test_all_problems_of_all_rows_are_told_at_once(desk: Desk) -> None:
    rows = [
        flawed(company_code(n), changes)
        for n, (_, _, changes) in enumerate(RESULT_REFUSALS, start=10)
    ]
    problems = desk.file(*rows).problems
    assert {problem.row for problem in problems} == set(range(2, 2 + len(rows)))
    assert not list(desk.ledger.entries(acts=["grade"]))


def test_unread_cells_do_not_hide_the_other_rules(desk: Desk) -> None:
    row = flawed(CODE, {"score": Decimal(101), "announced": None})
    problems = desk.file(row, unread={2: {"announced"}}).problems
    assert [problem.refusal.rule for problem in problems] == ["R-1"]


def test_a_certificate_number_is_given_once(desk: Desk) -> None:
    number = "202600101190001"
    first = result(CODE, "85", "AA", "2026-05-01", certificate=number)
    second = result(OTHER, "85", "AA", "2026-05-01", certificate=number)
    problems = desk.file(first, second).problems
    assert [(problem.row, problem.headers) for problem in problems] == [(3, ("证书编号",))]
    assert "第 2 行" in problems[0].refusal.zh
    desk.take(first)
    assert desk.refused(second) == [("R-16", ("证书编号",))]


def test_a_certificate_number_carries_its_grade(desk: Desk) -> None:
    wrong = result(CODE, "85", "AA", "2026-05-01", certificate="202600111100001")
    assert [headers for _, headers in desk.refused(wrong)] == [("证书编号",)]


@pytest.mark.rule("D-24")
def test_one_grade_begins_on_a_day(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2026-05-01"))
    again = result(CODE, "85", "AA", "2026-05-01", certificate="202600101100777")
    assert ("D-24", ("公告日期",)) in desk.refused(again)


@pytest.mark.rule("R-22")
@pytest.mark.rule("D-22")
def test_a_rise_in_the_first_year_is_an_upgrade_too_early(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2026-01-15"))
    early = result(CODE, "95", "AAA", "2026-06-01", applied="2026-05-01")
    assert ("R-22", ("信用等级", "申报日期")) in desk.refused(early)
