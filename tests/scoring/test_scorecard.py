"""Scores with their reasons (R-5, R-6, D-2, D-3, D-4, E-9)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.formula import Scored
from scoring.refusal import Refusal
from scoring.ruleset import RuleBook
from scoring.scorecard import Evidence

RULES = RuleBook.load().get("casmes-2019")
CARD = RULES.scorecard_on(date(2025, 7, 1))
POINTS = st.decimals(0, 400, places=2)


def names(group: str) -> list[str]:
    return [indicator.name for indicator in CARD.indicators if indicator.group == group]


def score(*evidence: Evidence) -> Scored:
    scored = CARD.score(evidence)
    assert isinstance(scored, Scored), scored
    return scored


@pytest.mark.rule("R-6")
def test_the_45_indicators_of_table_a1():
    groups = [indicator.group for indicator in CARD.indicators]
    assert {group: groups.count(group) for group in groups} == {
        "守信信息": 8,
        "失信信息": 19,
        "增信信息": 18,
    }
    families = [i.family for i in CARD.indicators if i.group == "失信信息"]
    assert (families.count("司法信息"), families.count("黑名单（联合惩戒）")) == (2, 17)
    assert len({indicator.name for indicator in CARD.indicators}) == 45
    assert list(CARD.groups.items()) == [(i.name, i.group) for i in CARD.indicators]
    assert [*CARD.ranks] == [*dict.fromkeys(groups)]
    assert [*CARD.ranks.values()] == [0, 1, 2]


@pytest.mark.rule("D-3")
def test_the_weights_are_marked_as_examples():
    assert CARD.example_weights
    assert (CARD.version, CARD.first_day) == ("2019.1", date(2019, 1, 1))
    assert RULES.scorecard_on(date(2018, 12, 31)) is None
    assert [card.version for card in RULES.scorecards] == ["2019.1"]


@pytest.mark.rule("R-6")
def test_shaanxi_ships_no_scorecard(shaanxi):
    assert shaanxi.scorecard_on(date(2025, 7, 1)) is None
    assert shaanxi.scorecards == ()
    assert shaanxi.base_score is None
    refusal = shaanxi.group_score(Decimal(1), Decimal(1), Decimal(1))
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "R-1"


@pytest.mark.rule("E-9")
@pytest.mark.rule("D-2")
@pytest.mark.rule("D-4")
def test_e9_from_evidence():
    kept = [*names("守信信息"), *names("增信信息")]
    evidence = [Evidence(name, f"{name}的记录", f"文号{n}") for n, name in enumerate(kept)]
    scored = score(*evidence, Evidence("经营异常名录情况", "列入经营异常名录", "文号99"))
    assert (scored.total, scored.base) == (Decimal(980), Decimal(800))
    assert scored.groups == {
        "守信信息": Decimal(120),
        "增信信息": Decimal(140),
        "失信信息": Decimal(-20),
    }
    assert scored.caps == ("守信与增信合计 260 分，按上限计 200 分",)
    assert [line.indicator for line in scored.lines] == [*kept, "经营异常名录情况"]
    assert (scored.lines[-1].points, scored.lines[-1].group) == (Decimal(-20), "失信信息")
    assert (scored.lines[-1].record, scored.lines[-1].reference) == ("列入经营异常名录", "文号99")
    assert RULES.band_of(scored.total).grade == "AAA"


@pytest.mark.rule("E-9")
@pytest.mark.rule("D-2")
def test_e9_from_the_sums_of_groups():
    scored = RULES.group_score(Decimal(120), Decimal(20), Decimal(140))
    assert (scored.total, scored.lines) == (Decimal(980), ())
    assert scored.caps == ("守信与增信合计 260 分，按上限计 200 分",)


@pytest.mark.rule("D-2")
def test_both_caps():
    scored = RULES.group_score(Decimal("150.25"), Decimal("340.5"), Decimal(100))
    assert scored.total == Decimal(700)
    assert scored.caps == (
        "守信与增信合计 250.25 分，按上限计 200 分",
        "失信合计 340.5 分，按上限扣 300 分",
    )


@pytest.mark.rule("R-5")
def test_nothing_filed_gives_the_base_alone():
    assert score() == RULES.group_score(Decimal(0), Decimal(0), Decimal(0))
    assert (score().total, RULES.base_score) == (Decimal(800), Decimal(800))


@pytest.mark.rule("D-2")
@given(POINTS, POINTS, POINTS)
def test_the_formula(compliance, breach, credit):
    scored = RULES.group_score(compliance, breach, credit)
    assert scored.total == 800 + min(Decimal(200), compliance + credit) - min(Decimal(300), breach)
    assert RULES.check_score(scored.total) is None
    assert len(scored.caps) == (compliance + credit > 200) + (breach > 300)


@pytest.mark.rule("D-4")
@given(st.lists(st.tuples(st.sampled_from(CARD.indicators), st.none() | POINTS), max_size=20))
def test_lines_add_up_to_groups_and_groups_to_the_total(pieces):
    scored = score(*(Evidence(i.name, "记录", points=points) for i, points in pieces))
    for group, points in scored.groups.items():
        assert points == sum(line.points for line in scored.lines if line.group == group)
    if not scored.caps:
        assert scored.total == scored.base + sum(line.points for line in scored.lines)


@pytest.mark.rule("R-6")
def test_an_agency_may_set_the_points():
    assert score(Evidence("高新技术企业情况", "证书", points=Decimal("12.5"))).total == Decimal(
        "812.5"
    )


@pytest.mark.rule("D-4")
def test_own_material_is_told_apart():
    line = score(Evidence("高新技术企业情况", "自报", public=False)).lines[0]
    assert line.public is False


def test_spaces_in_a_name_do_not_matter():
    lines = score(Evidence("A级纳税人情况", "名单"), Evidence(" A 级 纳税人情况", "名单")).lines
    assert {line.indicator for line in lines} == {"A 级纳税人情况"}


@pytest.mark.rule("R-6")
def test_an_unknown_indicator_is_refused_with_near_names():
    refusal = CARD.score([Evidence("高新技术企业", "证书")])
    assert (refusal.rule, refusal.found) == ("R-6", "高新技术企业")
    assert "高新技术企业情况" in refusal.expected


@pytest.mark.rule("D-1")
@pytest.mark.rule("D-2")
@pytest.mark.parametrize(
    ("points", "rule"), [("-1", "D-2"), ("NaN", "D-2"), ("Infinity", "D-2"), ("1.005", "D-1")]
)
def test_points_that_cannot_count_are_refused(points, rule):
    assert CARD.score([Evidence("高新技术企业情况", "证书", points=Decimal(points))]).rule == rule
    assert RULES.group_score(Decimal(0), Decimal(points), Decimal(0)).rule == rule
