"""The statistics of the example register, counted anew from the twins that it publishes."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.release.keeper import Keeper

Figures = dict[str, dict[str, dict[str, int]]]
SHAANXI, CASMES = "shaanxi-2006", "casmes-2019"


@pytest.fixture(scope="module")
def figures(kept: Keeper) -> Figures:
    """Every table on the pages: by its id, row and column."""
    found: Figures = {}
    for file in sorted((kept.site / "statistics").glob("*.html")):
        for section in re.split(r'<section aria-labelledby="', file.read_text("utf-8"))[1:]:
            name, _, rest = section.partition('"')
            heads = re.findall(r'<th scope="col">(.*?)</th>', rest)[1:]
            rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', rest, re.DOTALL)
            found[name] = {
                unescape(label): dict(
                    zip(
                        map(unescape, heads),
                        map(int, re.findall(r">(\d+)</td>", cells)),
                        strict=True,
                    )
                )
                for label, cells in rows
            }
    return found


@pytest.fixture(scope="module")
def companies(kept: Keeper) -> list[dict[str, Any]]:
    return list(_twins(kept.site, "companies"))


def test_each_rule_set_has_its_tables_and_all_its_grades_in_them(
    figures: Figures, companies: list[dict[str, Any]]
) -> None:
    for ruleset in (SHAANXI, CASMES):
        valid = [grade for _, grade in _grades(companies, ruleset) if grade["status"] == "valid"]
        assert len(valid) > 50
        wanted = Counter(grade["grade"] for grade in valid)
        assert _column(figures[f"grade-{ruleset}"], "等级数") == wanted
        for kind in ("region", "industry"):
            table = figures[f"{kind}-{ruleset}"]
            assert sum(row["合计"] for row in table.values()) == len(valid)
            for grade in wanted:
                assert sum(row[grade] for row in table.values()) == wanted[grade]


def test_regions_and_industries(figures: Figures, companies: list[dict[str, Any]]) -> None:
    for ruleset in (SHAANXI, CASMES):
        where, trade = Counter[str](), Counter[str]()
        for company, grade in _grades(companies, ruleset):
            if grade["status"] == "valid":
                where[company["region"]["zh"]] += 1
                trade[company["industry"]["zh"] or "未载明"] += 1
        told = figures[f"region-{ruleset}"]
        for place, number in where.items():
            [label] = [label for label in told if place.endswith(label)]
            assert told[label]["合计"] == number
        assert _column(figures[f"industry-{ruleset}"], "合计") == trade


def test_scores_are_those_that_are_published(
    figures: Figures, companies: list[dict[str, Any]]
) -> None:
    for ruleset in (SHAANXI, CASMES):
        scores = [
            float(grade["score"])
            for _, grade in _grades(companies, ruleset)
            if grade["status"] == "valid" and grade["score"] is not None
        ]
        for label, row in figures[f"score-{ruleset}"].items():
            low, _, high = label.partition("–")
            inside = [score for score in scores if int(low) <= score < int(high or low) + 1]
            assert row["等级数"] == len(inside), label
        assert sum(_column(figures[f"score-{ruleset}"], "等级数").values()) == len(scores)


@pytest.mark.rule("R-31")
def test_years_in_which_grades_began_and_ended(
    figures: Figures, companies: list[dict[str, Any]]
) -> None:
    for ruleset in (SHAANXI, CASMES):
        years = Counter(
            f"{grade['valid_from'][:4]}年"
            for _, grade in _grades(companies, ruleset)
            if grade["status"] != "void"
        )
        assert _column(figures[f"begun-{ruleset}"], "合计") == years
    words = {"lapsed": "届满失效", "revoked": "已撤销", "void": "宣布无效"}
    for status, word in words.items():
        ended = Counter(
            f"{(grade['ended_by'] or {'day': grade['valid_until']})['day'][:4]}年"
            for _, grade in _grades(companies)
            if grade["status"] == status
        )
        assert ended and _column(figures["ended"], word) == ended


@pytest.mark.rule("R-21")
def test_months_in_which_grades_lapse(figures: Figures, companies: list[dict[str, Any]]) -> None:
    months = Counter(
        f"{grade['valid_until'][:4]}年{int(grade['valid_until'][5:7])}月"
        for _, grade in _grades(companies)
        if grade["status"] == "valid"
    )
    assert _column(figures["lapsing"], "合计") == months


def test_notices_by_year_and_kind(kept: Keeper, figures: Figures) -> None:
    words = {"grade": "等级公告", "revocation": "撤销公告", "voiding": "无效公告"}
    notices = [told for told in _twins(kept.site, "notices") if "kind" in told]  # no stubs
    assert sum(sum(row.values()) for row in figures["notices"].values()) == len(notices)
    for kind, word in words.items():
        years = Counter(f"{one['day'][:4]}年" for one in notices if one["kind"] == kind)
        assert years and _column(figures["notices"], word) == years


def test_a_picture_shows_the_numbers_of_its_table(kept: Keeper, figures: Figures) -> None:
    """In the same order, as text, with a name and without styles or scripts of its own."""
    for file in sorted((kept.site / "statistics").glob("*.html")):
        text = file.read_text("utf-8")
        pictures = re.findall(r"<svg class=\"chart\".*?</svg>", text, re.DOTALL)
        assert pictures
        for picture in pictures:
            assert not re.search(r"style|<script|\bon\w+=|href", picture)
            [(name, at)] = re.findall(r'<title id="(.*?)-(\d+)-t">', picture)
            numbers = re.findall(r'<text [^>]*fill="currentColor">(\d+)</text>', picture)
            table = figures[name]
            column = list(next(iter(table.values())))[int(at)]
            assert list(map(int, reversed(numbers))) == [row[column] for row in table.values()]


def test_tiles_show_the_numbers_of_their_cities(kept: Keeper, figures: Figures) -> None:
    """Each city of the table has its number on its tile; who has no tile is told of."""
    text = (kept.site / "statistics/places.html").read_text("utf-8")
    for ruleset in (SHAANXI, CASMES):
        [desc] = re.findall(rf'<desc id="tiles-{ruleset}-d">(.*?)。</desc>', text)
        tiles = {f"{city}市": int(n) for city, n in (one.split(" ") for one in desc.split("；"))}
        table = figures[f"region-{ruleset}"]
        assert len(tiles) == 10
        assert {city: table[city]["合计"] if city in table else 0 for city in tiles} == tiles
        outside = sum(row["合计"] for row in table.values()) - sum(tiles.values())
        section = text.partition(f'id="region-{ruleset}"')[2].partition("</section>")[0]
        assert (f"另有 {outside} 个等级" in section) == bool(outside)


def test_no_page_tells_the_day_of_the_build(kept: Keeper) -> None:
    for file in (kept.site / "statistics").glob("*.html"):
        assert not re.search(r"2026-11-22|2026年11月22日", file.read_text("utf-8"))


def _twins(site: Path, folder: str) -> Iterator[dict[str, Any]]:
    for file in sorted((site / folder).rglob("*.json")):
        yield json.loads(file.read_text("utf-8"))


def _grades(
    companies: list[dict[str, Any]], ruleset: str = ""
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for company in companies:
        for grade in company.get("grades", ()):  # a stub has none
            if not ruleset or grade["ruleset"] == ruleset:
                yield company, grade


def _column(table: dict[str, dict[str, int]], name: str) -> dict[str, int]:
    """A column without its noughts, which a count does not have."""
    return {label: row[name] for label, row in table.items() if row[name]}
