"""Why a step on the way to a grade is not let in, at the columns where it is told."""

from decimal import Decimal

import pytest

from registry.intake.drafts import Draft
from tests.state.desk import (
    AGENCY,
    PEOPLE,
    Desk,
    draft,
    result,
)
from tests.state.rows import CODE, steps


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


@pytest.mark.rule("R-31")
def test_refusals_and_bans_bar_applications(desk: Desk) -> None:
    desk.take(*steps("qualification"))
    desk.take(draft("refused", code=CODE, agency=AGENCY, day="2026-01-10", reason="假"))
    assert ("R-31", ("申报日期",)) in desk.refused(steps("application")[-1])
    backwards = {"day": "2026-01-10", "until": "2026-01-09", "reason": "假"}
    refused = desk.refused(draft("ban", code=CODE, **backwards))
    assert refused == [("R-31", ("起始日期", "截止日期"))]


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
