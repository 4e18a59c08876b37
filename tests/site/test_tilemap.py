"""Cities as tiles: where a province's arrangement fits, and never where it does not."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.identity import regions
from registry.identity.gazetteer import places
from registry.site import tilemap
from registry.site.tilemap import LEVELS, drawn, level, of, steps

SHAANXI = {
    "610100": "西安", "610200": "铜川", "610300": "宝鸡", "610400": "咸阳", "610500": "渭南",
    "610600": "延安", "610700": "汉中", "610800": "榆林", "610900": "安康", "611000": "商洛",
}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


def test_every_city_has_a_tile_with_its_number_at_a_place_of_its_own() -> None:
    told = of("t", {"610100": 7, "610102": 2, "610700": 1})
    assert told is not None
    assert {tile.code: tile.name for tile in told.tiles} == SHAANXI
    assert {tile.code: tile.number for tile in told.tiles if tile.number} == {
        "610100": 9,
        "610700": 1,
    }
    taken = {(tile.column, tile.row) for tile in told.tiles}
    assert len(taken) == len(told.tiles) and told.outside == 0


@pytest.mark.parametrize("province", tilemap._arrangements())
def test_an_arrangement_has_the_cities_of_its_province(province: str) -> None:
    """Those of the standard, all of them and no others; none is drawn over another."""
    standing = {place.code for place in places() if place.current}
    inside = {code for code in standing if code.startswith(province)} - {f"{province}0000"}
    tiles = tilemap._arrangements()[province]["tiles"]
    assert tiles.keys() == {regions.city(code) for code in inside}
    assert len(set(map(tuple, tiles.values()))) == len(tiles)


def test_directions_are_those_of_the_country() -> None:
    told = of("t", {"610100": 1})
    assert told is not None
    at = {tile.name: (tile.column, tile.row) for tile in told.tiles}
    assert at["榆林"][1] < at["延安"][1] < at["铜川"][1] < at["西安"][1] < at["安康"][1]
    assert at["宝鸡"][0] < at["咸阳"][0] < at["西安"][0] < at["渭南"][0]
    assert at["汉中"][0] < at["安康"][0] < at["商洛"][0]


def test_what_has_no_tile_is_told() -> None:
    told = of("t", {"610100": 4, "": 2, "610000": 1, "510100": 1})
    assert told is not None and told.outside == 4


@pytest.mark.parametrize(
    "counted", [{}, {"": 4}, {"510100": 3}, {"610100": 1, "110000": 1}, {"610100": 2, "": 2}]
)
def test_where_no_arrangement_fits_there_is_none(counted: dict[str, int]) -> None:
    assert of("t", counted) is None


@given(st.integers(0, 500), st.integers(1, 500))
def test_more_is_never_hatched_less(number: int, most: int) -> None:
    number = min(number, most)
    assert level(0, most) == 0 and level(most, most) == LEVELS
    assert level(number, most) <= level(min(number + 1, most), most)
    assert (level(number, most) == 0) == (number == 0)


@given(st.integers(1, 300))
def test_the_key_has_every_number_once(most: int) -> None:
    told = of("t", {"610100": most})
    assert told is not None
    found: list[int] = []
    for one, said, _ in steps(told):
        first, _, last = said.partition("–")
        numbers = range(int(first), int(last or first) + 1)
        assert {level(number, most) for number in numbers} == {one}
        found += numbers
    assert found == list(range(most + 1))


def test_it_is_drawn_without_style_and_says_itself_in_words() -> None:
    told = of("t", {"610100": 12, "610800": 1})
    assert told is not None
    picture = ET.fromstring(str(drawn(told)))
    texts = [one.text for one in picture.iter("text")]
    assert texts[-2:] == ["商洛", "0"] and "西安" in texts and "12" in texts
    desc = next(picture.iter("desc")).text or ""
    assert "西安 12" in desc and "榆林 1" in desc
    assert not any("style" in one.attrib or one.attrib.get("fill", "").startswith("#")
                   for one in picture.iter())  # fmt: skip
    used = {one.attrib["fill"] for one in picture.iter("rect") if "(" in one.attrib["fill"]}
    patterns = {f"url(#{one.attrib['id']})" for one in picture.iter("pattern")}
    assert used <= patterns
