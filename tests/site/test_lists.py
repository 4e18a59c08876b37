"""Lists: who is on which, in what order, and how they are cut."""

from datetime import date

import pytest
from msgspec.structs import replace

from registry.site import lines
from registry.site.listings import Listing, address, listing, overview
from registry.site.membership import Key, grades_in, lists_of
from tests.site import sample

Found = dict[Key, list[lines.CompanyLine]]


def survey(register: sample.Register) -> Found:
    """Who is on which list."""
    found: Found = {}
    for view in register.companies():
        line = lines.of_company(view)
        for key, _ in lists_of(line):
            found.setdefault(key, []).append(line)
    return found


@pytest.fixture(scope="module")
def found() -> Found:
    """The lists of the sample."""
    return survey(sample.Register())


def codes_in(found: Found, *key: str) -> list[str]:
    """Who is on a list."""
    return [line.code for line in found.get(key, [])]


@pytest.mark.rule("R-18")
def test_bbb_is_listed_like_any_grade(found: Found) -> None:
    """It is public, though announced nowhere."""
    assert codes_in(found, "grade", "shaanxi-2006", "BBB") == [sample.code(2)]


def test_a_grade_not_in_force_is_on_the_list_of_its_state_alone(found: Found) -> None:
    """Void, revoked and lapsed."""
    for number, kind in ((3, "void"), (4, "revoked"), (5, "lapsed")):
        assert codes_in(found, kind) == [sample.code(number)]
        graded = {code for key in found if key[0] == "grade" for code in codes_in(found, *key)}
        assert sample.code(number) not in graded


@pytest.mark.rule("R-24")
def test_a_company_graded_anew_has_not_lapsed() -> None:
    """Its old grade stays on its page; under another rule set it says nothing."""
    anew = sample.company(50, grades=(sample.grade(), sample.ended("lapsed", None)))
    elsewhere = replace(sample.grade(), ruleset="casmes-2019")
    other = sample.company(51, grades=(elsewhere, sample.ended("lapsed", None)))
    found = survey(sample.Register(listed=(anew, other)))
    assert codes_in(found, "lapsed") == [sample.code(51)]


@pytest.mark.rule("R-51")
def test_a_commitment_alone_is_no_grade(found: Found) -> None:
    """The company is under its region and industry, without a grade."""
    code = sample.code(6)
    assert {key[0] for key in found if code in codes_in(found, *key)} == {
        "region",
        "industry",
    }
    line = next(line for line in found["region", "610100"] if line.code == code)
    assert grades_in(("region", "610100"))(line) == ()
    assert [commitment.code for commitment in line.commitments] == [code]


def test_two_rule_sets_give_two_lists_and_one_row_in_a_region(found: Found) -> None:
    """Each list of a grade shows that grade only."""
    code = sample.code(7)
    assert code in codes_in(found, "grade", "casmes-2019", "AAA")
    assert code in codes_in(found, "grade", "shaanxi-2006", "AA")
    line = next(line for line in found["region", "610300"] if line.code == code)
    for key, shown in (
        (("region", "610300"), ["AAA", "AA"]),
        (("grade", "casmes-2019", "AAA"), ["AAA"]),
        (("grade", "shaanxi-2006", "AA"), ["AA"]),
    ):
        assert [grade.grade for grade in grades_in(key)(line)] == shown


@pytest.mark.rule("R-20")
def test_lapsing_goes_by_the_month_of_the_last_day(found: Found) -> None:
    """No list depends on the day of the build."""
    assert codes_in(found, "lapsing", "2027-10") == [sample.code(8)]
    assert sample.code(10) in codes_in(found, "lapsing", "2027-09")


@pytest.mark.rule("P-2")
def test_the_overview_is_ordered_by_kind_and_key_and_holds_lists_of_companies_alone() -> None:
    """None is a ranking."""
    keys = (("void",), ("region", "610300"), ("notices", "2026-11"), ("region", "610100"))
    named = overview(listing(key, "", 1, {}) for key in keys)
    assert [(one.kind, *one.keys) for one in named] == [
        ("region", "610100"),
        ("region", "610300"),
        ("void",),
    ]


def test_a_list_is_called_by_its_words() -> None:
    """In Chinese, without codes."""
    titles = {"shaanxi-2006": "办法"}
    grade = listing(("grade", "shaanxi-2006", "AA"), "AA级", 7, titles)
    assert grade == Listing("grade", ("shaanxi-2006", "AA"), "AA", "办法", 7)
    assert grade.title == "按信用等级：AA"
    assert listing(("lapsing", "2027-09"), "", 1, {}).title == "按届满月份：2027年9月"
    assert listing(("region", "610100"), "陕西省西安市", 1, {}).title == "按注册地区：陕西省西安市"
    assert listing(("void",), "", 0, {}).title == "宣布无效"
    assert listing(("notices-by-kind", "voiding", "2026"), "", 1, {}).name == "无效公告"
    under = listing(("notices-by-ruleset", "shaanxi-2006", "2026"), "", 1, titles)
    assert under.ruleset_title == "办法"


def test_a_list_of_each_kind_has_its_own_place() -> None:
    """And a page that begins with a member has one below it."""
    assert address(("void",)) == "/lists/void/index.html"
    assert address(("void",), "91") == "/lists/void/91.html"
    assert address(("notices", "2026-11")) == "/notices/2026-11/index.html"
    assert address(("commitments", "2026-11")) == "/commitments/2026-11/index.html"
    kind = ("notices-by-kind", "agency_ban", "2026")
    assert address(kind) == "/notices/kind/agency-ban/2026/index.html"
    ruleset = ("notices-by-ruleset", "shaanxi-2006", "2026")
    assert address(ruleset) == "/notices/ruleset/shaanxi-2006/2026/index.html"


@pytest.mark.rule("P-1")
def test_a_company_is_touched_by_its_newest_notice() -> None:
    """And by nothing where no notice named it."""
    touched = {view.code: lines.of_company(view).touched for view in sample.companies()}
    assert touched[sample.code(3)] == date(2026, 3, 1)
    assert touched[sample.code(2)] is None
