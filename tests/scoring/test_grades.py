"""Scales, bands, named and unnamed grades (R-1 to R-4, R-16 to R-19, D-1, D-16)."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.ruleset import RuleBook

BOOK = RuleBook.load(Path(__file__).parent / "rulesets")
SETS = tuple(BOOK.get(id) for id in BOOK.ids)
SHAANXI, CASMES = BOOK.get("shaanxi-2006"), BOOK.get("casmes-2019")


def grade_of(rules, score: str) -> str | None:
    band = rules.band_of(Decimal(score))
    return band.grade if band else None


@pytest.mark.rule("R-2")
@pytest.mark.rule("D-1")
@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "AAA"),
        ("90", "AAA"),
        ("89.99", "AA"),
        ("80", "AA"),
        ("79.99", "A"),
        ("70.00", "A"),
        ("69.99", "BBB"),
        ("60", "BBB"),
        ("59.99", None),
        ("0", None),
        ("100.01", None),
    ],
)
def test_shaanxi_bands(score, grade):
    assert grade_of(SHAANXI, score) == grade


@pytest.mark.rule("R-2")
@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("1000", "AAA"),
        ("830", "AAA"),
        ("829.99", "AA"),
        ("810", "AA"),
        ("809.99", "A"),
        ("800", "A"),
        ("799.99", "B"),
        ("790", "B"),
        ("789.99", "C"),
        ("500", "C"),
        ("499.99", None),
    ],
)
def test_casmes_bands(score, grade):
    assert grade_of(CASMES, score) == grade


@pytest.mark.rule("R-2")
@given(st.sampled_from(SETS), st.data())
def test_bands_partition_the_scale(rules, data):
    scale = rules.scale
    score = data.draw(st.decimals(scale.minimum, scale.maximum, places=scale.places))
    holding = [band for band in rules.bands if band.holds(score)]
    assert rules.check_score(score) is None
    assert len(holding) == (1 if score >= rules.bands[-1].lower else 0)
    assert rules.band_of(score) == (holding[0] if holding else None)


@pytest.mark.rule("R-2")
@given(st.sampled_from(SETS), st.data())
def test_exactly_one_grade_passes_for_a_named_score(rules, data):
    scale = rules.scale
    score = data.draw(st.decimals(rules.bands[-1].lower, scale.maximum, places=scale.places))
    passed = [b.grade for b in rules.bands if rules.check_grade(score, b.grade) is None]
    assert passed == [rules.band_of(score).grade]


@pytest.mark.rule("R-1")
@pytest.mark.parametrize("score", ["100.01", "-0.01", "101", "NaN", "Infinity", "1E+999999"])
def test_a_score_off_the_scale_is_refused(shaanxi, score):
    refusal = shaanxi.check_score(Decimal(score))
    assert (refusal.rule, refusal.article) == ("R-1", "第九、十一条")
    assert "0–100 分" in refusal.zh
    assert shaanxi.check_grade(Decimal(score), "AAA") == refusal


@pytest.mark.rule("R-1")
def test_each_rule_set_has_its_own_scale(shaanxi, casmes):
    assert shaanxi.check_score(Decimal(500)).rule == "R-1"
    assert casmes.check_score(Decimal(500)) is None
    assert casmes.check_score(Decimal(100)).article == "《指标体系》5"


@pytest.mark.rule("D-1")
@pytest.mark.parametrize("score", ["89.999", "90.001", "85.500"])
def test_a_third_decimal_place_is_refused(shaanxi, score):
    refusal = shaanxi.check_score(Decimal(score))
    assert refusal.rule == "D-1"
    assert refusal.found == score


@pytest.mark.rule("D-1")
@pytest.mark.rule("R-2")
def test_a_grade_that_its_score_does_not_give_is_refused(shaanxi):
    refusal = shaanxi.check_grade(Decimal("79.5"), "AA")
    assert (refusal.rule, refusal.article) == ("R-2", "第九条")
    assert refusal.zh == "得分 79.5 对应 A 级，与填报的 AA 级不符。"
    assert refusal.expected.startswith("A（")


@pytest.mark.rule("E-1")
@pytest.mark.rule("D-1")
def test_nothing_is_rounded_up(shaanxi):
    assert shaanxi.check_grade(Decimal("89.5"), "AA") is None
    assert shaanxi.check_grade(Decimal("89.99"), "AAA").rule == "R-2"


@pytest.mark.rule("R-4")
@pytest.mark.parametrize("grade", ["BB", "B", "CCC", "CC", "C"])
@pytest.mark.parametrize("score", ["58", "95"])
def test_a_grade_below_bbb_is_not_named(shaanxi, score, grade):
    refusal = shaanxi.check_grade(Decimal(score), grade)
    assert (refusal.rule, refusal.article, refusal.found) == ("R-4", "第八条", grade)
    assert "BB 级以下（含 BB 级）不予评定命名" in refusal.zh
    assert shaanxi.band(grade) is None


@pytest.mark.rule("R-4")
def test_a_score_below_sixty_is_not_named(shaanxi):
    refusal = shaanxi.check_grade(Decimal("59.99"), "BBB")
    assert (refusal.rule, refusal.article, refusal.found) == ("R-4", "第八条", "59.99")
    assert shaanxi.check_score(Decimal("59.99")) is None


@pytest.mark.rule("R-4")
def test_the_other_rule_set_names_five_grades(casmes):
    assert [band.grade for band in casmes.bands] == ["AAA", "AA", "A", "B", "C"]
    assert casmes.check_grade(Decimal(790), "B") is None
    refusal = casmes.check_grade(Decimal(790), "BBB")
    assert (refusal.rule, refusal.expected) == ("R-2", "AAA、AA、A、B、C")


@pytest.mark.rule("R-3")
def test_meanings_are_the_sources_own_words(shaanxi, casmes):
    assert shaanxi.band("AAA").meaning == (
        "企业素质很好,经济实力强,信誉状况很好,经济效益显著,发展前景广。"
    )
    assert shaanxi.band("BBB").meaning == (
        "企业素质、经济实力一般,信誉状况一般,经济效益中等,有一定发展前途。"
    )
    assert casmes.band("C").meaning == (
        "表示该企业触犯法律法规，采用非法手段从事生产经营活动，有较恶劣的社会影响。"
    )
    assert [band.record for band in casmes.bands] == [
        "信用极好",
        "信用优良",
        "信用较好",
        "信用一般",
        "没有信用",
    ]


@pytest.mark.rule("R-16")
def test_honours(shaanxi):
    assert {band.grade: band.honours for band in shaanxi.bands} == {
        "AAA": ("证书", "铜牌"),
        "AA": ("证书", "铜牌"),
        "A": ("证书",),
        "BBB": ("命名文件",),
    }


@pytest.mark.rule("R-17")
@pytest.mark.rule("R-18")
def test_bbb_is_listed_and_not_announced(shaanxi):
    assert all(band.listed for band in shaanxi.bands)
    assert [band.grade for band in shaanxi.bands if band.announced] == ["AAA", "AA", "A"]


@pytest.mark.rule("D-16")
def test_casmes_lists_and_announces_all_five(casmes):
    assert all(band.listed and band.announced for band in casmes.bands)


@pytest.mark.rule("D-16")
def test_an_association_narrows_what_is_announced_in_its_own_file(tmp_path):
    shipped = Path(__file__).parents[2] / "scoring/rulesets/casmes-2019.toml"
    text = shipped.read_text("utf-8")
    later = (
        '[[announcing]]\nrule = "D-16"\narticle = "理事会决议"\nfirst_day = 2026-01-01\n'
        'text = "警示等级不公告。"\ngrades = ["AAA", "AA", "A", "B"]\n'
    )
    (tmp_path / shipped.name).write_text(text + later, "utf-8")
    narrowed = RuleBook.load(tmp_path).get("casmes-2019")
    assert not narrowed.band("C").announced
    assert narrowed.band("C").listed


@pytest.mark.rule("D-22")
def test_higher(shaanxi):
    assert shaanxi.higher("AAA", "AA")
    assert shaanxi.higher("BBB", "BB")
    assert not shaanxi.higher("A", "A")
    assert not shaanxi.higher("BBB", "A")
    with pytest.raises(ValueError, match="ZZ"):
        shaanxi.higher("ZZ", "A")


def test_bounds_in_words(shaanxi):
    assert shaanxi.band("AAA").bounds == "90 分至 100 分"
    assert shaanxi.band("AA").bounds == "80 分以上（含），不足 90 分"
    assert shaanxi.scale_words == shaanxi.scale.words == "0–100 分"


def test_every_refusal_speaks_chinese_and_english(shaanxi):
    for score, grade in (("101", "A"), ("89.999", "AA"), ("79.5", "AA"), ("58", "BB"), ("58", "Q")):
        refusal = shaanxi.check_grade(Decimal(score), grade)
        assert re.search(r"[\u4e00-\u9fff]", refusal.zh)
        assert refusal.zh.endswith("。")
        assert refusal.en.isascii()
