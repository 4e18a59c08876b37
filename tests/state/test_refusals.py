"""Every reason why the register does not let a row in, at the columns where it is told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from registry.intake.drafts import Draft
from tests.state.desk import (
    AGENCY,
    AGENCY_CODE,
    PEOPLE,
    Desk,
    company_code,
    draft,
    licensed,
    result,
    typed,
)

CODE, OTHER = company_code(1), company_code(2)
CASMES = {"ruleset": "casmes-2019", "qualified": None, "registration_status": "存续"}


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return desk


def steps(until: str = "decision", **changes: object) -> list[Draft]:
    """The steps of one evaluation on their own sheets, up to and including one."""
    made = {
        "company": {"name": "西安甲有限公司", "address": "西安市新城区一路1号"},
        "qualification": {"qualified": "2024-01-01"},
        "application": {"applied": "2026-02-01"},
        "evaluation": {
            "agency": AGENCY,
            "evaluators": PEOPLE[1:3],
            "score": Decimal(85),
            "grade": "AA",
            "evaluated": "2026-03-20",
            "endorsed": "2026-03-25",
        },
        "decision": {"grade": "AA", "decided": "2026-04-01", "received": "2026-04-02"},
    }
    kinds = list(made)
    return [
        draft(kind, code=CODE, **{**made[kind], **(changes if kind == until else {})})
        for kind in kinds[: kinds.index(until) + 1]
    ]


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


@pytest.mark.rule("D-22")
def test_an_upgrade_must_rise(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2025-01-15", evaluated="2024-12-30", decided="2025-01-10"))
    desk.take(draft("application", code=CODE, applied="2026-03-01", purpose_of="upgrade"))
    desk.take(steps("evaluation", evaluated="2026-04-01", endorsed=None)[-1])
    desk.take(draft("decision", code=CODE, grade="AA", decided="2026-04-10"))
    same = {"grade": "AA", "announced": "2026-04-20", "certificate": "202600101100888"}
    assert ("R-22", ("信用等级",)) in desk.refused(draft("announcement", code=CODE, **same))


@pytest.mark.rule("R-22")
def test_no_upgrade_without_a_grade(desk: Desk) -> None:
    desk.take(*steps("qualification"))
    refused = desk.refused(
        draft("application", code=CODE, applied="2026-02-01", purpose_of="upgrade")
    )
    assert refused == [("R-22", ("申报日期",))]


def test_a_known_code_keeps_its_name(desk: Desk) -> None:
    desk.take(*steps("company"))
    assert desk.refused(draft("company", code=CODE, name="西安乙有限公司")) == [
        ("R-10", ("企业名称",))
    ]
    wrong = draft("name_change", code=CODE, previous="西安丙", name="西安乙", day="2026-01-05")
    assert desk.refused(wrong) == [("R-10", ("原名称",))]
    right = {"previous": "西安甲有限公司", "name": "西安乙有限公司", "day": "2026-01-05"}
    desk.take(draft("name_change", code=CODE, **right))
    desk.take(draft("company", code=CODE, name="西安乙有限公司", english_name="Yi"))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("name_change", {"previous": "甲", "name": "乙", "day": "2026-01-01"}),
        ("qualification", {"qualified": "2024-01-01"}),
        ("application", {"applied": "2026-01-01"}),
        ("decision", {"grade": "AA", "decided": "2026-01-01"}),
        ("reevaluation_request", {"day": "2026-01-01"}),
        ("reevaluation", {"score": Decimal(85), "grade": "AA", "day": "2026-01-01"}),
        ("naming", {"grade": "BBB", "named": "2026-01-01"}),
        ("voiding", {"day": "2026-01-01", "reason": "假"}),
        ("refused", {"agency": AGENCY, "day": "2026-01-01", "reason": "假"}),
        ("ban", {"day": "2026-01-01", "reason": "假"}),
        ("repair", {"reference": "文1", "day": "2026-01-01"}),
        ("commitment_withdrawal", {"signed": "2026-01-01", "day": "2026-01-02"}),
    ],
)
def test_an_unknown_company(desk: Desk, kind: str, values: dict[str, object]) -> None:
    assert ("R-10", ("统一社会信用代码",)) in desk.refused(draft(kind, code=CODE, **values))


@pytest.mark.rule("R-13")
def test_steps_follow_one_another(desk: Desk) -> None:
    desk.take(*steps("qualification"))
    evaluation, decision = steps("decision")[3:]
    assert desk.refused(evaluation) == [("R-11", ("评价日期",))]
    assert desk.refused(decision) == [("R-13", ("信用等级", "审定日期"))]
    desk.take(steps("application")[-1])
    early = steps("evaluation", evaluated="2026-01-31", endorsed=None)[-1]
    assert desk.refused(early) == [("R-13", ("评价日期",))]
    desk.take(evaluation)
    other = steps("decision", grade="AAA")[-1]
    assert desk.refused(other) == [("R-2", ("信用等级", "审定日期"))]
    before = steps("decision", decided="2026-03-24")[-1]
    assert desk.refused(before) == [("R-13", ("信用等级", "审定日期"))]
    backwards = steps("decision", received="2026-03-31")[-1]
    assert desk.refused(backwards) == [("R-13", ("审定日期", "结果送达日期"))]
    announcement = {"grade": "AA", "announced": "2026-04-20", "certificate": "202600101100001"}
    undecided = draft("announcement", code=CODE, **announcement)
    assert ("R-13", ("信用等级", "公告日期")) in desk.refused(undecided)
    desk.take(decision)
    wrong = draft("announcement", code=CODE, **{**announcement, "announced": "2026-03-31"})
    assert ("R-13", ("信用等级", "公告日期")) in desk.refused(wrong)
    desk.take(undecided)


@pytest.mark.rule("R-4")
@pytest.mark.rule("R-19")
def test_an_unnamed_result_is_kept_but_never_announced(desk: Desk) -> None:
    low = {"score": Decimal(55), "grade": "AA"}
    assert ("R-4", ("得分", "信用等级")) in desk.refused(*steps("evaluation", **low))
    high = {"score": Decimal(85), "grade": "BB"}
    assert desk.refused(*steps("evaluation", **high))
    desk.take(*steps("evaluation", score=Decimal(55), grade="BB"))
    desk.take(draft("decision", code=CODE, grade="BB", decided="2026-04-01"))
    for kind, values in (
        ("announcement", {"announced": "2026-04-20", "certificate": "202600101100001"}),
        ("naming", {"named": "2026-04-20"}),
    ):
        refused = desk.refused(draft(kind, code=CODE, grade="BB", **values))
        assert ("R-4", ("信用等级",)) in refused


@pytest.mark.rule("R-15")
def test_contesting(desk: Desk) -> None:
    request = draft("reevaluation_request", code=CODE, day="2026-04-10")
    desk.take(*steps("evaluation"))
    assert desk.refused(request) == [("R-15", ("申请日期",))]
    desk.take(steps("decision", received=None)[-1])
    assert desk.refused(request) == [("R-15", ("申请日期",))]


@pytest.mark.rule("R-15")
def test_contesting_once_and_in_order(desk: Desk) -> None:
    desk.take(*steps("decision"))
    early = draft("reevaluation_request", code=CODE, day="2026-04-01")
    assert desk.refused(early) == [("R-15", ("申请日期",))]
    conclusion = {"score": Decimal(85), "grade": "AA"}
    none_open = draft("reevaluation", code=CODE, day="2026-04-20", **conclusion)
    assert desk.refused(none_open) == [("R-15", ("结论日期",))]
    request = draft("reevaluation_request", code=CODE, day="2026-04-10")
    desk.take(request)
    assert desk.refused(request) == [("R-15", ("申请日期",))]
    before = draft("reevaluation", code=CODE, day="2026-04-09", **conclusion)
    assert desk.refused(before) == [("R-15", ("结论日期",))]
    desk.take(none_open)


@pytest.mark.rule("R-23")
def test_reviews(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2025-05-01"))
    review = {"code": CODE, "day": "2026-05-01", "passed": True}
    assert ("R-23", ("统一社会信用代码",)) in desk.refused(draft("review", **review))
    changes = {**CASMES, "applied": None, "certificate": "ZX20250009"}
    desk.take(result(CODE, "868", "AAA", "2025-05-01", **changes))
    review["ruleset"] = "casmes-2019"
    for wrong in ({"grade": "A"}, {"passed": False}, {"passed": False, "grade": "AAA"}):
        refused = desk.refused(draft("review", **{**review, **wrong}))
        assert ("R-23", ("年审结果", "年审后等级")) in refused
    mismatch = {**review, "passed": False, "score": Decimal(815), "grade": "A"}
    assert ("R-2", ("得分", "年审后等级")) in desk.refused(draft("review", **mismatch))
    late = {**review, "day": "2028-05-01"}
    assert ("R-24", ("年审日期",)) in desk.refused(draft("review", **late))
    desk.take(draft("review", **review))


@pytest.mark.rule("R-24")
@pytest.mark.rule("R-31")
def test_nothing_to_revoke_or_void(desk: Desk) -> None:
    desk.take(*steps("company"))
    assert desk.refused(revocation()) == [("R-24", ("撤销日期",))]
    void = draft("voiding", code=CODE, day="2026-06-01", reason="虚假材料")
    assert desk.refused(void) == [("R-31", ("统一社会信用代码",))]


@pytest.mark.rule("R-30")
def test_a_revocation_follows_the_rules_of_evaluation(desk: Desk) -> None:
    desk.take(result(CODE, "95", "AAA", "2025-05-01"))
    assert ("R-14", ("评价机构",)) in desk.refused(revocation(agency="无证"))
    assert ("R-2", ("新评得分", "新评等级")) in desk.refused(revocation(grade="A"))
    assert ("R-13", ("重评日期", "审定日期")) in desk.refused(revocation(decided="2026-05-09"))
    assert ("R-13", ("审定日期", "撤销日期")) in desk.refused(revocation(decided="2026-06-02"))


@pytest.mark.rule("R-31")
def test_refusals_and_bans_bar_applications(desk: Desk) -> None:
    desk.take(*steps("qualification"))
    desk.take(draft("refused", code=CODE, agency=AGENCY, day="2026-01-10", reason="假"))
    assert ("R-31", ("申报日期",)) in desk.refused(steps("application")[-1])
    backwards = {"day": "2026-01-10", "until": "2026-01-09", "reason": "假"}
    refused = desk.refused(draft("ban", code=CODE, **backwards))
    assert refused == [("R-31", ("起始日期", "截止日期"))]


@pytest.mark.rule("R-32")
def test_a_published_notice_takes_nothing_more(desk: Desk) -> None:
    number = "示信协〔2026〕1号"
    desk.take(result(CODE, "85", "AA", "2026-05-01", number=number))
    more = result(OTHER, "85", "AA", "2026-05-01", number=number)
    assert ("R-32", ("公告文号",)) in desk.refused(more)
    days = [
        result(OTHER, "85", "AA", "2026-05-01", number="示信协〔2026〕2号"),
        result(company_code(3), "85", "AA", "2026-05-02", number="示信协〔2026〕2号"),
    ]
    assert ("R-32", ("公告文号",)) in desk.refused(*days)


@pytest.mark.rule("R-32")
@pytest.mark.parametrize(
    ("headers", "values"),
    [
        (("被更正公告",), {"corrected": "无此公告"}),
        (("更正项目",), {"field": "企业名称"}),
        (("原为",), {"field": "证书编号", "was": "1", "becomes": "2"}),
        (("原为",), {"field": "证书编号", "code": "", "was": "1", "becomes": "2"}),
        (("更正为",), {"field": "得分", "was": "85", "becomes": "95"}),
        (("更正为",), {"field": "得分", "was": "85", "becomes": "八十"}),
    ],
)
def test_corrections(desk: Desk, headers: tuple[str, ...], values: dict[str, object]) -> None:
    desk.take(result(CODE, "85", "AA", "2026-05-01", number="示信协〔2026〕1号"))
    whole = {"corrected": "示信协〔2026〕1号", "day": "2026-06-01", "text": "更正。", "code": CODE}
    refused = desk.refused(draft("correction", **{**whole, **values}))
    assert headers in [where for _, where in refused]


@pytest.mark.rule("R-52")
def test_only_a_record_in_evidence_is_repaired(desk: Desk) -> None:
    desk.take(*steps("company"))
    assert desk.refused(draft("repair", code=CODE, reference="文1", day="2026-06-01")) == [
        ("R-52", ("记录文号",))
    ]


@pytest.mark.rule("R-51")
def test_commitments(desk: Desk) -> None:
    desk.take(draft("company", name="西安甲有限公司", code=CODE, legal_representative="赵一"))
    whole = {
        "code": CODE,
        "name": "西安甲有限公司",
        "commitment_title": "守信承诺",
        "text": "本企业承诺……",
        "signed": "2026-05-01",
        "signatory": "赵一",
        "office": "董事长",
        "day": "2026-05-08",
    }
    assert desk.refused(draft("commitment", **{**whole, "signatory": "钱二"})) == [
        ("R-51", ("签署人",))
    ]
    assert desk.refused(draft("commitment", **{**whole, "day": "2026-04-30"})) == [
        ("R-13", ("签署日期", "公示日期"))
    ]
    withdrawal = draft("commitment_withdrawal", code=CODE, signed="2026-05-01", day="2026-06-01")
    assert desk.refused(withdrawal) == [("R-51", ("签署日期",))]
    desk.take(draft("commitment", **whole))
    assert desk.refused(draft("commitment", **whole)) == [("R-51", ("签署日期",))]
    desk.take(withdrawal)


def revocation(**changes: object) -> Draft:
    values: dict[str, object] = {
        "code": CODE,
        "day": "2026-06-01",
        "reason": "重大变化",
        "agency": AGENCY,
        "evaluators": PEOPLE[1:3],
        "score": Decimal(85),
        "grade": "AA",
        "evaluated": "2026-05-10",
        "decided": "2026-05-20",
        "certificate": "202600101100055",
    }
    return draft("revocation", **{**values, **changes})


def licence(kind: str, **changes: object) -> Draft:
    values: dict[str, object] = {"day": "2026-01-05", "number": "新证1号"}
    if kind == "agency_licence":
        values |= {
            "name": AGENCY,
            "code": AGENCY_CODE,
            "legal_representative": PEOPLE[0],
            "deposit": Decimal(3),
        }
    else:
        values |= {"name": "吴六", "agency": AGENCY}
    return draft(kind, **{**values, **changes})


@pytest.mark.rule("R-40")
@pytest.mark.rule("R-41")
@pytest.mark.rule("D-41")
@pytest.mark.rule("R-45")
@pytest.mark.parametrize(
    ("rule", "header", "row"),
    [
        ("R-41", "信用评价资格证书编号", licence("agency_licence", number="陕信评机字第001号")),
        ("R-41", "有效期至", licence("agency_licence", valid_until="2029-01-05")),
        ("R-40", "机构名称", licence("agency_licence", name="陕西无人评估有限公司")),
        ("R-40", "法定代表人", licence("agency_licence", legal_representative="无证")),
        ("R-40", "规范服务保证金（万元）", licence("agency_licence", deposit=Decimal("2.9"))),
        ("R-40", "规范服务保证金（万元）", licence("agency_licence", deposit=None)),
        ("R-40", "一年内无不良记录", licence("agency_licence", clean_year=False)),
        ("R-40", "有信用服务经营项目", licence("agency_licence", credit_business=False)),
        ("R-40", "有档案保密安全制度", licence("agency_licence", safety_rules=False)),
        ("R-45", "继续教育", licence("practitioner_licence", renews="无此证")),
        ("R-45", "继续教育", licence("practitioner_licence", renews="陕信评字第0001号")),
        ("R-41", "资格证编号", draft("inspection", number="无", day="2026-03-01", passed=True)),
        ("R-41", "资格证编号", draft("cancellation", number="无", day="2026-03-01", reason="违")),
        ("R-41", "资格证编号", draft("agency_ban", number="无", day="2026-03-01", reason="违")),
        (
            "R-44",
            "资格证编号",
            draft("agency_ban", number="陕信评字第0001号", day="2026-03-01", reason="违"),
        ),
        (
            "R-41",
            "年检日期",
            draft("inspection", number="陕信评字第0001号", day="2024-12-01", passed=True),
        ),
        (
            "R-45",
            "继续教育",
            draft(
                "inspection",
                number="陕信评字第0001号",
                day="2026-02-01",
                passed=True,
                educated=False,
            ),
        ),
    ],
)
def test_licences(desk: Desk, rule: str, header: str, row: Draft) -> None:
    assert (rule, (header,)) in desk.refused(row)


@pytest.mark.rule("R-43")
def test_a_licence_is_cancelled_once(desk: Desk) -> None:
    row = draft("cancellation", number="陕信评机字第001号", day="2026-03-01", reason="违纪")
    desk.take(row)
    again = draft("cancellation", number="陕信评机字第001号", day="2026-03-05", reason="违纪")
    assert desk.refused(again) == [("R-43", ("资格证编号",))]


@pytest.mark.rule("R-44")
@pytest.mark.rule("R-43")
@pytest.mark.parametrize("kind", ["agency_ban", "cancellation"])
def test_who_is_barred_or_cancelled_does_not_evaluate(desk: Desk, kind: str) -> None:
    desk.take(draft(kind, number="陕信评机字第001号", day="2026-04-01", reason="违纪"))
    assert ("R-14", ("评价机构",)) in desk.refused(result(CODE, "85", "AA", "2026-05-01"))


def evidence(indicator: str, **changes: object) -> Draft:
    values: dict[str, object] = {
        "code": CODE,
        "agency": AGENCY,
        "evaluators": PEOPLE[1:2],
        "evaluated": "2026-04-01",
        "indicator": indicator,
        "record": "有",
        "ruleset": "casmes-2019",
    }
    return draft("evidence", **{**values, **changes})


@pytest.mark.rule("R-6")
@pytest.mark.rule("D-4")
def test_evidence(desk: Desk) -> None:
    desk.take(*steps("company"))
    assert ("R-6", ("指标",)) in desk.refused(evidence("没有的指标"))
    assert desk.refused(evidence("高新技术企业情况", ruleset="shaanxi-2006"))
    desk.take(
        evidence("高新技术企业情况", reference="高新1"),
        evidence("经营异常名录情况", reference="异常1"),
    )
    scored = next(item.entry for item in desk.ledger.entries(acts=["evaluation"]))
    assert [line.reference for line in scored.lines] == ["高新1", "异常1"]
    assert scored.lines[0].points > 0 > scored.lines[1].points
    assert scored.score == scored.base + sum(line.points for line in scored.lines)
    desk.take(draft("repair", code=CODE, reference="异常1", day="2026-06-01"))
