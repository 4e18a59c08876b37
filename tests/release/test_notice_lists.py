"""What an act changes of the notices' lists and feeds, and that nothing more is read or written."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.identity import codes
from registry.release.memory.named import Named, Pair
from registry.release.memory.notices import Notices
from tests.examples.desk import FILINGS, Desk
from tests.release.erasing import (
    AFTER,
    BESIDE,
    TOGETHER,
    copied,
    erase,
    erasure,
    filed,
    keeper_of,
    result,
)
from tests.release.keeper import LATE, Keeper
from tests.release.test_lists import opened
from tests.site.conftest import tree

_OF_NOTICES = ("notices/kind/", "notices/ruleset/", "feeds/kind/", "feeds/region/")
ANOTHER = codes.complete("91610102", "MAER0004")
PAIRS = st.tuples(st.sampled_from("abc"), st.sampled_from(["610100", "610200"]))


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    paths = {path for path in before.keys() | after.keys() if path.startswith(_OF_NOTICES)}
    return sorted(path for path in paths if before.get(path) != after.get(path))


def test_an_act_changes_one_of_each(erasable: Keeper, tmp_path: Path) -> None:
    """One page of its kind and of its rule set, one feed of its kind and of its region."""
    keeper = copied(erasable, tmp_path)
    before = tree(keeper.site)
    act = result(ANOTHER, "西安另一家有限公司", "秦信协〔2023〕93号", "2023-07-03")
    Desk(tmp_path).taken([filed(tmp_path, "later", act)])
    keeper.build(AFTER)
    assert changed(before, tree(keeper.site)) == [
        "feeds/kind/grade.atom",
        "feeds/region/610100.atom",
        "notices/kind/grade/2023/index.html",
        "notices/ruleset/shaanxi-2006/2023/index.html",
    ]


@pytest.mark.rule("P-5")
def test_feeds_of_regions_follow_companies(erasable: Keeper, tmp_path: Path) -> None:
    """Of two companies that a notice names one moves away, then the other one is erased."""
    keeper = copied(erasable, tmp_path)
    moved = {
        "kind": "company",
        "code": BESIDE,
        "name": "西安寻常有限公司",
        "region": "610300",
        "as_of": "2023-07-05",
    }
    assert announces(keeper, "610100") and not announces(keeper, "610300")
    Desk(tmp_path).taken([filed(tmp_path, "moved", moved)])
    keeper.build(AFTER)
    assert announces(keeper, "610100") and announces(keeper, "610300")
    erase(keeper, erasure(code=TOGETHER))
    assert not announces(keeper, "610100") and announces(keeper, "610300")
    keeper.build(AFTER, keeper.folder / "anew")
    assert tree(keeper.folder / "anew") == tree(keeper.site)


def test_a_region_of_which_nothing_is_announced_has_a_feed(tmp_path: Path) -> None:
    """Its list leads there; of a past list there is no notice."""
    keeper = keeper_of(tmp_path)
    for number, region in enumerate(("610100", "610800")):
        who = {"name": "往昔有限公司", "code": codes.complete("91610102", f"MAER000{number}")}
        past = {"kind": "past_grade", **who, "grade": "A", "announced": "2022-03-01"}
        where = {"kind": "company", **who, "region": region, "as_of": "2022-03-01"}
        Desk(tmp_path).taken(
            [filed(tmp_path, f"{one['kind']}{number}", one) for one in (past, where)]
        )
        keeper.build(AFTER)
        told = (keeper.site / f"feeds/region/{region}.atom").read_text("utf-8")
        assert "<feed" in told and "<entry" not in told


@pytest.mark.rule("P-5")
def test_a_notice_that_names_nobody_of_a_region_any_more_leaves_its_feed(tmp_path: Path) -> None:
    """A commitment goes with the notice that published it, and so from the one that withdrew it."""
    Desk(tmp_path).taken(sorted(FILINGS.iterdir()))
    keeper = keeper_of(tmp_path)
    keeper.build(LATE)
    feed = keeper.site / "feeds/region/610600.atom"
    assert "commitment_withdrawal" in feed.read_text("utf-8")
    gone = erasure(erased="秦信协〔2025〕9号", day="2026-11-20")
    Desk(tmp_path).taken([filed(tmp_path, "gone", gone)])
    keeper.build(LATE)
    assert "commitment_withdrawal" not in feed.read_text("utf-8")
    assert list((keeper.site / "notices/kind/commitment-withdrawal").rglob("*.html"))
    keeper.build(LATE, keeper.folder / "anew")
    assert tree(keeper.folder / "anew") == tree(keeper.site)


def announces(keeper: Keeper, region: str) -> bool:
    """Whether the feed of a region has the notice about both."""
    return "92号" in (keeper.site / f"feeds/region/{region}.atom").read_text("utf-8")


@settings(max_examples=100)
@given(st.lists(st.lists(PAIRS, max_size=6), max_size=5))
def test_a_region_is_known_as_long_as_a_company_of_it_is_named(states: list[list[Pair]]) -> None:
    """Whatever comes and goes, what is remembered is what the last state names."""
    memory = opened()
    named, known = Named(memory), Counter[Pair]()
    for state in states:
        now = Counter(state)
        change = Counter(now)
        change.subtract(known)
        named.change(change)
        known = now
    for notice in "abc":
        assert named.regions(notice) == {region for one, region in known if one == notice}


@pytest.mark.parametrize("wanted", [{}, {"kind": "grade"}, {"region": "610100"}])
def test_the_newest_are_found_without_looking_at_all(wanted: dict[str, str]) -> None:
    """Days are walked backwards until there are enough; nothing is sorted, no index is made."""
    memory = opened()
    asked: list[str] = []
    memory.sql.set_trace_callback(asked.append)
    assert Notices(memory).latest(50, date(2026, 11, 22), **wanted) == []
    memory.sql.set_trace_callback(None)
    plan = [row[3] for row in memory.sql.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert plan[0].startswith("SEARCH p USING PRIMARY KEY")
    assert not [step for step in plan if "TEMP B-TREE" in step or "AUTOMATIC" in step]
