"""Two periods of one company, side by side."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from registry.public.views import GradeView, ScorePart
from registry.site.periods import Change, periods
from tests.views import casmes_grade, grade, score_view


def scored(*parts: tuple[str, str, int], first: date, **changes: object) -> GradeView:
    shown = tuple(
        ScorePart(group=group, indicator=name, points=Decimal(points))
        for group, name, points in parts
    )
    view = score_view(parts=shown, **changes)
    return casmes_grade(valid_from=first, score_view=view)


BEFORE = scored(
    ("守信信息", "纳税资格情况", 20),
    ("守信信息", "经营许可情况", 15),
    ("失信信息", "经营异常名录情况", -20),
    first=date(2022, 7, 1),
)
AFTER = scored(
    ("守信信息", "经营许可情况", 15),
    ("守信信息", "纳税资格情况", 20),
    ("守信信息", "纳税资格情况", 20),
    ("增信信息", "专精特新情况", 8),
    first=date(2025, 7, 1),
)


@pytest.mark.rule("D-4")
def test_what_changed_is_told_indicator_by_indicator() -> None:
    (pair,) = periods([AFTER, grade(), BEFORE])
    assert (pair.before, pair.after, pair.unchanged, pair.alike) == (BEFORE, AFTER, 1, True)
    assert pair.changes == (
        Change("纳税资格情况", Decimal(20), Decimal(40)),
        Change("专精特新情况", None, Decimal(8)),
        Change("经营异常名录情况", Decimal(-20), None),
    )


def test_where_only_sums_were_filed_groups_are_compared() -> None:
    sums = scored(("守信信息", "", 60), ("失信信息", "", -20), first=date(2022, 7, 1))
    later = scored(("守信信息", "", 90), ("失信信息", "", -20), first=date(2025, 7, 1))
    (pair,) = periods([later, sums])
    assert pair.changes == (Change("守信信息", Decimal(60), Decimal(90)),)


@pytest.mark.rule("D-3")
def test_another_version_of_the_scorecard_is_told() -> None:
    (pair,) = periods([AFTER, scored(first=date(2022, 7, 1), scorecard="2019.1")])
    assert not pair.alike


def test_nothing_is_compared_without_two_explained_scores() -> None:
    unexplained = replace(BEFORE, score_view=None)
    assert list(periods([AFTER])) == []
    assert list(periods([AFTER, unexplained, BEFORE])) == [], "not with the one before the last"
    assert list(periods([grade(), BEFORE])) == []


@pytest.mark.rule("R-31")
def test_a_void_grade_is_no_period() -> None:
    assert list(periods([AFTER, replace(BEFORE, status="void")])) == []
