"""What is counted, how it stands in tables, how tables are drawn."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from registry.release.memory.counts import Counts
from registry.release.memory.store import Memory
from registry.site import charts, lines, tables
from registry.site.counting import counted, counted_at_ends
from registry.site.tables import Row, Table
from tests.site import sample
from tests.views_register import REGISTER

RULESET = next(one for one in REGISTER.rulesets() if one.id == "shaanxi-2006")


def keys(*grades: object) -> list[tuple[str, ...]]:
    view = next(iter(sample.Register().companies()))
    return list(counted(lines.of_company(replace(view, grades=grades))))


@pytest.mark.rule("R-31")
def test_a_void_grade_began_in_no_year_and_ended_in_that_of_its_notice() -> None:
    void = sample.ended("void", sample.VOIDING)
    assert keys(void) == [("ended", str(sample.VOIDING.day.year), "void")]


def test_a_grade_that_was_replaced_has_not_ended_and_one_without_a_score_has_none() -> None:
    assert [key[0] for key in keys(sample.ended("superseded", None))] == ["begun"]
    kinds = [key[0] for key in keys(sample.grade(score=None))]
    assert kinds == ["grade", "region", "industry", "lapsing", "begun"]


def test_scores_are_cut_down_to_whole_points_and_into_classes() -> None:
    assert ("score", "shaanxi-2006", "89") in keys(sample.grade(score=Decimal("89.99")))
    few = tables.scores({("score", RULESET.id, "89"): 2, ("score", RULESET.id, "91"): 1}, RULESET)
    assert few.rows == (Row("89", (2,)), Row("90", (0,)), Row("91", (1,)))
    wide = tables.scores({("score", RULESET.id, "61"): 2, ("score", RULESET.id, "100"): 1}, RULESET)
    assert (wide.rows[0], wide.rows[-1]) == (Row("60–61", (2,)), Row("100", (1,)))
    assert len(wide.rows) == 21


@pytest.mark.rule("P-2")
def test_places_stand_by_code_and_many_of_them_by_province() -> None:
    def table(codes: dict[str, int]) -> Table:
        return tables.places(
            {("region", RULESET.id, c, "AA"): n for c, n in codes.items()}, RULESET
        )

    few = table({"610300": 1, "610100": 2, "": 4})
    assert [(row.label, row.numbers[-1]) for row in few.rows] == [
        ("未载明", 4),
        ("西安市", 2),
        ("宝鸡市", 1),
    ]
    cities = [f"{province}0{city}00" for province in (13, 14, 21, 37, 41) for city in range(1, 10)]
    many = table(dict.fromkeys(cities, 1))
    assert (many.rows[0].label, many.rows[0].numbers[-1]) == ("河北省", 9)
    assert len(many.rows) == 5


def test_months_without_a_lapse_stand_between_others() -> None:
    found = {("lapsing", "2027-11", RULESET.id): 1, ("lapsing", "2028-02", RULESET.id): 3}
    rows = tables.lapsing(found, [RULESET]).rows
    assert [row.label for row in rows] == ["2027年11月", "2027年12月", "2028年1月", "2028年2月"]
    assert [row.numbers for row in rows] == [(1, 1), (0, 0), (0, 0), (3, 3)]


def test_a_picture_has_a_name_its_numbers_as_text_and_no_style() -> None:
    long = "电力、热力、燃气及水生产和供应业"
    table = Table(
        id="industry-x",
        kind="industry",
        about="办法<一>",
        head="行业门类",
        columns=("合计",),
        drawn=(0,),
        rows=(Row(long, (7,)), Row("教育", (0,))),
    )
    picture = charts.drawn(table, 0)
    assert picture == charts.drawn(table, 0)
    root = ET.fromstring(picture)
    parts = {part.get("id"): part.text for part in root if part.get("id")}
    assert root.get("aria-labelledby") == " ".join(map(str, parts))
    assert list(parts.values()) == [f"{table.title}：合计", f"{long} 7；教育 0。"]
    texts = [part.text for part in root.iter("text") if part.text]
    assert sorted(texts) == sorted(["电力、热力、燃气及…", "教育", "7", "0"])
    assert not any(part.tag in ("style", "script") or part.get("style") for part in root.iter())
    bars = [float(part.get("width", "")) for part in root.iter("rect")][1:]
    assert bars[0] == 0 < bars[1]


def test_there_is_no_picture_of_nothing() -> None:
    assert charts.drawn(tables.grades({}, RULESET), 0) == ""
    assert tables.ended({}).rows == tables.notices({}).rows == tables.lapsing({}, []).rows == ()


def test_counts_follow_what_changes_and_forget_what_is_none(tmp_path: Path) -> None:
    memory = Memory.made(tmp_path / "memory")
    counts, one, other = Counts(memory), ("grade", "x", "A"), ("grade", "x", "AA")
    counts.change((), [one, one, other])
    assert counts.all() == Counter({one: 2, other: 1})
    counts.change([one, other], [one])
    counts.change([one], ())
    assert counts.all() == {one: 1}
    memory.drop()


@pytest.mark.rule("R-31")
def test_the_end_of_a_year_counts_what_the_register_showed_then() -> None:
    """E-6: a grade that was declared void later was in force at the ends of years before."""
    void = sample.ended("void", replace(sample.VOIDING, day=date(2026, 3, 1)))
    void = replace(void, valid_from=date(2024, 6, 1), valid_until=date(2026, 5, 31))
    line = lines.of_company(sample.company(1, grades=(void,)))
    found = list(counted_at_ends(line))
    what = (void.ruleset, void.grade)
    assert found == [("since", "2024"), ("end", "2024", *what), ("end", "2025", *what)]
