"""Rule sets as data: cited, dated, sound; a third one without touching code."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from scoring.formula import Scored
from scoring.rulefile import section_types
from scoring.ruleset import RuleBook, RuleSetError
from scoring.scorecard import Evidence

SHIPPED = Path(__file__).parents[2] / "scoring" / "rulesets"
NAME = "harbour-2024.toml"
EARLY, LATE = date(2024, 5, 1), date(2025, 8, 1)


def altered(folder: Path, old: str, new: str, count: int = 1) -> str:
    """The message that the invented file gives when `old` in it reads `new`."""
    path = folder / NAME
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")
    with pytest.raises(RuleSetError) as error:
        RuleBook.load(folder)
    return str(error.value)


def test_a_third_rule_set_is_one_more_file(folder):
    book = RuleBook.load(folder)
    assert book.ids == ("casmes-2019", "harbour-2024", "shaanxi-2006")
    rules = book.get("harbour-2024")
    assert rules.last_day(date(2024, 2, 29)) == date(2029, 2, 28)
    assert not rules.has_review
    assert rules.reviews_due(EARLY, rules.last_day(EARLY)) == ()
    assert rules.check_score(Decimal("10.1")).rule == "R-1"
    assert rules.check_score(Decimal("8.55")).rule == "D-1"
    assert rules.check_grade(Decimal("5.9"), "铜").zh == "信用等级 铜：铜级不予命名。"
    assert rules.ban_until(EARLY) == date(2025, 4, 30)
    assert rules.check_upgrade(EARLY, date(2029, 4, 30), date(2026, 4, 30)).rule == "R-22"
    assert rules.check_qualification(date(2021, 5, 1), EARLY) is None
    assert rules.check_qualification(date(2021, 5, 2), EARLY).rule == "R-11"
    assert not rules.agency_licence_required
    assert rules.certificate.check("H00042", "金") is None
    assert rules.check_region("310000") is None
    assert (rules.reevaluation_days, rules.conclusion_days) == (7, 3)
    assert rules.licensing.inspection_from(date(2025, 3, 31)) == date(2025, 2, 28)


def test_its_scorecard_scores_under_the_version_of_the_day(folder):
    rules = RuleBook.load(folder).get("harbour-2024")
    evidence = [Evidence("安全航次", "航次", "1"), Evidence("碰撞", "碰撞", "2")]
    first, second = (rules.scorecard_on(day).score(evidence) for day in (EARLY, LATE))
    assert isinstance(first, Scored)
    assert isinstance(second, Scored)
    assert (first.total, second.total) == (Decimal("1.5"), Decimal("2"))
    assert first.caps == ("事故合计 3 分，按上限扣 2 分",)
    assert [card.version for card in rules.scorecards] == ["1", "2"]


@pytest.mark.rule("R-2")
def test_a_later_value_follows_an_earlier_one(folder):
    book = RuleBook.load(folder)
    turn = date(2025, 7, 1)
    before, after = (book.get("harbour-2024", day) for day in (turn - timedelta(1), turn))
    assert before.check_grade(Decimal("8.5"), "金") is None
    assert after.check_grade(Decimal("8.5"), "金").article == "2025年修订 4"
    assert book.get("harbour-2024") is after
    first = book.get("harbour-2024", date(1999, 1, 1))
    assert (first.since, first.check_grade(Decimal("8.5"), "金")) == (date(2024, 1, 1), None)


@pytest.mark.rule("D-3")
def test_a_new_scorecard_is_a_new_version(folder):
    book = RuleBook.load(folder)
    cards = [(v.since, v.scorecard_on(v.since).version) for v in _versions(book, 2030)]
    assert cards == [
        (date(2024, 1, 1), "1"),
        (date(2025, 1, 1), "2"),
        (date(2025, 7, 1), "2"),
    ]
    assert _versions(book, 2025) == _versions(book, 2030)[:2]
    assert _versions(book, 1999) == _versions(book, 2030)[:1]


def _versions(book, year):
    return book.versions("harbour-2024", date(year, 1, 1))


def test_provisions_tell_every_value_in_force(folder):
    book = RuleBook.load(folder)
    for id in book.ids:
        provisions = book.get(id).provisions
        assert all(p.rule and p.article and p.first_day and p.text for p in provisions)
    texts = [p.text for p in book.get("harbour-2024", EARLY).provisions]
    assert "金、银两级。" in texts
    assert "金、银两级；金级下限提高到 9 分。" not in texts


def test_a_file_of_the_same_name_replaces_the_shipped_one(tmp_path):
    text = (SHIPPED / "shaanxi-2006.toml").read_text("utf-8")
    (tmp_path / "shaanxi-2006.toml").write_text(text.replace("years = 2", "years = 4"), "utf-8")
    rules = RuleBook.load(tmp_path).get("shaanxi-2006")
    assert rules.last_day(date(2026, 3, 1)) == date(2030, 2, 28)


def test_headers_give_a_rule_set_away(folder):
    book = RuleBook.load(folder)
    for header in ("公共信用积分", "守信得分", "失信扣分", "增信得分"):
        assert book.recognise({"企业名称", header}) == "casmes-2019"
    assert book.recognise({"企业名称", "得分"}) is None
    assert book.recognise({"海港指数"}) == "harbour-2024"
    assert book.recognise({"海港指数", "守信得分"}) is None


@pytest.mark.parametrize("field", ["rule", "article", "first_day", "text"])
@pytest.mark.parametrize("section", [*section_types(), "statement", "scorecard"])
def test_no_value_without_its_citation(tmp_path, section, field):
    shipped = SHIPPED / "casmes-2019.toml"
    name = shipped.name if f"[[{section}]]" in shipped.read_text("utf-8") else "shaanxi-2006.toml"
    head, mark, rest = (SHIPPED / name).read_text("utf-8").partition(f"[[{section}]]")
    bare = re.sub(rf"^{field} = .*\n", "", rest, count=1, flags=re.MULTILINE)
    (tmp_path / name).write_text(head + mark + bare, "utf-8")
    with pytest.raises(RuleSetError) as error:
        RuleBook.load(tmp_path)
    assert str(error.value) == (
        f"{name}: Object missing required field `{field}` - at `{section}[0]`"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('article = "规则 3"', 'article = " "', "`scale[0].article`"),
        ('rule = "R-1"', 'rule = "Rule 1"', "`scale[0].rule`"),
        ("first_day = 2024-01-01\ntext", "first_day = 2024\ntext", "`application[0].first_day`"),
        ("years = 5", "years = 0", "`validity[0].years`"),
        ("places = 1", "places = 1\ncolour = 3", "unknown field `colour`"),
        ("[[ban]]", "[[bann]]", "unknown field `bann`"),
        ("first_day = 2025-07-01", "first_day = 2024-01-01", "grades: two values begin on"),
        ('id = "harbour-2024"', 'id = "port-2024"', "rule set port-2024 stands in port-2024.toml"),
        ('id = "harbour-2024"', 'id = "../x"', "`file.id`"),
        ("lower = 8.5", "lower = 5", "the bounds must fall"),
        ("lower = 8.5", "lower = 6", "two grades with one lower bound"),
        ("lower = 8.5", "lower = 8.55", "more than 1 decimal places"),
        ('refusal = "铜级不予命名"', "", "need the sentence that refuses them"),
        ('meaning = { "金" = "可靠。", ', "meaning = { ", "every grade needs its meaning"),
        ('unnamed = ["铜"]', 'unnamed = ["银"]', "银 stands there twice"),
        ('grades = ["金"]', 'grades = ["铜"]', "announcing: 铜 is not among 金、银"),
        ('honours = { "金"', 'honours = { "白"', "honours: 白 is not among"),
        ("limit = 8 ", "limit = 9 ", "its limits lead off the scale"),
        ("limit = 2 ", "limit = -2 ", "a limit must not be negative"),
        ("base = 2", 'base = 2\nfiled = { compliance = "航行", breach = "事故", credit = "货" }',
         "formula.filed: 货 is not among"),
        ('regex = "H[0-9]{5}"', 'regex = "H["', "is no regular expression"),
        ('example = "H00001"', 'example = "H1"', "does not fit"),
        ('group = "航行"', 'group = "货物"', "scorecard 1: 货物 is not among"),
        ("points = 1.5", "points = -1", "安全航次 cannot give -1 points"),
        ('name = "碰撞"', 'name = "安全 航次"', "安全航次 stands there twice"),
        ('version = "2"', 'version = "1"', "scorecard version: 1 stands there twice"),
        ("[[formula]]", "[formula]", "values stand under [[formula]]"),
        ("maximum = 10", "maximum =", "harbour-2024.toml: "),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(folder, old, new, message):
    found = altered(folder, old, new)
    assert found.startswith(NAME)
    assert message in found


def test_a_missing_section_is_named(folder):
    text = (folder / NAME).read_text("utf-8")
    start = text.index("[[validity]]")
    assert "'validity'" in altered(folder, text[start : text.index("[[upgrade]]")], "")


def test_a_scorecard_needs_a_formula(folder):
    text = (folder / NAME).read_text("utf-8")
    start = text.index("[[formula]]")
    found = altered(folder, text[start : text.index("[[agency]]")], "")
    assert "scorecard 1: no formula is in force on 2024-01-01" in found


@pytest.mark.parametrize("id", ["shaanxi-2006", "casmes-2019"])
def test_no_value_of_the_shipped_rule_sets_stands_in_code(id):
    """Grades, statuses and groups of the files appear in no module of the package."""
    rules = RuleBook.load().get(id)
    words = {f'"{band.grade}"' for band in rules.bands}
    words |= {"存续", "吊销", "陕西", "黑名单", "铜牌", "30000", "30_000", "830", "810"}
    code = "".join(path.read_text("utf-8") for path in SHIPPED.parent.glob("*.py"))
    statements = re.sub(r'""".*?"""', "", code, flags=re.DOTALL)
    assert [word for word in sorted(words) if word in statements] == []
