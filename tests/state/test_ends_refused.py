"""Why what changes, ends or mends a grade is not let in; and commitments."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from registry.intake.drafts import Draft
from registry.seal.verdict import Verdict
from tests.state.desk import (
    AGENCY,
    PEOPLE,
    Desk,
    company_code,
    draft,
    result,
)
from tests.state.rows import CASMES, CODE, OTHER, steps


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


@pytest.mark.rule("R-30")
def test_a_revocation_follows_the_rules_of_evaluation(desk: Desk) -> None:
    desk.take(result(CODE, "95", "AAA", "2025-05-01"))
    assert ("R-14", ("评价机构",)) in desk.refused(revocation(agency="无证"))
    assert ("R-2", ("新评得分", "新评等级")) in desk.refused(revocation(grade="A"))
    assert ("R-13", ("重评日期", "审定日期")) in desk.refused(revocation(decided="2026-05-09"))
    assert ("R-13", ("审定日期", "撤销日期")) in desk.refused(revocation(decided="2026-06-02"))


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


@pytest.mark.rule("R-51")
def test_originals_of_commitments(desk: Desk) -> None:
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
        "original": "承诺书.pdf",
    }
    found = Verdict(status="valid", received=date(2026, 5, 7), digest="a" * 64)
    failed = replace(found, status="failed", reason="revoked")
    place = ("R-51", ("原件文件",))
    assert desk.refused(draft("commitment", **whole), verdict=failed) == [place]
    stated = draft("commitment", **whole, digest="b" * 64)
    assert desk.refused(stated, verdict=found) == [place]
    desk.take(draft("commitment", **whole), verdict=found)
    later = draft(
        "commitment_verification", code=CODE, signed="2026-05-01", day="2026-06-01", original="x"
    )
    assert desk.refused(later) == [place]
    other = replace(found, digest="b" * 64)
    assert desk.refused(later, verdict=other) == [place]
    early = replace(later, day=date(2026, 4, 1))
    assert ("R-13", ("签署日期", "核验日期")) in desk.refused(early, verdict=found)
    none = replace(later, signed=date(2026, 5, 2))
    assert desk.refused(none, verdict=found) == [("R-51", ("签署日期",))]
    desk.take(later, verdict=failed)


@pytest.mark.rule("R-51")
def test_an_original_found_valid_is_not_replaced_by_another(desk: Desk) -> None:
    desk.take(draft("company", name="西安甲有限公司", code=CODE, legal_representative="赵一"))
    desk.take(
        draft(
            "commitment",
            code=CODE,
            name="西安甲有限公司",
            commitment_title="守信承诺",
            text="本企业承诺……",
            signed="2026-05-01",
            signatory="赵一",
            office="董事长",
            day="2026-05-08",
        )
    )
    row = draft(
        "commitment_verification", code=CODE, signed="2026-05-01", day="2026-06-01", original="x"
    )
    found = Verdict(status="valid", received=date(2026, 5, 30), digest="a" * 64)
    other = replace(found, digest="b" * 64)
    desk.take(row, verdict=replace(other, status="failed", reason="unsigned"))
    desk.take(row, verdict=found)
    assert desk.refused(row, verdict=other) == [("R-51", ("原件文件",))]
