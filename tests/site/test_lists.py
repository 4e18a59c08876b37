"""Lists: who is on which, in what order, and how they are cut."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.site import addresses
from registry.site.listings import Listing, listings, sheets
from registry.site.survey import Survey, survey
from tests.site import sample


@pytest.fixture(scope="module")
def found() -> Survey:
    """The survey of the sample."""
    return survey(sample.Register())


def codes_in(found: Survey, *key: str) -> list[str]:
    """Who is on a list."""
    return [row.code for row in found.lists.get(key, [])]


@pytest.mark.rule("R-18")
def test_bbb_is_listed_like_any_grade(found: Survey) -> None:
    """It is public, though announced nowhere."""
    assert codes_in(found, "grade", "shaanxi-2006", "BBB") == [sample.code(2)]


def test_a_grade_not_in_force_is_on_the_list_of_its_state_alone(found: Survey) -> None:
    """Void, revoked and lapsed."""
    for number, kind in ((3, "void"), (4, "revoked"), (5, "lapsed")):
        assert codes_in(found, kind) == [sample.code(number)]
        graded = {
            code for key in found.lists if key[0] == "grade" for code in codes_in(found, *key)
        }
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
def test_a_commitment_alone_is_no_grade(found: Survey) -> None:
    """The company is under its region and industry, without a grade."""
    code = sample.code(6)
    assert {key[0] for key in found.lists if code in codes_in(found, *key)} == {
        "region",
        "industry",
    }
    row = next(row for row in found.lists["region", "610100"] if row.code == code)
    assert row.grades == ()
    assert [line.code for line in found.commitments] == [code]


def test_two_rule_sets_give_two_lists_and_one_row_in_a_region(found: Survey) -> None:
    """Each list of a grade shows that grade only."""
    code = sample.code(7)
    assert code in codes_in(found, "grade", "casmes-2019", "AAA")
    assert code in codes_in(found, "grade", "shaanxi-2006", "AA")
    rows = [row for row in found.lists["region", "610300"] if row.code == code]
    assert [[grade.grade for grade in row.grades] for row in rows] == [["AAA", "AA"]]


@pytest.mark.rule("R-20")
def test_lapsing_goes_by_the_month_of_the_last_day(found: Survey) -> None:
    """No list depends on the day of the build."""
    assert codes_in(found, "lapsing", "2027-10") == [sample.code(8)]
    assert sample.code(10) in codes_in(found, "lapsing", "2027-09")


@pytest.mark.rule("P-2")
def test_every_list_is_ordered_by_code(found: Survey) -> None:
    """None is a ranking."""
    for key in found.lists:
        assert codes_in(found, *key) == sorted(codes_in(found, *key))


def test_every_band_has_a_list_even_an_empty_one(found: Survey) -> None:
    """Links to a grade's list hold whoever is on it."""
    overview = listings(found, tuple(sample.Register().rulesets()))
    assert Listing("grade", ("casmes-2019", "A"), "A", sample.made.CASMES_TITLE, 0) in overview
    assert [entry.kind for entry in overview if not entry.keys] == ["lapsed", "revoked", "void"]
    assert sum(entry.count for entry in overview if entry.kind == "region") == len(found.touched)


def test_a_list_is_called_by_its_words(found: Survey) -> None:
    """In Chinese, without codes."""
    titles = {entry.title for entry in listings(found, tuple(sample.Register().rulesets()))}
    assert {
        "按注册地区：陕西省西安市",
        "按届满月份：2027年9月",
        "按信用等级：AA",
        "宣布无效",
    } <= titles


@pytest.mark.rule("P-1")
def test_a_company_is_touched_by_its_newest_notice(found: Survey) -> None:
    """And by nothing where no notice named it."""
    assert found.touched[sample.code(3)] == date(2026, 3, 1)
    assert found.touched[sample.code(2)] is None


@settings(deadline=None)
@given(st.integers(0, 35), st.integers(1, 9))
def test_sheets_hold_every_row_once_and_link_both_ways(total: int, size: int) -> None:
    """However many rows: nothing lost, nothing twice, neighbours agree."""
    cut = list(sheets(range(total), addresses.commitments, size))
    assert [row for sheet in cut for row in sheet.rows] == list(range(total))
    assert len({sheet.address for sheet in cut}) == len(cut) == cut[0].pages
    for before, after in pairwise(cut):
        assert (before.next, after.previous) == (after.address, before.address)
    assert (cut[0].previous, cut[-1].next) == ("", "")
    assert (cut[0].first, cut[0].last) == (cut[0].address, cut[-1].address)
