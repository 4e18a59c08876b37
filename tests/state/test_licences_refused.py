"""Why an act on a licence is not let in, and what follows from one that is."""

from decimal import Decimal

import pytest

from registry.intake.drafts import Draft
from tests.state.desk import (
    AGENCY,
    AGENCY_CODE,
    PEOPLE,
    Desk,
    draft,
    result,
)
from tests.state.rows import CODE


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
