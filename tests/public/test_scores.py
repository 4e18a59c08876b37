"""How the public is told that a score came about."""

from datetime import date
from decimal import Decimal

import pytest

from registry.public.views import GradeView
from tests.public.viewing import CODE, company
from tests.state.desk import (
    AGENCY,
    PEOPLE,
    Desk,
    draft,
)


def scored(desk: Desk, *rows: dict[str, object]) -> GradeView:
    """A grade announced from these pieces of evidence."""
    values = {
        "code": CODE,
        "agency": AGENCY,
        "evaluators": PEOPLE[1:2],
        "evaluated": "2026-04-01",
        "ruleset": "casmes-2019",
    }
    desk.take(
        draft("company", name="西安甲有限公司", code=CODE, address="西安市新城区一路1号"),
        *(draft("evidence", **values, **row) for row in rows),
    )
    grade = next(item.entry.grade for item in desk.ledger.entries(acts=["evaluation"]))
    casmes = {"code": CODE, "grade": grade, "ruleset": "casmes-2019"}
    desk.take(
        draft("decision", decided="2026-04-10", **casmes),
        draft("announcement", announced="2026-04-20", certificate="ZX20260001", **casmes),
    )
    shown = company(desk, "2026-05-01")
    assert shown is not None
    return shown.grades[0]


OWN = {"indicator": "纳税资格情况", "record": "自报", "public": False}
EARNED = {"indicator": "高新技术企业情况", "record": "有效", "reference": "高新1"}
LOST = {"indicator": "经营异常名录情况", "record": "列入", "reference": "异常1"}


@pytest.mark.rule("D-2")
@pytest.mark.rule("D-3")
@pytest.mark.rule("D-4")
def test_a_score_is_added_up_and_the_next_grade_is_so_far_away(desk: Desk) -> None:
    grade = scored(desk, {**EARNED, "points": Decimal("230.5")}, {**LOST, "points": Decimal(185)})
    explained = grade.score_view
    assert explained is not None
    assert (grade.score, grade.grade, explained.since) == (Decimal(815), "AA", date(2019, 1, 1))
    told = [(one.label, one.effect, one.points, one.counted) for one in explained.sums]
    assert told == [
        ("守信与增信", "gain", Decimal("230.5"), Decimal(200)),
        ("失信", "loss", Decimal(185), Decimal(185)),
    ]
    assert explained.caps == ("守信与增信合计 230.5 分，按上限计 200 分",)
    assert explained.better is not None
    assert (explained.better.grade, explained.better.missing) == ("AAA", Decimal(15))


def test_the_best_grade_has_none_above(desk: Desk) -> None:
    explained = scored(desk, {**EARNED, "points": Decimal(30)}).score_view
    assert explained is not None
    assert explained.better is None


@pytest.mark.rule("R-50")
def test_no_sum_tells_what_points_withheld_came_to(desk: Desk) -> None:
    explained = scored(desk, {**OWN, "points": Decimal("187.25")}, EARNED, EARNED).score_view
    assert explained is not None
    assert explained.withheld
    assert (explained.sums, explained.caps) == ((), ("守信与增信合计超过上限，按上限计 200 分",))


@pytest.mark.rule("D-4")
@pytest.mark.rule("R-52")
def test_a_score_is_explained_as_far_as_it_is_public(desk: Desk) -> None:
    explained = scored(desk, EARNED, LOST, OWN).score_view
    shown = company(desk, "2026-05-01")
    assert shown is not None
    assert explained is not None
    told = {part.indicator for part in explained.parts}
    assert told == {"高新技术企业情况", "经营异常名录情况"}
    assert explained.withheld
    assert explained.example_weights
    desk.take(draft("repair", code=CODE, reference="异常1", day="2026-06-01"))
    repaired = company(desk, "2026-06-01")
    assert repaired is not None
    assert "异常1" not in str(repaired)
    assert repaired.grades[0].score == shown.grades[0].score
